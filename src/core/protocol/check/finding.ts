import type { Fact } from '../facts.ts';

/** The safety laws of design README §5, by the name a reader sees. */
export const laws = {
  L1: 'Wat tot melden verplicht, leidt altijd tot melden',
  L2: 'Elk pad heeft een uitkomst, met iets om vast te leggen, en draait niet rond',
  L3: 'Niet gevraagd of twijfel telt nooit als nee, en een plicht verdwijnt niet stil',
  L4: 'Hulp eindigt in een terugblik met een dag, en anders in opnieuw wegen of melden',
  L5: 'Iedereen kan altijd melden en alarm slaan',
  L6: 'Voor elke plicht is er iemand, ook als een ander is uitgesloten',
  L7: 'Wat de wet van een meldcode vraagt, is er',
} as const;

export type Law = keyof typeof laws;

export type LawFinding = {
  readonly law: Law;
  /** What it is about: a question, act, role, signal or element (C-3). The word that `accepted` names. */
  readonly what: string;
  readonly says: string;
  /** The shortest way there, in order of time; empty when the document itself shows it. */
  readonly path: readonly Fact[];
  /** Met by the national overlay or accepted in the file; `open` makes the check fail. */
  readonly status: 'open' | 'overlay' | 'accepted';
  /** The overlay rule that meets it, or the reason why it was accepted. */
  readonly by: string | null;
  /** What it has in common with others, such as one role that is missed at many acts, and what is its own. */
  readonly group?: { readonly head: string; readonly own: string };
};

/** A finding that nothing meets. */
export function fault(law: Law, what: string, says: string, path: readonly Fact[] = []): LawFinding {
  return { law, what, says, path, status: 'open', by: null };
}
