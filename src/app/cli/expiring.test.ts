import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pluis } from '../../../test/builders/command-line.ts';
import { SecondVerifier } from '../../../test/builders/second-verifier.ts';
import { asAdministrator } from '../../../test/contract/raw.ts';
import { board, seedWorld } from '../../../test/contract/world.ts';
import { connect } from '../../platform/db/connect.ts';

const directory = mkdtempSync(path.join(tmpdir(), 'pluis-expire-'));
const data = path.join(directory, 'data');
/** The day on which the commands are given; the database has a later one. */
const today = '2026-11-25';
const log = (words: string) => pluis(`log ${words} --data ${data}`, { now: today });
const expire = (more = '') => log(`expire --board ${board} ${more}`);

beforeAll(async () => {
  const db = await connect({ dataDir: data });
  await seedWorld(db);
  await asAdministrator(db, (tx) =>
    sql`insert into pluis.access_log (board_id, at, action, object_type, outcome, via)
      select ${board}, at::timestamptz, 'read', 'dossier', 'allowed', 'screen'
      from unnest(array['2020-01-01T08:00Z', '2021-11-24T22:59:59Z', '2021-11-25T09:00Z', '2024-01-01T08:00Z']) at`.execute(
      tx,
    ),
  );
  await db.close();
});
afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

describe('pluis log expire', () => {
  test('counts what has expired and takes nothing away', async () => {
    const counted = await expire();
    expect(counted).toMatchObject({ exit: 0 });
    expect(counted.out).toContain('bewaart het logboek 5 jaar. Tot en met 24 november 2021 is die termijn voorbij.');
    expect(counted.out).toContain('Van 2 rijen zijn de gegevens verlopen. Er is niets weggehaald.');
    expect((await expire('--json')).json()).toEqual({
      ...{ board, years: 5, before: '2021-11-24T23:00:00.000Z', due: 2, stays: 0, expired: null },
    });
  });

  test('with --confirm takes it away; the log is whole in both verifiers and says so', async () => {
    expect((await expire('--confirm')).out).toContain('Van 2 rijen zijn de gegevens weggehaald.');
    expect((await expire('--json --confirm')).json()).toMatchObject({ due: 0, expired: 0 });
    expect((await expire()).out).toMatch(/Er is niets verlopen\.\n$/);
    const file = path.join(directory, 'export.ndjson');
    expect(await log(`export ${file} --board ${board}`)).toMatchObject({ exit: 0 });
    const found = await pluis(`verify ${file}`);
    expect(found).toMatchObject({ exit: 0 });
    expect(found.out).toContain('Van 2 rijen zijn de gegevens verlopen.');
    const second = new SecondVerifier();
    expect(await second.ask({ export: file })).toEqual([{ whole: true }]);
    await second.close();
    expect((await pluis(`verify --data ${data} --json`)).json()).toMatchObject({
      logs: [{ whole: { expired: 2 } }, {}],
    });
  });

  test('does nothing when its clock is ahead of the database', async () => {
    const early = await pluis(`log expire --board ${board} --confirm --data ${data}`, { now: '2099-01-01' });
    expect(early).toMatchObject({ exit: 1, out: '' });
    expect(early.said.join()).toContain('klok');
  });

  test.each(['expire', 'term --board x'])('names the boards when asked to %s', async (words) => {
    const unknown = await log(words);
    expect(unknown).toMatchObject({ exit: 2 });
    expect(unknown.said.join()).toContain('Bekend zijn: noord, zuid.');
  });
});

describe('pluis log term', () => {
  test('shows how long and why', async () => {
    const shown = await log(`term --board ${board}`);
    expect(shown).toMatchObject({ exit: 0 });
    expect(shown.out).toContain(`${board} bewaart het logboek 5 jaar. Pluis stelt vijf jaar voor`);
  });

  test.each([
    ['--years 6 --because x', ['--years']],
    ['--years 3', ['--because']],
    ['--years 2.5', ['--years', '--because']],
  ])('refuses %s and says all that is wrong', async (words, at) => {
    const refused = await log(`term --board ${board} ${words}`);
    expect(refused).toMatchObject({ exit: 2, out: '' });
    expect(refused.said.map((said) => said.split(':')[0])).toEqual(at);
  });

  test('changes it with a reason, and that counts from then on', async () => {
    const changed = await log(`term --board ${board} --years 2 --because Bestuursbesluit --json`);
    expect(changed.json()).toEqual({ board, years: 2, because: 'Bestuursbesluit' });
    expect((await expire('--json')).json()).toMatchObject({ years: 2, due: 2 });
  });
});
