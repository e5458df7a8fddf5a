import { quoted, type Probe } from './probe.ts';
import { nullable, refusals } from './refusals.ts';
import { fresh, inNoord, seeds, type Row } from './rows.ts';

/** What no row may be: empty where it may not, the same as another, or what its constraints refuse. */
export function shape(table: string): readonly Probe[] {
  const area = `shape of ${table}`;
  const row = fresh[table];
  if (row === undefined) return [];
  const asJson = (changed: Row) => quoted(JSON.stringify(inNoord(table, { ...row, ...changed })));
  const adds = (changed: Row) => `probe.adds('none', 'noord', '${table}', ${asJson(changed)})`;
  return [
    { area, ask: `probe.nullable('${table}', ${asJson({})})`, gives: nullable[table] ?? '' },
    { area, ask: adds({}), gives: '1' },
    {
      area,
      ask: `probe.adds('none', 'noord', '${table}', ${quoted(JSON.stringify(inNoord(table, first[table] ?? {})))})`,
      gives: `23505 ${table}`,
    },
    ...(refusals[table] ?? []).map(([changed, code]) => ({ area, ask: adds(changed), gives: `${code} ${table}` })),
  ];
}

const first: Readonly<Record<string, Row | undefined>> = {
  ...Object.fromEntries(Object.entries(seeds).map(([table, [row]]) => [table, row])),
  board: { name: 'noord', slug: 'anders' },
  migration: { name: '0001-roles.sql', checksum: 'x', ran_at: '2020-01-01' },
};
