import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allowed } from '../../src/core/access/access.ts';
import { relations, type Exclusion, type RoleHeld, type Sight, type World } from '../../src/core/access/words.ts';
import { databases, type Opened } from './databases.ts';
import { asAdministrator, rows, type Tx } from './raw.ts';
import {
  at,
  board,
  coordinator,
  instant,
  member,
  newDossierId,
  newRef,
  otherBoard,
  school,
  secondSchool,
  stranger,
  teacher,
} from './world.ts';

const past = instant('2020-01-01T00:00:00.000Z');
const future = instant('2030-01-01T00:00:00.000Z');
const people = [coordinator, teacher, member] as const;
const dossierIds = [newDossierId(), newDossierId()] as const;

/** What the wall knows and the policy does not: which of three ways it is open or closed, and when an exclusion was lifted. */
type Situation = {
  readonly statuses: readonly ('open' | 'closed_no_action' | 'closed_monitored')[];
  readonly places: readonly (typeof school)[];
  readonly roles: readonly RoleHeld[];
  readonly grants: World['grants'];
  readonly exclusions: readonly (Exclusion & { readonly since: string; readonly lifted: string | null })[];
};

const someone = fc.constantFrom(...people);
const begin = fc.constantFrom(past, past, past, at, future);
const end = fc.constantFrom(null, null, null, at, future);
const aDossier = fc.constantFrom(...dossierIds);
const period = { from: begin, until: end };
const isPeriod = ({ from, until }: { readonly from: string; readonly until: string | null }) =>
  until === null || from <= until;

const aRole: fc.Arbitrary<RoleHeld> = fc
  .record({
    staff: someone,
    location: fc.constantFrom(null, school, school, secondSchool),
    role: fc.constantFrom('x', 'y'),
    may: fc.subarray(['read' as const, 'record' as const, 'manage' as const]),
    ...period,
  })
  .filter(isPeriod);

const aGrant: fc.Arbitrary<World['grants'][number]> = fc
  .record({
    id: fc.uuid(),
    dossier: aDossier,
    staff: someone,
    // Only the informed see that a dossier is there and no more, so they are drawn three times as often.
    relation: fc.constantFrom(...relations, 'informed' as const, 'informed' as const, 'deputy' as const),
    deputyOf: someone,
    ...period,
  })
  .filter(isPeriod)
  .map((one) => ({ ...one, deputyOf: one.relation === 'deputy' ? one.deputyOf : null }));

const aSituation: fc.Arbitrary<Situation> = fc.record({
  statuses: fc.array(fc.constantFrom('open', 'open', 'closed_no_action', 'closed_monitored'), {
    minLength: 2,
    maxLength: 2,
  }),
  places: fc.array(fc.constantFrom(school, school, secondSchool), { minLength: 2, maxLength: 2 }),
  roles: fc.array(aRole, { minLength: 2, maxLength: 7 }),
  grants: fc.uniqueArray(aGrant, { minLength: 4, maxLength: 12, selector: ({ id }) => id }),
  exclusions: fc.uniqueArray(
    fc.record({
      dossier: aDossier,
      staff: someone,
      since: fc.constantFrom(past, future),
      lifted: fc.constantFrom(null, null, at),
    }),
    { maxLength: 1 },
  ),
});

/** The same situation in the words of the policy, at the moment `at`. */
function worldOf({ statuses, places, roles, grants, exclusions }: Situation): World {
  return {
    staff: [...people.map((id) => ({ id, board })), { id: stranger, board: otherBoard }],
    roles,
    dossiers: dossierIds.map((id, n) => ({
      id,
      ref: newRef(),
      board,
      location: places[n] ?? school,
      state: statuses[n] === 'open' ? 'open' : 'closed',
    })),
    grants,
    absences: [],
    breakGlass: [],
    exclusions: exclusions.filter(({ since, lifted }) => since <= at && lifted === null),
  };
}

/** How far the policy lets this person look: everything, else what they recorded, else only that it is there. */
function sightByPolicy(staff: typeof coordinator, dossier: (typeof dossierIds)[number], world: World): Sight {
  const may = (ability: 'read' | 'see_own' | 'see_state') =>
    allowed({ staff, ability, dossier, now: at }, world).length > 0;
  if (may('read')) return 'all';
  if (may('see_own')) return 'own';
  return may('see_state') ? 'state' : 'none';
}

async function put(tx: Tx, table: string, values: readonly object[]): Promise<void> {
  await sql`insert into ${sql.table(table)} select * from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(values)}::jsonb)`.execute(
    tx,
  );
}

async function store(tx: Tx, { statuses, places, roles, grants, exclusions }: Situation): Promise<void> {
  const board_id = board;
  await sql`delete from staff_role where board_id = ${board}`.execute(tx);
  const hash = `\\x${'00'.repeat(32)}`;
  const times = { opened_at: past, touched_at: past };
  await put(
    tx,
    'dossier',
    dossierIds.map((id, n) => ({
      ...{ board_id, id, ref: newRef(), location_id: places[n], protocol_id: 'p', status: statuses[n], ...times },
      ...{ created_by: coordinator, version: 3, head_hash: hash, summary_version: 0 },
    })),
  );
  const entries = dossierIds.flatMap((dossier_id) => people.map((recorded_by, n) => ({ dossier_id, recorded_by, n })));
  await put(
    tx,
    'entry',
    entries.map(({ dossier_id, recorded_by, n }) => ({
      ...{ board_id, dossier_id, seq: n + 1, id: `${dossier_id}-${n}`, type: 'ObservationRecorded' },
      ...{ recorded_at: past, recorded_by, payload: '\\x00', hash },
    })),
  );
  const ends = ({ from, until }: { readonly from: string; readonly until: string | null }) => ({
    valid_from: from,
    valid_until: until,
  });
  await put(
    tx,
    'staff_role',
    roles.map((one, n) => ({
      ...{ board_id, id: `${n}`, staff_id: one.staff, location_id: one.location, role: one.role, may: one.may },
      ...ends(one),
    })),
  );
  await put(
    tx,
    'dossier_grant',
    grants.map((one) => ({
      ...{ board_id, id: one.id, dossier_id: one.dossier, staff_id: one.staff, relation: one.relation },
      ...{ deputy_of: one.deputyOf, opened_at: past, given_by: coordinator, ...ends(one) },
    })),
  );
  await put(
    tx,
    'exclusion',
    exclusions.map(({ dossier, staff, since, lifted }) => ({
      ...{ board_id, dossier_id: dossier, staff_id: staff, since, lifted_at: lifted, set_by: coordinator },
    })),
  );
}

type Seen = { readonly sight: Sight; readonly dossiers: number; readonly entries: number };

async function seenInDatabase(tx: Tx, staff: string, dossier: string, of: string): Promise<Seen> {
  await sql`select set_config('role', 'pluis_app', true), set_config('app.board', ${of}, true),
    set_config('app.staff', ${staff}, true), set_config('app.now', ${at}, true)`.execute(tx);
  const [seen] = await rows(
    tx,
    `select (select (door(id, location_id, status)).sight from dossier where id = '${dossier}') as sight,
      (select count(*) from dossier where id = '${dossier}') as dossiers,
      (select count(*) from entry where dossier_id = '${dossier}') as entries`,
  );
  await sql`set local role none`.execute(tx);
  const sight = (['all', 'own', 'state'] as const).find((one) => one === seen?.['sight']) ?? 'none';
  return { sight, dossiers: Number(seen?.['dossiers']), entries: Number(seen?.['entries']) };
}

const entriesAt: Readonly<Record<Sight, number>> = { all: people.length, own: 1, state: 0, none: 0 };
const worlds = process.env['PLUIS_LONG'] === '1' ? 5_000 : 200;

class RolledBack extends Error {}

describe.each(databases)('the wall in $name', ({ open }) => {
  let opened: Opened;
  const met = new Map<Sight, number>();
  beforeAll(async () => {
    opened = await open();
    await asAdministrator(opened.db, (tx) =>
      put(tx, 'location', [
        { board_id: board, id: secondSchool, name: 'Tweede school', kind: 'school', protocol_id: 'p' },
      ]),
    );
  });
  afterAll(() => opened.close());

  async function differences(situation: Situation): Promise<readonly unknown[]> {
    const found: unknown[] = [];
    const world = worldOf(situation);
    const rolledBack = asAdministrator(opened.db, async (tx) => {
      await store(tx, situation);
      for (const dossier of dossierIds) {
        for (const staff of [...people, stranger]) {
          const sight = sightByPolicy(staff, dossier, world);
          met.set(sight, (met.get(sight) ?? 0) + 1);
          const seen = await seenInDatabase(tx, staff, dossier, staff === stranger ? otherBoard : board);
          const expected = { sight, dossiers: sight === 'none' ? 0 : 1, entries: entriesAt[sight] };
          if (JSON.stringify(seen) !== JSON.stringify(expected)) found.push({ staff, dossier, expected, seen });
        }
      }
      throw new RolledBack();
    });
    await expect(rolledBack).rejects.toThrow(RolledBack);
    return found;
  }

  test('shows each person as much as the policy allows, in every small world', { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(aSituation, async (situation) => {
        expect(await differences(situation)).toEqual([]);
      }),
      { numRuns: worlds },
    );
    for (const sight of ['all', 'own', 'state', 'none'] as const) expect(met.get(sight) ?? 0).toBeGreaterThan(20);
  });
});
