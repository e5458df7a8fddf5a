import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { portOf } from '../builders/port-of.ts';
import { demoBoards } from '../../seed/boards.ts';
import { seedDemo } from '../../seed/demo.ts';
import { boardIdOf, staffIdOf } from '../../seed/ids.ts';
import { readConfig } from '../../src/app/config.ts';
import { openContext } from '../../src/app/context.ts';
import { systemClock } from '../../src/platform/clock/clock.ts';
import { connectPostgres } from '../../src/platform/db/postgres.ts';
import { begin } from '../../src/platform/sessions/sessions.ts';
import { startPostgres } from '../postgres.ts';

export type Attacked = {
  readonly base: string;
  readonly port: number;
  readonly databaseUrl: string;
  /** The cookie of somebody of the first board with this role, in a session of its own. */
  readonly signIn: (role: string) => Promise<string>;
  readonly isSignedIn: (cookie: string) => Promise<boolean>;
  /** Takes out what the attacks recorded: a dossier of thousands of entries makes each next attack slower, and stands in another step. */
  readonly asItWas: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Each role of the first board, and nobody in particular. */
export const roles: readonly string[] = demoBoards[0]?.people.map(({ role }) => role) ?? [];

/** The application as built, in a process of its own, on a PostgreSQL with invented boards; only this machine can reach it. */
export async function runAttackedApp(): Promise<Attacked> {
  const postgres = await startPostgres();
  const data = mkdtempSync(join(tmpdir(), 'pluis-attacked-'));
  const port = await freePort();
  const env = { ...process.env, DATABASE_URL: postgres.url, DATA_DIR: data, PORT: String(port), HOST: '127.0.0.1' };
  const context = await openContext(readConfig(env));
  await seedDemo(context);
  await context.db.close();
  await alter(postgres.url, remember);
  const server = spawn(process.execPath, ['dist/src/app/cli.js', 'serve'], { env, stdio: 'ignore' });
  const base = `http://127.0.0.1:${port}`;
  await untilItAnswers(base);
  return {
    base,
    port,
    databaseUrl: postgres.url,
    signIn: (role) => signIn(postgres.url, role),
    isSignedIn: async (cookie) => (await statusOf(`${base}/start`, cookie)) === 200,
    asItWas: () => alter(postgres.url, putBack),
    close: async () => {
      server.kill('SIGTERM');
      if (server.exitCode === null) await once(server, 'exit');
      postgres.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

const remember = `create schema before;
  create table before.dossier as table pluis.dossier;
  create table before.entry as select board_id, dossier_id, seq from pluis.entry;
  create table before.signal as select board_id, id, dossier_id, taken_up_at from pluis.signal;`;

/** The lock comes first, as in every function of the application, so that nobody reads half of it. */
const putBack = `begin;
  set local session_replication_role = replica;
  lock table pluis.dossier in access exclusive mode;
  delete from pluis.entry e where not exists (
    select from before.entry b where (b.board_id, b.dossier_id, b.seq) = (e.board_id, e.dossier_id, e.seq));
  delete from pluis.signal s where not exists (select from before.signal b where (b.board_id, b.id) = (s.board_id, s.id));
  update pluis.signal s
  set dossier_id = b.dossier_id, taken_up_at = b.taken_up_at
  from before.signal b
  where (b.board_id, b.id) = (s.board_id, s.id) and s.dossier_id is distinct from b.dossier_id;
  delete from pluis.dossier d where not exists (select from before.dossier b where (b.board_id, b.id) = (d.board_id, d.id));
  update pluis.dossier d
  set version = b.version, head_hash = b.head_hash, status = b.status, step = b.step, step_since = b.step_since,
    summary = b.summary, summary_version = b.summary_version, touched_at = b.touched_at
  from before.dossier b
  where (b.board_id, b.id) = (d.board_id, d.id);
  commit;`;

async function alter(databaseUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(sql);
  await client.end();
}

async function signIn(databaseUrl: string, role: string): Promise<string> {
  const [board] = demoBoards;
  const person = board?.people.find((one) => one.role === role);
  if (board === undefined || person === undefined) throw new Error(`the first board has no ${role}`);
  const db = await connectPostgres(databaseUrl, 1);
  try {
    const whose = { board: boardIdOf(board), staff: staffIdOf(person) };
    return `__Host-pluis=${await begin(db, whose, 'two_factor', systemClock())}`;
  } finally {
    await db.close();
  }
}

async function statusOf(address: string, cookie = ''): Promise<number> {
  const response = await fetch(address, { headers: { cookie }, redirect: 'manual' });
  await response.arrayBuffer();
  return response.status;
}

async function untilItAnswers(base: string): Promise<void> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const status = await statusOf(`${base}/aanmelden`).catch(() => 0);
    if (status === 200) return;
    if (Date.now() > deadline) throw new Error(`the application does not open: ${status}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server);
  server.close();
  await once(server, 'close');
  return port;
}
