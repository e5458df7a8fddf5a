import type { Instant } from '../../../core/kernel/kernel.ts';
import { asStaff } from '../../../platform/db/as-staff.ts';
import type { Db } from '../../../platform/db/database.ts';
import type { Whose } from '../accounts.queries.ts';

export type Login = { readonly name: string; readonly passwordHash: string };

export async function findLogin(db: Db, { board, staff }: Whose, now: Instant): Promise<Login | null> {
  const row = await asStaff(db, { board, staff, now }, (tx) =>
    tx
      .selectFrom('staff_login')
      .select(['name', 'password_hash as passwordHash'])
      .where('board_id', '=', board)
      .where('staff_id', '=', staff)
      .executeTakeFirst(),
  );
  return row ?? null;
}

/** Another password of the owner's own choice, in place of the one they were asked for; false when that changed in the meantime. */
export async function changePassword(
  db: Db,
  { board, staff }: Whose,
  { from, to }: { readonly from: string; readonly to: string },
  now: Instant,
): Promise<boolean> {
  const row = await asStaff(db, { board, staff, now }, (tx) =>
    tx
      .updateTable('staff_login')
      .set({ password_hash: to, changed_at: now })
      .where('board_id', '=', board)
      .where('staff_id', '=', staff)
      .where('password_hash', '=', from)
      .returning('staff_id')
      .executeTakeFirst(),
  );
  return row !== undefined;
}

type Factor = { readonly sealed: Uint8Array; readonly step: number; readonly hashes: readonly string[] };

/** Another app, of which a code was right; the one before and its recovery codes are of no use any more. */
export async function replaceFactor(
  db: Db,
  { board, staff }: Whose,
  { sealed, step, hashes }: Factor,
  now: Instant,
): Promise<void> {
  await asStaff(db, { board, staff, now }, (tx) =>
    tx
      .updateTable('staff_login')
      .set({ totp_secret: sealed, totp_step: step, recovery_hashes: hashes, changed_at: now })
      .where('board_id', '=', board)
      .where('staff_id', '=', staff)
      .execute(),
  );
}

export async function replaceRecoveryCodes(
  db: Db,
  { board, staff }: Whose,
  hashes: readonly string[],
  now: Instant,
): Promise<void> {
  await asStaff(db, { board, staff, now }, (tx) =>
    tx
      .updateTable('staff_login')
      .set({ recovery_hashes: hashes, changed_at: now })
      .where('board_id', '=', board)
      .where('staff_id', '=', staff)
      .execute(),
  );
}
