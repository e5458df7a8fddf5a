import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  applicationOf,
  frameOf,
  kim,
  openHouse,
  realBoard,
  Visitor,
  type House,
} from '../../../test/builders/sign-in-house.ts';
import { csrfOf } from '../../platform/http/csrf.ts';
import type { Route } from '../../platform/http/route.ts';
import { begin, recogniser } from '../../platform/sessions/sessions.ts';
import { routes } from './routes.tsx';

let house: House;
beforeAll(async () => {
  house = await openHouse();
}, 60_000);
afterAll(() => house.close());

/** Somewhere to type. */
const typing: Route<unknown> = {
  method: 'POST',
  path: '/zorg',
  needs: 'signed-in',
  logsAs: null,
  answer: () => ({ redirect: '/' }),
};
const whose = { board: realBoard, staff: kim };
const who = async (token: string) => (await recogniser(house.db)(token, null, house.clock())).is;

async function signedIn() {
  const needs = { db: house.db, frame: frameOf };
  const someone = new Visitor(applicationOf(house, [...routes, typing], needs));
  const token = await begin(house.db, whose, 'two_factor', house.clock());
  someone.cookie = token;
  const send = (at: string, fields: Readonly<Record<string, string>> = {}) =>
    someone.post(at, { _csrf: csrfOf(token), ...fields });
  return { someone, token, send };
}

describe('leaving this site', () => {
  test('ends this session, empties the browser and goes to a page of sums', async () => {
    const { someone, token, send } = await signedIn();
    const other = await begin(house.db, whose, 'two_factor', house.clock());
    const answer = await send('/verlaten');
    expect(answer).toMatchObject({ status: 303, to: '/weg' });
    expect(answer.headers.get('clear-site-data')).toBe('"*"');
    expect(someone.cookie).toBe('');
    expect(await who(token)).not.toBe('active');
    expect(await who(other)).toBe('active');
  });
  test('keeps what was being typed, also when that comes in after it', async () => {
    const { someone, token, send } = await signedIn();
    await send('/verlaten');
    someone.cookie = token;
    await send('/zorg', { what: 'net getypt' });
    expect((await house.drafts.find(whose, '/zorg'))?.get('what')).toEqual(['net getypt']);
  });
  test('leads away also whose session had lapsed, and who was nobody', async () => {
    const { send } = await signedIn();
    house.wait(11);
    expect(await send('/verlaten')).toMatchObject({ status: 303, to: '/weg' });
    expect(await send('/verlaten')).toMatchObject({ status: 303, to: '/weg' });
  });
  test('is not done by a form of another page', async () => {
    const { token, send } = await signedIn();
    expect((await send('/verlaten', { _csrf: 'anders' })).status).toBe(400);
    expect(await who(token)).toBe('active');
  });
});

describe('locking the screen', () => {
  test('ends the session, says nothing of who it was, and leads back after signing in', async () => {
    const { someone, token, send } = await signedIn();
    const answer = await send('/vergrendelen', { verder: '/d/abc/act/F-3.1' });
    expect(answer).toMatchObject({ status: 303, to: '/vergrendeld?verder=%2Fd%2Fabc%2Fact%2FF-3.1' });
    expect(answer.headers.get('clear-site-data')).toBe('"cache", "storage"');
    expect(await who(token)).toBe('locked');
    const page = await someone.get(answer.to ?? '');
    expect(page.text).toContain('Het scherm is vergrendeld');
    expect(page.text).toContain('href="/aanmelden?verder=%2Fd%2Fabc%2Fact%2FF-3.1"');
    expect(page.text).not.toContain('Kim Fictief');
  });
  test('keeps what another tab was still typing', async () => {
    const { send } = await signedIn();
    await send('/vergrendelen', { verder: '/taken' });
    await send('/zorg', { what: 'in een andere tab' });
    expect((await house.drafts.find(whose, '/zorg'))?.get('what')).toEqual(['in een andere tab']);
  });
  test.each(['//elders.invalid', 'https://elders.invalid/', '/..//elders.invalid', '/taken\r\nx: y', ''])(
    'leads not to %j but to the start',
    async (verder) => {
      const { send } = await signedIn();
      expect((await send('/vergrendelen', { verder })).to).toBe('/vergrendeld?verder=%2F');
    },
  );
});

describe('presenting', () => {
  const view = (headers: Headers) => headers.getSetCookie().find((cookie) => cookie.startsWith('pluis-view='));
  test('is remembered by the browser until it is turned off, and stays on the page', async () => {
    const { send } = await signedIn();
    const on = await send('/presentatie', { aan: 'ja', verder: '/dossiers' });
    expect(on).toMatchObject({ status: 303, to: '/dossiers' });
    expect(view(on.headers)).toBe('pluis-view=presenting; Path=/; HttpOnly; SameSite=Strict');
    const off = await send('/presentatie', { aan: 'nee', verder: '/dossiers' });
    expect(view(off.headers)).toContain('Max-Age=0');
  });
});
