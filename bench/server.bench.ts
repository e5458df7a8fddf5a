import autocannon from 'autocannon';
import { csrfOf } from '../src/platform/http/csrf.ts';
import { base, withServer, type Prepared } from './prepared-server.ts';
import { quantile, say } from './say.ts';

const seconds = 8;

let withAll = 0;
await withServer({}, async (prepared) => {
  withAll = await openDossier(prepared);
  await recordSignals(prepared);
  await weighPages(prepared);
});
await withServer({ bare: true }, async (prepared) => {
  const bare = await viewsBy20(prepared);
  say('  the same without encryption and log', bare.requests.average, '/s', '–');
  say('  with both, of what it is without', (100 * withAll) / bare.requests.average, '%', '≥ 70');
});

function cookie(token: string): string {
  return `__Host-pluis=${token}`;
}

/** Answers with how many views a second there were. */
async function openDossier(prepared: Prepared): Promise<number> {
  const { url, headers } = viewOf(prepared);
  const first = await fetch(url, { headers, redirect: 'manual' });
  if (first.status !== 200) throw new Error(`the dossier page answers ${first.status}`);
  const alone = await autocannon({ url, headers, connections: 1, duration: seconds });
  say('dossier page of 50 entries, 1 client, p50', alone.latency.p50, 'ms', '≤ 15');
  const many = await viewsBy20(prepared);
  say('dossier page of 50 entries, 20 clients', many.requests.average, '/s', '≥ 400');
  say('  its p99', many.latency.p99, 'ms', '< 500');
  return many.requests.average;
}

async function viewsBy20(prepared: Prepared): Promise<autocannon.Result> {
  const many = await autocannon({ ...viewOf(prepared), connections: 20, duration: seconds });
  if (many.non2xx > 0) throw new Error(`${many.non2xx} requests were refused`);
  return many;
}

function viewOf({ token, ref }: Prepared) {
  return { url: `${base}/d/${ref}`, headers: { cookie: cookie(token) } };
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
