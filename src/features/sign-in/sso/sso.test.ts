import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { browsersAt, cheapPasswords, origin } from '../../../../test/builders/enrolled.ts';
import {
  atWorkWith,
  awayTo,
  browserWith,
  comeBack,
  settingsFor,
  type Standard,
} from '../../../../test/builders/organisation.ts';
import { houseOfNow } from '../../../../test/builders/house-of-now.ts';
import { hostileIssuer } from '../../../../test/builders/hostile-issuer.ts';
import {
  isSignedInThere,
  realIssuer,
  signInThere,
  signOutThere,
  type Kept,
  type RealIssuer,
} from '../../../../test/builders/real-issuer.ts';
import { realBoard, type Answer, type House, type Visitor } from '../../../../test/builders/sign-in-house.ts';
import { asAdministrator, rows } from '../../../../test/contract/raw.ts';
import { recogniser } from '../../../platform/sessions/sessions.ts';

let house: House;
let issuer: RealIssuer;
let settings: Standard;
beforeAll(async () => {
  house = await houseOfNow(80);
  issuer = await realIssuer([`${origin}/aanmelden/organisatie/noord/terug`], [`${origin}/aanmelden`]);
  settings = settingsFor(issuer);
}, 60_000);
beforeEach(() => {
  issuer.amr = ['mfa'];
  issuer.claims = {};
});
afterAll(async () => {
  await issuer.close();
  await house.close();
});

const browser = (changed: Partial<Standard> = {}) => browserWith(house, [{ ...settings, ...changed }]);
const atWork = (changed: Partial<Standard> = {}) => atWorkWith(house, [{ ...settings, ...changed }]);
const who = (at: Visitor) => recogniser(house.db)(at.cookie, null, house.clock());

/** As somebody with the database in their hands. */
async function change(statement: string) {
  await asAdministrator(house.db, async (tx) => {
    await rows(
      tx,
      `select set_config('app.board', '${realBoard}', true), set_config('app.now', '${house.clock()}', true)`,
    );
    await rows(tx, statement);
  });
}
async function back(at: Visitor, away: Answer, name: string) {
  return comeBack(at, await signInThere(awayTo(away), name));
}
async function linkedTo(name: string, changed: Partial<Standard> = {}) {
  const one = await atWork(changed);
  const done = await back(one.someone, await one.someone.post('/toegang/organisatie/noord', {}), name);
  expect(done).toMatchObject({ status: 303, to: '/toegang' });
  return one;
}
async function signIn(at: Visitor, name: string, further = '/') {
  await at.get('/aanmelden');
  return back(at, await at.post('/aanmelden/organisatie', { issuer: 'noord', verder: further }), name);
}

describe('an account of the organisation', () => {
  test('is linked by who is signed in, and then signs in by itself when the issuer saw two factors', async () => {
    const { staff, someone } = await linkedTo('toos');
    expect((await someone.get('/toegang')).text).toContain('gekoppeld vandaag');
    const other = browser();
    expect(await signIn(other, 'toos', '/taken')).toMatchObject({ status: 303, to: '/taken' });
    expect(await who(other)).toMatchObject({ is: 'active', strength: 'two_factor', staff: { id: staff } });
  });
  test('is followed by our own second factor when the issuer saw one', async () => {
    const one = await linkedTo('rob');
    issuer.amr = ['pwd'];
    const other = browser();
    expect(await signIn(other, 'rob')).toMatchObject({ status: 303, to: '/aanmelden/code' });
    expect((await who(other)).is).toBe('halfway');
    await other.get('/aanmelden/code');
    expect((await other.post('/aanmelden/code', { code: one.code() })).status).toBe(303);
    expect(await who(other)).toMatchObject({ is: 'active', staff: { id: one.staff } });
  });
  test('opens nothing when nobody linked it, also under a name or address that somebody here has', async () => {
    const { staff } = await atWork();
    issuer.claims = { email: `${staff}@voorbeeld.invalid`, email_verified: true, name: staff };
    const other = browser();
    const refused = await signIn(other, staff);
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('Aanmelden via uw organisatie lukte niet');
    expect((await who(other)).is).toBe('nobody');
  });
  test('is of one person: another does not get it, and neither loses theirs', async () => {
    const { staff } = await linkedTo('mies');
    const two = await atWork();
    const refused = await back(two.someone, await two.someone.post('/toegang/organisatie/noord', {}), 'mies');
    expect(refused.status).toBe(400);
    const other = browser();
    await signIn(other, 'mies');
    expect(await who(other)).toMatchObject({ is: 'active', staff: { id: staff } });
  });
  test('opens nothing any more once it is loosened, or its owner has left', async () => {
    const one = await linkedTo('wim');
    await one.someone.get('/toegang/organisatie/noord/los');
    expect(await one.someone.post('/toegang/organisatie/noord/los', {})).toMatchObject({ to: '/toegang' });
    expect((await signIn(browser(), 'wim')).status).toBe(400);
    const two = await linkedTo('wim');
    await change(`update staff set active = false where id = '${two.staff}'`);
    expect((await signIn(browser(), 'wim')).status).toBe(400);
  });
  test('that somebody wrote in the table opens nothing', async () => {
    const [one, two] = [await linkedTo('echt'), await atWork()];
    await change(`update staff_identity set staff_id = '${two.staff}' where staff_id = '${one.staff}'`);
    const other = browser();
    expect((await signIn(other, 'echt')).status).toBe(400);
    expect((await who(other)).is).toBe('nobody');
  });
  test('is asked for with PKCE, state, nonce, a new proof and the one address of that issuer', async () => {
    const at = browser();
    await at.get('/aanmelden');
    const away = new URL(awayTo(await at.post('/aanmelden/organisatie', { issuer: 'noord' })));
    const asks = Object.fromEntries(away.searchParams);
    for (const random of ['code_challenge', 'nonce', 'state']) expect(asks[random]).toMatch(/^[\w-]{43}$/);
    expect(asks).toMatchObject({
      code_challenge_method: 'S256',
      max_age: '0',
      prompt: 'login',
      redirect_uri: `${origin}/aanmelden/organisatie/noord/terug`,
      response_type: 'code',
      scope: 'openid',
    });
  });
  test('of a pupil opens nothing and is not linked', async () => {
    await linkedTo('lea');
    issuer.claims = { eduPersonAffiliation: ['student'] };
    expect((await signIn(browser(), 'lea')).status).toBe(400);
    const { someone } = await atWork();
    expect((await back(someone, await someone.post('/toegang/organisatie/noord', {}), 'kees')).status).toBe(400);
  });
});

describe('signing out', () => {
  const wayThere = ({ text }: Answer) =>
    (/<a[^>]*href="([^"]*)"[^>]*>\s*Ook uitloggen bij uw organisatie/.exec(text)?.[1] ?? '').replaceAll('&amp;', '&');
  const signOut = async (at: Visitor) => {
    await at.get('/aanmelden');
    const left = await at.post('/afmelden', {});
    expect(left.text).toContain('U bent afgemeld');
    return left;
  };
  /** Signs in at Pluis with a browser whose cookies of the issuer stay known. */
  async function arrived(name: string, changed: Partial<Standard> = {}) {
    const kept: Kept = new Map();
    const at = browser(changed);
    await at.get('/aanmelden');
    const away = awayTo(await at.post('/aanmelden/organisatie', { issuer: 'noord', verder: '/' }));
    await comeBack(at, await signInThere(away, name, kept));
    return { at, kept, away };
  }

  test('ends the session here, and offers to end the one at the organisation, which then asks whether that is meant', async () => {
    await linkedTo('bep', { leadsBack: true });
    const { at, kept, away } = await arrived('bep', { leadsBack: true });
    const { cookie } = at;
    const there = wayThere(await signOut(at));
    expect((await recogniser(house.db)(cookie, null, house.clock())).is).toBe('nobody');
    expect(await isSignedInThere(away, kept)).toBe(true);
    expect((await signOutThere(there, kept))?.href).toBe(`${origin}/aanmelden`);
    expect(await isSignedInThere(away, kept)).toBe(false);
  });
  test('names no person and no token in that address, and leads back only where the settings say that it may', async () => {
    await linkedTo('cas');
    const { at, kept, away } = await arrived('cas');
    const there = new URL(wayThere(await signOut(at)));
    expect(there.origin).toBe(issuer.base);
    expect([...there.searchParams]).toEqual([['client_id', 'pluis']]);
    expect(await signOutThere(there.href, kept)).toBeNull();
    expect(await isSignedInThere(away, kept)).toBe(false);
    const other = await arrived('cas', { leadsBack: true });
    expect([...new URL(wayThere(await signOut(other.at))).searchParams]).toEqual(
      expect.arrayContaining([['post_logout_redirect_uri', `${origin}/aanmelden`]]),
    );
  });
  test('offers it also after a code of our own, after confirming there, and to who ends all sessions', async () => {
    const one = await linkedTo('dora');
    issuer.amr = ['pwd'];
    const { at } = await arrived('dora');
    expect(wayThere(await signOut(at))).toContain(issuer.base);
    const again = (await arrived('dora')).at;
    await again.get('/aanmelden/code');
    await again.post('/aanmelden/code', { code: one.code() });
    expect((await who(again)).is).toBe('active');
    expect(wayThere(await signOut(again))).toContain(issuer.base);

    issuer.amr = ['mfa'];
    const { someone } = one;
    await someone.get('/bevestigen');
    await back(someone, await someone.post('/bevestigen/organisatie', { issuer: 'noord', verder: '/toegang' }), 'dora');
    await someone.get('/toegang');
    expect(wayThere(await someone.post('/toegang/overal', {}))).toContain(issuer.base);
  });
  test('offers nothing to who came in another way', async () => {
    const { someone } = await atWork();
    expect(wayThere(await signOut(someone))).toBe('');
  });
  test('ends the session here too when the organisation is gone', async () => {
    const gone = await hostileIssuer();
    const { someone } = await atWorkWith(house, [settingsFor(gone)]);
    await change(`update session set issuer_key = 'noord' where ended_at is null`);
    await gone.close();
    const { cookie } = someone;
    expect(wayThere(await signOut(someone))).toBe('');
    expect((await recogniser(house.db)(cookie, null, house.clock())).is).toBe('nobody');
  });
  test('offers it where nothing was heard of the organisation since the start', async () => {
    const hostile = await hostileIssuer();
    hostile.settings = { end_session_endpoint: `${hostile.base}/uit?taal=nl` };
    const { someone } = await atWorkWith(house, [settingsFor(hostile)]);
    await change(`update session set issuer_key = 'noord' where ended_at is null`);
    expect(wayThere(await signOut(someone))).toBe(`${hostile.base}/uit?taal=nl&client_id=pluis`);
    await hostile.close();
  });
  test.each([
    ['has none', undefined],
    ['names another site', 'https://elders.invalid/uit'],
    ['names no address', 'uit'],
    ['names a script', 'javascript:alert(1)'],
  ])('offers nothing where the organisation %s', async (_, end_session_endpoint) => {
    const hostile = await hostileIssuer();
    hostile.settings = { end_session_endpoint };
    const { someone } = await atWorkWith(house, [settingsFor(hostile)]);
    await change(`update session set issuer_key = 'noord' where ended_at is null`);
    expect(wayThere(await signOut(someone))).toBe('');
    await hostile.close();
  });
});

test('in the log of the board stand the linking, the way in, the refusals and the loosening, and no name of an account', async () => {
  const { staff, someone } = await linkedTo('logboek');
  await signIn(browser(), 'logboek');
  await signIn(browser(), 'logboek-onbekend');
  await someone.get('/toegang/organisatie/noord/los');
  await someone.post('/toegang/organisatie/noord/los', {});
  const found = await asAdministrator(house.db, (tx) =>
    rows(tx, `select action, outcome, rule, row_to_json(a)::text as row from access_log a order by at, id`),
  );
  const told = (one: string) =>
    found.filter(({ row }) => String(row).includes(`"${one}"`)).map(({ action, rule }) => [action, rule]);
  expect(told(staff)).toEqual(
    expect.arrayContaining([
      ['change_login', 'linked'],
      ['sign_in', 'organisation'],
      ['change_login', 'ended'],
    ]),
  );
  expect(found.some(({ outcome, rule }) => outcome === 'denied' && rule === 'sso unknown')).toBe(true);
  expect(JSON.stringify(found)).not.toContain('logboek');
});

describe('proving who one is at the organisation', () => {
  test('is a heavy act done anew, under a new token', async () => {
    const { someone, staff } = await linkedTo('ans');
    house.wait(6);
    expect((await someone.get('/toegang/app')).to).toBe('/bevestigen?verder=%2Ftoegang%2Fapp');
    const page = await someone.get('/bevestigen?verder=/toegang/app');
    expect(page.text).toContain('Bevestigen met Account van Noord');
    house.wait(-6);
    const before = someone.cookie;
    const done = await back(
      someone,
      await someone.post('/bevestigen/organisatie', { issuer: 'noord', verder: '/toegang/app' }),
      'ans',
    );
    expect(done).toMatchObject({ status: 303, to: '/toegang/app' });
    expect(someone.cookie).not.toBe(before);
    expect(await who(someone)).toMatchObject({ is: 'active', staff: { id: staff } });
  });
  test('asks for the account of the same person, and for two factors', async () => {
    await linkedTo('een');
    const { someone } = await linkedTo('twee');
    const leave = () => someone.post('/bevestigen/organisatie', { issuer: 'noord', verder: '/taken' });
    const before = someone.cookie;
    expect((await back(someone, await leave(), 'een')).status).toBe(400);
    issuer.amr = ['pwd'];
    expect((await back(someone, await leave(), 'twee')).status).toBe(400);
    expect(someone.cookie).toBe(before);
  });
  test('is not offered by an issuer that shows no proof', async () => {
    const { someone } = await linkedTo('piet', { proof: undefined });
    expect((await someone.get('/bevestigen')).text).not.toContain('Account van Noord');
    expect((await someone.post('/bevestigen/organisatie', { issuer: 'noord' })).status).toBe(404);
  });
});

describe('without the issuer', () => {
  test('the page to sign in is there, and says calmly that it did not work', async () => {
    const at = browser({ issuer: 'http://127.0.0.1:9' });
    expect((await at.get('/aanmelden')).text).toContain('Aanmelden met Account van Noord');
    const answer = await at.post('/aanmelden/organisatie', { issuer: 'noord' });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('gebruik uw wachtwoord en code');
  });
  test('no button is there for a board that has none', async () => {
    expect((await browser({ board: 'elders' }).get('/aanmelden')).text).not.toContain('organisatie');
    expect((await browsersAt(house, cheapPasswords)().get('/aanmelden')).text).not.toContain('id="sso"');
  });
});
