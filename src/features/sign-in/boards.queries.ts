import type { BoardId, Instant, StaffId } from '../../core/kernel/kernel.ts';
import type { LocationKind } from '../../core/protocol/words.ts';
import { asStaff } from '../../platform/db/as-staff.ts';
import type { Db } from '../../platform/db/database.ts';

export type { Db };

export type Board = { readonly id: BoardId; readonly name: string; readonly slug: string; readonly trial: boolean };

/** A role as somebody holds it at this moment; without a location it holds at each location of the board. */
export type HeldRole = {
  readonly role: string;
  readonly location: string | null;
  readonly kind: LocationKind | null;
  readonly protocol: string | null;
};
export type DemoPerson = { readonly id: StaffId; readonly name: string; readonly roles: readonly HeldRole[] };
export type DemoBoard = Board & { readonly people: readonly DemoPerson[] };

/** All boards by name; the list is no secret. */
export async function boards(db: Db): Promise<readonly Board[]> {
  const rows = await db.kysely
    .selectFrom('board')
    .select(['board_id as id', 'name', 'slug', 'trial'])
    .orderBy('name')
    .orderBy('board_id')
    .execute();
  return rows;
}

/** The trial boards with the demo persons who have a role now. */
export async function demoBoards(db: Db, now: Instant): Promise<readonly DemoBoard[]> {
  const trials = (await boards(db)).filter(({ trial }) => trial);
  return Promise.all(trials.map(async (board) => ({ ...board, people: await demoPeople(db, board.id, now) })));
}

async function demoPeople(db: Db, board: BoardId, now: Instant): Promise<readonly DemoPerson[]> {
  const rows = await asStaff(db, { board, staff: null, now }, (tx) =>
    tx
      .selectFrom('staff as s')
      .innerJoin('staff_role as r', (on) => on.onRef('r.board_id', '=', 's.board_id').onRef('r.staff_id', '=', 's.id'))
      .leftJoin('location as l', (on) => on.onRef('l.board_id', '=', 'r.board_id').onRef('l.id', '=', 'r.location_id'))
      .select(['s.id', 's.name', 'r.role', 'l.name as location', 'l.kind', 'l.protocol_id as protocol'])
      .where('s.board_id', '=', board)
      .where('s.demo', '=', true)
      .where('s.active', '=', true)
      .where('r.valid_from', '<=', now)
      .where((that) => that.or([that('r.valid_until', 'is', null), that('r.valid_until', '>', now)]))
      .orderBy('s.name')
      .orderBy('l.name')
      .execute(),
  );
  const people = new Map<StaffId, DemoPerson>();
  for (const { id, name, ...role } of rows) {
    people.set(id, { id, name, roles: [...(people.get(id)?.roles ?? []), role] });
  }
  return [...people.values()];
}
