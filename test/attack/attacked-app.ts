import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  const server = spawn(process.execPath, ['dist/src/app/cli.js', 'serve'], { env, stdio: 'ignore' });
  const base = `http://127.0.0.1:${port}`;
  await untilItAnswers(base);
  return {
    base,
    port,
    databaseUrl: postgres.url,
    signIn: (role) => signIn(postgres.url, role),
    isSignedIn: async (cookie) => (await statusOf(`${base}/start`, cookie)) === 200,
    close: async () => {
      server.kill('SIGTERM');
      if (server.exitCode === null) await once(server, 'exit');
      postgres.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
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
