import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { askedAs } from '../seed/asked.ts';
import { demoBoards } from '../seed/boards.ts';
import { seedDemo } from '../seed/demo.ts';
import { readConfig } from '../src/app/config.ts';
import { openContext, type Context } from '../src/app/context.ts';
import { csrfOf } from '../src/platform/http/csrf.ts';
import { begin } from '../src/platform/sessions/sessions.ts';
import { startPostgres } from '../test/postgres.ts';
import { fillDossier } from './fill-dossier.ts';
import { quantile, say } from './say.ts';

const seconds = 8;
const port = '8917';
const base = `http://127.0.0.1:${port}`;
const postgres = await startPostgres();
const data = mkdtempSync(join(tmpdir(), 'pluis-bench-'));
const env = { ...process.env, DATABASE_URL: postgres.url, DATA_DIR: data, PORT: port };

try {
  const prepared = await prepare();
  const server = spawn(process.execPath, ['dist/src/app/cli.js', 'serve'], { env, stdio: 'ignore' });
  try {
    await untilAnswers();
    await openDossier(prepared);
    await recordSignals(prepared);
    await weighPages(prepared);
  } finally {
    server.kill('SIGTERM');
    await once(server, 'exit');
  }
} finally {
  postgres.stop();
  rmSync(data, { recursive: true, force: true });
}

type Prepared = { readonly token: string; readonly ref: string; readonly child: string };

async function prepare(): Promise<Prepared> {
  const context: Context = await openContext(readConfig(env));
  try {
    await seedDemo(context);
    const board = demoBoards[0];
    const lead = board?.people.find(({ role }) => role === 'childProtectionLead');
    const code = context.protocols.get('fedra-2019');
    if (board === undefined || lead === undefined || code === undefined) throw new Error('the demo has a first board');
    const asked = askedAs(code, board, lead, context.clock());
    const ref = await fillDossier(context, asked, 50);
    const token = await begin(context.db, { board: asked.staff.board, staff: asked.staff.id }, 'two_factor', asked.now);
    const [child] = await context.directory.children(asked.actor);
    if (child === undefined) throw new Error('the demo has children');
    return { token, ref, child: child.id };
  } finally {
    await context.db.close();
  }
}

async function untilAnswers(): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const answered = await fetch(`${base}/uitleg`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('the server does not answer');
}

function cookie(token: string): string {
  return `__Host-pluis=${token}`;
}

async function openDossier({ token, ref }: Prepared): Promise<void> {
  const url = `${base}/d/${ref}`;
  const headers = { cookie: cookie(token) };
  const first = await fetch(url, { headers, redirect: 'manual' });
  if (first.status !== 200) throw new Error(`the dossier page answers ${first.status}`);
  const alone = await autocannon({ url, headers, connections: 1, duration: seconds });
  say('dossier page of 50 entries, 1 client, p50', alone.latency.p50, 'ms', '≤ 15');
  const many = await autocannon({ url, headers, connections: 20, duration: seconds });
  say('dossier page of 50 entries, 20 clients', many.requests.average, '/s', '≥ 300');
  say('  its p99', many.latency.p99, 'ms', '–');
  if (many.non2xx > 0) throw new Error(`${many.non2xx} requests were refused`);
}

async function recordSignals({ token, child }: Prepared): Promise<void> {
  const headers = { cookie: cookie(token), 'content-type': 'application/x-www-form-urlencoded' };
  let sent = 0;
  const bodyOf = (): string => {
    sent += 1;
    return new URLSearchParams({
      _csrf: csrfOf(token),
      _key: `bench-key-${String(sent).padStart(10, '0')}`,
      child,
      what: 'Een verzonnen waarneming van een paar zinnen. '.repeat(6),
      'on-day': '1',
      'on-month': '9',
      'on-year': '2026',
      source: 'seen',
      danger: 'no',
    }).toString();
  };
  const latencies: number[] = [];
  const end = performance.now() + seconds * 1000;
  const client = async () => {
    while (performance.now() < end) {
      const begun = performance.now();
      const answer = await fetch(`${base}/zorg`, { method: 'POST', headers, body: bodyOf(), redirect: 'manual' });
      await answer.arrayBuffer();
      if (answer.status !== 303) throw new Error(`recording a signal answers ${answer.status}`);
      latencies.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: 16 }, client));
  say('signals recorded, durable, 16 clients', latencies.length / seconds, '/s', '≥ 250');
  say('  its p99', quantile(latencies, 0.99), 'ms', '–');
}

/** What a first visit transfers: the page, the style sheet, the fonts and the scripts, compressed as the browser asks. */
async function weighPages({ token, ref }: Prepared): Promise<void> {
  for (const path of ['/uitleg', '/zorg', `/d/${ref}`]) {
    const headers = { cookie: cookie(token), 'accept-encoding': 'gzip' };
    const html = await (await fetch(base + path, { headers })).text();
    const linked = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, address]) => address ?? '');
    const sizes = await Promise.all([path, ...new Set(linked)].map((address) => transferred(base + address, headers)));
    const total = sizes.reduce((sum, size) => sum + size, 0);
    say(`transferred for ${path.startsWith('/d/') ? 'a dossier of 50 entries' : path}`, total / 1000, 'kB', '≤ 60');
  }
}

/** Bytes over the line; `fetch` unpacks, so the raw answer is asked of the socket. */
async function transferred(url: string, headers: Record<string, string>): Promise<number> {
  const { request } = await import('node:http');
  return new Promise((resolve, reject) => {
    request(url, { headers }, (answer) => {
      let bytes = 0;
      answer.on('data', (part: Buffer) => (bytes += part.length));
      answer.on('end', () => {
        resolve(bytes);
      });
    })
      .on('error', reject)
      .end();
  });
}
