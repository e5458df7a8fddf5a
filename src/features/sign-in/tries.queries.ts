import { createHash } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import type { BoardId, Instant } from '../../core/kernel/kernel.ts';
import { asStaff } from '../../platform/db/as-staff.ts';
import type { Db } from '../../platform/db/database.ts';
import type { Tables } from '../../platform/db/tables.ts';
import type { Browser } from '../../platform/http/route.ts';
import { knownHere } from '../../platform/known-devices/known-devices.ts';

/** What is guessed at, of whose account, from which address and in which browser. */
export type Guess = {
  readonly board: BoardId;
  readonly from: string;
  /** The token that stands for the browser, or nothing. */
  readonly known: string;
  readonly at: 'password' | 'second factor';
  /** With a password the name as it was typed, else the id of the member of staff. */
  readonly account: string;
};

type Tx = Transaction<Tables>;
type Scope = {
  readonly of: 'device' | 'account' | 'address' | 'board';
  readonly subject: Uint8Array;
  readonly most: number;
};

/** Wrong guesses that are judged in an hour. The school as a whole sits behind one address. */
const most = { device: 10, account: 10, address: 100, board: 1_000 } as const;
const freely = 5;
const longestWait = 30 * 60;

/** The part of a guess that says where it comes from. */
export function fromOf({ from, browser }: { readonly from: string; readonly browser: Browser }) {
  return { from, known: browser.known };
}

class TooMany extends Error {}

/**
 * Counts a guess before it is judged, and says whether it may be; an account that is not there counts just the same. In a browser that
 * the account is known in, only the guesses of that browser count, so that nobody elsewhere keeps the owner out. Any other guess must
 * stay within an hour's worth for the account, the address and the board, and one address waits ever longer for one account. What is
 * not judged is not counted.
 */
export async function mayTry(db: Db, guess: Guess, now: Instant): Promise<boolean> {
  const { board } = guess;
  try {
    await asStaff(db, { board, staff: null, now }, async (tx) => {
      const isKnown = await isKnownDevice(tx, guess, now);
      if (!isKnown && !(await waitedLongEnough(tx, guess, now))) throw new TooMany();
      for (const scope of scopesOf(guess, isKnown)) if (!(await isWithin(tx, board, scope))) throw new TooMany();
    });
    return true;
  } catch (error) {
    if (error instanceof TooMany) return false;
    throw error;
  }
}

/** Whether as many guesses at this account were judged as there may be in an hour, wherever they came from. */
export async function isFull(db: Db, guess: Guess, now: Instant): Promise<boolean> {
  const { board, account } = guess;
  const row = await asStaff(db, { board, staff: null, now }, (tx) =>
    tx
      .selectFrom('sign_in_guess')
      .select(
        sql<number>`(select count(*)::int from unnest(recent) t where t > app_now() - interval '1 hour')`.as('judged'),
      )
      .where('board_id', '=', board)
      .where('subject', '=', hashOf(guess, 'account', [account]))
      .executeTakeFirst(),
  );
  return (row?.judged ?? 0) >= most.account;
}

/** The guess was right, so it was none: it is taken off, and this address need not wait any more. */
export async function forgetTries(db: Db, guess: Guess, now: Instant): Promise<void> {
  const { board } = guess;
  await asStaff(db, { board, staff: null, now }, async (tx) => {
    await tx
      .updateTable('sign_in_try')
      .set({ failures: 0, last_at: now })
      .where('board_id', '=', board)
      .where('subject', '=', hashOf(guess, 'account and address', [guess.account, guess.from]))
      .execute();
    for (const { subject } of scopesOf(guess, await isKnownDevice(tx, guess, now)))
      await tx
        .updateTable('sign_in_guess')
        .set({ recent: sql<readonly Instant[]>`recent[2:]` })
        .where('board_id', '=', board)
        .where('subject', '=', subject)
        .execute();
  });
}

function scopesOf(guess: Guess, isKnown: boolean): readonly Scope[] {
  const scope = (of: Scope['of'], about: readonly string[]): Scope => ({
    of,
    subject: hashOf(guess, of, about),
    most: most[of],
  });
  if (isKnown) return [scope('device', [guess.account, guess.known])];
  return [scope('account', [guess.account]), scope('address', [guess.from]), scope('board', [])];
}

/** At most so many moments within the hour; kept one by one, so that no hour has more, wherever it begins. */
async function isWithin(tx: Tx, board: BoardId, { subject, most: limit }: Scope): Promise<boolean> {
  const counted = await sql<{ subject: Uint8Array }>`
    insert into sign_in_guess (board_id, subject, recent) values (${board}, ${subject}, array[app_now()])
    on conflict (board_id, subject) do update
      set recent = array(select t from unnest(sign_in_guess.recent) t where t > app_now() - interval '1 hour') || app_now()
      where (select count(*) from unnest(sign_in_guess.recent) t where t > app_now() - interval '1 hour') < ${limit}
    returning subject`.execute(tx);
  return counted.rows.length > 0;
}

/** The first five at once, then after a minute, two minutes, four, at most half an hour. A day later all is forgotten. */
async function waitedLongEnough(tx: Tx, guess: Guess, now: Instant): Promise<boolean> {
  const subject = hashOf(guess, 'account and address', [guess.account, guess.from]);
  const counted = await tx
    .insertInto('sign_in_try')
    .values({ board_id: guess.board, subject, failures: 1, last_at: now })
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
    .executeTakeFirst();
  return counted !== undefined;
}

/** Asked the same way whether the account is there or not. */
async function isKnownDevice(tx: Tx, { board, at, account, known }: Guess, now: Instant): Promise<boolean> {
  const here = await knownHere(tx, board, known, now);
  if (at === 'second factor') return here.some((staff) => staff === account);
  const named = await tx
    .selectFrom('staff_login')
    .select('staff_id')
    .where('board_id', '=', board)
    .where('name', '=', account)
    .executeTakeFirst();
  return here.some((staff) => staff === named?.staff_id);
}

function hashOf({ board, at }: Guess, of: string, about: readonly string[]): Uint8Array {
  return createHash('sha256')
    .update(JSON.stringify([board, at, of, ...about]))
    .digest();
}
