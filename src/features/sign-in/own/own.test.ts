import { TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browsersAt, cheapPasswords, enrolled, password, type Enrolled } from '../../../../test/builders/enrolled.ts';
import { openHouse, realBoard, type Answer, type House } from '../../../../test/builders/sign-in-house.ts';
import { factorCodeFor } from '../../../../test/builders/staffed.ts';
import { recogniser } from '../../../platform/sessions/sessions.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
}, 60_000);
afterAll(() => house.close());

const atHome = () => enrolled(house, cheapPasswords);
const browser = () => browsersAt(house, cheapPasswords)();
const is = async (token: string) => (await recogniser(house.db)(token, null, house.clock())).is;
const secretIn = ({ text }: Answer) => /secret=([A-Z2-7]+)/.exec(text)?.[1] ?? '';
const codesIn = ({ text }: Answer) => [...text.matchAll(/<code>([^<]+)<\/code>/g)].map((found) => found[1] ?? '');
const hidden = ({ text }: Answer, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';
const shownBy = (secret: string) => new TOTP({ secret }).generate({ timestamp: Date.parse(house.clock()) });

/** Another browser, at which the password was right. */
async function halfway({ staff }: Enrolled, typed = password) {
  const other = browser();
  await other.get('/aanmelden');
  const answer = await other.post('/aanmelden', { board: realBoard, name: staff, password: typed });
  await other.get('/aanmelden/code');
  return { other, status: answer.status };
}
async function elsewhere(one: Enrolled) {
  house.wait(1);
  const { other } = await halfway(one);
  expect((await other.post('/aanmelden/code', { code: one.code() })).status).toBe(303);
  return other;
}

describe('of their own sessions somebody', () => {
  test('sees each, which one this is, and ends one', async () => {
    const one = await atHome();
    const other = await elsewhere(one);
    const page = await one.someone.get('/toegang');
    expect(page.text.match(/dit is deze sessie/g)).toHaveLength(1);
    expect(page.text.match(/Onbekend apparaat<\/strong>/g)).toHaveLength(2);
    await one.someone.post('/toegang/sessie', { session: hidden(page, 'session') });
    expect([await is(one.someone.cookie), await is(other.cookie)]).toEqual(['active', 'nobody']);
  });
  test('ends no session of somebody else', async () => {
    const [one, stranger] = [await atHome(), await atHome()];
    const other = await elsewhere(stranger);
    const ref = hidden(await stranger.someone.get('/toegang'), 'session');
    await one.someone.get('/toegang');
    await one.someone.post('/toegang/sessie', { session: ref });
    expect(await is(other.cookie)).toBe('active');
  });
  test('signs out everywhere at once', async () => {
    const one = await atHome();
    const other = await elsewhere(one);
    const [here, there] = [one.someone.cookie, other.cookie];
    await one.someone.get('/toegang');
    expect((await one.someone.post('/toegang/overal', {})).text).toContain('U bent afgemeld');
    expect([await is(here), await is(there), one.someone.cookie]).toEqual(['nobody', 'nobody', '']);
  });
});

describe('changing the password', () => {
  const chosen = 'vier heel andere woorden';

  test('asks for the one of now, and signs out everywhere else', async () => {
    const one = await atHome();
    const other = await elsewhere(one);
    await one.someone.get('/toegang/wachtwoord');
    const wrong = await one.someone.post('/toegang/wachtwoord', { current: 'iets anders', password: chosen });
    expect(wrong.status).toBe(400);
    expect(wrong.text).not.toContain(chosen);
    const right = await one.someone.post('/toegang/wachtwoord', { current: password, password: chosen });
    expect(right.to).toBe('/toegang');
    expect([await is(one.someone.cookie), await is(other.cookie)]).toEqual(['active', 'locked']);
    expect((await halfway(one)).status).toBe(400);
    expect((await halfway(one, chosen)).status).toBe(303);
    expect((await one.someone.get('/toegang')).text).toContain('Uw wachtwoord is veranderd, vandaag');
  });
  test('refuses one that is easy to guess', async () => {
    const one = await atHome();
    await one.someone.get('/toegang/wachtwoord');
    expect((await one.someone.post('/toegang/wachtwoord', { current: password, password: 'kort' })).status).toBe(400);
  });
  test('asks for the second factor when that was longer ago', async () => {
    const one = await atHome();
    house.wait(4);
    expect((await one.someone.get('/toegang/wachtwoord')).to).toBe('/bevestigen?verder=%2Ftoegang%2Fwachtwoord');
  });
});

describe('another app', () => {
  test('counts once a code of it was right; the old app and the old recovery codes are of no use', async () => {
    const one = await atHome();
    const page = await one.someone.get('/toegang/app');
    const sealed = hidden(page, 'sealed');
    expect((await one.someone.post('/toegang/app', { sealed, code: '000000' })).status).toBe(400);
    const done = await one.someone.post('/toegang/app', { sealed, code: shownBy(secretIn(page)) });
    expect(new Set(codesIn(done)).size).toBe(8);
    house.wait(1);
    const { other } = await halfway(one);
    expect((await other.post('/aanmelden/code', { code: one.code() })).status).toBe(400);
    expect((await other.post('/aanmelden/code', { recovery: one.recovery[0] ?? '' })).status).toBe(400);
    expect((await other.post('/aanmelden/code', { code: shownBy(secretIn(page)) })).status).toBe(303);
  });
  test('cannot be the one of somebody else', async () => {
    const [one, stranger] = [await atHome(), await atHome()];
    const page = await stranger.someone.get('/toegang/app');
    await one.someone.get('/toegang/app');
    const fields = { sealed: hidden(page, 'sealed'), code: shownBy(secretIn(page)) };
    expect(codesIn(await one.someone.post('/toegang/app', fields))).toEqual([]);
    expect((await (await halfway(one)).other.post('/aanmelden/code', { code: one.code() })).status).toBe(303);
  });
  test('new recovery codes replace the old', async () => {
    const one = await atHome();
    await one.someone.get('/toegang/herstelcodes');
    const fresh = codesIn(await one.someone.post('/toegang/herstelcodes', {}));
    const { other } = await halfway(one);
    expect((await other.post('/aanmelden/code', { recovery: one.recovery[0] ?? '' })).status).toBe(400);
    expect((await other.post('/aanmelden/code', { recovery: fresh[0] ?? '' })).status).toBe(303);
    expect((await one.someone.get('/toegang')).text).toContain('Nog 7');
  });
});

describe('who lost the app and the recovery codes', () => {
  const codeFor = ({ staff }: Enrolled) => factorCodeFor(house, staff);

  test('sets up a new one with the password and the code of a colleague, and is signed out everywhere', async () => {
    const one = await atHome();
    const { other } = await halfway(one);
    const reset = await codeFor(one);
    expect((await other.post('/aanmelden/nieuw', { reset: 'ABCD-EFGH' })).status).toBe(400);
    expect((await other.post('/aanmelden/nieuw', { reset })).to).toBe('/aanmelden/instellen');
    expect([await is(one.someone.cookie), await is(other.cookie)]).toEqual(['locked', 'halfway']);
    const secret = secretIn(await other.get('/aanmelden/instellen'));
    const done = await other.post('/aanmelden/instellen', { code: shownBy(secret) });
    expect(new Set(codesIn(done)).size).toBe(8);
    expect((await other.get('/toegang')).text).toContain('vervangen met een code van een collega');
    const again = await halfway(one);
    expect((await again.other.post('/aanmelden/nieuw', { reset })).status).toBe(400);
  });
  test('gets nowhere with the code alone, nor with that of somebody else, nor too late', async () => {
    const [one, stranger] = [await atHome(), await atHome()];
    const reset = await codeFor(one);
    expect((await browser().post('/aanmelden/nieuw', { reset })).to).toBe('/aanmelden');
    expect((await (await halfway(stranger)).other.post('/aanmelden/nieuw', { reset })).status).toBe(400);
    house.wait(3 * 24 * 60);
    expect((await (await halfway(one)).other.post('/aanmelden/nieuw', { reset })).status).toBe(400);
  });
  test('does not choose another password with that code', async () => {
    const one = await atHome();
    const fields = { board: realBoard, name: one.staff, password: 'vier heel andere woorden' };
    const answer = await browser().post('/uitnodiging', { ...fields, code: await codeFor(one) });
    expect(answer.status).toBe(400);
  });
});
