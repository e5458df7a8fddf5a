import { createHash } from 'node:crypto';
import type { BoardId, Instant, StaffId } from '../../core/kernel/kernel.ts';
import { later } from '../clock/clock.ts';
import { asStaff } from '../db/as-staff.ts';
import type { Db } from '../db/database.ts';

export type Purpose = 'sign_in' | 'prove' | 'register' | 'sso';
type For = { readonly board: BoardId; readonly staff: StaffId | null; readonly purpose: Purpose };

const goodFor = 5 * 60_000;

/** Remembers, as a hash, what must come back within five minutes. */
export async function expectBack(db: Db, { board, staff, purpose }: For, text: string, now: Instant): Promise<void> {
  await asStaff(db, { board, staff, now }, (tx) =>
    tx
      .insertInto('challenge')
      .values({ board_id: board, hash: hashOf(text), purpose, staff_id: staff, ends_at: later(now, goodFor) })
      .execute(),
  );
}

/** Whether this was expected, for this purpose and this person, and comes back for the first time. */
export async function takeBack(db: Db, { board, staff, purpose }: For, text: string, now: Instant): Promise<boolean> {
  const row = await asStaff(db, { board, staff, now }, (tx) =>
    tx
      .updateTable('challenge')
      .set({ used_at: now })
      .where('board_id', '=', board)
      .where('hash', '=', hashOf(text))
      .where('purpose', '=', purpose)
      .where('staff_id', staff === null ? 'is' : '=', staff)
      .where('used_at', 'is', null)
      .where('ends_at', '>', now)
      .returning('purpose')
      .executeTakeFirst(),
  );
  return row !== undefined;
}

function hashOf(text: string): Uint8Array {
  return createHash('sha256').update(text).digest();
}
