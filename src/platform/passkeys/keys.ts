import type { Selectable } from 'kysely';
import type { BoardId, Instant, StaffId } from '../../core/kernel/kernel.ts';
import { asStaff } from '../db/as-staff.ts';
import type { Db } from '../db/database.ts';
import type { Tables } from '../db/tables.ts';

type Whose = { readonly board: BoardId; readonly staff: StaffId };
export type KeyRow = Selectable<Tables['passkey']>;

/** The keys of this person that are of use, the newest first. */
export function keysOf(db: Db, { board, staff }: Whose, now: Instant): Promise<readonly KeyRow[]> {
  return asStaff(db, { board, staff, now }, (tx) =>
    tx
      .selectFrom('passkey')
      .selectAll()
      .where('board_id', '=', board)
      .where('staff_id', '=', staff)
      .where('ended_at', 'is', null)
      .orderBy('made_at', 'desc')
      .execute(),
  );
}

/** The key by which a browser answered, of somebody who works here. */
export async function keyBy(db: Db, board: BoardId, credential: Uint8Array, now: Instant): Promise<KeyRow | null> {
  const row = await asStaff(db, { board, staff: null, now }, (tx) =>
    tx
      .selectFrom('passkey as k')
      .innerJoin('staff as s', (on) => on.onRef('s.board_id', '=', 'k.board_id').onRef('s.id', '=', 'k.staff_id'))
      .selectAll('k')
      .where('k.board_id', '=', board)
      .where('k.credential_id', '=', credential)
      .where('k.ended_at', 'is', null)
      .where('s.active', '=', true)
      .where('s.demo', '=', false)
      .executeTakeFirst(),
  );
  return row ?? null;
}

/** False when this key is known already, whoever has it. */
export async function addKey(
  db: Db,
  { board, staff }: Whose,
  key: Omit<KeyRow, 'board_id' | 'staff_id' | 'made_at' | 'used_at' | 'ended_at'>,
  now: Instant,
): Promise<boolean> {
  const row = await asStaff(db, { board, staff, now }, (tx) =>
    tx
      .insertInto('passkey')
      .values({ board_id: board, staff_id: staff, ...key, made_at: now })
      .onConflict((on) => on.columns(['board_id', 'credential_id']).doNothing())
      .returning('staff_id')
      .executeTakeFirst(),
  );
  return row !== undefined;
}

/** Notes that a key signed; a counter that did not go up since it was read means that somebody else was first. */
export async function noteUse(
  db: Db,
  { board_id: board, credential_id, staff_id: staff, counter }: KeyRow,
  used: { readonly counter: number; readonly backedUp: boolean },
  now: Instant,
): Promise<boolean> {
  const row = await asStaff(db, { board, staff, now }, (tx) =>
    tx
      .updateTable('passkey')
      .set({ counter: used.counter, backed_up: used.backedUp, used_at: now })
      .where('board_id', '=', board)
      .where('credential_id', '=', credential_id)
      .where('counter', '=', counter)
      .where('ended_at', 'is', null)
      .returning('staff_id')
      .executeTakeFirst(),
  );
  return row !== undefined;
}

export async function endKey(db: Db, { board, staff }: Whose, credential: Uint8Array, now: Instant): Promise<boolean> {
  const row = await asStaff(db, { board, staff, now }, (tx) =>
    tx
      .updateTable('passkey')
      .set({ ended_at: now })
      .where('board_id', '=', board)
      .where('staff_id', '=', staff)
      .where('credential_id', '=', credential)
      .where('ended_at', 'is', null)
      .returning('staff_id')
      .executeTakeFirst(),
  );
  return row !== undefined;
}
