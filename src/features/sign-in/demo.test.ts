import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  applicationOf,
  codes,
  els,
  frameOf,
  kim,
  openHouse,
  realBoard,
  trialBoard,
  Visitor,
  type House,
} from '../../../test/builders/sign-in-house.ts';
import { noSso, passkeysAt } from '../../../test/builders/enrolled.ts';
import { argon2Passwords } from '../../platform/passwords/passwords.ts';
import { recogniser } from '../../platform/sessions/sessions.ts';
import { furtherFrom } from './further.ts';
import { routes } from './routes.tsx';

let house: House;
beforeAll(async () => {
  house = await openHouse();
}, 60_000);
afterAll(() => house.close());

const visitor = (trial = true) =>
  new Visitor(
    applicationOf(house, routes, {
      db: house.db,
      keyring: house.keyring,
      passwords: argon2Passwords,
      passkeys: passkeysAt(house),
      sso: noSso,
      protocols: codes,
      trial,
      mail: null,
      frame: frameOf,
    }),
  );
const who = (token: string) => recogniser(house.db)(token, null, house.clock());
const asKim = { board: trialBoard, staff: kim };

describe('signing in on a trial', () => {
  test('offers each demo person of a trial board under the role name of the code, and nobody else', async () => {
    const { text } = await visitor().get('/aanmelden');
    expect(text).toContain('Verder als Kim Fictief');
    expect(text).toContain('Zorgcoördinator');
    expect(text).not.toContain('Els Voorbeeld');
    expect(text).not.toContain('Bestuur Noord');
  });
  test('is one click, and leads on to the page that was asked for', async () => {
    const kimAtHome = visitor();
    await kimAtHome.get('/aanmelden?verder=/taken');
    expect(await kimAtHome.post('/aanmelden/proef', { ...asKim, verder: '/taken' })).toMatchObject({
      status: 303,
      to: '/taken',
    });
    expect(await who(kimAtHome.cookie)).toMatchObject({ is: 'active', strength: 'demo', staff: { id: kim } });
  });
  test.each([
    ['who is no demo person', { board: trialBoard, staff: els }],
    ['of a board that is no trial', { board: realBoard, staff: kim }],
    ['who is not there', { board: trialBoard, staff: 'niemand' }],
  ])('is refused for somebody %s', async (_who, fields) => {
    const someone = visitor();
    expect((await someone.post('/aanmelden/proef', fields)).status).toBe(404);
    expect(someone.cookie).toBe('');
  });
  test('does not exist where the installation is no trial', async () => {
    const someone = visitor(false);
    expect((await someone.get('/aanmelden')).text).not.toContain('Kim Fictief');
    expect((await someone.post('/aanmelden/proef', asKim)).status).toBe(404);
    expect(someone.cookie).toBe('');
  });
  test('as somebody else ends the session of before', async () => {
    const someone = visitor();
    await someone.post('/aanmelden/proef', asKim);
    const before = someone.cookie;
    await someone.get('/aanmelden');
    await someone.post('/aanmelden/proef', asKim);
    expect((await who(before)).is).toBe('nobody');
    expect((await who(someone.cookie)).is).toBe('active');
  });
});

test('a demo person confirms with a button, on a trial alone', async () => {
  const someone = visitor();
  await someone.post('/aanmelden/proef', asKim);
  expect((await someone.get('/bevestigen')).text).toContain('In deze proef is geen code nodig');
  expect(await someone.post('/bevestigen', { verder: '/taken' })).toMatchObject({ status: 303, to: '/taken' });
  expect(await who(someone.cookie)).toMatchObject({ is: 'active', provedAt: house.clock() });
  const elsewhere = visitor(false);
  elsewhere.cookie = someone.cookie;
  await elsewhere.get('/bevestigen');
  expect((await elsewhere.post('/bevestigen', {})).status).toBe(400);
});

describe('signing out', () => {
  test('ends this session, says so and empties the browser; on another machine the person goes on', async () => {
    const [here, there] = [visitor(), visitor()];
    await here.post('/aanmelden/proef', asKim);
    await there.post('/aanmelden/proef', asKim);
    const token = here.cookie;
    await here.get('/aanmelden');
    const answer = await here.post('/afmelden', {});
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('U bent afgemeld');
    expect(answer.text).not.toContain('Kim Fictief');
    expect(answer.headers.get('clear-site-data')).toBe('"*"');
    expect(here.cookie).toBe('');
    expect((await who(token)).is).toBe('nobody');
    expect((await who(there.cookie)).is).toBe('active');
  });
  test('also answers whose session had lapsed', async () => {
    const someone = visitor();
    await someone.post('/aanmelden/proef', asKim);
    await someone.get('/aanmelden');
    house.wait(11);
    expect((await someone.post('/afmelden', {})).text).toContain('U bent afgemeld');
    expect(someone.cookie).toBe('');
  });
  test('also answers whoever was signed out already', async () => {
    expect((await visitor().post('/afmelden', {})).text).toContain('U bent afgemeld');
  });
});

test.each([
  ['/taken', '/taken'],
  ['/d/abc/weging/begin', '/d/abc/weging/begin'],
  ['//elders.invalid/taken', '/'],
  ['/..//elders.invalid', '/'],
  ['/\\elders.invalid', '/'],
  ['/.\\\\elders.invalid', '/'],
  ['http://elders.invalid/', '/'],
  ['taken', '/'],
  ['', '/'],
  ['/afmelden', '/'],
  ['/aanmelden/code', '/'],
  ['/taken\r\nx: y', '/'],
])('after signing in, being sent on to %j leads to %s', (asked, leads) => {
  expect(furtherFrom(asked)).toBe(leads);
});
