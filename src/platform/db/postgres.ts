import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { parsers } from './column-types.ts';
import type { Db } from './database.ts';
import { migrate } from './migrate.ts';
import type { Tables } from './tables.ts';

const types = new pg.TypeOverrides();
for (const [oid, parse] of Object.entries(parsers)) types.setTypeParser(Number(oid), parse);

/** Every connection is the application's own role from its first statement; nothing on it can wait for ever. */
const session = [
  'role=pluis_app',
  'search_path=pluis',
  'statement_timeout=5000',
  'lock_timeout=2000',
  'idle_in_transaction_session_timeout=10000',
];

/** A database out of reach is a refusal now, not a page that never comes. */
const longestToConnect = 3000;

/** Connects, after bringing the database up to date. Throws when it is out of reach or its migrations do not fit. */
export async function connectPostgres(databaseUrl: string, connections: number): Promise<Db> {
  await migratePostgres(databaseUrl);
  return poolOf(databaseUrl, connections);
}

/** Connections as the application makes them, to the database as it is; the first question finds out whether it answers. */
export function poolOf(databaseUrl: string, connections: number): Db {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: connections,
    types,
    connectionTimeoutMillis: longestToConnect,
    options: session.map((setting) => `-c ${setting}`).join(' '),
  });
  // A connection that breaks, in use or not, is replaced at the next request; the request that meets it reports what is wrong.
  const ignore = () => undefined;
  pool.on('error', ignore);
  pool.on('connect', (client) => client.on('error', ignore));
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    kind: 'postgres',
    kysely,
    call: async <Row>({ name, text }: { name: string; text: string }, values: readonly unknown[]) => {
      const { rows } = await pool.query<Row & pg.QueryResultRow>({ name, text, values: [...values] });
      return rows;
    },
    close: () => kysely.destroy(),
  };
}

async function migratePostgres(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: longestToConnect });
  await client.connect();
  try {
    await migrate({
      run: async (sql) => {
        await client.query(sql);
      },
      rows: async (sql) => (await client.query<Record<string, unknown>>(sql)).rows,
    });
  } finally {
    await client.end();
  }
}
