import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applicationOf, kim, openHouse, realBoard, Visitor, type House } from '../../../test/builders/sign-in-house.ts';
import { csrfOf } from '../../platform/http/csrf.ts';
import { begin } from '../../platform/sessions/sessions.ts';
import { routes } from './routes.tsx';

let house: House;
beforeAll(async () => {
  house = await openHouse();
}, 60_000);
afterAll(() => house.close());

async function signedIn() {
  const someone = new Visitor(applicationOf(house, routes, { drafts: house.drafts }));
  someone.cookie = await begin(house.db, { board: realBoard, staff: kim }, 'two_factor', house.clock());
  const keep = (fields: Readonly<Record<string, string>>) =>
    someone.post('/concept', { _csrf: csrfOf(someone.cookie), ...fields });
  return { someone, keep };
}
const kept = (path: string) => house.drafts.find({ board: realBoard, staff: kim }, path);

describe('what is being typed', () => {
  test('is kept at the address of its page, and nothing else with it', async () => {
    const { keep } = await signedIn();
    const answer = await keep({ path: '/zorg', what: 'blauwe plek', _key: 'abcdefgh' });
    expect(answer.status).toBe(200);
    expect(answer.text).toMatch(/Concept bewaard om \d\d[.:]\d\d/);
    expect(await kept('/zorg')).toEqual(new Map([['what', ['blauwe plek']]]));
  });
  test('is kept on the page of an act, which has a number with a dot', async () => {
    const { keep } = await signedIn();
    expect((await keep({ path: '/d/abc/act/F-3.1', what: 'bij een handeling' })).status).toBe(200);
    expect((await kept('/d/abc/act/F-3.1'))?.get('what')).toEqual(['bij een handeling']);
  });
  test('replaces what was kept before, and is gone when all is wiped out', async () => {
    const { keep } = await signedIn();
    await keep({ path: '/zorg', what: 'eerst' });
    await keep({ path: '/zorg', what: 'later' });
    expect(await kept('/zorg')).toEqual(new Map([['what', ['later']]]));
    await keep({ path: '/zorg', what: ' ' });
    expect(await kept('/zorg')).toBeNull();
  });
  test('when the session has lapsed is still kept at its own page, and signing in leads back there', async () => {
    const { keep } = await signedIn();
    house.wait(11);
    expect(await keep({ path: '/d/abc/nieuw', what: 'net te laat' })).toMatchObject({
      status: 303,
      to: '/aanmelden?verder=%2Fd%2Fabc%2Fnieuw',
    });
    expect((await kept('/d/abc/nieuw'))?.get('what')).toEqual(['net te laat']);
    expect(await kept('/concept')).toBeNull();
  });
  test.each(['//elders.invalid', 'https://elders.invalid/', '/zorg?kind=bo', '/..', 'zorg', '', `/${'a'.repeat(65)}`])(
    'at %j is not kept',
    async (path) => {
      const { keep } = await signedIn();
      expect((await keep({ path, what: 'iets' })).status).toBe(400);
      expect(await kept(path)).toBeNull();
    },
  );
  test('is not kept for who is not signed in', async () => {
    const nobody = new Visitor(applicationOf(house, routes, { drafts: house.drafts }));
    expect((await nobody.post('/concept', { path: '/taken', what: 'iets' })).status).toBe(303);
    expect(await kept('/taken')).toBeNull();
  });
});
