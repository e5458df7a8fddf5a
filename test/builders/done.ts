import type { Result } from '../../src/core/kernel/kernel.ts';

/** What came of an act that a test only needs done; throws when it was refused. */
export function done<T, E>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}
