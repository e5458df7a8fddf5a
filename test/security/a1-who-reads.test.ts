import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { waysIn } from '../../src/core/access/ways-in.ts';
import type { World } from '../../src/core/access/words.ts';
import {
  aShape,
  dossiersOf,
  firstOfEach,
  namesIn,
  now,
  rowsOf,
  staffOf,
  type Shape,
} from '../builders/access-worlds.ts';
import { storeWorlds } from '../builders/stored-worlds.ts';
import { databases, type Opened } from '../contract/databases.ts';
import { asAdministrator } from '../contract/raw.ts';
import { figure } from './figure.ts';

/** Of one dossier: what opens it for each person, asked one by one of the database; and what one reader is told, and one who does not read. */
type Answer = {
  readonly opened: readonly (readonly [staff: string, ability: string, relation: string, by: string])[];
  readonly toldToReader: World | null;
  readonly toldToOther: World | null;
};

const asks = `create function public.who_reads(asked jsonb, moment timestamptz) returns setof jsonb language plpgsql as $$
declare
  q jsonb;
  p jsonb;
  a text;
  found jsonb;
  reader jsonb;
  other jsonb;
begin
  for q in select value from jsonb_array_elements(asked) loop
    found := '[]';
    reader := null;
    other := null;
    for p in select value from jsonb_array_elements(q -> 'people') loop
      perform set_config('app.board', p ->> 'board', true), set_config('app.staff', p ->> 'staff', true),
        set_config('app.now', moment::text, true);
      if pluis.reads_dossier(q ->> 'dossier') then reader := coalesce(reader, p); else other := coalesce(other, p); end if;
      foreach a in array array['read', 'see_own', 'see_state'] loop
        found := found || (select coalesce(jsonb_agg(distinct jsonb_build_array(p ->> 'staff', a, o.relation, o.grant_id)), '[]')
          from pluis.opened(q ->> 'dossier', a) o);
      end loop;
    end loop;
    return next jsonb_build_object('opened', found,
      'toldToReader', pluis.around_dossier(reader ->> 'board', reader ->> 'staff', moment, q ->> 'dossier'),
      'toldToOther', pluis.around_dossier(other ->> 'board', other ->> 'staff', moment, q ->> 'dossier'));
  end loop;
end
$$`;

class RolledBack extends Error {}

let opened: Opened;
let batch = 0;
beforeAll(async () => {
  opened = await databases.find(({ name }) => name === 'PostgreSQL')!.open();
  await asAdministrator(opened.db, async (tx) => {
    await sql.raw(asks).execute(tx);
    await sql`grant usage on schema public to pluis_app`.execute(tx);
    await sql`grant execute on function public.who_reads(jsonb, timestamptz) to pluis_app`.execute(tx);
  });
});
afterAll(() => opened.close());

async function askDatabase(worlds: readonly (readonly [string, Shape])[]): Promise<readonly Answer[]> {
  const asked = worlds.flatMap(([name]) => {
    const names = namesIn(name);
    const people = staffOf.map((of, n) => ({ board: names.board(of), staff: names.staff(n) }));
    return dossiersOf.map((_, n) => ({ dossier: names.dossier(n), people }));
  });
  let found: readonly Answer[] = [];
  const rolledBack = asAdministrator(opened.db, async (tx) => {
    await sql`set local statement_timeout = 0`.execute(tx);
    await storeWorlds(
      tx,
      worlds.map(([name, shape]) => rowsOf(name, shape)),
    );
    await sql`select set_config('role', 'pluis_app', true)`.execute(tx);
    const given = await sql<{ one: Answer }>`
      select public.who_reads(${JSON.stringify(asked)}::jsonb, ${now}) as one`.execute(tx);
    found = given.rows.map(({ one }) => one);
    throw new RolledBack();
  });
  await expect(rolledBack).rejects.toThrow(RolledBack);
  return found;
}

const sights = { read: 'all', see_own: 'own', see_state: 'state' } as const;

/** What the database says of everybody, by each way the fullest alone. */
function saidByDatabase({ opened: all }: Answer): readonly string[] {
  const fullest = new Map<string, string>();
  for (const [ability, sight] of Object.entries(sights))
    for (const [staff, asked, relation, by] of all)
      if (asked === ability && !fullest.has(`${staff} ${relation} ${by}`))
        fullest.set(`${staff} ${relation} ${by}`, sight);
  return [...fullest].map(([way, sight]) => `${way} ${sight}`).sort();
}

describe('A1: the page that says who may read a dossier', () => {
  test('says of each generated world what the database answers to each person', { timeout: 600_000 }, async () => {
    const wanted = figure({ short: 1_000, long: 20_000 });
    const met = new Map<string, number>();
    for (let worlds = 0; worlds < wanted; worlds += 100) {
      batch += 1;
      const shapes = fc
        .sample(aShape, 100)
        .map((shape, n): readonly [string, Shape] => [
          `v${batch}-${n}`,
          { ...shape, exclusions: firstOfEach(shape.exclusions) },
        ]);
      const answers = await askDatabase(shapes);
      for (const [at, answer] of answers.entries()) {
        const [name] = shapes[Math.floor(at / dossiersOf.length)]!;
        expect(answer.toldToOther).toBeNull();
        if (answer.toldToReader === null) continue;
        const told = waysIn(answer.toldToReader, namesIn(name).dossier(at % dossiersOf.length), now);
        expect(told.map(({ staff, relation, by, sight }) => `${staff} ${relation} ${by} ${sight}`).sort()).toEqual(
          saidByDatabase(answer),
        );
        for (const { relation } of told) met.set(relation, (met.get(relation) ?? 0) + 1);
      }
    }
    for (const relation of ['recorder', 'team', 'coordinator', 'decider', 'informed', 'deputy', 'break_glass'])
      expect([relation, (met.get(relation) ?? 0) > 5]).toEqual([relation, true]);
  });
});
