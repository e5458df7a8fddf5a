import { execFile, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { figure } from './figure.ts';

const run = promisify(execFile);
const pluis = path.join('dist', 'src', 'app', 'cli.js');
const mail = '127.0.0.1:2525';
const pages = figure({ short: 40, long: 400 });

/** A network in which nothing exists but this machine, where one may have that: nothing can get out, only try. */
const nowhere = ['unshare', '--net', '--', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh'];
const isAlone = process.getuid?.() === 0 && spawnSync('unshare', [...nowhere.slice(1), 'true']).status === 0;
const trace = ['strace', '-f', '-qq', '--seccomp-bpf', '-e', 'trace=connect,sendto,sendmsg,sendmmsg'];

type Traced = { readonly base: string; readonly child: ChildProcess; readonly ended: Promise<unknown> };

async function serve(folder: string, env: Readonly<Record<string, string>>): Promise<Traced> {
  const command = [
    ...(isAlone ? nowhere : []),
    ...trace,
    '-o',
    path.join(folder, 'trace'),
    process.execPath,
    pluis,
    'serve',
  ];
  const child = spawn(command[0]!, command.slice(1), {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  for await (const line of createInterface({ input: child.stderr })) {
    const base = /Pluis staat klaar op (http:\S+)/.exec(line)?.[1];
    if (base !== undefined) return { base, child, ended };
  }
  throw new Error('the server did not start');
}

/** Walks the pages from inside the same network, stops the server, and answers with every address it turned to. */
async function walk(folder: string, env: Readonly<Record<string, string>>) {
  const { base, child, ended } = await serve(folder, env);
  const inside = isAlone ? ['nsenter', `--net=/proc/${child.pid ?? 0}/ns/net`] : [];
  const [command, ...args] = [...inside, process.execPath, 'test/security/walk-pages.ts', base, String(pages)];
  const { stdout } = await run(command, args);
  process.kill(-child.pid!, 'SIGTERM');
  await ended;
  return { walked: stdout.trim(), addresses: addressesIn(readFileSync(path.join(folder, 'trace'), 'utf8')) };
}

/** Each address of a network to which something was sent or a connection asked for, granted or not. */
function addressesIn(traced: string): readonly string[] {
  const found = traced.matchAll(/sa_family=AF_INET6?, sin6?_port=htons\((\d+)\).*?"([0-9a-f.:]+)"/g);
  return [...new Set([...found].map(([, port = '', host = '']) => `${host}:${port}`))];
}

describe('N2', () => {
  let folder: string;
  let env: Record<string, string>;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'pluis-n2-'));
    env = { DATA_DIR: folder, PORT: '0' };
    await run(process.execPath, [pluis, 'demo'], { env: { ...process.env, ...env } });
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const withMail = { SMTP_URL: `smtp://${mail}`, MAIL_FROM: 'pluis@example.org', WITNESS_MAIL: 'fg@example.org' };

  test('the server turns to the mail server that was configured, and to nobody else', async () => {
    const { walked, addresses } = await walk(folder, { ...env, ...withMail });
    console.log(
      `N2 ${isAlone ? 'in a network of its own' : 'NO NAMESPACE, only traced'}: ${walked}; ${addresses.join()}`,
    );
    expect(addresses).toEqual([mail]);
    expect(walked).toContain('application/pdf');
    expect(walked).not.toMatch(/"5\d\d"/);
  });

  test('one request to somewhere else would be noticed', async () => {
    const planted = "--import=data:text/javascript,fetch('http://192.0.2.1/').catch(()=>0)";
    const { addresses } = await walk(folder, { ...env, NODE_OPTIONS: planted });
    expect(addresses).toEqual(['192.0.2.1:80']);
  });

  test('an address of each kind is read from the trace', () => {
    const lines = [
      '7 connect(21, {sa_family=AF_INET6, sin6_port=htons(443), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, "2001:db8::1", &sin6_addr), sin6_scope_id=0}, 28) = -1 ENETUNREACH',
      '7 sendto(22, "x"..., 40, 0, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("192.0.2.53")}, 16) = 40',
      '7 connect(3, {sa_family=AF_UNIX, sun_path="/run/postgresql/.s.PGSQL.5432"}, 110) = 0',
    ];
    expect(addressesIn(lines.join('\n'))).toEqual(['2001:db8::1:443', '192.0.2.53:53']);
  });
});
