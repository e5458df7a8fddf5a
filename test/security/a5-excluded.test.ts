import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { relations } from '../../src/core/access/words.ts';
import { abilities, type Ability } from '../../src/core/protocol/words.ts';
import { aShape, farOff, longAgo, namesIn, permissions, refOf, rowsOf, type Shape } from '../builders/access-worlds.ts';
import { storeWorlds } from '../builders/stored-worlds.ts';
import { databases, type Opened } from '../contract/databases.ts';
import { asAdministrator } from '../contract/raw.ts';

/** Everything by which somebody may learn of a dossier or do something in it, each as a number that must be 0. */
const probes = `create function public.probes(board text, staff text, other text, dossier text, ref text, every text[]) returns jsonb
language plpgsql set search_path = pluis as $$
declare
  found jsonb := '{}';
  log jsonb := jsonb_build_object('at', '2026-03-09T08:00:00.000Z', 'via', 'job');
  moment timestamptz := '2026-03-09T08:00:00.000Z';
  n bigint;
  refused text;
begin
  perform * from read_dossier(board, other, moment, ref, log);
  perform set_config('app.board', board, true), set_config('app.staff', staff, true), set_config('app.now', moment::text, true);
  select count(*) into n from unnest(every) a cross join lateral opened(dossier, a);
  found := found || jsonb_build_object('policy', n);
  foreach refused in array array['dossier_child', 'dossier_grant', 'exclusion', 'entry', 'dossier_hold', 'informed_read'] loop
    execute format('select count(*) from %I where board_id = $1 and dossier_id = $2', refused) into n using board, dossier;
    found := found || jsonb_build_object(refused, n);
  end loop;
  select count(*) into n from dossier d where d.board_id = board and d.id = dossier;
  found := found || jsonb_build_object('dossier', n);
  select count(*) into n from signal s where s.board_id = board and s.child_id = 'kind';
  found := found || jsonb_build_object('signal', n);
  select count(*) into n from read_dossier(board, staff, moment, ref, log) r where r.head is not null;
  found := found || jsonb_build_object('reading', n);
  select count(*) into n from list_dossiers(board, staff, moment, 'infinity', '', 200, null, log) l where l.head ->> 'id' = dossier;
  found := found || jsonb_build_object('list', n);
  select count(*) into n from json_array_elements(read_dossier_log(board, staff, moment, ref, 0, 200, log));
  found := found || jsonb_build_object('who read', n);
  select count(*) into n from json_array_elements(read_log_month(board, staff, moment, '2026-03', moment, moment + interval '1 day', 200, log)
    -> 'rows') l where l ->> 'objectRef' = ref;
  found := found || jsonb_build_object('review', n);
  select count(*) into n from dossier_key_of(board, staff, moment, dossier) k where k.wrapped is not null;
  found := found || jsonb_build_object('key', n);
  select count(*) into n from append_entries(board, staff, moment, 'k', dossier, 2, null, null, '[]', '', log) a where a.outcome <> 'not_found';
  found := found || jsonb_build_object('adding', n);
  select count(*) into n from read_signals(board, staff, moment, 'waiting', '', 50, log);
  found := found || jsonb_build_object('signals', n);
  select count(*) into n from append_signal(board, staff, moment, 'op', dossier, 2, null, null, '[]', '', log, 'signaal') a
  where a.outcome <> 'not_found';
  found := found || jsonb_build_object('taking up', n);
  found := found || jsonb_build_object('confirming', confirm_read(board, staff, moment, ref, log)::int);
  perform set_config('app.staff', staff, true);
  begin
    insert into dossier_grant (board_id, id, dossier_id, staff_id, relation, valid_from, opened_at, given_by)
    values (board, 'nieuw', dossier, other, 'team', moment, moment, staff);
    found := found || jsonb_build_object('giving', 1);
  exception when insufficient_privilege then
    found := found || jsonb_build_object('giving', 0);
  end;
  update exclusion x set lifted_at = moment where x.board_id = board and x.dossier_id = dossier;
  get diagnostics n = row_count;
  return found || jsonb_build_object('lifting', n);
end
$$`;

const always = { from: longAgo, until: null };
const aWhile = { from: longAgo, until: farOff };
const everything: readonly Ability[] = abilities;
const roles: readonly (readonly Ability[])[] = [
  ['record_signal', 'read', 'record', 'weigh'],
  ['record_signal', 'read', 'record', 'coordinate', 'weigh', 'grant', 'report', 'inspect_log'],
  ['record_signal', 'read', 'record', 'weigh', 'decide', 'grant', 'report'],
  ['inspect_log'],
  ['manage'],
  everything.filter((ability) => ability !== 'manage'),
  everything,
];
const deputies = ['none', 'grant', 'absence', 'both'] as const;
const statuses = ['open', 'closed_no_action'] as const;

/** Every pattern: by relation, as deputy or not, in an emergency or not, with each kind of role, in each state. */
const patterns = [...relations, null].flatMap((relation) =>
  deputies.flatMap((deputy) =>
    [true, false].flatMap((glass) =>
      roles.flatMap((may) => statuses.map((status) => ({ relation, deputy, glass, may, status }))),
    ),
  ),
);

function shapeOf({ relation, deputy, glass, may, status }: (typeof patterns)[number], excluded: boolean): Shape {
  const [blank] = fc.sample(aShape, { numRuns: 1, seed: 1 });
  const pair = { dossier: 0, staff: 0, other: 1 };
  const role = { location: null, role: 'x', period: always } as const;
  const by = (given: (typeof relations)[number]) => ({ ...pair, relation: given, period: always });
  return {
    ...blank!,
    statuses: [status, 'open', 'open'],
    roles: [
      { ...role, staff: 0, may },
      { ...role, staff: 1, may: everything },
    ],
    grants: [
      { ...by('coordinator'), staff: 1, other: 0 },
      ...(relation === null ? [] : [by(relation)]),
      ...(deputy === 'grant' || deputy === 'both' ? [by('deputy')] : []),
    ],
    exclusions: excluded ? [{ ...pair, period: always }] : [],
    absences: deputy === 'absence' || deputy === 'both' ? [{ dossier: 0, staff: 1, other: 0, period: aWhile }] : [],
    glass: glass ? [{ ...pair, period: aWhile }] : [],
  };
}

/** A signal of somebody else about the child of the dossier, which waits for a coordinator. */
function withSignal(world: string, shape: Shape): ReturnType<typeof rowsOf> {
  const names = namesIn(world);
  const board_id = names.board(0);
  const sealed = { key_version: 1, wrapped_key: '\\x00', payload: '\\x00', withheld_from: [] };
  const key = { recipient_kind: 'tenant', recipient: board_id, key_version: 1, wrapped: '\\x00' };
  return [
    ...rowsOf(world, shape),
    ['dossier_child', [{ board_id, dossier_id: names.dossier(0), child_id: 'kind' }]],
    ['dossier_key', [{ board_id, dossier_id: names.dossier(0), ...key }]],
    [
      'signal',
      [
        {
          ...{ board_id, id: 'signaal', location_id: names.location(0, 0), child_id: 'kind', type: 'SignalRecorded' },
          ...{ recorded_at: longAgo, recorded_by: names.staff(2), ...sealed },
        },
      ],
    ],
  ];
}

type Found = Readonly<Record<string, number>>;
let opened: Opened;
let batch = 0;
beforeAll(async () => {
  opened = await databases.find(({ name }) => name === 'PostgreSQL')!.open();
  await asAdministrator(opened.db, async (tx) => {
    await sql.raw(probes).execute(tx);
    await sql`grant usage on schema public to pluis_app`.execute(tx);
    await sql`grant execute on function public.probes(text, text, text, text, text, text[]) to pluis_app`.execute(tx);
  });
});
afterAll(() => opened.close());

class RolledBack extends Error {}

async function probe(excluded: boolean): Promise<readonly Found[]> {
  batch += 1;
  const worlds = patterns.map((pattern, n): readonly [string, Shape] => [`x${batch}-${n}`, shapeOf(pattern, excluded)]);
  const found: Found[] = [];
  const rolledBack = asAdministrator(opened.db, async (tx) => {
    await sql`set local statement_timeout = 0`.execute(tx);
    await storeWorlds(
      tx,
      worlds.map(([name, shape]) => withSignal(name, shape)),
    );
    await sql`select set_config('role', 'pluis_app', true)`.execute(tx);
    for (const [name] of worlds) {
      const { board, staff, dossier } = namesIn(name);
      const answer = await sql<{
        found: Found;
      }>`select public.probes(${board(0)}, ${staff(0)}, ${staff(1)}, ${dossier(0)},
        ${refOf(dossier(0))}, ${permissions}) as found`.execute(tx);
      found.push(answer.rows[0]!.found);
    }
    throw new RolledBack();
  });
  await expect(rolledBack).rejects.toThrow(RolledBack);
  return found;
}

const sums = (found: readonly Found[]) =>
  Object.fromEntries(
    Object.keys(found[0] ?? {}).map((probed) => [probed, found.reduce((sum, one) => sum + (one[probed] ?? 0), 0)]),
  );

describe('A5: whoever is shut out of a dossier', () => {
  test('gets nothing of it, in every pattern of relation, deputyship, emergency, role and state', async () => {
    const found = sums(await probe(true));
    expect(patterns).toHaveLength(7 * 4 * 2 * 7 * 2);
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((probed) => [probed, 0])));
  }, 120_000);
  test('and each of these ways is open to somebody who is not shut out', async () => {
    const found = sums(await probe(false));
    const closed = Object.keys(found).filter((probed) => found[probed] === 0);
    // Nobody is shut out here, nothing is held and nobody confirmed yet: those rows are not there for anybody.
    expect(closed.sort()).toEqual(['dossier_hold', 'exclusion', 'informed_read', 'lifting']);
  }, 120_000);
});
