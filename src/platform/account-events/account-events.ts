import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { BoardId, Instant, StaffId } from '../../core/kernel/kernel.ts';
import { note } from '../access-log/note.ts';
import type { Keyring } from '../crypto/keyring.ts';
import type { AccountEvent } from '../db/account-event.ts';
import { asStaff } from '../db/as-staff.ts';
import type { Db } from '../db/database.ts';
import type { Mail } from '../mail/mail.ts';
import { mailOf } from './mail-address.ts';

export type { AccountEvent };
type Whose = { readonly board: BoardId; readonly staff: StaffId };
export type Happened = { readonly what: AccountEvent; readonly at: Instant };
/** What it takes to tell an owner; without mail they see it when they sign in. */
export type Telling = { readonly db: Db; readonly keyring: Keyring; readonly mail: Mail | null };

const most = 10;
/** What the owner did not do themselves, or may not have. */
const odd = ['guessed_at', 'new_browser'] as const;

/**
 * Keeps for the owner of an account what happened to it, so that they see what they did not do themselves, and mails them that something
 * waits; nobody waits for that mail.
 */
export async function tellOwner(telling: Telling, whose: Whose, what: AccountEvent, now: Instant): Promise<void> {
  const { board, staff } = whose;
  await asStaff(telling.db, { board, staff, now }, (tx) =>
    tx.insertInto('account_event').values({ board_id: board, staff_id: staff, at: now, id: newId(), what }).execute(),
  );
  void mailThatSomethingWaits(telling, whose, now);
}

/**
 * The same for who was guessed at so often that no guess was judged any more, once a day. `account` is whose it is, or under which name
 * somebody signs in; asked the same way whether it is there or not.
 */
export async function tellGuessedAt(
  telling: Telling,
  { board, account }: { readonly board: BoardId; readonly account: string },
  now: Instant,
): Promise<void> {
  const told = await asStaff(telling.db, { board, staff: null, now }, (tx) =>
    sql<{ readonly staff: StaffId }>`
      insert into account_event (board_id, staff_id, at, id, what)
      select a.board_id, a.staff_id, app_now(), ${newId()}, 'guessed_at' from staff_login a
      where a.board_id = ${board} and (a.name = ${account} or a.staff_id = ${account}) and not exists (
        select from account_event e where e.board_id = a.board_id and e.staff_id = a.staff_id and e.what = 'guessed_at'
          and e.at > app_now() - interval '1 day')
      returning staff_id as staff`.execute(tx),
  );
  for (const { staff } of told.rows) void mailThatSomethingWaits(telling, { board, staff }, now);
}

/** The last things that happened to this account, newest first. */
export function whatHappened(db: Db, { board, staff }: Whose, now: Instant): Promise<readonly Happened[]> {
  return asStaff(db, { board, staff, now }, (tx) =>
    tx
      .selectFrom('account_event')
      .select(['what', 'at'])
      .where('board_id', '=', board)
      .where('staff_id', '=', staff)
      .orderBy('at', 'desc')
      .orderBy('id')
      .limit(most)
      .execute(),
  );
}

/** Whether something odd happened that the owner has not looked at. */
export async function isOddUnseen(db: Db, { board, staff }: Whose, now: Instant): Promise<boolean> {
  const row = await asStaff(db, { board, staff, now }, (tx) =>
    tx
      .selectFrom('account_event')
      .select('id')
      .where('board_id', '=', board)
      .where('staff_id', '=', staff)
      .where('what', 'in', odd)
      .where('seen_at', 'is', null)
      .executeTakeFirst(),
  );
  return row !== undefined;
}

/** The owner has looked. */
export async function noteSeen(db: Db, { board, staff }: Whose, now: Instant): Promise<void> {
  await asStaff(db, { board, staff, now }, (tx) =>
    tx
      .updateTable('account_event')
      .set({ seen_at: now })
      .where('board_id', '=', board)
      .where('staff_id', '=', staff)
      .where('seen_at', 'is', null)
      .execute(),
  );
}

function newId(): string {
  return randomBytes(8).toString('hex');
}

/** Mails whom it is told that something waits for them. */
export function mailer(telling: Telling): (whose: Whose, now: Instant) => Promise<void> {
  return (whose, now) => mailThatSomethingWaits(telling, whose, now);
}

/** To who gave an address. A mail that could not be sent is in the log, and holds nobody up. */
export async function mailThatSomethingWaits(
  { db, keyring, mail }: Telling,
  whose: Whose,
  now: Instant,
): Promise<void> {
  if (mail === null) return;
  try {
    const address = await mailOf({ db, keyring }, whose, now);
    if (address !== null) await mail.send([address], { is: 'waiting' });
  } catch {
    const failed = { action: 'tell', objectType: 'staff_login', objectRef: whose.staff, outcome: 'error' } as const;
    await note(db, { ...whose, at: now, via: 'job' }, failed).catch(() => undefined);
  }
}
