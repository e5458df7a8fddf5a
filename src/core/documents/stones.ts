import type { AssessedStep } from '../assess/steps.ts';
import type { PrintedStone, StoneState } from './printed.ts';
import { stoneWords } from './words-nl.ts';

/** The five steps as a path; the first that is not behind us is now. */
export function printedStones(steps: readonly AssessedStep[]): readonly PrintedStone[] {
  const five = steps.filter(({ id }) => id !== 'E' && id !== 'S6');
  const now = five.find(({ state }) => state !== 'done' && state !== 'skipped')?.id;
  return five.map(({ id, title, state }) => {
    const shown = stateOf(state, id === now);
    return { name: title, state: shown, says: stoneWords[shown] };
  });
}

function stateOf(state: AssessedStep['state'], isNow: boolean): StoneState {
  if (state === 'done' || state === 'skipped' || state === 'again') return state;
  return isNow ? 'now' : 'open';
}
