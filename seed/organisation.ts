import { boardIdOf, childIdOf, locationIdOf, staffIdOf } from './ids.ts';
import { plainDate } from '../src/core/kernel/kernel.schema.ts';
import type { Instant } from '../src/core/kernel/kernel.ts';
import type { Code } from '../src/core/protocol/code.ts';
import { asStaff } from '../src/platform/db/as-staff.ts';
import { sealChild } from '../src/platform/directory/postgres-directory.ts';
import type { Context } from '../src/app/context.ts';
import type { DemoBoard, DemoPerson } from './boards.ts';

/** Puts the board, its places, people and children in the database. Answers false when it is there already. */
export async function seedOrganisation(context: Context, board: DemoBoard, now: Instant): Promise<boolean> {
  const { db, keyring, protocols } = context;
  const board_id = boardIdOf(board);
  const code = protocols.get(board.protocol);
  if (code === undefined) throw new Error(`the code ${board.protocol} is not loaded`);
  return asStaff(db, { board: board_id, staff: null, now }, async (tx) => {
    const known = await tx.selectFrom('board').select('board_id').where('board_id', '=', board_id).execute();
    if (known.length > 0) return false;
    await tx.insertInto('board').values({ board_id, name: board.name, slug: board.id, trial: true }).execute();
    await tx
      .insertInto('location')
      .values(
        board.locations.map(({ id, name, kind }) => ({
          board_id,
          id: locationIdOf(id),
          name,
          kind,
          brin: null,
          lrk: null,
          protocol_id: board.protocol,
        })),
      )
      .execute();
    await tx
      .insertInto('staff')
      .values(board.people.map((person) => ({ board_id, id: staffIdOf(person), name: person.name, demo: true })))
      .execute();
    await tx
      .insertInto('staff_role')
      .values(board.people.flatMap((person) => rolesOf(code, board, person, now)))
      .execute();
    const groups = [...new Map(board.children.map((child) => [groupId(child), child])).values()];
    await tx
      .insertInto('child_group')
      .values(
        groups.map((child) => ({
          board_id,
          id: groupId(child),
          location_id: locationIdOf(child.at),
          name: child.group,
        })),
      )
      .execute();
    await tx
      .insertInto('child')
      .values(
        board.children.map((child) => {
          const id = childIdOf(child);
          const written = { name: child.name, birthDate: plainDate.parse(child.born) };
          return {
            board_id,
            id,
            location_id: locationIdOf(child.at),
            group_id: groupId(child),
            payload: sealChild(keyring, board_id, id, written),
          };
        }),
      )
      .execute();
    return true;
  });
}

function groupId({ at, group }: { readonly at: string; readonly group: string }): string {
  return `${at}-${group.toLowerCase().replace(/\W+/g, '-')}`;
}

function rolesOf(code: Code, board: DemoBoard, person: DemoPerson, now: Instant) {
  const may = code.protocol.roles[person.role]?.may;
  if (may === undefined) throw new Error(`the code ${board.protocol} has no role ${person.role}`);
  const places = person.at.length === 0 ? [null] : person.at.map(locationIdOf);
  return places.map((location_id) => ({
    board_id: boardIdOf(board),
    id: `${staffIdOf(person)}-${location_id ?? 'overal'}`,
    staff_id: staffIdOf(person),
    location_id,
    role: person.role,
    may,
    valid_from: now,
    valid_until: null,
  }));
}
