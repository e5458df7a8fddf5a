import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import pg from 'pg';

export type TestPostgres = {
  /** For `DATABASE_URL`: a Unix socket in a directory of its own, no port is opened. */
  readonly url: string;
  readonly directory: string;
  /** Kills every process of the server at once, as a power cut would, and starts it again on the same files. */
  readonly killAndRestart: () => Promise<void>;
  readonly stop: () => void;
};

/** Starts a PostgreSQL of its own in a new directory, with fsync on. Throws when PostgreSQL 15 or later is not installed. */
export async function startPostgres({ checksums = true } = {}): Promise<TestPostgres> {
  const directory = mkdtempSync(path.join(tmpdir(), 'pluis-pg-'));
  chmodSync(directory, 0o711);
  const bin = binDirectory();
  const owner = serverUser();
  if (owner !== null) execFileSync('chown', [owner, directory]);
  const data = path.join(directory, 'data');
  execFileSync(
    ...as(owner, path.join(bin, 'initdb'), [
      '-D',
      data,
      '-A',
      'trust',
      '-U',
      'pluis',
      '-E',
      'UTF8',
      '--locale=C',
      ...(checksums ? ['-k'] : []),
    ]),
    {
      stdio: 'ignore',
      cwd: directory,
    },
  );
  const start = async () => serve(bin, owner, directory, data);
  let server = await start();
  const stop = () => {
    killAll(server);
    rmSync(directory, { recursive: true, force: true });
  };
  const killAndRestart = async () => {
    const gone = new Promise((resolve) => server.once('exit', resolve));
    const killed = killAll(server);
    await gone;
    await until(() => !killed.some(isRunning));
    server = await start();
  };
  return { url: `postgresql:///postgres?host=${directory}&user=pluis`, directory, killAndRestart, stop };
}

async function serve(bin: string, owner: string | null, directory: string, data: string): Promise<ChildProcess> {
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${directory}`,
    'max_connections=60',
    'log_statement=none',
  ];
  const parameters = ['-D', data, ...settings.flatMap((setting) => ['-c', setting])];
  const [command, given] = as(owner, path.join(bin, 'postgres'), parameters);
  const server = spawn(command, given, { detached: true, stdio: 'ignore', cwd: directory });
  await untilItAnswers(directory, server);
  return server;
}

async function untilItAnswers(directory: string, server: ChildProcess): Promise<void> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const client = new pg.Client({ host: directory, user: 'pluis', database: 'postgres' });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      await client.end().catch(() => undefined);
      if (server.exitCode !== null || Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }
}

/** Each backend is in a session of its own, so they are looked up. The server is halted first: it starts none in between. */
function killAll({ pid, exitCode }: ChildProcess): readonly number[] {
  if (pid === undefined || exitCode !== null) return [];
  signal(pid, 'SIGSTOP');
  const all = [pid, ...childrenOf(pid)];
  for (const one of all) signal(one, 'SIGKILL');
  return all;
}

function signal(pid: number, name: 'SIGSTOP' | 'SIGKILL'): void {
  try {
    process.kill(pid, name);
  } catch {
    // It was gone already.
  }
}

function childrenOf(pid: number): readonly number[] {
  const numbers = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return numbers.map(Number).filter((one) => statOf(one)?.[1] === String(pid));
}

function isRunning(pid: number): boolean {
  const stat = statOf(pid);
  return stat !== null && stat[0] !== 'Z';
}

/** State, parent and so on, as the kernel tells them. */
function statOf(pid: number): readonly string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}

function binDirectory(): string {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const places = [
    ...versions.map((version) => path.join(debian, version, 'bin')),
    configured(),
    ...(process.env['PATH'] ?? '').split(':'),
  ];
  const found = places.find((place) => place !== null && existsSync(path.join(place, 'initdb')));
  if (found === undefined || found === null)
    throw new Error('PostgreSQL is not installed: the Debian package is postgresql');
  return found;
}

function configured(): string | null {
  try {
    return execFileSync('pg_config', ['--bindir'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return null;
  }
}

/** PostgreSQL refuses to run as root; its Debian package comes with a user of its own. Null: whoever we are will do. */
function serverUser(): string | null {
  return userInfo().uid === 0 ? 'postgres' : null;
}

function as(user: string | null, command: string, parameters: readonly string[]): [string, string[]] {
  return user === null
    ? [command, [...parameters]]
    : ['setpriv', ['--reuid', user, '--regid', user, '--init-groups', command, ...parameters]];
}
