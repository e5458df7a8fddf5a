import { sql } from 'kysely';
import type { Tx } from '../contract/raw.ts';
import type { rowsOf } from './access-worlds.ts';

/** All worlds with one insert for each table; what a table does by itself stays out of it. */
export async function storeWorlds(tx: Tx, worlds: readonly ReturnType<typeof rowsOf>[]): Promise<void> {
  await sql`set local session_replication_role = replica`.execute(tx);
  const tables = new Map<string, object[]>();
  for (const [table, rows] of worlds.flat()) tables.set(table, [...(tables.get(table) ?? []), ...rows]);
  for (const [table, rows] of [...tables].filter(([, some]) => some.length > 0)) {
    await sql`insert into ${sql.table(table)} (${sql.join(columnsOf(rows).map((column) => sql.ref(column)))})
      select ${sql.join(columnsOf(rows).map((column) => sql.ref(column)))}
      from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`.execute(tx);
  }
  await sql`set local session_replication_role = origin`.execute(tx);
}

const columnsOf = (rows: readonly object[]) => Object.keys(rows[0] ?? {});
