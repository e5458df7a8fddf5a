import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { BoardId, Instant } from '../../core/kernel/kernel.ts';
import { asStaff } from '../../platform/db/as-staff.ts';
import type { Db } from '../../platform/db/database.ts';

/** What is guessed at, of whose account as it was typed, and from which address. */
export type Guess = {
  readonly board: BoardId;
  readonly at: 'password' | 'second factor';
  readonly account: string;
  readonly from: string;
};

const freely = 5;
const longestWait = 30 * 60;

/**
 * Counts a try before it is judged, and says whether it may be: the first five at once, then after a minute, two minutes, four, at
 * most half an hour. An account that is not there counts just the same. Who tries too soon is not counted, so nobody is locked out
 * for good, and the owner at another address not at all. A day later all is forgotten.
 */
export async function mayTry(db: Db, guess: Guess, now: Instant): Promise<boolean> {
  const { board } = guess;
  const counted = await asStaff(db, { board, staff: null, now }, (tx) =>
    tx
      .insertInto('sign_in_try')
      .values({ board_id: board, subject: subjectOf(guess), failures: 1, last_at: now })
      .onConflict((on) =>
        on
          .columns(['board_id', 'subject'])
          .doUpdateSet({
            failures: sql<number>`case when sign_in_try.last_at < app_now() - interval '1 day' then 1
              else sign_in_try.failures + 1 end`,
            last_at: now,
          })
          .where(
            sql<boolean>`sign_in_try.last_at + make_interval(secs => case when sign_in_try.failures < ${freely} then 0
              else least(60 * 2 ^ (least(sign_in_try.failures, 20) - ${freely}), ${longestWait}) end) <= app_now()`,
          ),
      )
      .returning('failures')
      .executeTakeFirst(),
  );
  return counted !== undefined;
}

/** The try was right: the count starts again. */
export async function forgetTries(db: Db, guess: Guess, now: Instant): Promise<void> {
  await asStaff(db, { board: guess.board, staff: null, now }, (tx) =>
    tx
      .updateTable('sign_in_try')
      .set({ failures: 0, last_at: now })
      .where('board_id', '=', guess.board)
      .where('subject', '=', subjectOf(guess))
      .execute(),
  );
}

function subjectOf({ board, at, account, from }: Guess): Uint8Array {
  return createHash('sha256')
    .update(JSON.stringify([board, at, account, from]))
    .digest();
}
