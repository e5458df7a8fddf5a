import { createHash, randomBytes } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { BoardId, Instant, StaffId } from '../../core/kernel/kernel.ts';
import { later } from '../clock/clock.ts';
import { asStaff } from '../db/as-staff.ts';
import type { Db } from '../db/database.ts';
import type { Tables } from '../db/tables.ts';

type Whose = { readonly board: BoardId; readonly staff: StaffId };

const goodFor = 365 * 24 * 60 * 60_000;

/**
 * Remembers the browser in which somebody signed in with all that is asked. Answers with the token it keeps: the one it had when that
 * was ours, so that a browser that several people use has one. Only its hash is stored.
 */
export async function knowDevice(db: Db, whose: Whose, had: string, now: Instant): Promise<string> {
  const { board, staff } = whose;
  return asStaff(db, { board, staff, now }, async (tx) => {
    const token = (await isOurs(tx, board, had)) ? had : randomBytes(32).toString('base64url');
    await tx
      .insertInto('known_device')
      .values({ board_id: board, token_hash: hashOf(token), staff_id: staff, known_at: now, ended_at: null })
      .onConflict((on) =>
        on.columns(['board_id', 'token_hash', 'staff_id']).doUpdateSet({ known_at: now, ended_at: null }),
      )
      .execute();
    return token;
  });
}

/** Whether this person is known in other browsers, and not in this one. */
export async function isOddBrowser(db: Db, { board, staff }: Whose, token: string, now: Instant): Promise<boolean> {
  const known = await asStaff(db, { board, staff, now }, (tx) =>
    tx
      .selectFrom('known_device')
      .select('token_hash')
      .where('board_id', '=', board)
      .where('staff_id', '=', staff)
      .where('ended_at', 'is', null)
      .where('known_at', '>', later(now, -goodFor))
      .execute(),
  );
  return known.length > 0 && !known.some((one) => Buffer.from(one.token_hash).equals(hashOf(token)));
}

/** Whose browser this is known to be, on this board. */
export async function knownHere(tx: Transaction<Tables>, board: BoardId, token: string, now: Instant) {
  const rows = await tx
    .selectFrom('known_device')
    .select('staff_id')
    .where('board_id', '=', board)
    .where('token_hash', '=', hashOf(token))
    .where('ended_at', 'is', null)
    .where('known_at', '>', later(now, -goodFor))
    .execute();
  return rows.map(({ staff_id }) => staff_id);
}

/** After a change of password or factor no browser is known any more. */
export async function forgetDevices(db: Db, { board, staff }: Whose, now: Instant): Promise<void> {
  await asStaff(db, { board, staff, now }, (tx) =>
    tx
      .updateTable('known_device')
      .set({ ended_at: now })
      .where('board_id', '=', board)
      .where('staff_id', '=', staff)
      .where('ended_at', 'is', null)
      .execute(),
  );
}

async function isOurs(tx: Transaction<Tables>, board: BoardId, token: string): Promise<boolean> {
  const row = await tx
    .selectFrom('known_device')
    .select('staff_id')
    .where('board_id', '=', board)
    .where('token_hash', '=', hashOf(token))
    .executeTakeFirst();
  return row !== undefined;
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update('pluis device').update(token).digest();
}
