import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import * as z from 'zod';
import type { BoardId, ChildId, PlainDate } from '../../core/kernel/kernel.ts';
import { childId, plainDate } from '../../core/kernel/kernel.schema.ts';
import type { Keyring } from '../crypto/keyring.ts';
import { noteIn } from '../access-log/note.ts';
import { asStaff } from '../db/as-staff.ts';
import type { Db } from '../db/database.ts';
import type { Actor } from '../dossier-store/dossier-store.ts';
import type { ChildCard, Directory, LocationCard, NewChild, StaffCard } from './directory.ts';

const childSchema = z.object({ name: z.string(), birthDate: plainDate.nullable() });

export function openDirectory(db: Db, keyring: Keyring): Directory {
  return {
    locations: (actor) => locations(db, actor),
    children: (actor) => children(db, keyring, actor),
    addChild: (actor, child, key) => addChild(db, keyring, actor, child, key),
    staff: (actor) => staff(db, actor),
  };
}

function contextOf({ board, staff, at }: Actor) {
  return { board, staff, now: at };
}

function locations(db: Db, actor: Actor): Promise<readonly LocationCard[]> {
  return asStaff(db, contextOf(actor), (tx) =>
    tx
      .selectFrom('location')
      .select(['id', 'name', 'kind', 'protocol_id as protocol'])
      .where('board_id', '=', actor.board)
      .orderBy('name')
      .execute(),
  );
}

async function children(db: Db, keyring: Keyring, actor: Actor): Promise<readonly ChildCard[]> {
  const rows = await asStaff(db, contextOf(actor), async (tx) => {
    await noteIn(tx, actor, { action: 'list', objectType: 'child', outcome: 'allowed' });
    return tx
      .selectFrom('child')
      .leftJoin('child_group', (join) =>
        join.onRef('child_group.board_id', '=', 'child.board_id').onRef('child_group.id', '=', 'child.group_id'),
      )
      .select(['child.id', 'child.location_id', 'child.payload', 'child.row_version', 'child_group.name as group'])
      .where('child.board_id', '=', actor.board)
      .where('child.active', '=', true)
      .execute();
  });
  const cards = rows.map((row): ChildCard => {
    const sealed = keyring.openForBoard(placeOf(actor.board, row.id, row.row_version), row.payload);
    const { name, birthDate } = childSchema.parse(JSON.parse(Buffer.from(sealed).toString('utf8')));
    return { id: row.id, location: row.location_id, name, birthDate, group: row.group };
  });
  return cards.toSorted(
    (a, b) => (a.group ?? '').localeCompare(b.group ?? '', 'nl') || a.name.localeCompare(b.name, 'nl'),
  );
}

function placeOf(board: BoardId, child: ChildId, rowVersion: number) {
  return { board, dossier: null, table: 'child', row: child, column: 'payload', rowVersion };
}

/** How a child stands in its row: sealed under the key of the board. */
export function sealChild(
  keyring: Keyring,
  board: BoardId,
  id: ChildId,
  child: { readonly name: string; readonly birthDate: PlainDate | null },
): Uint8Array {
  const { name, birthDate } = child;
  return keyring.sealForBoard(placeOf(board, id, 1), Buffer.from(JSON.stringify({ name, birthDate })));
}

async function addChild(db: Db, keyring: Keyring, actor: Actor, child: NewChild, key: string): Promise<ChildId> {
  const id = newChildId(actor, key);
  const payload = sealChild(keyring, actor.board, id, child);
  await asStaff(db, contextOf(actor), async (tx) => {
    const { rows } = await sql<{ takes: boolean }>`select key_takes_signal(${key}) as takes`.execute(tx);
    if (rows[0]?.takes !== true) return;
    await tx
      .insertInto('child')
      .values({ board_id: actor.board, id, location_id: child.location, group_id: null, payload })
      .onConflict((taken) => taken.doNothing())
      .execute();
  });
  return id;
}

/** As random as the key, and the same for the same request. */
function newChildId({ board, staff }: Actor, key: string): ChildId {
  const digest = createHash('sha256')
    .update(JSON.stringify([board, staff, key]))
    .digest('hex');
  return childId.parse(digest.slice(0, 32));
}

async function staff(db: Db, actor: Actor): Promise<readonly StaffCard[]> {
  const rows = await asStaff(db, contextOf(actor), (tx) =>
    tx
      .selectFrom('staff')
      .leftJoin('staff_role', (join) =>
        join
          .onRef('staff_role.board_id', '=', 'staff.board_id')
          .onRef('staff_role.staff_id', '=', 'staff.id')
          .on('staff_role.valid_from', '<=', actor.at)
          .on((on) => on.or([on('staff_role.valid_until', 'is', null), on('staff_role.valid_until', '>', actor.at)])),
      )
      .select(['staff.id', 'staff.name', 'staff_role.location_id', 'staff_role.role', 'staff_role.may'])
      .where('staff.board_id', '=', actor.board)
      .where('staff.active', '=', true)
      .orderBy('staff.name')
      .execute(),
  );
  return [...Map.groupBy(rows, ({ id }) => id)].map(([id, held]): StaffCard => ({
    id,
    name: held[0]?.name ?? '',
    roles: held.flatMap(({ location_id, role, may }) =>
      role === null || may === null ? [] : [{ location: location_id, role, may }],
    ),
  }));
}
