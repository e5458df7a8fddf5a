import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  browsersAt,
  cheapPasswords,
  enrolled,
  noSso,
  password,
  type Enrolled,
} from '../../../test/builders/enrolled.ts';
import { openHouse, realBoard, type House, type Visitor } from '../../../test/builders/sign-in-house.ts';
import { asAdministrator, rows } from '../../../test/contract/raw.ts';
import { isOddUnseen } from '../../platform/account-events/account-events.ts';
import type { Mail } from '../../platform/mail/mail.ts';

const newBrowser = 'U meldde zich aan in een browser die we niet kenden';
const guessed = 'Iemand raadde vaak naar uw wachtwoord of code';
const address = 'els@voorbeeld.invalid';

let house: House;
let one: Enrolled;
/** What was mailed, and to whom. */
const sent: { readonly to: readonly string[]; readonly what: string }[] = [];
let isPostDown = false;
const mail: Mail = {
  send: (to, { is }) => {
    if (isPostDown) return Promise.reject(new Error('the post is down'));
    sent.push({ to, what: is });
    return Promise.resolve();
  },
};
beforeAll(async () => {
  house = await openHouse();
}, 60_000);
beforeEach(async () => {
  one = await enrolled(house, cheapPasswords);
  one = { ...one, someone: at(one.someone) };
  sent.length = 0;
  isPostDown = false;
});
afterAll(() => house.close());

const browser = (from?: string) => browsersAt(house, cheapPasswords, noSso, mail)(from);
/** The same browser, at an application that can send mail. */
function at({ cookie, known }: Visitor): Visitor {
  return Object.assign(browser(), { cookie, known });
}
const unseen = () => isOddUnseen(house.db, { board: realBoard, staff: one.staff }, house.clock());
async function signIn(who: Visitor) {
  house.wait(1);
  await who.get('/aanmelden');
  await who.post('/aanmelden', { board: realBoard, name: one.staff, password });
  await who.get('/aanmelden/code');
  expect((await who.post('/aanmelden/code', { code: one.code() })).status).toBe(303);
  return who;
}
async function guess(count: number, name: string = one.staff) {
  for (let n = 0; n < count; n += 1)
    await browser(`198.51.100.${n}`).post('/aanmelden', { board: realBoard, name, password: 'iets anders' });
}
async function giveAddress(typed = address) {
  await one.someone.get('/toegang/berichten');
  return one.someone.post('/toegang/berichten', { mail: typed });
}
const told = () => expect.poll(() => sent).toEqual([{ to: [address], what: 'waiting' }]);

describe('the owner of an account', () => {
  test('is told of a sign-in in a browser that was not known, until they have looked', async () => {
    expect(await unseen()).toBe(false);
    const other = await signIn(browser());
    expect(await unseen()).toBe(true);
    expect((await other.get('/toegang')).text).toContain(newBrowser);
    expect(await unseen()).toBe(false);
  });
  test('is not told of their own browser, nor of the first', async () => {
    const own = browser();
    own.known = one.someone.known;
    await signIn(own);
    expect(await unseen()).toBe(false);
    expect((await own.get('/toegang')).text).not.toContain(newBrowser);
  });
  test('is told of many wrong guesses, once a day, and not of a few', async () => {
    await guess(9);
    expect(await unseen()).toBe(false);
    await guess(5);
    expect(await unseen()).toBe(true);
    await guess(3);
    const own = await one.someone.get('/toegang');
    expect(own.text.split(guessed)).toHaveLength(2);
    expect(await unseen()).toBe(false);
  });
  test('is mailed that something waits, at the address that they gave, and nothing else', async () => {
    expect((await giveAddress()).to).toBe('/toegang');
    expect(sent).toEqual([]);
    await guess(12);
    await told();
    expect((await one.someone.get('/toegang')).text).toContain(address);
  });
  test('is mailed at the address of before when it is changed, and at none once it is emptied', async () => {
    await giveAddress();
    await giveAddress('');
    await told();
    await guess(12);
    expect(await unseen()).toBe(true);
    expect(sent).toHaveLength(1);
  });
  test('gives an address that is one', async () => {
    const refused = await giveAddress('geen adres');
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('Dit is geen e-mailadres');
  });
  test('is told when they come, also when the post is down, which stands in the log', async () => {
    await giveAddress();
    isPostDown = true;
    await signIn(browser());
    expect(await unseen()).toBe(true);
    const failed = () =>
      asAdministrator(house.db, (tx) =>
        rows(tx, `select object_ref from access_log where action = 'tell' and outcome = 'error'`),
      );
    await expect.poll(failed).toEqual([{ object_ref: one.staff }]);
  });
  test('finds a change of address in the log of the board', async () => {
    const changes = async () => {
      const query = `select 1 from access_log where action = 'change_login' and object_ref = '${one.staff}'`;
      return (await asAdministrator(house.db, (tx) => rows(tx, query))).length;
    };
    const before = await changes();
    await giveAddress();
    expect(await changes()).toBe(before + 1);
  });
  test('has an address that stands nowhere in the clear', async () => {
    await giveAddress();
    const all = await asAdministrator(house.db, (tx) =>
      rows(
        tx,
        'select row_to_json(l)::text as login from staff_login l union all select row_to_json(a)::text from access_log a',
      ),
    );
    const written = JSON.stringify(all);
    expect(written).not.toContain('voorbeeld.invalid');
    expect(written).not.toContain(Buffer.from('voorbeeld.invalid').toString('hex'));
  });
});

test('guessing at a name that is not there tells nobody anything, and looks the same', async () => {
  await guess(12, 'niemand-hier');
  expect(await unseen()).toBe(false);
  const both = [one.staff, 'niemand-hier'].map(async (name) => {
    if (name === one.staff) await guess(11);
    return (await browser('203.0.113.1').post('/aanmelden', { board: realBoard, name, password: 'x' })).status;
  });
  expect(await Promise.all(both)).toEqual([429, 429]);
});
