import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { routes } from '../../src/app/routes.ts';
import { csrfOf } from '../../src/platform/http/csrf.ts';
import { headersOnAll, strictTransport } from '../../src/platform/http/headers.ts';
import { nobody, openWholeHouse, type Visitor, type WholeHouse } from '../builders/whole-house.ts';
import { figure } from './figure.ts';
import { Asking, foreign, type Sent } from './requests/asked.ts';
import { Crowd } from './requests/crowd.ts';
import { judge } from './requests/judged.ts';

const requests = figure({ short: 2_000, long: 100_000 });
/** After so many the house is built anew, so that no dossier grows beyond what a school writes. */
const perHouse = 4_000;
/** After so many everybody signs in anew. */
const perSession = 250;

type House = Pick<WholeHouse, 'request' | 'logged'>;
type Seen = {
  readonly faults: string[];
  readonly statuses: Map<number, number>;
  readonly reached: Set<string>;
  done: number;
};
const nothingSeen = (): Seen => ({ faults: [], statuses: new Map(), reached: new Set(), done: 0 });

type Limits = { readonly busyMs: number; readonly patienceMs: number };
const limits: Limits = { busyMs: 1_000, patienceMs: 60_000 };

function requestOf({ method, headers, form }: Sent, { token }: Visitor): RequestInit {
  const all = new Headers(token === '' ? {} : { cookie: `__Host-pluis=${token}` });
  if (form !== null) {
    all.set('content-type', 'application/x-www-form-urlencoded');
    all.set('sec-fetch-site', 'same-origin');
  }
  for (const [name, value] of headers) all.set(name, value);
  if (form === null) return { method, headers: all };
  if (typeof form === 'string') return { method, headers: all, body: form };
  const own = token === '' ? '' : csrfOf(token);
  const fields = form.map(([name, value]): [string, string] => [name, name === '_csrf' ? own : value]);
  return { method, headers: all, body: new URLSearchParams(fields).toString() };
}

async function answered(house: House, sent: Sent, visitor: Visitor, patienceMs: number): Promise<Response | null> {
  let timer: NodeJS.Timeout | undefined;
  const never = new Promise<null>((resolve) => {
    timer = setTimeout(() => {
      resolve(null);
    }, patienceMs);
  });
  try {
    return await Promise.race([house.request(sent.path, requestOf(sent, visitor)), never]);
  } finally {
    clearTimeout(timer);
  }
}

/** One request of somebody, and everything that is wrong with its answer. */
async function step(house: House, asking: Asking, crowd: Crowd, seen: Seen, limit = limits): Promise<void> {
  const place = asking.dice.under(crowd.size);
  const sent = asking.next();
  const busy = process.cpuUsage();
  const answer = await answered(house, sent, crowd.at(place), limit.patienceMs);
  const { user, system } = process.cpuUsage(busy);
  const form = JSON.stringify(sent.form).slice(0, 1_000);
  const said = `${crowd.at(place).who}: ${sent.kind} ${sent.method} ${sent.path.slice(0, 200)} ${form}`;
  seen.done += 1;
  if (answer === null) return void seen.faults.push(`${said}: no answer`);
  if ((user + system) / 1000 > limit.busyMs) seen.faults.push(`${said}: busy for ${(user + system) / 1000} ms`);
  const { faults, markup } = await judge(sent, answer);
  seen.faults.push(...faults.map((fault) => `${said} (${answer.status}): ${fault}`));
  if (answer.status >= 500) seen.faults.push(JSON.stringify(house.logged.at(-1)));
  seen.statuses.set(answer.status, (seen.statuses.get(answer.status) ?? 0) + 1);
  const route = asking.routeOf(sent);
  if (route !== null && (answer.status === 200 || answer.status === 303)) seen.reached.add(route);
  if (markup !== null) asking.learn(markup.links, markup.forms);
  await crowd.follow(place, answer);
}

async function visit(most: number, seed: number, seen: Seen): Promise<void> {
  const house = await openWholeHouse(true);
  const asking = new Asking(seed, house.routes);
  const crowd = new Crowd(house);
  for (let count = 0; count < most && seen.faults.length < 20; count += 1) {
    if (count % perSession === 0) await crowd.renewAll();
    await step(house, asking, crowd, seen);
  }
  await house.close();
}

describe('W2', () => {
  test('every answer is one that is documented, whole and with its headers', async () => {
    const seen = nothingSeen();
    for (let house = 0; house * perHouse < requests; house += 1)
      await visit(Math.min(perHouse, requests - house * perHouse), 742 + house, seen);
    const counted = [...seen.statuses].sort(([a], [b]) => a - b).map(([status, times]) => `${status}: ${times}`);
    const worked = `${seen.reached.size} of ${routes.length} routes did their work`;
    console.log(`W2: ${seen.done} requests, ${counted.join(', ')}; ${worked}`);
    expect(seen.faults).toEqual([]);
    expect(seen.done).toBe(requests);
    expect(seen.reached.size).toBeGreaterThan(routes.length * 0.6);
  }, 7_200_000);

  describe('would notice', () => {
    const page = '<!DOCTYPE html><html><body><p class="a">Een &amp; twee<br></p></body></html>';
    const whole = { ...headersOnAll, 'strict-transport-security': strictTransport };
    const answer = (body: string, status = 200, more: Readonly<Record<string, string>> = {}) =>
      new Response(body, { status, headers: { ...whole, 'content-type': 'text/html; charset=UTF-8', ...more } });
    const faultsOf = async (given: Response) => (await judge({ method: 'GET' }, given)).faults;

    test('nothing in a page that is whole', async () => {
      expect(await faultsOf(answer(page))).toEqual([]);
    });
    test.each([
      ['an element that is not closed', page.replace('</p>', '')],
      ['what was typed in an attribute', page.replace('"a"', '"a" onfocus="x"')],
      ['what was typed as an element', page.replace('twee', foreign)],
      ['a sign that is not escaped', page.replace('&amp;', '&')],
      ['a script of another place', page.replace('<br>', '<script src="https://elders.example/x.js"></script>')],
      ['no page at all', 'stuk'],
    ])('%s', async (_, html) => {
      expect(await faultsOf(answer(html))).not.toEqual([]);
    });
    test.each([
      ['a status that is not documented', () => answer(page, 500)],
      ['a header that is missing', () => answer(page, 200, { 'cache-control': 'public' })],
      ['a redirect to elsewhere', () => answer('', 303, { location: 'https://elders.example/' })],
      ['a file that is no attachment', () => answer('%PDF', 200, { 'content-type': 'application/pdf' })],
    ])('%s', async (_, planted) => {
      expect(await faultsOf(planted())).not.toEqual([]);
    });

    const throwing = new Hono()
      .all('*', () => Promise.reject(new Error('planted')))
      .onError((_, c) => c.text('stuk', 500));
    test.each<[string, () => Response | Promise<Response>]>([
      ['a route that throws', () => throwing.request('/')],
      ['a route that never answers', () => new Promise<Response>(() => undefined)],
      ['a route that is busy too long', () => busyFor(300, answer(page))],
    ])('%s', async (_, planted) => {
      const seen = nothingSeen();
      const house = {
        request: async () => planted(),
        logged: [],
        people: [nobody],
        again: () => Promise.resolve(nobody),
      };
      await step(house, new Asking(1, routes), new Crowd(house), seen, { busyMs: 200, patienceMs: 500 });
      expect(seen.faults).not.toEqual([]);
    });
  });
});

function busyFor(milliseconds: number, answer: Response): Response {
  const begun = process.cpuUsage();
  while (process.cpuUsage(begun).user < milliseconds * 1000);
  return answer;
}
