import type { Code } from '../../core/protocol/code.ts';
import type { Source } from '../../core/protocol/protocol.schema.ts';
import type { WhyProps } from '../../ui/dossier/why.tsx';

export function sourceOf({ protocol, overlay }: Code, { doc, at }: Source): WhyProps['source'] {
  const document = protocol.documents[doc] ?? overlay.documents[doc];
  return { document: document?.title ?? protocol.title, section: at };
}

/** Why an act is asked: its rule in plain words, with the place to check it and whose rule it is. */
export function whyOf(code: Code, id: string): WhyProps | undefined {
  const act = code.acts.get(id);
  if (act !== undefined) return { says: act.says, source: sourceOf(code, act.source), origin: act.origin };
  const question = code.questions.get(id);
  if (question !== undefined) return { says: question.asks, source: sourceOf(code, question.source), origin: 'own' };
  return undefined;
}

const laws: Readonly<Record<string, string>> = {
  'L-1': 'Wat over veiligheid is gezegd, blijft meetellen. Het verdwijnt niet door een ander antwoord.',
  'L-3': 'Niet gevraagd, niet bekend of twijfel telt nooit als nee. Een plicht om te melden verdwijnt niet vanzelf.',
};

/** Why something asks for a reason: the rule behind the warning, in plain words. */
export function whyWarned(code: Code, rule: string, source: Source): WhyProps {
  const act = whyOf(code, rule);
  if (act !== undefined) return act;
  const national = code.rules.find(({ id }) => id === rule);
  const says = national?.says ?? laws[rule] ?? 'Dit staat in de code van uw organisatie.';
  return { says, source: sourceOf(code, source), origin: national === undefined ? 'own' : 'national' };
}

export const flagNames: Readonly<Record<string, string>> = {
  acute: 'acute onveiligheid',
  structural: 'structurele onveiligheid',
  disclosure: 'onthulling: het kind of een ander slachtoffer vertelt het uit zichzelf',
  serious_injury: 'ernstig letsel',
  unprotected: 'onvoldoende bescherming',
  recurrence: 'onveiligheid die terugkomt',
  no_lasting_safety: 'geen blijvende veiligheid te verwachten',
  special_form: 'een bijzondere vorm, zoals eergerelateerd geweld',
  danger_now: 'direct gevaar op dit moment',
};
