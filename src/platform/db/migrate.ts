import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A connection on which the migrations run: several statements in one text, or one with rows as its answer. */
export type MigrationSession = {
  readonly run: (sql: string) => Promise<void>;
  readonly rows: (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;
};

type Migration = { readonly name: string; readonly sql: string; readonly checksum: string };

/** The file that makes the roles runs as whoever connects, all others as the owner they then have. */
const first = '0001-roles.sql';

/**
 * Brings the database up to the files in `migrations/`, all in one transaction, one server at a time. Answers with the names it ran.
 * Throws when a file that ran before has changed or is gone: migrations only go forward.
 */
export async function migrate(
  session: MigrationSession,
  directory = migrationsDirectory(),
): Promise<readonly string[]> {
  const files = readMigrations(directory);
  if (pending(files, await applied(session)).length === 0) return [];
  await session.run('begin; select pg_advisory_xact_lock(7105, 1)');
  try {
    const toRun = pending(files, await applied(session));
    for (const migration of toRun) await runOne(session, migration);
    await session.run('commit');
    return toRun.map(({ name }) => name);
  } catch (error) {
    await session.run('rollback');
    throw error;
  }
}

async function runOne(session: MigrationSession, { name, sql, checksum }: Migration): Promise<void> {
  const asOwner = 'set local role pluis_owner; set local search_path = pluis;';
  if (name === first) {
    await session.run(`${sql}\n${asOwner}${table}`);
  } else {
    await session.run(`${asOwner}\n${sql}`);
  }
  await session.run(`${asOwner} insert into migration (name, checksum) values ('${name}', '${checksum}'); reset role;`);
}

const table = `
create table migration (name text primary key, checksum text not null, ran_at timestamptz not null default now());
grant select on migration to pluis_app;`;

async function applied(session: MigrationSession): Promise<ReadonlyMap<string, string>> {
  const [there] = await session.rows(`select to_regclass('pluis.migration') is not null as there`);
  if (there?.['there'] !== true) return new Map();
  const rows = await session.rows('select name, checksum from pluis.migration order by name');
  return new Map(rows.map(({ name, checksum }) => [String(name), String(checksum)]));
}

function pending(files: readonly Migration[], ran: ReadonlyMap<string, string>): readonly Migration[] {
  for (const [name, checksum] of ran) {
    const file = files.find((migration) => migration.name === name);
    if (file === undefined)
      throw new Error(`migration ${name} ran in this database, but this version does not have it`);
    if (file.checksum !== checksum) throw new Error(`migration ${name} has changed since it ran`);
  }
  return files.filter(({ name }) => !ran.has(name));
}

function readMigrations(directory: string): readonly Migration[] {
  const names = readdirSync(directory).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name));
  return names.sort().map((name) => {
    const sql = readFileSync(path.join(directory, name), 'utf8');
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
  });
}

/** `migrations/` beside package.json, whether this runs from source or from the build. */
export function migrationsDirectory(): string {
  let here = import.meta.dirname;
  while (!existsSync(path.join(here, 'package.json'))) {
    const above = path.dirname(here);
    if (above === here) throw new Error('no package.json above this file');
    here = above;
  }
  return path.join(here, 'migrations');
}
