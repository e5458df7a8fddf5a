import { changedThings, type Difference } from './diff/things.ts';
import type { Code } from './code.ts';

/** What changed from one code to the other, in plain Dutch. Empty: nothing that has an effect. */
export function diff(from: Code, to: Code): readonly Difference[] {
  return changedThings(from, to);
}
