import { sql } from 'kysely';
import type { BoardId, Instant, StaffId } from '../../core/kernel/kernel.ts';
import { asStaff } from '../../platform/db/as-staff.ts';
import type { Db } from '../../platform/db/database.ts';

export type Whose = { readonly board: BoardId; readonly staff: StaffId };
export type Account = { readonly staff: StaffId; readonly passwordHash: string };
export type SecondFactor = {
  readonly name: string;
  /** Sealed under the board's key; null when there is none to set up yet. */
  readonly sealed: Uint8Array | null;
  /** The time step (30 s) of the last code that was accepted; 0: never one, so it is still to be set up. */
  readonly step: number;
  readonly recoveryHashes: readonly string[];
};

/** The account of somebody who works here; never a demo person's. */
export async function findAccount(db: Db, board: BoardId, name: string, now: Instant): Promise<Account | null> {
  const row = await asStaff(db, { board, staff: null, now }, (tx) =>
    tx
      .selectFrom('staff_login as a')
      .innerJoin('staff as s', (on) => on.onRef('s.board_id', '=', 'a.board_id').onRef('s.id', '=', 'a.staff_id'))
      .select(['a.staff_id as staff', 'a.password_hash as passwordHash'])
      .where('a.board_id', '=', board)
      .where('a.name', '=', name)
      .where('s.active', '=', true)
      .where('s.demo', '=', false)
      .executeTakeFirst(),
  );
  return row ?? null;
}

export async function findSecondFactor(db: Db, { board, staff }: Whose, now: Instant): Promise<SecondFactor | null> {
  const row = await asStaff(db, { board, staff, now }, (tx) =>
    tx
      .selectFrom('staff_login')
      .select(['name', 'totp_secret as sealed', 'totp_step as step', 'recovery_hashes as recoveryHashes'])
      .where('board_id', '=', board)
      .where('staff_id', '=', staff)
      .executeTakeFirst(),
  );
  return row ?? null;
}

/** Keeps the first code of a second factor, and with it the recovery codes. False when it was set up in the meantime. */
export async function confirmSecondFactor(
  db: Db,
  { board, staff }: Whose,
  { step, hashes }: { readonly step: number; readonly hashes: readonly string[] },
  now: Instant,
): Promise<boolean> {
  const row = await asStaff(db, { board, staff, now }, (tx) =>
    tx
      .updateTable('staff_login')
      .set({ totp_step: step, recovery_hashes: hashes, changed_at: now })
      .where('board_id', '=', board)
      .where('staff_id', '=', staff)
      .where('totp_step', '=', 0)
      .returning('staff_id')
      .executeTakeFirst(),
  );
  return row !== undefined;
}

/** Takes the step of an accepted code; false when another request took it first, so that a code works once. */
export async function takeStep(db: Db, { board, staff }: Whose, step: number, now: Instant): Promise<boolean> {
  const row = await asStaff(db, { board, staff, now }, (tx) =>
    tx
      .updateTable('staff_login')
      .set({ totp_step: step })
      .where('board_id', '=', board)
      .where('staff_id', '=', staff)
      .where('totp_step', '<', step)
      .returning('staff_id')
      .executeTakeFirst(),
  );
  return row !== undefined;
}

/** Crosses a recovery code off; false when another request did so first. */
export async function takeRecoveryCode(db: Db, { board, staff }: Whose, hash: string, now: Instant): Promise<boolean> {
  const row = await asStaff(db, { board, staff, now }, (tx) =>
    tx
      .updateTable('staff_login')
      .set({ recovery_hashes: sql<readonly string[]>`array_remove(recovery_hashes, ${hash})` })
      .where('board_id', '=', board)
      .where('staff_id', '=', staff)
      .where(sql<boolean>`${hash} = any(recovery_hashes)`)
      .returning('staff_id')
      .executeTakeFirst(),
  );
  return row !== undefined;
}
