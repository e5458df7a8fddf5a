import { roleInSentence } from '../../core/protocol/role-name.ts';
import { entriesOf } from '../../core/dossier/dossier.ts';
import type { Code } from '../../core/protocol/code.ts';
import type { PrintedAnswer, Source } from '../../core/protocol/protocol.schema.ts';
import type { FlagId, LocationKind } from '../../core/protocol/words.ts';
import type { OpenCase } from '../../platform/cases/cases.ts';
import type { Reader } from '../../platform/cases/readers.ts';
import type { WhyProps } from '../../ui/dossier/why.tsx';

/** Those of the roles and teams that exist in this kind of location, by name. */
export function rolesHere({ protocol }: Code, kind: LocationKind, ids: readonly string[]): readonly string[] {
  return ids.filter((id) => (protocol.roles[id] ?? protocol.teams[id])?.name[kind] !== undefined);
}

export function namesHere(code: Code, kind: LocationKind, ids: readonly string[]): string {
  return rolesHere(code, kind, ids)
    .map((id) => roleInSentence(code, kind, id))
    .join(' of ');
}

export function sourceOf({ protocol, overlay }: Code, { doc, at }: Source): WhyProps['source'] {
  const document = protocol.documents[doc] ?? overlay.documents[doc];
  return { document: document?.title ?? protocol.title, section: at };
}

export function sourceLine(code: Code, source: Source): string {
  const { document, section } = sourceOf(code, source);
  return section === undefined ? document : `${document}, ${section}`;
}

/** Why an act is asked: its rule in plain words, with the place to check it and whose rule it is. */
export function whyOf(code: Code, id: string): WhyProps | undefined {
  const act = code.acts.get(id);
  if (act !== undefined) return { says: act.says, source: sourceOf(code, act.source), origin: act.origin };
  const question = code.questions.get(id);
  if (question !== undefined) return { says: question.asks, source: sourceOf(code, question.source), origin: 'own' };
  return undefined;
}

/** A printed answer with its letter or word, said once where the text begins with it. */
export function printed({ code, says }: PrintedAnswer): string {
  return says.startsWith(code) ? says : `${code}. ${says}`;
}

export const flagNames: Readonly<Record<FlagId, string>> = {
  acute: 'Acute onveiligheid',
  structural: 'Structurele onveiligheid',
  disclosure: 'Onthulling',
  serious_injury: 'Geweld met ernstig letsel',
  unprotected: 'Te weinig bescherming',
  recurrence: 'Onveiligheid die doorgaat of terugkomt',
  no_lasting_safety: 'Geen blijvende veiligheid te verwachten',
  special_form: 'Een bijzondere vorm, zoals eergerelateerd geweld',
  danger_now: 'Direct gevaar op dit moment',
};

export const answerWords = { yes: 'ja', no: 'nee', doubt: 'twijfel' } as const;

export function staffName({ staffNames }: Pick<OpenCase, 'staffNames'>, id: string): string {
  return [...staffNames].find(([staff]) => staff === id)?.[1] ?? 'een collega';
}

/** Who reads the dossier today, by name; null where nobody else is named. */
export function readersIn(readers: readonly Reader[]): string | null {
  const names = [...new Set(readers.filter(({ sight }) => sight === 'all').map(({ name }) => name))];
  return names.length === 0 ? null : names.join(', ');
}

/** The ids of the code's acts that an entry of this kind fulfils, at this kind of location. */
export function actsOf({ code, location }: OpenCase, entry: 'QuestionWeighed'): readonly string[] {
  return [...code.acts.values()]
    .filter((act) => act.entry === entry && isHere(code, location.kind, act.by))
    .map(({ id }) => id);
}

function isHere(code: Code, kind: LocationKind, by: readonly string[]): boolean {
  return by.includes('anyone') || rolesHere(code, kind, by).length > 0;
}

export function lastEntryId({ dossier }: OpenCase): string {
  return entriesOf(dossier).at(-1)?.id ?? '';
}
