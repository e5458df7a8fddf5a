import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect } from '../../src/platform/db/connect.ts';
import { startPostgres, type TestPostgres } from '../postgres.ts';
import { battery, furnish, noticed, type Catalogue } from './sql-mutants/battery.ts';
import { equivalent } from './sql-mutants/equivalent.ts';
import { mutantsOf, type Mutant } from './sql-mutants/mutants.ts';
import { figure } from './figure.ts';
import type { Probe } from './sql-mutants/probe.ts';
import { fresh } from './sql-mutants/rows.ts';

/** A10: what the database itself forbids is tried, and spoiling any one of it is noticed. A survivor is a probe that is missing. */
describe('A10: each policy, right, trigger and constraint in PostgreSQL', () => {
  let server: TestPostgres;
  let client: pg.Client;
  let catalogue: Catalogue;
  let probes: readonly Probe[];
  /** Those that a database as it is answers well: all of them, unless a test below fails. */
  let telling: readonly Probe[];
  let mutants: readonly Mutant[];

  beforeAll(async () => {
    server = await startPostgres();
    await (await connect({ databaseUrl: server.url, dataDir: server.directory })).close();
    client = new pg.Client({ connectionString: server.url });
    await client.connect();
    await furnish(client);
    catalogue = await whatThereIs();
    probes = battery(catalogue);
    const wrong = new Set((await noticed(client, probes)).map(({ ask }) => ask));
    telling = probes.filter(({ ask }) => !wrong.has(ask));
    mutants = await mutantsOf(client);
  }, 60_000);
  afterAll(async () => {
    await client.end();
    server.stop();
  });

  async function whatThereIs(): Promise<Catalogue> {
    const names = async (query: string) => (await client.query<{ name: string }>(query)).rows.map(({ name }) => name);
    const inPluis = `namespace = 'pluis'::regnamespace`;
    return {
      tables: await names(`select relname as name from pg_class where rel${inPluis} and relkind = 'r' order by 1`),
      roleNames: await names(
        `select substr(rolname, 7) as name from pg_roles where rolname like 'pluis\\_%' order by 1`,
      ),
      functionNames: await names(`select distinct proname as name from pg_proc where pro${inPluis} order by 1`),
    };
  }

  /** The probes that notice this mutant: those of its area, and all others only when those see nothing. */
  async function noticedOf({ sql, area }: Mutant, all: readonly Probe[] = telling): Promise<readonly Probe[]> {
    await client.query('begin');
    try {
      await client.query(sql);
      const near = await noticed(
        client,
        all.filter((probe) => probe.area === area),
      );
      return near.length > 0 ? near : await noticed(client, all);
    } finally {
      await client.query('rollback');
    }
  }

  test('has a row to try in each table', () => {
    expect(catalogue.tables.filter((table) => !(table in fresh))).toEqual([]);
  });

  test('answers every probe as is written', async () => {
    expect((await noticed(client, probes)).map(({ area, ask, gives, said }) => ({ area, ask, gives, said }))).toEqual(
      [],
    );
  });

  test('is missed when it is spoilt, each by itself', { timeout: 600_000 }, async () => {
    // Of the rights on tables and columns, which are by far the most, the short form tries a third.
    const step = figure({ short: 3, long: 1 });
    const tried = mutants.filter(({ area }, n) => !area.startsWith('rights') || n % step === 0);
    const begun = performance.now();
    const survivors: string[] = [];
    for (const mutant of tried) if ((await noticedOf(mutant)).length === 0) survivors.push(mutant.name);
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    console.info(
      `A10: ${tried.length} of ${mutants.length} mutants, ${probes.length} probes, ${survivors.length} without effect, ${seconds} s`,
    );
    expect(survivors.sort()).toEqual(Object.values(equivalent).flat().sort());
    expect(mutants.length).toBeGreaterThan(3_000);
  });

  test('would go unmissed without the probes for it', { timeout: 600_000 }, async () => {
    for (const mutant of oneOfEachKind()) {
      const found = await noticedOf(mutant);
      expect(found, mutant.name).not.toEqual([]);
      let left = telling;
      for (let these = found; these.length > 0; these = await noticedOf(mutant, left)) {
        const gone = new Set(these.map(({ ask }) => ask));
        left = left.filter(({ ask }) => !gone.has(ask));
      }
      expect(left.length, `${mutant.name} is noticed by few`).toBeGreaterThan(probes.length / 2);
      expect(await noticedOf(mutant, left), mutant.name).toEqual([]);
    }
  });

  function oneOfEachKind(): readonly Mutant[] {
    const known = new Set(Object.values(equivalent).flat());
    const kinds = new Map(
      mutants.filter(({ name }) => !known.has(name)).map((mutant) => [mutant.area.split(' ')[0], mutant]),
    );
    return [...kinds.values()];
  }
});
