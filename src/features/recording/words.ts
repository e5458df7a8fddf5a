import type { Content, DossierEvent } from '../../core/dossier/events.schema.ts';
import type { Code, CodeAct } from '../../core/protocol/code.ts';
import type { Source } from '../../core/protocol/protocol.schema.ts';
import type { SkipGround } from '../../core/protocol/words.ts';
import type { WhyProps } from '../../ui/dossier/why.tsx';
import { formByType } from './forms.ts';

export function sourceOf({ protocol, overlay }: Code, { doc, at }: Source): WhyProps['source'] {
  const document = protocol.documents[doc] ?? overlay.documents[doc];
  return { document: document?.title ?? protocol.title, section: at };
}

/** The rule of an act in plain words, with the place to check it and whose rule it is. */
export function whyOf(code: Code, act: CodeAct): WhyProps {
  return { says: act.says, source: sourceOf(code, act.source), origin: act.origin };
}

const others: Partial<Record<DossierEvent['type'], string>> = {
  DossierOpened: 'Dossier geopend',
  RouteChosen: 'Route gekozen',
  ProtocolChanged: 'Andere code gekozen',
  QuestionWeighed: 'Een vraag van de weging',
  DecisionTaken: 'Een besluit',
  ReportMade: 'Een melding',
  HelpPlanned: 'Een hulpplan',
  ActSkipped: 'Iets overgeslagen, met reden',
  EntryWithdrawn: 'Een regel ingetrokken',
  EntryCorrected: 'Een regel verbeterd',
  DossierClosed: 'Dossier gesloten',
  DossierReopened: 'Dossier heropend',
};

export function titleOfEntry(type: DossierEvent['type'] | Content['type']): string {
  return formByType.get(type)?.title ?? others[type] ?? 'Iets anders';
}

export const groundWords: Readonly<Record<SkipGround, string>> = {
  safety: 'Het is nu niet veilig voor het kind, voor u of voor anderen',
  not_approachable: 'Ouders zijn nu niet aanspreekbaar',
  breaking_contact: 'Er zijn goede redenen om te denken dat ouders het contact dan verbreken',
  expert_first: 'Eerst moet een deskundige worden gevraagd',
  other: 'Een andere reden',
};
