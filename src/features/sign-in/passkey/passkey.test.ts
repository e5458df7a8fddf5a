import * as z from 'zod';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Authenticator, optionsOn } from '../../../../test/builders/authenticator.ts';
import {
  browsersAt,
  cheapPasswords,
  enrolled,
  origin,
  password,
  type Enrolled,
} from '../../../../test/builders/enrolled.ts';
import { openHouse, realBoard, type House, type Visitor } from '../../../../test/builders/sign-in-house.ts';
import { factorCodeFor } from '../../../../test/builders/staffed.ts';
import { invite } from '../../../platform/invitations/invitations.ts';
import { recogniser } from '../../../platform/sessions/sessions.ts';

const answerSchema = z.looseObject({ id: z.string() });

let house: House;
let owner: Enrolled;
let device: Authenticator;
beforeAll(async () => {
  house = await openHouse();
}, 60_000);
beforeEach(async () => {
  owner = await enrolled(house, cheapPasswords);
  device = new Authenticator();
});
afterAll(() => house.close());

const browser = () => browsersAt(house, cheapPasswords)();
const is = async ({ cookie }: Visitor) => {
  const who = await recogniser(house.db)(cookie, null, house.clock());
  return who.is === 'active' ? who.staff.id : who.is;
};
const here = { origin };

async function register(who = owner.someone, seen: Parameters<Authenticator['create']>[1] = here) {
  const page = await who.get('/toegang/passkey');
  return who.post('/toegang/passkey', { credential: device.create(optionsOn(page.text), seen) });
}
async function asked(who = browser()) {
  const page = await who.post('/aanmelden/passkey', { board: realBoard });
  const send = (credential: string) =>
    who.post('/aanmelden/passkey/klaar', { board: realBoard, verder: '/taken', credential });
  return { who, options: optionsOn(page.text), send };
}
const signIn = async (seen: Parameters<Authenticator['get']>[1] = here) => {
  const { who, options, send } = await asked();
  return { who, answer: await send(device.get(options, seen)) };
};

describe('a passkey', () => {
  test('is made by who is signed in, and signs in by itself, with all that is asked', async () => {
    expect((await register()).to).toBe('/toegang');
    const { who, answer } = await signIn();
    expect(answer).toMatchObject({ status: 303, to: '/taken' });
    expect(await is(who)).toBe(owner.staff);
    expect((await who.get('/toegang')).text).toContain('Er is een passkey toegevoegd');
  });
  test('that nobody has here is refused', async () => {
    const { who, answer } = await signIn();
    expect(answer.status).toBe(400);
    expect(await is(who)).toBe('nobody');
  });
  test.each([
    ['for another site', { origin: 'https://elders.invalid' }],
    ['for another site under our name', { origin, rpId: 'elders.invalid' }],
    ['whose owner the device did not see', { origin, verified: false }],
  ])('%s is refused, when it is made and when it signs', async (_, seen) => {
    expect((await register(owner.someone, seen)).status).toBe(400);
    await register();
    expect((await signIn(seen)).answer.status).toBe(400);
    expect((await signIn()).answer.status).toBe(303);
  });
  test('answers a challenge once', async () => {
    await register();
    const { options, send, who } = await asked();
    const credential = device.get(options, here);
    expect((await send(credential)).status).toBe(303);
    expect((await send(credential)).status).toBe(400);
    expect((await (await asked(who)).send(credential)).status).toBe(400);
  });
  test('answers within five minutes', async () => {
    await register();
    const { options, send } = await asked();
    house.wait(5);
    expect((await send(device.get(options, here))).status).toBe(400);
  });
  test('answers what was asked of it: not a challenge of our own making, nor one for something else', async () => {
    await register();
    const { send } = await asked();
    expect((await send(device.get('{"challenge":"YWJj"}', here))).status).toBe(400);
    const proving = await owner.someone.post('/bevestigen/passkey', {});
    expect((await send(device.get(optionsOn(proving.text), here))).status).toBe(400);
  });
  test('whose counter goes back is refused: it may be a copy', async () => {
    await register();
    await signIn();
    await signIn();
    device.turnBack();
    expect((await signIn()).answer.status).toBe(400);
  });
  test('with another signature under it is refused', async () => {
    await register();
    const { options, send } = await asked();
    const [mine, other] = [device.get(options, here), new Authenticator().get(options, here)].map((answer) =>
      answerSchema.parse(JSON.parse(answer)),
    );
    expect((await send(JSON.stringify({ ...other, id: mine?.id, rawId: mine?.id }))).status).toBe(400);
    expect((await send('-')).status).toBe(400);
  });
  test('belongs to one person', async () => {
    await register();
    const other = await enrolled(house, cheapPasswords);
    expect((await register(other.someone)).status).toBe(400);
  });
  test('that was removed signs in no more, and who removes it is told', async () => {
    await register();
    const at = /\/toegang\/passkey\/[0-9a-f]{32}/.exec((await owner.someone.get('/toegang')).text)?.[0] ?? '';
    await owner.someone.get(at);
    expect((await owner.someone.post(at, {})).to).toBe('/toegang');
    expect((await signIn()).answer.status).toBe(400);
    expect((await owner.someone.get(at)).status).toBe(404);
  });
  test('is the second factor again before a heavy act, of this person alone', async () => {
    await register();
    house.wait(6);
    const prove = async ({ someone }: Enrolled) => {
      const page = await someone.post('/bevestigen/passkey', { verder: '/toegang/app' });
      const credential = device.get(optionsOn(page.text), here);
      return someone.post('/bevestigen/passkey/klaar', { verder: '/toegang/app', credential });
    };
    expect((await prove(owner)).to).toBe('/toegang/app');
    expect((await owner.someone.get('/toegang/app')).status).toBe(200);
    const other = await enrolled(house, cheapPasswords);
    expect((await prove(other)).status).toBe(400);
  });
});

describe('with an invitation', () => {
  const newcomer = async () => {
    const staff = await house.hire();
    const someone = browser();
    const account = { board: realBoard, name: staff, password };
    const code = () => invite(house.db, { board: realBoard, staff }, house.clock());
    await someone.post('/uitnodiging', { ...account, code: await code() });
    await someone.get('/aanmelden/instellen');
    const page = await someone.post('/aanmelden/instellen/passkey', {});
    const credential = device.create(optionsOn(page.text), here);
    expect((await someone.post('/aanmelden/instellen/passkey/klaar', { credential })).status).toBe(303);
    return { staff, someone, account, code };
  };

  test('a passkey may come in the place of the app', async () => {
    const { staff, someone } = await newcomer();
    expect(await is(someone)).toBe(staff);
    expect(await is((await signIn()).who)).toBe(staff);
  });
  test('is after a password the second factor', async () => {
    const { staff, account } = await newcomer();
    const other = browser();
    await other.post('/aanmelden', account);
    await other.get('/aanmelden/code');
    const page = await other.post('/aanmelden/code/passkey', {});
    const credential = device.get(optionsOn(page.text), here);
    expect((await other.post('/aanmelden/code/passkey/klaar', { credential })).status).toBe(303);
    expect(await is(other)).toBe(staff);
  });
  test('the last one cannot be removed, for nobody could get in then', async () => {
    const { someone } = await newcomer();
    expect((await someone.get('/toegang')).text).not.toContain('Verwijderen');
  });
  test('another code for a password does not get round it', async () => {
    const { account, code, staff } = await newcomer();
    const thief = browser();
    await thief.post('/uitnodiging', { ...account, password: 'vier heel andere woorden', code: await code() });
    expect((await thief.get('/aanmelden/instellen')).to).toBe('/aanmelden/code');
    await thief.get('/aanmelden/code');
    expect((await thief.post('/aanmelden/instellen/passkey', {})).to).toBe('/aanmelden/code');
    expect(await is(thief)).toBe('halfway');
    expect(await is((await signIn()).who)).toBe(staff);
  });
  test('a code for a new factor ends it', async () => {
    const { account, staff } = await newcomer();
    const other = browser();
    await other.post('/aanmelden', account);
    await other.get('/aanmelden/code');
    expect((await other.post('/aanmelden/nieuw', { reset: await factorCodeFor(house, staff) })).status).toBe(303);
    expect((await signIn()).answer.status).toBe(400);
  });
});
