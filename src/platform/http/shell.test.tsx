import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { DossierGrant, DossierPlace } from '../../core/access/words.ts';
import { boardId, dossierId, dossierRef, instant, locationId, staffId } from '../../core/kernel/kernel.schema.ts';
import type { DossierRef, Instant } from '../../core/kernel/kernel.ts';
import type { Ability } from '../../core/protocol/words.ts';
import { later } from '../clock/clock.ts';
import { csrfOf } from './csrf.ts';
import type { Recognised } from './gate.ts';
import type { Form, Route } from './route.ts';
import { shell } from './shell.ts';

const kim = staffId.parse('kim');
const board = boardId.parse('noord');
const school = locationId.parse('school');
const now = instant.parse('2026-03-09T08:00:00.000Z');
const ref = dossierRef.parse('a'.repeat(32));
const absent = 'b'.repeat(32);
const place: DossierPlace = { id: dossierId.parse('d1'), ref, board, location: school, state: 'open' };

type Seen = {
  isLogDown?: boolean;
  refusals: string[];
  drafts: Map<string, Form>;
  logged: object[];
  keys: string[];
  paces: unknown[];
};
type Needs = { readonly seen: Seen };

const routes: readonly Route<Needs>[] = [
  {
    method: 'GET',
    path: '/uitleg',
    needs: 'nothing',
    logsAs: null,
    answer: () => ({ page: <p>{'Uitleg '.repeat(400)}</p> }),
  },
  {
    method: 'GET',
    path: '/taken',
    needs: 'signed-in',
    logsAs: null,
    answer: ({ staff }) => ({ page: <p>{staff.name}</p> }),
  },
  { method: 'GET', path: '/beheer', needs: 'manage', logsAs: null, answer: () => ({ page: <p>beheer</p> }) },
  {
    method: 'POST',
    path: '/zorg',
    needs: 'record_signal',
    logsAs: 'signal recorded',
    answer: ({ form, key }, { seen }) => {
      seen.keys.push(key);
      return form.get('what') === undefined ? { page: <p>fout</p>, status: 400 } : { redirect: `/zorg/klaar` };
    },
  },
  {
    method: 'GET',
    path: '/zorg',
    needs: 'record_signal',
    logsAs: null,
    answer: async ({ draft }) => ({ page: <p>{(await draft())?.get('what')?.join('+') ?? 'leeg'}</p> }),
  },
  {
    method: 'GET',
    path: '/d/:ref',
    on: 'dossier',
    needs: 'read',
    logsAs: 'read',
    answer: ({ dossier, may }) => ({
      page: (
        <p>
          {dossier.id} {String(may('decide'))}
        </p>
      ),
    }),
  },
  {
    method: 'GET',
    path: '/d/:ref/vol',
    on: 'dossier',
    needs: 'read',
    logsAs: 'read',
    answer: ({ actor }, { seen }) => {
      seen.paces.push(actor.pace);
      return { stopped: true };
    },
  },
  {
    method: 'POST',
    path: '/d/:ref/vol',
    on: 'dossier',
    needs: 'read',
    logsAs: 'written',
    answer: ({ actor }, { seen }) => {
      seen.paces.push(actor.pace);
      return { stopped: true };
    },
  },
  {
    method: 'POST',
    path: '/d/:ref/melding',
    on: 'dossier',
    needs: 'read',
    heldUpByNothing: true,
    logsAs: 'report recorded',
    answer: ({ actor }, { seen }) => {
      seen.paces.push(actor.pace);
      return { redirect: '/taken' };
    },
  },
  {
    method: 'GET',
    path: '/uitvoer',
    needs: 'record_signal',
    stepUp: true,
    logsAs: null,
    answer: async ({ draft }) => ({ page: <p>uitvoer {(await draft())?.get('why')?.join('+')}</p> }),
  },
  {
    method: 'POST',
    path: '/uitvoer',
    needs: 'record_signal',
    stepUp: true,
    logsAs: null,
    answer: () => ({ redirect: '/taken' }),
  },
  {
    method: 'GET',
    path: '/d/:ref/vernietigen',
    on: 'dossier',
    needs: 'read',
    stepUp: true,
    logsAs: 'read',
    answer: () => ({ page: <p>x</p> }),
  },
  {
    method: 'GET',
    path: '/d/:ref/blad.pdf',
    on: 'dossier',
    needs: 'read',
    stepUp: true,
    offeredOn: '/d/:ref/bladen',
    logsAs: 'read',
    answer: () => ({ page: <p>x</p> }),
  },
  {
    method: 'GET',
    path: '/nood',
    needs: 'nothing',
    alwaysThere: true,
    logsAs: null,
    answer: ({ staff }) => ({ page: <p>Bel 112, {staff?.name ?? 'niemand'}</p> }),
  },
  {
    method: 'GET',
    path: '/stuk',
    needs: 'nothing',
    logsAs: null,
    answer: () => Promise.reject(new Error('Kim Fictief 06')),
  },
  {
    method: 'GET',
    path: '/eigen/stuk',
    needs: 'signed-in',
    logsAs: null,
    answer: () => Promise.reject(new Error('Kim Fictief 06')),
  },
  {
    method: 'GET',
    path: '/bestand',
    needs: 'nothing',
    logsAs: null,
    answer: () => ({ file: { name: 'a"b.pdf', type: 'application/pdf', bytes: new Uint8Array([1]) } }),
  },
  {
    method: 'POST',
    path: '/uit',
    needs: 'nothing',
    logsAs: null,
    answer: () => ({ redirect: '/', session: { is: 'ended' } }),
  },
  {
    method: 'POST',
    path: '/in',
    needs: 'nothing',
    logsAs: null,
    answer: () => ({ redirect: '/', session: { is: 'begun', token: 'noord.t' } }),
  },
];

let seen: Seen;
let abilities: readonly Ability[];
let grants: readonly DossierGrant[];
let session: 'active' | 'locked';
let provedAt: Instant | null;
let database: 'there' | 'gone' | 'silent';
beforeEach(() => {
  database = 'there';
  seen = { refusals: [], drafts: new Map(), logged: [], keys: [], paces: [] };
  abilities = ['record_signal', 'read'];
  grants = [{ id: 'g', dossier: place.id, staff: kim, relation: 'team', deputyOf: null, from: now, until: null }];
  session = 'active';
  provedAt = now;
});

const nobodyAway = { absences: [], roles: [] };

function recognised(asked: DossierRef | null): Recognised {
  if (session === 'locked') return { is: 'locked', staff: kim, board };
  const roles = [
    {
      location: school,
      locationName: 'School',
      locationKind: 'school' as const,
      protocol: 'fedra-2019',
      role: 'r',
      may: abilities,
    },
  ];
  const staff = { id: kim, name: 'Kim Fictief', board, boardName: 'Noord', demo: false, roles };
  const dossier = asked === ref ? { place, grants, exclusions: [], breakGlass: [], deputised: [] } : null;
  return { is: 'active', staff, strength: 'two_factor', session: 's', provedAt, standsIn: nobodyAway, dossier };
}

function app(secure = true) {
  return shell<Needs>({
    routes,
    context: { seen },
    recognise: (token, asked) =>
      database === 'gone'
        ? Promise.reject(new Error('Kim Fictief is unreachable'))
        : database === 'silent'
          ? new Promise(() => undefined)
          : Promise.resolve(token === 'goed' ? recognised(asked) : { is: 'nobody' }),
    noteRefusal: (actor, { objectRef, outcome, rule }) => {
      if (seen.isLogDown) return Promise.reject(new Error('the log is down'));
      const why = [outcome === 'denied' ? [] : outcome, rule ?? []].flat();
      seen.refusals.push([actor.staff, objectRef ?? 'unknown', ...why].join(' '));
      return Promise.resolve();
    },
    drafts: {
      keep: ({ staff }, path, form) => Promise.resolve(void seen.drafts.set(staff + path, form)),
      find: ({ staff }, path) => Promise.resolve(seen.drafts.get(staff + path) ?? null),
      empty: ({ staff }, path) => Promise.resolve(void seen.drafts.delete(staff + path)),
    },
    asset: (name) => (name === 'x.css' ? { type: 'text/css', bytes: new Uint8Array([1]) } : null),
    pages: {
      notFound: () => <p>Niet hier</p>,
      notAccepted: () => <p>Niet aangenomen</p>,
      usedBefore: (again) => <a href={again}>Al gebruikt</a>,
      broken: (reference) => <p>{reference}</p>,
    },
    cover: (asked, show) => (
      <p>
        verborgen {asked.staff?.name} {show}
      </p>
    ),
    stopped: ({ path, staff }) => (
      <p>
        Te veel {path} {staff?.name}
      </p>
    ),
    signInPath: '/aanmelden',
    stepUpPath: '/bevestigen',
    cookie: secure ? { name: '__Host-pluis', secure } : { name: 'pluis', secure },
    clock: () => now,
    log: { info: (about) => seen.logged.push(about), error: (about) => seen.logged.push(about) },
  });
}

const signedIn = { cookie: '__Host-pluis=goed' };
const ours = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' };
const csrf = csrfOf('goed');
function get(path: string, headers: Record<string, string> = signedIn) {
  return app().request(path, { headers });
}
function post(path: string, body: string, headers: Record<string, string> = {}) {
  return app().request(path, { method: 'POST', body, headers: { ...signedIn, ...ours, ...headers } });
}
async function whole(response: Response) {
  return { status: response.status, headers: [...response.headers], body: await response.text() };
}

test('a route that does not say who may use it does not compile', () => {
  // @ts-expect-error -- `needs` is missing
  const route: Route<Needs> = { method: 'GET', path: '/x', logsAs: null, answer: () => ({ redirect: '/' }) };
  // @ts-expect-error -- a route on a dossier must say what it leaves in the log
  const silent: Route<Needs> = {
    method: 'GET',
    path: '/d/:ref',
    on: 'dossier',
    needs: 'read',
    logsAs: null,
    answer: () => ({ redirect: '/' }),
  };
  expect([route, silent]).toHaveLength(2);
});

describe('who gets through', () => {
  test('what needs nothing is open to everybody', async () => {
    expect((await get('/uitleg', {})).status).toBe(200);
  });
  test('who is not signed in is asked to sign in, and comes back to the same address', async () => {
    const response = await get('/taken', {});
    expect([response.status, response.headers.get('location')]).toEqual([303, '/aanmelden?verder=%2Ftaken']);
  });
  test('an unknown session is nobody', async () => {
    expect((await get('/taken', { cookie: '__Host-pluis=anders' })).status).toBe(303);
  });
  test('at the level of the board a role must have the ability', async () => {
    expect((await get('/beheer')).status).toBe(404);
    abilities = ['manage'];
    expect((await get('/beheer')).status).toBe(200);
  });
  test('a dossier opens by the relation to it, and says what more is allowed', async () => {
    const response = await get(`/d/${ref}`);
    expect([response.status, await response.text()]).toEqual([200, '<p>d1 false</p>']);
  });
});

describe('while others look at the screen', () => {
  const presenting = { cookie: '__Host-pluis=goed; __Host-pluis-view=presenting' };
  const text = async (path: string, headers = presenting) => (await get(path, headers)).text();

  test('each page stands covered until it is asked for, and the next one again', async () => {
    expect(await text('/taken')).toBe('<p>verborgen Kim Fictief /taken?toon=ja</p>');
    expect(await text('/taken?toon=ja')).toBe('<p>Kim Fictief</p>');
    expect(await text('/zorg?x=1')).toContain('/zorg?x=1&amp;toon=ja');
  });
  test('what is not there is covered by the same bytes, and nothing is looked up', async () => {
    const [there, not] = [await text(`/d/${ref}`), await text(`/d/${absent}`)];
    expect(there.replace(ref, '')).toBe(not.replace(absent, ''));
    expect(seen.refusals).toEqual([]);
  });
  test('a form that was shown can be sent', async () => {
    const response = await post('/zorg', `_csrf=${csrf}&what=x`, presenting);
    expect(response.headers.get('location')).toBe('/zorg/klaar');
  });
  test('what everybody may read is not covered, nor is anything for who presents to nobody', async () => {
    expect(await text('/uitleg')).toContain('Uitleg');
    expect(await text('/taken', signedIn)).toBe('<p>Kim Fictief</p>');
  });
});

describe('a heavy act', () => {
  const toStepUp = '/bevestigen?verder=%2Fuitvoer';
  const minutesAgo = (minutes: number) => later(now, -minutes * 60_000);

  test('is done when the second factor was proved less than five minutes ago', async () => {
    provedAt = later(minutesAgo(5), 1);
    expect((await get('/uitvoer')).status).toBe(200);
    expect((await post('/uitvoer', `_csrf=${csrf}`)).headers.get('location')).toBe('/taken');
  });
  test.each([
    ['five minutes ago', () => minutesAgo(5)],
    ['never in this session', () => null],
  ])('asks for it anew when that was %s, and keeps what was typed', async (_, proved) => {
    provedAt = proved();
    expect((await get('/uitvoer')).headers.get('location')).toBe(toStepUp);
    const response = await post('/uitvoer', `_csrf=${csrf}&why=met+reden`);
    expect([response.status, response.headers.get('location')]).toEqual([303, toStepUp]);
    provedAt = now;
    expect(await (await get('/uitvoer')).text()).toContain('met reden');
  });
  test('that is a file leads back to the page that offers it', async () => {
    provedAt = null;
    const answer = await get(`/d/${ref}/blad.pdf`);
    expect(answer.headers.get('location')).toBe(`/bevestigen?verder=%2Fd%2F${ref}%2Fbladen`);
  });
  test('that is not for you is not there, before anything is asked', async () => {
    grants = [];
    provedAt = null;
    expect((await get(`/d/${ref}/vernietigen`)).status).toBe(404);
  });
});

describe('without a database', () => {
  afterEach(() => {
    vi.useRealTimers();
  });
  test('the emergency page answers as to nobody, and the keepers are told without a name', async () => {
    expect(await (await get('/nood')).text()).toBe('<p>Bel 112, Kim Fictief</p>');
    database = 'gone';
    const response = await get('/nood');
    expect([response.status, await response.text()]).toEqual([200, '<p>Bel 112, niemand</p>']);
    expect(seen.logged).toHaveLength(1);
    expect(JSON.stringify(seen.logged)).not.toContain('Kim');
  });
  test('the emergency page does not wait for one that says nothing', async () => {
    vi.useFakeTimers();
    database = 'silent';
    const response = get('/nood');
    await vi.advanceTimersByTimeAsync(2000);
    expect(await (await response).text()).toBe('<p>Bel 112, niemand</p>');
  });
  test('every other page says that it is broken', async () => {
    database = 'gone';
    for (const path of ['/uitleg', '/taken', `/d/${ref}`]) expect((await get(path)).status).toBe(500);
  });
});

describe('existence is a secret', () => {
  test('a dossier that is not for you and one that is not there give the same bytes', async () => {
    grants = [];
    const forbidden = await whole(await get(`/d/${ref}`));
    const missing = await whole(await get(`/d/${absent}`));
    const nowhere = await whole(await get('/bestaat-niet'));
    expect(forbidden.status).toBe(404);
    expect(missing).toEqual(forbidden);
    expect(nowhere).toEqual(forbidden);
  });
  test('both are noted as refused', async () => {
    grants = [];
    await get(`/d/${ref}`);
    await get(`/d/${absent}`);
    expect(seen.refusals).toEqual([`kim ${ref}`, `kim ${absent}`]);
  });
});

describe('on every answer', () => {
  const answers: readonly (readonly [string, () => Response | Promise<Response>])[] = [
    ['a page', () => get('/uitleg')],
    ['a page for staff', () => get('/taken')],
    ['a redirect', () => get('/taken', {})],
    ['a refusal', () => get('/beheer')],
    ['nothing there', () => get('/weg')],
    ['a failure', () => get('/stuk')],
    ['a file', () => get('/bestand')],
    ['a form from elsewhere', () => post('/zorg', '', { 'sec-fetch-site': 'cross-site' })],
    ['an unused method', () => app().request('/taken', { method: 'DELETE' })],
    ['a question what is possible', () => app().request('/taken', { method: 'OPTIONS' })],
    ['a report of the browser', () => report('application/json', '{}')],
    [
      'a picture for another site',
      () => get('/taken', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }),
    ],
    ['a style sheet', () => get('/assets/x.css')],
  ];
  test.each(answers)('%s carries the security headers', async (_, ask) => {
    const { headers } = await ask();
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toContain('camera=()');
    expect(headers.get('x-robots-tag')).toBe('noindex, noarchive');
    expect(headers.get('strict-transport-security')).toContain('max-age=31536000');
  });
  test.each(answers.filter(([what]) => what !== 'a style sheet'))('%s is stored nowhere', async (_, ask) => {
    expect((await ask()).headers.get('cache-control')).toBe('no-store');
  });
  test('a style sheet is kept for ever, and an unknown one is not there', async () => {
    expect((await get('/assets/x.css')).headers.get('cache-control')).toContain('immutable');
    expect((await get('/assets/y.css')).status).toBe(404);
  });
});

describe('forms', () => {
  test('repeated fields keep all their values, and a session needs its own token', async () => {
    expect((await post('/zorg', `_csrf=${csrf}&what=a&what=b`)).status).toBe(303);
    expect((await post('/zorg', 'what=a')).status).toBe(400);
    expect((await post('/zorg', `_csrf=${csrfOf('ander')}&what=a`)).status).toBe(400);
  });
  test('that are not accepted are noted, with whose session they came', async () => {
    await post('/zorg', 'what=geheim');
    const followed = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
    await post('/zorg', `_csrf=${csrf}&what=geheim`, { ...followed, 'sec-fetch-site': 'cross-site' });
    await post('/zorg', `_csrf=${csrf}&what=a`);
    expect(seen.refusals).toEqual(['kim /zorg form not accepted', 'kim /zorg form not accepted']);
  });
  test('of nobody leave no row: there is no board to keep it', async () => {
    await app().request('/zorg', { method: 'POST', body: 'what=a', headers: { 'sec-fetch-site': 'cross-site' } });
    expect(seen.refusals).toEqual([]);
  });
  test.each([
    ['another site says so', { 'sec-fetch-site': 'cross-site' }],
    ['a sibling says so', { 'sec-fetch-site': 'same-site' }],
    ['it is no form', { 'content-type': 'application/json' }],
    ['it is a file upload', { 'content-type': 'multipart/form-data; boundary=x' }],
  ])('a post is not accepted when %s', async (_, headers) => {
    expect((await post('/zorg', `_csrf=${csrf}&what=a`, headers)).status).toBe(400);
  });
  test('U+0000 is not accepted in a field, an address or a cookie', async () => {
    expect((await post('/zorg', `_csrf=${csrf}&what=a%00`)).status).toBe(400);
    expect((await post('/zorg', `_csrf=${csrf}&%00=a`)).status).toBe(400);
    expect((await get('/uitleg?blad=%00')).status).toBe(400);
    expect((await get('/d/%00')).status).toBe(400);
    expect((await get('/taken', { cookie: '__Host-pluis=goed%00' })).status).toBe(303);
  });
  test('a post from an older browser is judged by its origin', async () => {
    const ask = (origin: string) =>
      app().request('http://pluis.test/zorg', {
        method: 'POST',
        body: `_csrf=${csrf}&what=a`,
        headers: { ...signedIn, 'content-type': ours['content-type'], host: 'pluis.test', origin },
      });
    expect((await ask('http://pluis.test')).status).toBe(303);
    expect((await ask('http://elders.test')).status).toBe(400);
    expect((await ask('null')).status).toBe(400);
  });
  test('a form that is too large is not accepted', async () => {
    expect((await post('/zorg', `_csrf=${csrf}&what=${'a'.repeat(600_000)}`)).status).toBe(400);
  });
  test('the key that was sent comes through, and nonsense is replaced', async () => {
    await post('/zorg', `_csrf=${csrf}&what=a&_key=abcdefgh12345678`);
    await post('/zorg', `_csrf=${csrf}&what=a&_key=%3Cb%3E`);
    expect(seen.keys[0]).toBe('abcdefgh12345678');
    expect(seen.keys[1]).toMatch(/^[\w-]{22}$/);
  });
});

describe('who opened many dossiers', () => {
  const shut = `/d/${ref}/vol`;
  test('gets the page that says so instead, with what was typed kept for the form', async () => {
    const page = await get(shut);
    expect([page.status, await page.text()]).toEqual([429, `<p>Te veel ${shut} Kim Fictief</p>`]);
    expect(seen.drafts.size).toBe(0);
    expect((await post(shut, `_csrf=${csrf}&what=blauwe+plek`)).status).toBe(429);
    expect([...seen.drafts.keys()]).toEqual([`kim${shut}`]);
  });
  test('is stopped at a page, later at a form, and never at a report', async () => {
    await get(shut);
    await post(shut, `_csrf=${csrf}`);
    await post(`/d/${ref}/melding`, `_csrf=${csrf}`);
    expect(seen.paces).toEqual([undefined, 'form', 'free']);
  });
});

describe('a lapsed session', () => {
  test('keeps what was typed, and gives it back after signing in, until it is recorded', async () => {
    session = 'locked';
    const lapsed = await post('/zorg', `_csrf=${csrf}&what=blauwe+plek`);
    expect(lapsed.headers.get('location')).toBe('/aanmelden?verder=%2Fzorg');
    session = 'active';
    expect(await (await get('/zorg')).text()).toBe('<p>blauwe plek</p>');
    await post('/zorg', `_csrf=${csrf}&what=blauwe+plek&_draft=1`);
    expect(await (await get('/zorg')).text()).toBe('<p>leeg</p>');
  });
  test('keeps nothing of a form that another site sent', async () => {
    session = 'locked';
    await post('/zorg', 'what=vals');
    expect(seen.drafts.size).toBe(0);
  });
});

function report(type: string, body: string) {
  return app().request('/bericht', { method: 'POST', body, headers: { 'content-type': type } });
}

describe('what another site asks for', () => {
  const from = (site: string, mode: string, dest: string) =>
    get('/uitleg', { 'sec-fetch-site': site, 'sec-fetch-mode': mode, 'sec-fetch-dest': dest });
  test.each([
    ['cross-site', 'no-cors', 'image'],
    ['cross-site', 'no-cors', 'script'],
    ['cross-site', 'navigate', 'iframe'],
    ['same-site', 'cors', 'empty'],
  ])('%s by %s for %s is not given', async (...how) => {
    expect((await from(...how)).status).toBe(400);
  });
  test.each([
    ['cross-site', 'navigate', 'document'],
    ['same-origin', 'cors', 'empty'],
    ['none', 'navigate', 'document'],
  ])('%s by %s for %s is given', async (...how) => {
    expect((await from(...how)).status).toBe(200);
  });
});

describe('what a browser reports', () => {
  const told = {
    'csp-report': { 'effective-directive': 'img-src', 'document-uri': 'https://x/d/geheim', sample: 'Bo' },
  };
  test.each([
    ['application/csp-report', told, 'img-src'],
    [
      'application/reports+json',
      [{ type: 'csp-violation', url: 'geheim', body: { effectiveDirective: 'script-src-elem', sample: 'Bo' } }],
      'script-src-elem',
    ],
    ['application/csp-report', { 'csp-report': { 'effective-directive': 'Bo Verzonnen' } }, 'default-src'],
  ])('as %s is logged by its kind and nothing else', async (type, sent, policy) => {
    expect((await report(type, JSON.stringify(sent))).status).toBe(204);
    expect(seen.logged).toEqual([{ policy }]);
  });
  test.each([
    ['text/html', JSON.stringify(told)],
    ['application/csp-report', 'onzin'],
    ['application/csp-report', '[]'],
    ['application/csp-report', `{"csp-report":{"effective-directive":"${'a'.repeat(20_000)}"}}`],
  ])('as %s is not logged when it is no report', async (type, body) => {
    expect((await report(type, body)).status).toBe(204);
    expect(seen.logged).toEqual([]);
  });
  test('does not fill the log when it comes in a flood', async () => {
    const one = app();
    const headers = { 'content-type': 'application/csp-report' };
    for (let at = 0; at < 100; at += 1)
      await one.request('/bericht', { method: 'POST', body: JSON.stringify(told), headers });
    expect(seen.logged).toHaveLength(10);
  });
});

describe('the rest of HTTP', () => {
  test('an unused method answers 405 and names those in use', async () => {
    const response = await app().request('/zorg', { method: 'PUT', headers: signedIn });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'OPTIONS, POST, GET, HEAD']);
  });
  test('OPTIONS names the methods in use and lets no other site in', async () => {
    const response = await app().request('/zorg', { method: 'OPTIONS', headers: { origin: 'https://elders.test' } });
    expect([response.status, response.headers.get('allow')]).toEqual([204, 'OPTIONS, POST, GET, HEAD']);
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
  test.each(['/assets/x.css', '/bericht'])('%s answers to its own method only', async (path) => {
    expect((await app().request(path, { method: 'DELETE' })).status).toBe(405);
  });
  test('HEAD answers as GET does, without the body', async () => {
    const response = await app().request('/uitleg', { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([200, '']);
  });
  test.each([
    ['what the browser says', { 'sec-fetch-site': 'cross-site' }],
    ['a sister site', { 'sec-fetch-site': 'same-site' }],
    ['the referrer of an old browser', { referer: 'https://elders.example/' }],
  ])('a page that another site has fetched is not compressed, by %s: its weight would tell', async (_, from) => {
    const gzip = { 'accept-encoding': 'gzip' };
    expect((await get('/uitleg', { ...gzip, ...from })).headers.get('content-encoding')).toBeNull();
    const ours = [{ 'sec-fetch-site': 'same-origin' }, { 'sec-fetch-site': 'none' }, {}];
    for (const own of ours)
      expect((await get('/uitleg', { ...gzip, ...own })).headers.get('content-encoding')).toBe('gzip');
  });
  test('a page is sent compressed to who can read that', async () => {
    const plain = await get('/uitleg');
    const response = await get('/uitleg', { 'accept-encoding': 'br, gzip' });
    expect([plain, response].map(({ headers }) => headers.get('content-encoding'))).toEqual([null, 'gzip']);
    expect(response.headers.get('vary')).toBe('Accept-Encoding');
    expect(gunzipSync(await response.arrayBuffer()).toString()).toBe(await plain.text());
  });
  test('a file is offered to keep, under a harmless name', async () => {
    expect((await get('/bestand')).headers.get('content-disposition')).toBe('attachment; filename="a_b.pdf"');
  });
  test('what breaks shows a reference, and logs nothing that somebody typed', async () => {
    const response = await get('/stuk');
    const shown = /<p>(\w+)<\/p>/.exec(await response.text())?.[1];
    expect(response.status).toBe(500);
    expect(seen.logged).toMatchObject([{ reference: shown, route: '/stuk', kind: 'Error' }]);
    expect(JSON.stringify(seen.logged)).not.toContain('Fictief');
  });
  test.each([false, true])(
    'what breaks for who is signed in is noted as an error, the log down: %s',
    async (isLogDown) => {
      seen.isLogDown = isLogDown;
      expect((await get('/eigen/stuk')).status).toBe(500);
      expect(seen.refusals).toEqual(isLogDown ? [] : ['kim /eigen/stuk error']);
      expect(seen.logged).toMatchObject([{ route: '/eigen/stuk', kind: 'Error' }]);
    },
  );
});

describe('the session cookie', () => {
  test('is bound to the host, closed to scripts and to other sites', async () => {
    const cookie = (await post('/in', `_csrf=${csrf}`)).headers.get('set-cookie');
    expect(cookie).toBe('__Host-pluis=noord.t; Path=/; HttpOnly; Secure; SameSite=Strict');
  });
  test('in a trial works on a plain address', async () => {
    const response = await app(false).request('/in', { method: 'POST', body: '', headers: ours });
    expect(response.headers.get('set-cookie')).toBe('pluis=noord.t; Path=/; HttpOnly; SameSite=Strict');
    expect(response.headers.get('strict-transport-security')).toBeNull();
  });
  test('goes at signing out, with all that the browser kept', async () => {
    const response = await post('/uit', `_csrf=${csrf}`);
    expect(response.headers.get('set-cookie')).toContain('Max-Age=0');
    expect(response.headers.get('clear-site-data')).toBe('"*"');
  });
});
