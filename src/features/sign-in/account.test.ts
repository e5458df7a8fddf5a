import { TOTP } from 'otpauth';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { StaffId } from '../../core/kernel/kernel.ts';
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
  type Answer,
  type House,
} from '../../../test/builders/sign-in-house.ts';
import { asAdministrator, rows } from '../../../test/contract/raw.ts';
import { invite } from '../../platform/invitations/invitations.ts';
import { noSso, passkeysAt } from '../../../test/builders/enrolled.ts';
import { argon2Passwords } from '../../platform/passwords/passwords.ts';
import { recogniser } from '../../platform/sessions/sessions.ts';
import { findSecondFactor } from './accounts.queries.ts';
import { routes } from './routes.tsx';
import { mayTry } from './tries.queries.ts';

const password = 'paard tafel regen lamp';

let house: House;
let staff: StaffId;
let account: { readonly board: string; readonly name: string; readonly password: string };
beforeAll(async () => {
  house = await openHouse();
}, 60_000);
beforeEach(async () => {
  staff = await house.hire();
  account = { board: realBoard, name: staff, password };
});
afterAll(() => house.close());

function visitor(address?: string) {
  const needs = {
    db: house.db,
    keyring: house.keyring,
    passwords: argon2Passwords,
    passkeys: passkeysAt(house),
    sso: noSso,
    protocols: codes,
    trial: false,
    mail: null,
    frame: frameOf,
  };
  return new Visitor(applicationOf(house, routes, needs), address);
}
const who = (token: string) => recogniser(house.db)(token, null, house.clock());
const invitation = () => invite(house.db, { board: realBoard, staff }, house.clock());
const code = (secret: string) => new TOTP({ secret }).generate({ timestamp: Date.parse(house.clock()) });
const secretIn = ({ text }: Answer) => /secret=([A-Z2-7]+)/.exec(text)?.[1] ?? '';
const withoutKey = ({ status, text }: Answer) => ({ status, text: text.replace(/name="_key" value="[^"]*"/, '') });

/** The newcomer with an account, signed in for the first time. */
async function enrolled() {
  const someone = visitor();
  await someone.post('/uitnodiging', { ...account, code: await invitation() });
  const secret = secretIn(await someone.get('/aanmelden/instellen'));
  const confirmed = await someone.post('/aanmelden/instellen', { code: code(secret) });
  const recovery = [...confirmed.text.matchAll(/<code>([^<]+)<\/code>/g)].map((found) => found[1] ?? '');
  house.wait(2);
  return { someone, secret, confirmed, recovery };
}

/** Another browser at which their password was right. */
async function halfway(address?: string) {
  const someone = visitor(address);
  await someone.get('/aanmelden');
  expect(await someone.post('/aanmelden', account)).toMatchObject({ status: 303, to: '/aanmelden/code' });
  await someone.get('/aanmelden/code');
  return someone;
}

describe('making an account with a code of the administrator', () => {
  test('takes a password and a code of the app, shows the recovery codes and signs in', async () => {
    const { someone, secret, confirmed, recovery } = await enrolled();
    expect(secret).toHaveLength(32);
    expect(confirmed.status).toBe(200);
    expect(new Set(recovery).size).toBe(8);
    expect(confirmed.text).toContain('Nieuw Verzonnen');
    expect(await who(someone.cookie)).toMatchObject({ is: 'active', strength: 'two_factor', staff: { id: staff } });
  });
  test('is not done before the app has shown a right code', async () => {
    const someone = visitor();
    await someone.post('/uitnodiging', { ...account, code: await invitation() });
    expect(await someone.get('/aanmelden/code')).toMatchObject({ status: 303, to: '/aanmelden/instellen' });
    await someone.get('/aanmelden/instellen');
    expect((await someone.post('/aanmelden/instellen', { code: '000000' })).status).toBe(400);
    expect((await who(someone.cookie)).is).toBe('halfway');
  });
  test('is done in one go: whoever left before the app was set up needs a new code', async () => {
    await visitor().post('/uitnodiging', { ...account, code: await invitation() });
    const later = await halfway();
    expect((await later.get('/aanmelden/instellen')).to).toBe('/aanmelden/code');
    expect((await later.post('/aanmelden/instellen', { code: '000000' })).status).toBe(303);
    expect((await later.get('/aanmelden/code')).text).not.toContain('secret=');
  });
  test('works once', async () => {
    const given = await invitation();
    expect((await visitor().post('/uitnodiging', { ...account, code: given })).status).toBe(303);
    const again = await visitor().post('/uitnodiging', { ...account, name: 'iemand', code: given });
    expect(again.status).toBe(400);
    expect(again.text).toContain('is al gebruikt of is verlopen');
  });
  test('works for three days, and not after a newer code was made', async () => {
    const earlier = await invitation();
    const later = await invitation();
    expect((await visitor().post('/uitnodiging', { ...account, code: earlier })).status).toBe(400);
    house.wait(3 * 24 * 60);
    expect((await visitor().post('/uitnodiging', { ...account, code: later })).status).toBe(400);
  });
  test('is for a board that is no trial and for somebody who exists', async () => {
    const ofTrial = await invite(house.db, { board: trialBoard, staff: els }, house.clock());
    const ofDemo = await invite(house.db, { board: realBoard, staff: kim }, house.clock());
    expect((await visitor().post('/uitnodiging', { ...account, board: trialBoard, code: ofTrial })).status).toBe(400);
    expect((await visitor().post('/uitnodiging', { ...account, code: ofDemo })).status).toBe(400);
  });
  test('asks for another password when it is easy to guess, without using up the code', async () => {
    const given = await invitation();
    const refused = await visitor().post('/uitnodiging', { ...account, password: 'kort', code: given });
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('minstens 12 tekens');
    expect((await visitor().post('/uitnodiging', { ...account, code: given })).status).toBe(303);
  });
  test('a second time replaces the password, ends every session and keeps the second factor', async () => {
    const { someone, secret } = await enrolled();
    const other = visitor();
    await other.post('/uitnodiging', { ...account, password: 'vier heel andere woorden', code: await invitation() });
    expect((await who(someone.cookie)).is).not.toBe('active');
    expect(await other.get('/aanmelden/instellen')).toMatchObject({ status: 303, to: '/aanmelden/code' });
    await other.get('/aanmelden/code');
    expect((await other.post('/aanmelden/code', { code: code(secret) })).status).toBe(303);
    expect((await who(other.cookie)).is).toBe('active');
  });
  test('keeps the second factor sealed', async () => {
    const { secret } = await enrolled();
    const plain = Buffer.from(new TOTP({ secret }).secret.bytes);
    const kept = await findSecondFactor(house.db, { board: realBoard, staff }, house.clock());
    expect(kept?.sealed?.length).toBeGreaterThan(plain.length);
    expect(Buffer.from(kept?.sealed ?? []).includes(plain)).toBe(false);
  });
});

describe('signing in with an account', () => {
  test('takes the password and then a code, and leads on to the page that was asked for', async () => {
    const { secret } = await enrolled();
    const someone = visitor();
    await someone.get('/aanmelden?verder=/taken');
    const first = await someone.post('/aanmelden', { ...account, name: ` ${staff.toUpperCase()}`, verder: '/taken' });
    expect(first).toMatchObject({ status: 303, to: '/aanmelden/code?verder=%2Ftaken' });
    const half = someone.cookie;
    expect((await who(half)).is).toBe('halfway');
    expect((await someone.get(first.to ?? '')).text).toContain('name="verder" value="/taken"');
    const second = await someone.post('/aanmelden/code', { code: code(secret), verder: '/taken' });
    expect(second).toMatchObject({ status: 303, to: '/taken' });
    expect(await who(someone.cookie)).toMatchObject({ is: 'active', strength: 'two_factor', staff: { id: staff } });
    expect((await who(half)).is).toBe('nobody');
  });
  test('does not take a code a second time', async () => {
    const { secret } = await enrolled();
    const given = code(secret);
    const one = await halfway();
    expect((await one.post('/aanmelden/code', { code: given })).status).toBe(303);
    const other = await halfway();
    expect((await other.post('/aanmelden/code', { code: given })).status).toBe(400);
    expect((await who(other.cookie)).is).toBe('halfway');
    house.wait(1);
    expect((await other.post('/aanmelden/code', { code: code(secret) })).status).toBe(303);
  });
  test('takes a code for one of two browsers that send it at once', async () => {
    const { secret } = await enrolled();
    const both = [await halfway(), await halfway()];
    await Promise.all(both.map((one) => one.post('/aanmelden/code', { code: code(secret) })));
    const found = await Promise.all(both.map((one) => who(one.cookie)));
    expect(found.filter(({ is }) => is === 'active')).toHaveLength(1);
  });
  test('takes a recovery code instead, once', async () => {
    const { recovery } = await enrolled();
    const one = await halfway();
    expect((await one.post('/aanmelden/code', { recovery: recovery[2] ?? '' })).status).toBe(303);
    expect((await who(one.cookie)).is).toBe('active');
    const other = await halfway();
    expect((await other.post('/aanmelden/code', { recovery: recovery[2] ?? '' })).status).toBe(400);
    expect((await other.post('/aanmelden/code', { recovery: recovery[3] ?? '' })).status).toBe(303);
  });
  test('goes no further than the password without a second factor', async () => {
    await enrolled();
    const someone = await halfway();
    expect((await someone.post('/aanmelden/code', { code: '000000' })).status).toBe(400);
    expect((await who(someone.cookie)).is).toBe('halfway');
    expect(await visitor().get('/aanmelden/code')).toMatchObject({ status: 303, to: '/aanmelden' });
  });
  test('answers an unknown name exactly as a wrong password', async () => {
    await enrolled();
    const wrong = { ...account, password: 'heel iets anders' };
    const known = await visitor().post('/aanmelden', wrong);
    const unknown = await visitor().post('/aanmelden', { ...wrong, name: 'xxx' });
    expect(known.status).toBe(400);
    expect(withoutKey({ ...unknown, text: unknown.text.replace('value="xxx"', `value="${staff}"`) })).toEqual(
      withoutKey(known),
    );
    expect(unknown.headers.get('set-cookie')).toBe(known.headers.get('set-cookie'));
    expect(known.text).not.toContain('heel iets anders');
  });
});

describe('proving the second factor once more', () => {
  async function atWork() {
    const { someone, secret, recovery } = await enrolled();
    await someone.get('/bevestigen?verder=/taken');
    return { someone, secret, recovery };
  }

  test('goes on under a new token, leads back, and the old token is of no use', async () => {
    const { someone, secret } = await atWork();
    const before = someone.cookie;
    const answer = await someone.post('/bevestigen', { code: code(secret), verder: '/taken' });
    expect(answer).toMatchObject({ status: 303, to: '/taken' });
    expect(await who(someone.cookie)).toMatchObject({ is: 'active', provedAt: house.clock() });
    expect((await who(before)).is).toBe('locked');
  });
  test('takes a recovery code, and no wrong code', async () => {
    const { someone, recovery } = await atWork();
    expect((await someone.post('/bevestigen', { code: '000000' })).status).toBe(400);
    expect((await someone.post('/bevestigen', { recovery: recovery[0] ?? '' })).status).toBe(303);
  });
  test('cannot be guessed at for ever', async () => {
    const { someone, secret } = await atWork();
    for (let at = 0; at < 10; at += 1) await someone.post('/bevestigen', { code: '000000' });
    expect((await someone.post('/bevestigen', { code: code(secret) })).status).toBe(429);
  });
});

describe('guessing', () => {
  async function guesses(name: string, count: number, someone = visitor()) {
    const statuses: number[] = [];
    for (let at = 0; at < count; at += 1)
      statuses.push((await someone.post('/aanmelden', { ...account, password: 'heel iets anders', name })).status);
    return statuses;
  }

  test('has to wait after five tries, for a name that is there and for one that is not', async () => {
    await enrolled();
    const expected = [400, 400, 400, 400, 400, 429];
    expect(await guesses(staff, 6)).toEqual(expected);
    expect(await guesses('niemand', 6)).toEqual(expected);
  });
  test('many times at once is judged five times', async () => {
    await enrolled();
    const statuses = await Promise.all(Array.from({ length: 8 }, () => guesses(staff, 1)));
    expect(statuses.flat().filter((status) => status === 400)).toHaveLength(5);
  });
  test('waits longer each time, and never for ever', async () => {
    await enrolled();
    await guesses(staff, 5);
    house.wait(1);
    expect(await guesses(staff, 2)).toEqual([400, 429]);
    house.wait(1);
    expect(await guesses(staff, 1)).toEqual([429]);
    house.wait(1);
    expect(await guesses(staff, 1)).toEqual([400]);
    house.wait(30);
    expect((await visitor().post('/aanmelden', account)).status).toBe(303);
    expect(await guesses(staff, 1)).toEqual([400]);
  });
  test('is judged ten times an hour for one account, from however many addresses', async () => {
    await enrolled();
    const tried = [];
    for (let at = 0; at < 24; at += 1) tried.push(...(await guesses(staff, 1, visitor(`198.51.100.${at}`))));
    expect(tried.filter((status) => status === 400)).toHaveLength(10);
    house.wait(59);
    expect(await guesses(staff, 1, visitor('203.0.113.1'))).toEqual([429]);
    house.wait(1);
    expect(await guesses(staff, 1, visitor('203.0.113.1'))).toEqual([400]);
  });
  test('does not keep the owner out of a browser that was signed in before, and that has its own limit', async () => {
    const { someone, secret } = await enrolled();
    for (let at = 0; at < 11; at += 1) await guesses(staff, 1, visitor(`198.51.100.${at}`));
    expect((await visitor().post('/aanmelden', account)).status).toBe(429);
    const own = visitor();
    own.known = someone.known;
    expect((await own.post('/aanmelden', account)).status).toBe(303);
    await own.get('/aanmelden/code');
    expect((await own.post('/aanmelden/code', { code: code(secret) })).status).toBe(303);
    expect(own.known).toBe(someone.known);
    const stolen = visitor();
    stolen.known = someone.known;
    expect((await guesses(staff, 12, stolen)).filter((status) => status === 400)).toHaveLength(10);
  });
  test('in a browser that is known for somebody else gains nothing', async () => {
    const { someone } = await enrolled();
    staff = await house.hire();
    account = { ...account, name: staff };
    await enrolled();
    const other = visitor();
    other.known = someone.known;
    expect((await guesses(staff, 6, other)).at(-1)).toBe(429);
  });
  test('from one address is judged a hundred times an hour, whoever it is about', async () => {
    const from = '198.51.100.250';
    const tried = [];
    for (let at = 0; at < 103; at += 1) {
      const guess = { board: realBoard, at: 'password', account: `niemand-${at}`, from, known: '' } as const;
      tried.push(await mayTry(house.db, guess, house.clock()));
    }
    expect(tried.filter((judged) => judged)).toHaveLength(100);
  });
  test('from elsewhere does not keep the owner out', async () => {
    await enrolled();
    await guesses(staff, 6, visitor('198.51.100.7'));
    expect((await visitor().post('/aanmelden', account)).status).toBe(303);
  });
  test('at the second factor has to wait too, even with the right code', async () => {
    const { secret } = await enrolled();
    const someone = await halfway();
    for (let at = 0; at < 5; at += 1) await someone.post('/aanmelden/code', { code: '000000' });
    expect((await someone.post('/aanmelden/code', { code: code(secret) })).status).toBe(429);
    house.wait(1);
    expect((await someone.post('/aanmelden/code', { code: code(secret) })).status).toBe(303);
  });
});

describe('in the log of the board', () => {
  const rowsOf = async (what: string) =>
    (
      await asAdministrator(house.db, (tx) =>
        rows(tx, `select action, outcome, rule, access_point from access_log where ${what} order by at, action`),
      )
    ).map(({ action, outcome, rule, access_point }) => [action, outcome, rule, String(access_point).split(':')[0]]);

  test('stands who came in, who went out, and who tried in vain', async () => {
    const { someone, secret } = await enrolled();
    const other = await halfway();
    await other.post('/aanmelden/code', { code: '000000' });
    house.wait(2);
    await other.post('/aanmelden/code', { code: code(secret) });
    await someone.post('/afmelden', {});
    expect(await rowsOf(`actor = '${staff}' and object_type = 'session'`)).toEqual([
      ['sign_in', 'allowed', 'code', 'public'],
      ['sign_in', 'denied', 'code', 'public'],
      ['sign_in', 'allowed', 'code', 'public'],
      ['sign_out', 'allowed', 'signed_out', 'public'],
    ]);
  });

  test('stands a wrong password, and not what was typed', async () => {
    const guesser = visitor('192.0.2.77');
    await guesser.get('/aanmelden');
    const before = (await rowsOf(`actor is null and action = 'sign_in'`)).length;
    await guesser.post('/aanmelden', { board: realBoard, name: 'Getypte Kanarie', password: 'geraden kanarie' });
    const denied = await rowsOf(`actor is null and action = 'sign_in'`);
    expect(denied.slice(before)).toEqual([['sign_in', 'denied', 'password', 'public']]);
    const whole = await asAdministrator(house.db, (tx) =>
      rows(tx, 'select row_to_json(a)::text as row from access_log a'),
    );
    expect(JSON.stringify(whole)).not.toMatch(/kanarie|192\.0\.2/i);
  });
});
