import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allowed } from '../../src/core/access/access.ts';
import type { World } from '../../src/core/access/words.ts';
import {
  aShape,
  entriesBy,
  farOff,
  firstOfEach,
  namesIn,
  now,
  rowsOf,
  worldOf,
  type Shape,
} from '../builders/access-worlds.ts';
import { storeWorlds } from '../builders/stored-worlds.ts';
import { databases, type Opened } from '../contract/databases.ts';
import { asAdministrator } from '../contract/raw.ts';
import { figure } from './figure.ts';

/** What the database says of one person and one dossier: what they see of its rows, and what opens it for each ability asked. */
type Answer = {
  readonly dossiers: number;
  readonly entries: number;
  readonly opened: readonly (readonly string[])[];
};
type Weakened = { readonly policy?: (world: World) => World; readonly database?: string };

/** Asks as the application's role, one person after the other; a row for each question, in order. */
const answers = `create function public.answers(asked jsonb) returns setof jsonb language plpgsql as $$
declare
  q jsonb;
  a text;
  one jsonb;
begin
  for q in select value from jsonb_array_elements(asked) loop
    perform set_config('app.board', q ->> 'board', true), set_config('app.staff', q ->> 'staff', true);
    one := '[]';
    for a in select value from jsonb_array_elements_text(q -> 'abilities') loop
      one := one || jsonb_build_array((select coalesce(jsonb_agg(concat_ws('|', relation, grant_id, coalesce(role, '-'), sight)), '[]')
        from pluis.opened(q ->> 'dossier', a)));
    end loop;
    return next jsonb_build_object('opened', one,
      'dossiers', (select count(*) from pluis.dossier where board_id = q ->> 'board' and id = q ->> 'dossier'),
      'entries', (select count(*) from pluis.entry where board_id = q ->> 'board' and dossier_id = q ->> 'dossier'));
  end loop;
end
$$`;

class RolledBack extends Error {}

let opened: Opened;
let batch = 0;
beforeAll(async () => {
  opened = await databases.find(({ name }) => name === 'PostgreSQL')!.open();
  await asAdministrator(opened.db, async (tx) => {
    await sql.raw(answers).execute(tx);
    await sql`grant usage on schema public to pluis_app`.execute(tx);
    await sql`grant execute on function public.answers(jsonb) to pluis_app`.execute(tx);
  });
});
afterAll(() => opened.close());

async function askDatabase(worlds: readonly (readonly [string, Shape])[], weaken = ''): Promise<readonly Answer[]> {
  const asked = worlds.flatMap(([name, shape]) => {
    const names = namesIn(name);
    return shape.asked.map(({ staff, dossier, abilities }) => ({
      ...{ board: names.board(names.boardOfStaff(staff)), staff: names.staff(staff) },
      ...{ dossier: names.dossier(dossier), abilities },
    }));
  });
  let found: readonly Answer[] = [];
  const rolledBack = asAdministrator(opened.db, async (tx) => {
    await sql`set local statement_timeout = 0`.execute(tx);
    await storeWorlds(
      tx,
      worlds.map(([name, shape]) => rowsOf(name, shape)),
    );
    if (weaken !== '') await sql.raw(weaken).execute(tx);
    await sql`select set_config('role', 'pluis_app', true), set_config('app.now', ${now}, true)`.execute(tx);
    const given = await sql<{ one: Answer }>`select public.answers(${JSON.stringify(asked)}::jsonb) as one`.execute(tx);
    found = given.rows.map(({ one }) => one);
    throw new RolledBack();
  });
  await expect(rolledBack).rejects.toThrow(RolledBack);
  return found;
}

function askPolicy(world: World, shape: Shape, name: string, at: number): Answer {
  const asked = shape.asked[at]!;
  const names = namesIn(name);
  const who = { staff: names.staff(asked.staff), dossier: names.dossier(asked.dossier), now };
  const told = asked.abilities.map((ability) =>
    allowed({ ...who, ability }, world).map(({ relation, grant, role, sight }) =>
      [relation, grant, role ?? '-', sight].join('|'),
    ),
  );
  const may = (ability: 'read' | 'see_own' | 'see_state') => allowed({ ...who, ability }, world).length > 0;
  const own = may('see_own') ? entriesBy(asked.staff, asked.dossier) : 0;
  const seen = may('read') || may('see_own') || may('see_state');
  return { opened: told, dossiers: seen ? 1 : 0, entries: may('read') ? 2 : own };
}

const inOrder = ({ opened: told, ...rest }: Answer) =>
  JSON.stringify([rest.dossiers, rest.entries, told.map((one) => one.toSorted())]);

/** How often each way was met, and each sight, so that a world in which nothing happens proves nothing. */
const met = new Map<string, number>();
function meet({ opened: told, dossiers, entries }: Answer): void {
  for (const word of [`sees ${dossiers} ${entries}`, ...told.flat().map((one) => one.split('|')[0] ?? '')])
    met.set(word, (met.get(word) ?? 0) + 1);
}

/** Where the two do not say the same, in words that name the world. */
async function differences(shapes: readonly Shape[], weakened: Weakened = {}): Promise<readonly string[]> {
  batch += 1;
  const worlds = shapes.map((shape, n): readonly [string, Shape] => [
    `w${batch}-${n}`,
    { ...shape, exclusions: firstOfEach(shape.exclusions) },
  ]);
  const found = await askDatabase(worlds, weakened.database);
  let at = 0;
  return worlds.flatMap(([name, shape]) => {
    const world = (weakened.policy ?? ((same) => same))(worldOf(name, shape));
    return shape.asked.flatMap((asked, n) => {
      const expected = askPolicy(world, shape, name, n);
      meet(expected);
      const seen = found[at]!;
      at += 1;
      return inOrder(seen) === inOrder(expected)
        ? []
        : [`${JSON.stringify(asked)} policy ${inOrder(expected)} database ${inOrder(seen)}`];
    });
  });
}

const batches = fc.array(aShape, { minLength: 1, maxLength: 200, size: 'max' });

describe('A1: the policy and the forced row policies of PostgreSQL', () => {
  test('say the same of every generated world', { timeout: 7_200_000 }, async () => {
    const wanted = figure({ short: 10_000, long: 100_000 });
    let worlds = 0;
    for (let round = 1; worlds < wanted; round += 1) {
      await fc.assert(
        fc.asyncProperty(batches, async (shapes) => {
          worlds += shapes.length;
          expect(await differences(shapes)).toEqual([]);
        }),
        { numRuns: 10 },
      );
    }
    console.info(`A1: ${worlds} worlds in ${batch} batches`);
    const sights = ['sees 0 0', 'sees 1 0', 'sees 1 1', 'sees 1 2'];
    for (const word of [...sights, 'recorder', 'team', 'coordinator', 'decider', 'informed', 'deputy', 'break_glass'])
      expect([word, (met.get(word) ?? 0) > 100]).toEqual([word, true]);
  });

  test.each<readonly [string, Weakened]>([
    ['a policy without exclusions', { policy: (world) => ({ ...world, exclusions: [] }) }],
    [
      'a policy in which grants never end',
      { policy: (world) => ({ ...world, grants: world.grants.map((one) => ({ ...one, until: null })) }) },
    ],
    [
      'a policy in which roles never end',
      { policy: (world) => ({ ...world, roles: world.roles.map((one) => ({ ...one, until: null })) }) },
    ],
    [
      'a policy in which nobody comes back',
      { policy: (world) => ({ ...world, absences: world.absences.map((one) => ({ ...one, until: farOff })) }) },
    ],
    ['a policy without absences', { policy: (world) => ({ ...world, absences: [] }) }],
    ['a policy without emergencies', { policy: (world) => ({ ...world, breakGlass: [] }) }],
    [
      'a policy in which a technical administrator breaks the glass',
      {
        policy: (world) => ({
          ...world,
          roles: world.roles.map((one) => ({
            ...one,
            may: one.may.includes('read') ? one.may.filter((ability) => ability !== 'manage') : one.may,
          })),
        }),
      },
    ],
    [
      'a policy in which nothing closes',
      {
        policy: (world) => ({ ...world, dossiers: world.dossiers.map((one) => ({ ...one, state: 'open' as const })) }),
      },
    ],
    [
      'a policy with one school',
      { policy: (world) => ({ ...world, roles: world.roles.map((one) => ({ ...one, location: null })) }) },
    ],
    [
      'a policy with one board',
      {
        policy: (world) => ({
          ...world,
          staff: world.staff.map((one) => ({ ...one, board: world.staff[0]!.board })),
          dossiers: world.dossiers.map((one) => ({ ...one, board: world.staff[0]!.board })),
        }),
      },
    ],
    [
      'a database without exclusions',
      {
        database:
          'create or replace function pluis.is_excluded(p_dossier text, p_staff text) returns boolean language sql stable as $$ select false $$',
      },
    ],
    [
      'a database in which nothing ends',
      {
        database:
          'create or replace function pluis.is_now(p_from timestamptz, p_until timestamptz) returns boolean language sql stable as $$ select true $$',
      },
    ],
    [
      'a database that lets everybody break the glass',
      {
        database:
          'create or replace function pluis.manages(p_staff text) returns boolean language sql stable as $$ select false $$',
      },
    ],
    [
      'a database with an open door',
      { database: 'create policy open on pluis.entry for select to pluis_app using (true)' },
    ],
  ])('and %s is found', async (_, weakened) => {
    let found: readonly string[] = [];
    for (let round = 0; round < 40 && found.length === 0; round += 1)
      found = await differences(fc.sample(aShape, 50), weakened);
    expect(found).not.toEqual([]);
  });
});
