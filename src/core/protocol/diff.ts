import { changedThings } from './diff/things.ts';
import type { Code } from './code.ts';

/** One difference between two codes, in Dutch. */
export type Difference = {
  /** The part of the code: roles, steps, acts, questions, signals, contacts, terms. */
  readonly part: string;
  readonly id: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly says: string;
};

/** What changed from one code to the other, in plain Dutch. Empty: nothing that has an effect. */
export function diff(from: Code, to: Code): readonly Difference[] {
  return changedThings(from, to);
}
