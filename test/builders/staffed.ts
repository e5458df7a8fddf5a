import type { Insertable } from 'kysely';
import { locationId } from '../../src/core/kernel/kernel.schema.ts';
import type { LocationId, StaffId } from '../../src/core/kernel/kernel.ts';
import type { Ability } from '../../src/core/protocol/words.ts';
import { asStaff } from '../../src/platform/db/as-staff.ts';
import type { Tables } from '../../src/platform/db/tables.ts';
import { inviteIn } from '../../src/platform/invitations/invitations.ts';
import { begin } from '../../src/platform/sessions/sessions.ts';
import { realBoard, type House } from './sign-in-house.ts';

/** Somebody on the board that is no trial, with a role that may do this, at its one school or (null) everywhere. */
export async function staffed(
  house: House,
  may: readonly Ability[],
  location: LocationId | null,
  role = 'director',
): Promise<StaffId> {
  const staff = await house.hire();
  await asStaff(house.db, { board: realBoard, staff: null, now: house.clock() }, (tx) =>
    tx
      .insertInto('staff_role')
      .values({
        board_id: realBoard,
        id: `rol-${staff}`,
        staff_id: staff,
        location_id: location,
        role,
        may,
        valid_from: house.clock(),
        valid_until: null,
      })
      .execute(),
  );
  return staff;
}

/** Their token after signing in with two factors. */
export function signedInAs(house: House, staff: StaffId): Promise<string> {
  return begin(house.db, { board: realBoard, staff }, 'two_factor', house.clock());
}

/** Another location of that board. */
export async function anotherSchool(house: House): Promise<LocationId> {
  const id = locationId.parse('elders');
  const place = { board_id: realBoard, id, name: 'Elders', kind: 'school', brin: null, lrk: null } as const;
  await asStaff(house.db, { board: realBoard, staff: null, now: house.clock() }, (tx) =>
    tx
      .insertInto('location')
      .values({ ...place, protocol_id: 'fedra-2019' })
      .execute(),
  );
  return id;
}

export type NewRequest = Omit<Insertable<Tables['staff_request']>, 'board_id'>;
type ToAsk = Pick<NewRequest, 'id' | 'kind' | 'staff_id' | 'started_by'> & Partial<NewRequest>;

/** A request as nobody can start it on the screen. */
export async function putRequest(house: House, request: ToAsk): Promise<void> {
  const now = house.clock();
  const usual = { board_id: realBoard, role: null, location_id: null, started_at: now, ends_at: now };
  await asStaff(house.db, { board: realBoard, staff: null, now }, (tx) =>
    tx
      .insertInto('staff_request')
      .values({ ...usual, ...request })
      .execute(),
  );
}

/** The code for a new second factor, as the second colleague hands it over. */
export function factorCodeFor(house: House, staff: StaffId): Promise<string> {
  return asStaff(house.db, { board: realBoard, staff: null, now: house.clock() }, (tx) =>
    inviteIn(tx, { board: realBoard, staff }, 'factor', house.clock()),
  );
}
