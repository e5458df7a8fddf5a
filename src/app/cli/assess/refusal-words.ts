import type { Refusal } from '../../../core/dossier/decide.ts';

/** Why an entry is refused, with the word it is about. */
export function sayRefusal(refusal: Refusal): string {
  const about = Object.entries(refusal).find(([key]) => key !== 'code')?.[1];
  return words[refusal.code].replace('…', about ?? '');
}

const words: Readonly<Record<Refusal['code'], string>> = {
  AlreadyOpen: 'Het dossier is al geopend.',
  NotOpen: 'Het dossier is niet open. Begin met DossierOpened, of heropen het eerst.',
  NotClosed: 'Het dossier is niet gesloten, dus heropenen kan niet.',
  UnknownEntry: 'De regel "…" staat niet eerder in dit dossier.',
  AlreadyWithdrawn: 'De regel "…" is al ingetrokken.',
  NotCorrectable: 'De regel "…" gaat over het dossier zelf en kan niet worden veranderd.',
  OtherKind: 'De regel "…" is van een andere soort dan wat ervoor in de plaats komt.',
  AlreadyRecorded: 'De regel "…" staat al in dit dossier.',
  UnknownChild: 'Het kind "…" staat niet in dit dossier.',
  AlreadyInDossier: 'Het kind "…" staat al in dit dossier.',
  InTheFuture: 'De dag … ligt later dan het moment van vastleggen of dan nu.',
  OtherProtocol: 'Het protocol "…" is niet het protocol van deze beoordeling, en hoort ook niet bij Pluis.',
  SameProtocol: 'Het protocol "…" geldt hier al.',
  OtherLocation: 'Het protocol geldt niet voor deze soort locatie: "…".',
  UnknownAct: 'De handeling "…" staat niet in de code.',
  UnknownQuestion: 'De vraag "…" staat niet in de code.',
  UnknownPrintedCode: 'Het antwoord "…" staat niet bij deze vraag in de code.',
  UnknownRole: 'De rol "…" staat niet in de code.',
  UnknownForm: 'Het formulier "…" staat niet in de code.',
  NotSkippable: 'De handeling "…" is de melding. Die kan niet worden overgeslagen.',
};
