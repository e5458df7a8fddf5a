import { readFileSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import { doors } from './doors.ts';
import { functions } from './functions.ts';
import { quoted, roleName, type Probe } from './probe.ts';
import { callers, powers, rights } from './rights.ts';
import { seeds, type Row } from './rows.ts';
import { shape } from './shape.ts';
import { triggers } from './triggers.ts';
import { walls } from './walls.ts';

const boards = ['noord', 'zuid'] as const;

/** Puts the world of the probes, and what they are asked with, in an empty database that is up to date. */
export async function furnish(client: pg.Client): Promise<void> {
  await client.query(`set search_path = pg_catalog`);
  await client.query(readFileSync(path.join(import.meta.dirname, 'probe.sql'), 'utf8'));
  await client.query(`begin; set local session_replication_role = replica; set local search_path = pluis`);
  for (const board_id of [...boards, 'oost']) await put(client, 'board', { board_id, name: board_id, slug: board_id });
  for (const board_id of boards) {
    for (const [table, rows] of Object.entries(seeds)) {
      for (const row of rows) await put(client, table, { board_id, ...row });
    }
  }
  await client.query('commit');
}

async function put(client: pg.Client, table: string, row: Row): Promise<void> {
  const columns = Object.keys(row).join(', ');
  const values = `select ${columns} from jsonb_populate_record(null::${table}, $1)`;
  await client.query(`insert into ${table} (${columns}) ${values}`, [JSON.stringify(row)]);
}

/** Nobody is the owner, or becomes it, while the application runs. */
const isOfRunTime = (role: string): boolean => role !== 'owner' && role !== 'migrator';

/** What there is, by name. */
export type Catalogue = Readonly<Record<'tables' | 'roleNames' | 'functionNames', readonly string[]>>;

/** All that is tried of a database with these tables, roles and functions of Pluis. */
export function battery({ tables, roleNames, functionNames }: Catalogue): readonly Probe[] {
  return [
    ...tables.flatMap((table) => [
      ...roleNames.filter(isOfRunTime).map((role) => rightsOn(table, role)),
      ...walls(table),
      ...shape(table),
    ]),
    ...doors(),
    ...triggers(),
    ...functions(),
    ...functionNames.map((name) => ({
      area: `calls of ${name}`,
      ask: `probe.callers('${name}', array[${[...roleNames.filter(isOfRunTime).map(roleName), 'nobody'].map(quoted).join(', ')}])`,
      gives: callers[name] ?? '',
    })),
    ...roleNames.map((role) => ({
      area: `powers of ${role}`,
      ask: `probe.powers('pluis_${role}')`,
      gives: powers[role] ?? '',
    })),
  ];
}

function rightsOn(table: string, role: string): Probe {
  const gives = rights[table]?.[role] ?? '';
  return { area: `rights on ${table}`, ask: `probe.rights('${table}', 'pluis_${role}')`, gives };
}

/** The probes that a database answers otherwise than it should, with what it said. */
export async function noticed(
  client: pg.Client,
  probes: readonly Probe[],
): Promise<readonly (Probe & { readonly said: string })[]> {
  if (probes.length === 0) return [];
  const { rows } = await client.query<{ said: string[] }>(
    `select array[${probes.map(({ ask }) => ask).join(', ')}]::text[] as said`,
  );
  const said = rows[0]?.said ?? [];
  return probes.flatMap((probe, n) => (said[n] === probe.gives ? [] : [{ ...probe, said: said[n] ?? 'null' }]));
}
