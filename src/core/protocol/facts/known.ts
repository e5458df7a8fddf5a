import type { Code } from '../code.ts';

/** What facts may speak of under one code. */
export type Known = {
  readonly questions: readonly string[];
  readonly acts: readonly string[];
  readonly reportActs: ReadonlySet<string>;
  readonly roles: readonly string[];
  readonly teams: readonly string[];
};

/** The acts of the code and all acts of the overlay: those can be recorded also where their rule is silent. */
export function knownTo(code: Code): Known {
  const { protocol, overlay } = code;
  const acts = [...protocol.acts, ...overlay.rules.flatMap((rule) => rule.acts)];
  return {
    questions: protocol.questions.map(({ id }) => id),
    acts: [...new Set(acts.map(({ id }) => id))],
    reportActs: new Set(acts.flatMap(({ id, does }) => (does === 'report' ? [id] : []))),
    roles: Object.keys(protocol.roles),
    teams: Object.keys(protocol.teams),
  };
}
