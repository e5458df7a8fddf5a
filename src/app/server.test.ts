import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { among, pluis, saying } from '../../test/builders/command-line.ts';
import { startPostgres, type TestPostgres } from '../../test/postgres.ts';
import { serve, type Server } from './server.ts';

let postgres: TestPostgres;
let dataDir: string;
let server: Server | null = null;
let told: string[][];
beforeEach(async () => {
  postgres = await startPostgres();
  dataDir = mkdtempSync(join(tmpdir(), 'pluis-serve-'));
  told = [];
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await server?.close();
  server = null;
  postgres.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const silent = { info: () => undefined, error: () => undefined };
async function serving(databaseUrl = postgres.url): Promise<Server> {
  server = await serve({ host: '127.0.0.1', port: 0, dataDir, databaseUrl }, silent, (because) => {
    told.push([...because]);
  });
  return server;
}

async function asKeeper(...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

const lossy = ['alter database postgres set synchronous_commit = off'];
const safe = ['alter database postgres reset synchronous_commit'];
/** A session that nobody has; it is looked up all the same. */
const cookie = `__Host-pluis=verzonnen.${'a'.repeat(43)}.${'a'.repeat(22)}`;

function ask(path: string, options: RequestInit = {}): Promise<Response> {
  const { port } = server ?? { port: 0 };
  return fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual', ...options, headers: { cookie } });
}

async function statusOf(path: string, options?: RequestInit): Promise<number> {
  const response = await ask(path, options);
  await response.arrayBuffer();
  return response.status;
}

const alwaysThere = ['/nood', '/weg', '/uitleg', '/uitleg/fedra-2019', '/uitleg/fedra-2019/vragen'];
const step: RequestInit = { method: 'POST', body: new URLSearchParams({ asked: 'q1', q1: 'yes' }) };

async function expectWhomToCall(): Promise<void> {
  for (const path of alwaysThere) expect([path, await statusOf(path)]).toEqual([path, 200]);
  expect(await statusOf('/uitleg/fedra-2019/vragen', step)).toBe(200);
  expect(await (await ask('/nood')).text()).toContain('112');
}

describe('a database that may lose what was recorded', () => {
  test('gets no dossiers: everything is closed but whom to call and the guide', async () => {
    await asKeeper(...lossy);
    const { isOpen } = await serving();
    expect(isOpen()).toBe(false);
    expect(told[0]).toEqual([expect.stringContaining('synchronous_commit')]);
    await expectWhomToCall();
    for (const path of ['/', '/start', '/aanmelden', '/zorg', `/d/${'a'.repeat(32)}`, '/bestaat-niet'])
      expect([path, await statusOf(path)]).toEqual([path, 503]);
    const closed = await ask('/aanmelden');
    expect(closed.headers.get('retry-after')).toBe('30');
    expect(closed.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await closed.text()).toContain('Pluis is nu gesloten');
    expect(await statusOf('/aanmelden', step)).toBe(503);
  });

  test('opens by itself when it is mended', async () => {
    await asKeeper(...lossy);
    await serving();
    await asKeeper(...safe);
    await expect.poll(() => statusOf('/aanmelden'), { timeout: 30_000, interval: 250 }).toBe(200);
    expect(told.at(-1)).toEqual([]);
  });
});

test('a database out of reach leaves whom to call, and says so without a password', async () => {
  const { isOpen } = await serving('postgres://iemand:geheim-woord@127.0.0.1:1/niets');
  expect(isOpen()).toBe(false);
  expect(told.flat().join()).toContain('ECONNREFUSED');
  expect(told.flat().join()).not.toContain('geheim-woord');
  await expectWhomToCall();
});

test('a database that goes away while it runs leaves whom to call and the guide', async () => {
  const { isOpen } = await serving();
  expect(isOpen()).toBe(true);
  await expectWhomToCall();
  expect(await statusOf('/start')).toBe(303);
  postgres.stop();
  await expectWhomToCall();
  expect(await statusOf('/start')).toBe(500);
});

describe('pluis doctor', () => {
  test('lists what was looked at, and answers 0 when dossiers are safe', async () => {
    await serving();
    vi.stubEnv('DATABASE_URL', postgres.url);
    const { exit, out } = await pluis('doctor');
    expect(out).toContain('goed        fsync staat aan.');
    expect(out.split('\n').filter((line) => line !== '')).toHaveLength(9);
    expect(exit).toBe(0);
  });

  test('answers 1 and says what to do when they are not', async () => {
    await serving();
    await asKeeper('alter table pluis.signal no force row level security');
    vi.stubEnv('DATABASE_URL', postgres.url);
    const { exit, json } = await pluis('doctor --json');
    expect(exit).toBe(1);
    const findings: unknown = among({ about: 'walls', is: 'refused', says: saying('op signal.') });
    expect(json()).toEqual({ findings });
  });

  test('changes nothing in a database that was never used', async () => {
    vi.stubEnv('DATABASE_URL', postgres.url);
    const { exit, out } = await pluis('doctor');
    expect([exit, out]).toEqual([1, expect.stringContaining('niet veilig')]);
    await expect(asKeeper('select from pluis.migration')).rejects.toThrow();
  });

  test('warns that the embedded database is for a trial', async () => {
    vi.stubEnv('DATABASE_URL', '');
    const { out } = await pluis(`doctor --data ${dataDir}`);
    expect(out).toContain('let op      Dit is de ingebouwde database');
  });
});
