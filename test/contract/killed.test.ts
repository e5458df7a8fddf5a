import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openKeyring } from '../../src/platform/crypto/keyring.ts';
import { connect } from '../../src/platform/db/connect.ts';
import { sqlDossierStore } from '../../src/platform/dossier-store/sql-store.ts';
import { startPostgres, type TestPostgres } from '../postgres.ts';
import { actor, created, newDossier, note, noteCodec, seedWorld, type Addressed } from './world.ts';

const isLong = process.env['PLUIS_LONG'] === '1';
const kills = isLong ? 60 : 6;
const writers = 4;

/** How many answers to wait for before each kill: spread over the writers' work, and the same at every run. */
const moments = Array.from({ length: kills }, (_, n) => 1 + ((n * 17 + 5) % 23));

type Place = { readonly url: string; readonly dataDir: string };
type Acknowledged = Map<string, number>;

async function withStore<T>(
  { url, dataDir }: Place,
  work: (store: ReturnType<typeof sqlDossierStore<ReturnType<typeof noteCodec.parse>>>) => Promise<T>,
): Promise<T> {
  const db = await connect({ databaseUrl: url, dataDir });
  try {
    return await work(sqlDossierStore({ db, keyring: openKeyring(path.join(dataDir, 'keys')), codec: noteCodec }));
  } finally {
    await db.close();
  }
}

async function begin(place: Place): Promise<readonly Addressed[]> {
  const db = await connect({ databaseUrl: place.url, dataDir: place.dataDir });
  await seedWorld(db);
  await db.close();
  return withStore(place, (store) =>
    Promise.all(Array.from({ length: writers }, () => created(store, newDossier({ entries: [note('1')] })))),
  );
}

/** Lets a process append until it has had so many answers, kills, and tells what it was sure of. */
async function appendUntil(
  { url, dataDir }: Place,
  dossiers: readonly Addressed[],
  answers: number,
  kill: (child: ChildProcess) => Promise<void> | void,
): Promise<Acknowledged> {
  const script = path.join(import.meta.dirname, 'keep-appending.ts');
  const given = dossiers.flatMap(({ id, ref }) => [id, ref]);
  const child = spawn(process.execPath, [script, url, dataDir, ...given], { stdio: ['ignore', 'pipe', 'ignore'] });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const sure: Acknowledged = new Map();
  let heard = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    const [ref = '', seq = ''] = line.split(' ');
    sure.set(ref, Number(seq));
    heard += 1;
    if (heard === answers) await kill(child);
  }
  await gone;
  expect(heard).toBeGreaterThanOrEqual(answers);
  return sure;
}

async function numbersIn(
  place: Place,
  dossiers: readonly Addressed[],
): Promise<ReadonlyMap<string, readonly number[]>> {
  return withStore(place, async (store) => {
    const found = new Map<string, readonly number[]>();
    for (const { ref } of dossiers) {
      const read = await store.read(actor(), ref);
      if (!read.ok) throw new Error(`${read.error.code} after a kill`);
      found.set(
        ref,
        read.value.entries.map(({ event }) => Number(event.text)),
      );
    }
    return found;
  });
}

/** Every entry once and in its place; all that was answered for is there, and at most the one that was under way besides. */
function expectNothingLost(found: ReadonlyMap<string, readonly number[]>, sure: Acknowledged): void {
  for (const [ref, numbers] of found) {
    expect(numbers).toEqual(numbers.map((_, at) => at + 1));
    const answered = sure.get(ref) ?? 1;
    expect(numbers.length).toBeGreaterThanOrEqual(answered);
    expect(numbers.length).toBeLessThanOrEqual(answered + 1);
  }
}

async function killAgainAndAgain(place: Place, kill: (child: ChildProcess) => Promise<void> | void): Promise<number> {
  const dossiers = await begin(place);
  let before: Acknowledged = new Map(dossiers.map(({ ref }) => [ref, 1]));
  let total = 0;
  for (const answers of moments) {
    const sure = await appendUntil(place, dossiers, answers, kill);
    const found = await numbersIn(place, dossiers);
    expectNothingLost(found, new Map([...before, ...sure]));
    before = new Map([...found].map(([ref, numbers]) => [ref, numbers.length]));
    total = [...before.values()].reduce((sum, length) => sum + length, 0);
  }
  return total;
}

const enough = moments.reduce((sum, answers) => sum + answers, 0);
const patience = { timeout: isLong ? 900_000 : 120_000 };

describe('no entry that was answered for is lost, and every chain verifies,', () => {
  let dataDir = '';
  beforeEach(() => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'pluis-killed-'));
  });
  afterEach(() => {
    rmSync(dataDir, { recursive: true, force: true });
  });
  const killWriter = (child: ChildProcess) => {
    child.kill('SIGKILL');
  };

  test('when the process with the embedded database is killed in its work', patience, async () => {
    expect(await killAgainAndAgain({ url: '', dataDir }, killWriter)).toBeGreaterThan(enough);
  });

  describe('with PostgreSQL', () => {
    let server: TestPostgres;
    beforeEach(async () => {
      server = await startPostgres();
    });
    afterEach(() => {
      server.stop();
    });

    test('when every process of the server is killed in its work', patience, async () => {
      const killServer = () => server.killAndRestart();
      expect(await killAgainAndAgain({ url: server.url, dataDir }, killServer)).toBeGreaterThan(enough);
    });

    test('when the application is killed in its work', patience, async () => {
      expect(await killAgainAndAgain({ url: server.url, dataDir }, killWriter)).toBeGreaterThan(enough);
    });
  });
});
