import { randomBytes } from 'node:crypto';
import type { BoardId, Instant, StaffId } from '../../core/kernel/kernel.ts';
import { asStaff } from '../db/as-staff.ts';
import type { Db } from '../db/database.ts';
import type { AccountEvent } from '../db/account-event.ts';

export type { AccountEvent };
type Whose = { readonly board: BoardId; readonly staff: StaffId };
export type Happened = { readonly what: AccountEvent; readonly at: Instant };

const most = 10;

/** Keeps for the owner of an account what happened to it, so that they see what they did not do themselves. */
export async function tellOwner(db: Db, { board, staff }: Whose, what: AccountEvent, now: Instant): Promise<void> {
  const id = randomBytes(8).toString('hex');
  await asStaff(db, { board, staff, now }, (tx) =>
    tx.insertInto('account_event').values({ board_id: board, staff_id: staff, at: now, id, what }).execute(),
  );
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
