import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { BoardId, DossierRef, Instant, StaffId } from '../../core/kernel/kernel.ts';
import { later } from '../clock/clock.ts';
import { asStaff } from '../db/as-staff.ts';
import type { Db, Statement } from '../db/database.ts';
import type { Recognise, Recognised } from '../http/gate.ts';

export type Strength = 'demo' | 'password' | 'two_factor';

const minute = 60_000;
const idleSeconds = 10 * 60;
const longest = 8 * 60 * minute;
/** Between the password and the second factor. */
const longestHalfway = 10 * minute;

const recogniseSession: Statement = { name: 'recognise', text: 'select recognise($1, $2, $3, $4, $5) as who' };

/** Starts a session and answers with the token for the cookie; only its hash is kept. Any earlier token stays what it was. */
export async function begin(
  db: Db,
  whose: { readonly board: BoardId; readonly staff: StaffId },
  strength: Strength,
  now: Instant,
): Promise<string> {
  const token = `${whose.board}.${randomBytes(32).toString('base64url')}`;
  await asStaff(db, { board: whose.board, staff: whose.staff, now }, (tx) =>
    tx
      .insertInto('session')
      .values({
        board_id: whose.board,
        token_hash: hashOf(token),
        staff_id: whose.staff,
        strength,
        started_at: now,
        seen_at: now,
        ends_at: later(now, strength === 'password' ? longestHalfway : longest),
        ended_at: null,
      })
      .execute(),
  );
  return token;
}

/** Ends the sessions of this person that were not ended: this one and those on other machines. */
export async function endAll(
  db: Db,
  { board, staff }: { readonly board: BoardId; readonly staff: StaffId },
  now: Instant,
): Promise<void> {
  await asStaff(db, { board, staff, now }, (tx) =>
    tx
      .updateTable('session')
      .set({ ended_at: now })
      .where('board_id', '=', board)
      .where('staff_id', '=', staff)
      .where('ended_at', 'is', null)
      .execute(),
  );
}

/** Ends one session, known by what stands for it in the access log; those on other machines go on. */
export async function end(
  db: Db,
  { board, staff, session }: { readonly board: BoardId; readonly staff: StaffId; readonly session: string },
  now: Instant,
): Promise<void> {
  await asStaff(db, { board, staff, now }, (tx) =>
    tx
      .updateTable('session')
      .set({ ended_at: now })
      .where('board_id', '=', board)
      .where('staff_id', '=', staff)
      .where(sql`left(encode(sha256(token_hash), 'hex'), 16)`, '=', session)
      .where('ended_at', 'is', null)
      .execute(),
  );
}

/** Ends what this person began with a password alone: the second factor has come, or they turned back. */
export async function endHalfway(
  db: Db,
  { board, staff }: { readonly board: BoardId; readonly staff: StaffId },
  now: Instant,
): Promise<void> {
  await asStaff(db, { board, staff, now }, (tx) =>
    tx
      .updateTable('session')
      .set({ ended_at: now })
      .where('board_id', '=', board)
      .where('staff_id', '=', staff)
      .where('strength', '=', 'password')
      .where('ended_at', 'is', null)
      .execute(),
  );
}

/** Ten minutes without a request, or eight hours after signing in: locked. The token's first part says which board. */
export function recogniser(db: Db): Recognise {
  return async (token: string, ref: DossierRef | null, now: Instant): Promise<Recognised> => {
    const board = /^([A-Za-z0-9_-]{1,64})\.[A-Za-z0-9_-]{43}$/.exec(token)?.[1];
    if (board === undefined) return { is: 'nobody' };
    const [row] = await db.call<{ who: Recognised }>(recogniseSession, [board, hashOf(token), now, idleSeconds, ref]);
    return row?.who ?? { is: 'nobody' };
  };
}

function hashOf(token: string): Uint8Array {
  return createHash('sha256').update(token).digest();
}
