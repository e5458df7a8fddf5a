import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPostgres, type TestPostgres } from '../../../test/postgres.ts';
import { later, systemClock, type Clock } from '../clock/clock.ts';
import { connect } from '../db/connect.ts';
import type { Db } from '../db/database.ts';
import { connectPostgres } from '../db/postgres.ts';
import { askFacts } from './facts.ts';
import { judgeDatabase, refusals, type Finding } from './findings.ts';

let server: TestPostgres;
let keeper: Db;
beforeAll(async () => {
  server = await startPostgres();
  keeper = await connectPostgres(server.url, 1);
});
afterAll(async () => {
  await keeper.close();
  server.stop();
});

/** As whoever keeps the database; each statement apart, since ALTER SYSTEM stands in no transaction. */
async function asKeeper(statements: readonly string[]): Promise<void> {
  await keeper.kysely.connection().execute(async (connection) => {
    for (const statement of ['set role none', ...statements, 'set role pluis_app'])
      await sql.raw(statement).execute(connection);
  });
}

/** On a connection of its own, so that settings of the role and the database are those of the next start. */
async function found(clock: Clock = systemClock): Promise<readonly Finding[]> {
  const db = await connectPostgres(server.url, 1);
  try {
    return judgeDatabase(await askFacts(db, clock));
  } finally {
    await db.close();
  }
}

const refusedNames = async (clock?: Clock) => refusals(await found(clock)).map(({ about }) => about);

/** A reload reaches each process of the server in its own time. */
async function until(names: readonly string[]): Promise<void> {
  await expect.poll(() => refusedNames(), { timeout: 20_000 }).toEqual(names);
}

describe('a PostgreSQL as it comes', () => {
  test('is fit for dossiers', async () => {
    const findings = await found();
    expect(refusals(findings)).toEqual([]);
    expect(findings.map(({ about }) => about)).toEqual([
      'fsync',
      'full_page_writes',
      'synchronous_commit',
      'role',
      'login',
      'ownership',
      'walls',
      'clock',
      'data_checksums',
    ]);
  });

  test('warns of a login that is above the row policies', async () => {
    expect((await found()).filter(({ is }) => is === 'warning').map(({ about }) => about)).toEqual(['login']);
  });

  test('and without checksums is fit, with a warning', async () => {
    const other = await startPostgres({ checksums: false });
    try {
      const db = await connectPostgres(other.url, 1);
      const findings = judgeDatabase(await askFacts(db, systemClock));
      await db.close();
      expect(refusals(findings)).toEqual([]);
      expect(findings.find(({ about }) => about === 'data_checksums')?.is).toBe('warning');
    } finally {
      other.stop();
    }
  });
});

describe('a PostgreSQL that may lose or show what it holds is refused', () => {
  test.each(['fsync', 'full_page_writes'])('%s is off', async (setting) => {
    await asKeeper([`alter system set ${setting} = off`, 'select pg_reload_conf()']);
    await until([setting]);
    await asKeeper([`alter system reset ${setting}`, 'select pg_reload_conf()']);
    await until([]);
  });

  test.each([
    [
      'a commit does not wait for the disk',
      'synchronous_commit',
      ['alter database postgres set synchronous_commit = off'],
      ['alter database postgres reset synchronous_commit'],
    ],
    [
      'a commit waits for less than the disk of the standby',
      'synchronous_commit',
      ['alter database postgres set synchronous_commit = remote_write'],
      ['alter database postgres reset synchronous_commit'],
    ],
    ['the role passes row security', 'role', ['alter role pluis_app bypassrls'], ['alter role pluis_app nobypassrls']],
    [
      'the role can become one that passes row security',
      'role',
      ['create role above bypassrls', 'grant above to pluis_app'],
      ['drop role above'],
    ],
    [
      'the role owns a table',
      'ownership',
      ['create table pg_temp.own ()', 'alter table pg_temp.own owner to pluis_app'],
      ['drop table pg_temp.own'],
    ],
    [
      'row policies are off on a table',
      'walls',
      ['alter table pluis.entry disable row level security'],
      ['alter table pluis.entry enable row level security'],
    ],
    [
      'row policies do not bind the owner of a table',
      'walls',
      ['alter table pluis.entry no force row level security'],
      ['alter table pluis.entry force row level security'],
    ],
    [
      'a table of a board has no row policies at all',
      'walls',
      ['create table pluis.forgotten (board_id text)'],
      ['drop table pluis.forgotten'],
    ],
  ])('%s', async (_what, about, broken, mended) => {
    await asKeeper(broken);
    expect(await refusedNames()).toEqual([about]);
    await asKeeper(mended);
    expect(await refusedNames()).toEqual([]);
  });

  test('the role is a superuser', async () => {
    await asKeeper(['alter role pluis_app superuser']);
    expect(await refusedNames()).toContain('role');
    await asKeeper(['alter role pluis_app nosuperuser']);
    expect(await refusedNames()).toEqual([]);
  });

  test.each([-2100, 2100, 3_600_000])('its clock differs %i ms from ours', async (difference) => {
    expect(await refusedNames(() => later(systemClock(), difference))).toEqual(['clock']);
  });

  test('but not for a difference that the asking itself explains', async () => {
    expect(await refusedNames(() => later(systemClock(), 1000))).toEqual([]);
  });
});

describe('each refusal', () => {
  test('says what to do, in a sentence', () => {
    const nothingRight = judgeDatabase({
      settings: { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'local', data_checksums: 'off' },
      role: 'verzonnen_rol',
      roleIsAbovePolicies: true,
      login: 'verzonnen_login',
      loginIsAbovePolicies: true,
      ownedTables: ['entry'],
      tenantTables: 20,
      openTables: ['entry', 'signal'],
      clockDifference: 4000,
    });
    expect(nothingRight.map(({ is }) => is)).toEqual([
      ...Array<string>(4).fill('refused'),
      'warning',
      ...Array<string>(3).fill('refused'),
      'warning',
    ]);
    for (const { says } of nothingRight) expect(says).toMatch(/(Zet|Neem|Geef) .+\.$/);
  });
});

test('the embedded database keeps its rows apart too', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'pluis-check-'));
  const db = await connect({ dataDir });
  const findings = judgeDatabase(await askFacts(db, systemClock));
  await db.close();
  rmSync(dataDir, { recursive: true });
  expect(findings.filter(({ about }) => ['walls', 'role', 'ownership'].includes(about)).map(({ is }) => is)).toEqual([
    'good',
    'good',
    'good',
  ]);
});
