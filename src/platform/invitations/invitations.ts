import { createHash, randomBytes } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import type { BoardId, Instant, StaffId } from '../../core/kernel/kernel.ts';
import { later } from '../clock/clock.ts';
import { asStaff } from '../db/as-staff.ts';
import type { Db } from '../db/database.ts';
import type { Tables } from '../db/tables.ts';

type Whose = { readonly board: BoardId; readonly staff: StaffId };
/** What a code is for: choosing a password, or setting up a new second factor by who knows the password. */
export type Opens = 'password' | 'factor';
export type Login = {
  readonly name: string;
  readonly passwordHash: string;
  /** The second factor to set up, sealed; one that was there already stays what it was. */
  readonly sealedSecret: Uint8Array;
};

const day = 24 * 60 * 60_000;
const goodFor = 3 * day;
/** 32 signs, 5 bits each, without those that look alike: 24 of them are 120 bits. */
const signs = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const length = 24;

/** Makes the code with which this person may choose a password, once and within three days; earlier codes stop working. */
export async function invite(db: Db, whose: Whose, now: Instant): Promise<string> {
  return asStaff(db, { board: whose.board, staff: null, now }, (tx) => inviteIn(tx, whose, 'password', now));
}

/** As `invite`, within a transaction; or the code with which who knows their password sets up a new second factor. */
export async function inviteIn(
  tx: Transaction<Tables>,
  { board, staff }: Whose,
  opens: Opens,
  now: Instant,
): Promise<string> {
  const code = Array.from(randomBytes(length), (byte) => signs[byte % signs.length]).join('');
  await tx
    .updateTable('invitation')
    .set({ used_at: now })
    .where('board_id', '=', board)
    .where('staff_id', '=', staff)
    .where('opens', '=', opens)
    .where('used_at', 'is', null)
    .execute();
  await tx
    .insertInto('invitation')
    .values({
      board_id: board,
      code_hash: hashOf(code),
      staff_id: staff,
      opens,
      made_at: now,
      ends_at: later(now, goodFor),
      used_at: null,
    })
    .execute();
  return (code.match(/.{4}/g) ?? []).join('-');
}

/** Whom this code was made for; null when there is no such code, or it was used, or is too old. */
export async function invited(db: Db, board: BoardId, code: string, now: Instant): Promise<StaffId | null> {
  const row = await asStaff(db, { board, staff: null, now }, (tx) =>
    tx
      .selectFrom('invitation as i')
      .innerJoin('staff as s', (on) => on.onRef('s.board_id', '=', 'i.board_id').onRef('s.id', '=', 'i.staff_id'))
      .select('i.staff_id')
      .where('i.board_id', '=', board)
      .where('i.code_hash', '=', hashOf(code))
      .where('i.opens', '=', 'password')
      .where('i.used_at', 'is', null)
      .where('i.ends_at', '>', now)
      .where('s.active', '=', true)
      .where('s.demo', '=', false)
      .executeTakeFirst(),
  );
  return row?.staff_id ?? null;
}

/** Uses up the code and gives its owner this login. Of two at once, one is told that the code is used. */
export async function redeem(
  db: Db,
  whose: Whose,
  code: string,
  login: Login,
  now: Instant,
): Promise<'done' | 'code-used' | 'name-taken'> {
  return asStaff(db, { board: whose.board, staff: null, now }, async (tx) => {
    if (await isTaken(tx, whose, login.name)) return 'name-taken';
    const used = await tx
      .updateTable('invitation')
      .set({ used_at: now })
      .where('board_id', '=', whose.board)
      .where('code_hash', '=', hashOf(code))
      .where('opens', '=', 'password')
      .where('staff_id', '=', whose.staff)
      .where('used_at', 'is', null)
      .returning('staff_id')
      .executeTakeFirst();
    if (used === undefined) return 'code-used';
    await saveLogin(tx, whose, login, now);
    return 'done';
  });
}

/**
 * Uses up the code and makes room for a new second factor: the earlier one, its recovery codes, every passkey and each account of the
 * organisation are of no use any more. False when it is no such code of this person, or too old.
 */
export async function redeemFactor(
  db: Db,
  { board, staff }: Whose,
  code: string,
  sealedSecret: Uint8Array,
  now: Instant,
): Promise<boolean> {
  return asStaff(db, { board, staff: null, now }, async (tx) => {
    const used = await tx
      .updateTable('invitation')
      .set({ used_at: now })
      .where('board_id', '=', board)
      .where('code_hash', '=', hashOf(code))
      .where('opens', '=', 'factor')
      .where('staff_id', '=', staff)
      .where('used_at', 'is', null)
      .where('ends_at', '>', now)
      .returning('staff_id')
      .executeTakeFirst();
    if (used === undefined) return false;
    for (const way of ['passkey', 'staff_identity'] as const) await endAll(tx, way, { board, staff }, now);
    await tx
      .updateTable('staff_login')
      .set({ totp_secret: sealedSecret, totp_step: 0, recovery_hashes: [], changed_at: now })
      .where('board_id', '=', board)
      .where('staff_id', '=', staff)
      .execute();
    return true;
  });
}

async function endAll(
  tx: Transaction<Tables>,
  way: 'passkey' | 'staff_identity',
  { board, staff }: Whose,
  now: Instant,
): Promise<void> {
  await tx
    .updateTable(way)
    .set({ ended_at: now })
    .where('board_id', '=', board)
    .where('staff_id', '=', staff)
    .where('ended_at', 'is', null)
    .execute();
}

async function isTaken(tx: Transaction<Tables>, { board, staff }: Whose, name: string): Promise<boolean> {
  const namesake = await tx
    .selectFrom('staff_login')
    .select('staff_id')
    .where('board_id', '=', board)
    .where('name', '=', name)
    .where('staff_id', '!=', staff)
    .executeTakeFirst();
  return namesake !== undefined;
}

/** A second factor that was set up is not lost by choosing a new password. */
async function saveLogin(
  tx: Transaction<Tables>,
  { board, staff }: Whose,
  { name, passwordHash, sealedSecret }: Login,
  now: Instant,
): Promise<void> {
  const login = { name, password_hash: passwordHash, changed_at: now };
  await tx
    .insertInto('staff_login')
    .values({ board_id: board, staff_id: staff, ...login, totp_secret: sealedSecret })
    .onConflict((on) =>
      on.columns(['board_id', 'staff_id']).doUpdateSet({
        ...login,
        totp_secret: sql<Uint8Array>`coalesce(staff_login.totp_secret, excluded.totp_secret)`,
      }),
    )
    .execute();
}

function hashOf(code: string): Uint8Array {
  return createHash('sha256')
    .update(code.replace(/[^a-z0-9]/gi, '').toUpperCase())
    .digest();
}
