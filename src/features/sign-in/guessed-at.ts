import { tellGuessedAt } from '../../platform/account-events/account-events.ts';
import type { Instant } from '../../core/kernel/kernel.ts';
import type { Needs } from './needs.ts';
import { isFull, type Guess } from './tries.queries.ts';

/** The owner hears of it when somebody guessed so often that no guess is judged any more; whoever guesses does not see whether there is one. */
export async function tellOfGuesses(needs: Needs, guess: Guess, now: Instant): Promise<void> {
  if (await isFull(needs.db, guess, now)) await tellGuessedAt(needs, guess, now);
}
