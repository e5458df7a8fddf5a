import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Issuer } from '../../src/platform/sso/issuers.ts';
import { argon2Passwords, type Passwords } from '../../src/platform/passwords/passwords.ts';
import { invite } from '../../src/platform/invitations/invitations.ts';
import { recogniser } from '../../src/platform/sessions/sessions.ts';
import { Authenticator, optionsOn } from '../builders/authenticator.ts';
import { browsersAt, cheapPasswords, enrolled, origin, password, type Enrolled } from '../builders/enrolled.ts';
import { claimsOf, hostileIssuer, type HostileIssuer } from '../builders/hostile-issuer.ts';
import { houseOfNow } from '../builders/house-of-now.ts';
import { atWorkWith, awayTo, browserWith, comeBack, settingsFor, type Standard } from '../builders/organisation.ts';
import { openHouse, realBoard, type Answer, type House, type Visitor } from '../builders/sign-in-house.ts';
import { factorCodeFor } from '../builders/staffed.ts';
import { asAdministrator, rows } from '../contract/raw.ts';
import { figure } from './figure.ts';
import { hostile } from './u1-hostile-issuer.ts';

const is = async (house: House, { cookie }: Visitor) => (await recogniser(house.db)(cookie, null, house.clock())).is;
/** What somebody gets to see, but for what is random in each page and for what they typed themselves. */
const shown = ({ status, text, headers }: Answer, typed: string) => ({
  status,
  text: text.replace(/name="_key" value="[^"]*"/g, '').replaceAll(` value="${typed}"`, ''),
  headers: [...headers].filter(([name]) => name !== 'date'),
});

describe('guessing at passwords', () => {
  const hour = 60;
  const guesses = figure({ short: 500, long: 10_000 });
  const unknown = Array.from({ length: 5 }, (_, at) => `niemand-${at}`);
  /** Of whom a guess was judged, and in which minute. */
  const judged: { readonly account: string; readonly minute: number }[] = [];
  let house: House;
  let owners: readonly Enrolled[];
  let device: Authenticator;
  let minute = 0;
  const counting: Passwords = {
    ...cheapPasswords,
    is: (given, stored) => {
      const account = /^gok naar (\S+)/.exec(given)?.[1];
      if (account !== undefined) judged.push({ account, minute });
      return cheapPasswords.is(given, stored);
    },
  };
  const guess = (at: Visitor, account: string, n: number) =>
    at.post('/aanmelden', { board: realBoard, name: account, password: `gok naar ${account} nummer ${n}` });
  /** The most that were judged of this account in any hour. */
  const mostInAnHour = (account: string) => {
    const minutes = judged.filter((one) => one.account === account).map((one) => one.minute);
    return Math.max(0, ...minutes.map((from) => minutes.filter((at) => at >= from && at < from + hour).length));
  };

  beforeAll(
    async () => {
      house = await openHouse();
      owners = [await enrolled(house, cheapPasswords)];
      device = new Authenticator();
      const page = await owners[0]!.someone.get('/toegang/passkey');
      await owners[0]!.someone.post('/toegang/passkey', {
        credential: device.create(optionsOn(page.text), { origin }),
      });
      for (let at = 0; at < 4; at += 1) owners = [...owners, await enrolled(house, cheapPasswords)];
      const visitors = browsersAt(house, counting);
      const accounts = [...owners.map(({ staff }) => staff), ...unknown];
      for (let n = 0; n < guesses; n += 1) {
        const now = Math.floor((n * 2 * hour) / guesses);
        house.wait(now - minute);
        minute = now;
        await guess(visitors(`198.51.${n % 40}.${n % 199}`), accounts[n % accounts.length] ?? '', n);
      }
    },
    figure({ short: 180_000, long: 3_600_000 }),
  );
  afterAll(() => house.close());

  test(`of ${guesses} over accounts and addresses at most ten an hour are judged of each account`, () => {
    const most = [...owners.map(({ staff }) => staff), ...unknown].map(mostInAnHour);
    expect(Math.max(...most)).toBe(10);
    expect(Math.min(...most)).toBeGreaterThan(0);
  });
  test('the count would notice an eleventh', () => {
    const [first] = owners;
    const before = judged.filter(({ account }) => account === first?.staff);
    judged.push(...before.slice(-1), ...before.slice(-1));
    expect(mostInAnHour(first?.staff ?? '')).toBeGreaterThan(10);
    judged.splice(-2);
  });
  test('keeps the owner out of no passkey, and of no browser that is known', async () => {
    const elsewhere = browsersAt(house, cheapPasswords)('203.0.113.9');
    const page = await elsewhere.post('/aanmelden/passkey', { board: realBoard });
    const credential = device.get(optionsOn(page.text), { origin });
    expect((await elsewhere.post('/aanmelden/passkey/klaar', { board: realBoard, credential })).status).toBe(303);
    expect(await is(house, elsewhere)).toBe('active');
    const { someone, staff } = owners[1]!;
    const own = browsersAt(house, cheapPasswords)('203.0.113.10');
    own.known = someone.known;
    expect((await own.post('/aanmelden', { board: realBoard, name: staff, password })).status).toBe(303);
  });
  test('shows nothing of whether somebody works here: the same bytes, judged and not', async () => {
    const visitors = browsersAt(house, cheapPasswords);
    const [someone, nobody] = [owners[1]!.staff, 'niemand-9'];
    house.wait(2 * hour);
    const seen = new Set<string>();
    for (let n = 0; n < figure({ short: 12, long: 200 }); n += 1) {
      const from = `192.0.2.${n % 3}`;
      const [one, other] = [await guess(visitors(from), someone, n), await guess(visitors(from), nobody, n)];
      expect(shown(other, nobody)).toEqual(shown(one, someone));
      seen.add(String(one.status));
    }
    expect([...seen].sort()).toEqual(['400', '429']);
    const right = await visitors('192.0.2.9').post('/aanmelden', {
      board: realBoard,
      name: owners[2]!.staff,
      password,
    });
    expect(shown(right, someone)).not.toEqual(shown(await guess(visitors('192.0.2.8'), nobody, 0), nobody));
  });
});

test.runIf(process.env['PLUIS_LONG'] === '1')(
  'a wrong password takes about as long as a name that is not there',
  async () => {
    const account = await argon2Passwords.hash('een echt wachtwoord');
    const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
    for (let n = 0; n < 50; n += 1) {
      for (const [which, stored] of [['known', account] as const, ['unknown', null] as const]) {
        const begun = performance.now();
        await argon2Passwords.is('iets anders', stored);
        times[which].push(performance.now() - begun);
      }
    }
    const middle = (all: readonly number[]) => [...all].sort((a, b) => a - b)[all.length / 2] ?? 0;
    console.log(
      `U1: a wrong password takes ${middle(times.known).toFixed(1)} ms, an unknown name ${middle(times.unknown).toFixed(1)} ms`,
    );
  },
  900_000,
);

describe('every way back in asks for a second factor', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
  }, 60_000);
  afterAll(() => house.close());
  const browser = () => browsersAt(house, cheapPasswords)();
  const halfway = async (staff: string, typed = password) => {
    const at = browser();
    await at.post('/aanmelden', { board: realBoard, name: staff, password: typed });
    await at.get('/aanmelden/code');
    return at;
  };

  test('a new password by the code of two colleagues', async () => {
    const one = await enrolled(house, cheapPasswords);
    const at = browser();
    const code = await invite(house.db, { board: realBoard, staff: one.staff }, house.clock());
    await at.post('/uitnodiging', { board: realBoard, name: one.staff, password: 'vier heel andere woorden', code });
    expect((await at.get('/aanmelden/instellen')).to).toBe('/aanmelden/code');
    await at.get('/aanmelden/code');
    expect(await is(house, at)).toBe('halfway');
    expect((await at.post('/aanmelden/code', { code: one.code() })).status).toBe(303);
    expect(await is(house, at)).toBe('active');
  });
  test('a new factor by the code of two colleagues: only beside the password, and it is set up first', async () => {
    const one = await enrolled(house, cheapPasswords);
    const reset = await factorCodeFor(house, one.staff);
    expect((await browser().post('/aanmelden/nieuw', { reset })).to).toBe('/aanmelden');
    const at = await halfway(one.staff);
    expect((await at.post('/aanmelden/nieuw', { reset })).to).toBe('/aanmelden/instellen');
    expect(await is(house, at)).toBe('halfway');
    expect((await at.post('/aanmelden/instellen', { code: '000000' })).status).toBe(400);
    expect((await at.post('/aanmelden/code', { recovery: one.recovery[0] ?? '' })).status).toBe(400);
    expect(await is(house, at)).toBe('halfway');
  });
  test('a recovery code: only beside the password', async () => {
    const one = await enrolled(house, cheapPasswords);
    const recovery = one.recovery[0] ?? '';
    const at = browser();
    expect((await at.post('/aanmelden/code', { recovery })).to).toBe('/aanmelden');
    expect(await is(house, at)).toBe('nobody');
    const right = await halfway(one.staff);
    await right.post('/aanmelden/code', { recovery });
    expect(await is(house, right)).toBe('active');
  });
});

type Kind = {
  readonly kind: (noord: Standard) => Issuer;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly to: string;
};
const tenant = '6a7b9b6a-0000-4000-8000-000000000001';
const kinds: readonly Kind[] = [
  {
    kind: (noord) => ({ ...noord, kind: 'entra', tenant }),
    claims: { tid: tenant, oid: 'object-1', sub: 'e-1' },
    to: '/taken',
  },
  {
    kind: (noord) => ({ ...noord, kind: 'google', domains: ['voorbeeld.invalid'], proof: undefined }),
    claims: { hd: 'voorbeeld.invalid', email_verified: true, sub: 'g-1' },
    to: '/aanmelden/code?verder=%2Ftaken',
  },
  {
    kind: (noord) => ({ ...noord, affiliation: 'soort', userInfo: true }),
    claims: { sub: 'k-1' },
    to: '/taken',
  },
];

describe('an answer of the organisation', () => {
  const person = 'verzonnen-1';
  let house: House;
  let issuer: HostileIssuer;
  let other: HostileIssuer;
  let honest: HostileIssuer['tells'];
  beforeAll(async () => {
    house = await houseOfNow(8);
    [issuer, other] = await Promise.all([hostileIssuer(), hostileIssuer()]);
    honest = issuer.tells;
    for (const { kind, claims } of [{ kind: undefined, claims: {} }, ...kinds]) {
      issuer.tells = tellsHonestly(claims);
      const { someone } = await atWorkWith(house, settings(kind));
      const back = issuer.signIn(awayTo(await someone.post('/toegang/organisatie/noord', {})));
      expect((await comeBack(someone, back)).to).toBe('/toegang');
    }
    issuer.tells = honest;
  }, 60_000);
  afterEach(() => {
    issuer.tells = honest;
    issuer.settings = {};
  });
  afterAll(async () => {
    await Promise.all([issuer.close(), other.close()]);
    await house.close();
  });

  /** What an honest issuer tells of this account, under another address of mail each time. */
  const tellsHonestly =
    (claims: Kind['claims']): HostileIssuer['tells'] =>
    ({ nonce }) => ({
      claims: { ...claimsOf(issuer.base, nonce), email: `${randomUUID()}@voorbeeld.invalid`, ...claims },
      userInfo: { sub: person, ...claims, soort: ['Employee'] },
    });
  const settings = (change: (noord: Standard) => Issuer = (noord) => noord): readonly Issuer[] => [
    change(settingsFor(issuer)),
    settingsFor(other, 'zuid'),
  ];
  const leave = async (at: Visitor) => {
    await at.get('/aanmelden');
    return awayTo(await at.post('/aanmelden/organisatie', { issuer: 'noord', verder: '/taken' }));
  };
  const refusals = async () => {
    const found = await asAdministrator(house.db, (tx) =>
      rows(tx, `select rule, row_to_json(a)::text as row from access_log a where outcome = 'denied' order by at, id`),
    );
    return found.map(({ rule, row }) => ({ rule, row: String(row) }));
  };
  let usual: ReturnType<typeof shown> | null = null;

  test.each(hostile)('that $name is refused', async ({ tells = honest, brings, issuer: change, says, rule }) => {
    expect(await is(house, await signedIn())).toBe('active');
    const at = browserWith(house, settings(change));
    const before = (await refusals()).length;
    issuer.settings = says?.(issuer.base) ?? {};
    issuer.tells = (asked) => tells(asked, issuer.base);
    const answer = await brought(at, brings);
    expect(await is(house, at)).toBe('nobody');
    const [row, ...more] = (await refusals()).slice(before);
    expect([row?.rule, more]).toEqual([rule, []]);
    expect(row?.row).not.toMatch(/verzonnen-|nieuw-|code-|voorbeeld|127\.0/);
    expect(answer.text).toContain('Aanmelden via uw organisatie lukte niet');
    expect(answer.text).not.toContain(person);
    usual ??= shown(answer, '');
    expect(shown(answer, '').text.replaceAll('/taken', '/')).toEqual(usual.text.replaceAll('/taken', '/'));
  });

  /** What the browser is told at the end, which is at once when there is nowhere to go. */
  async function brought(at: Visitor, brings: (back: URL, other: HostileIssuer) => void = () => undefined) {
    await at.get('/aanmelden');
    const left = await at.post('/aanmelden/organisatie', { issuer: 'noord', verder: '/taken' });
    if (awayTo(left) === '') return left;
    const back = issuer.signIn(awayTo(left));
    brings(back, other);
    return comeBack(at, back);
  }

  async function signedIn(): Promise<Visitor> {
    const at = browserWith(house, settings());
    issuer.tells = honest;
    expect((await comeBack(at, issuer.signIn(await leave(at)))).to).toBe('/taken');
    return at;
  }

  test('works once, in the browser that asked for it, and within five minutes', async () => {
    const at = browserWith(house, settings());
    const back = issuer.signIn(await leave(at));
    const stranger = browserWith(house, settings());
    expect((await comeBack(stranger, back)).status).toBe(400);
    await leave(stranger);
    expect((await comeBack(stranger, back)).status).toBe(400);
    expect(await is(house, stranger)).toBe('nobody');
    expect((await comeBack(at, back)).to).toBe('/taken');
    const again = browserWith(house, settings());
    again.attempt = at.attempt;
    expect((await comeBack(again, back)).status).toBe(400);
    const slow = browserWith(house, settings());
    const late = issuer.signIn(await leave(slow));
    house.wait(6);
    expect((await comeBack(slow, late)).status).toBe(400);
    house.wait(-6);
  });
  test('that was meant for another issuer never reaches this one', async () => {
    const at = browserWith(house, settings());
    const back = issuer.signIn(await leave(at));
    const fetched = other.fetched;
    back.pathname = back.pathname.replace('noord', 'zuid');
    expect((await comeBack(at, back)).status).toBe(400);
    expect(other.fetched).toBe(fetched);
  });
  test('of each kind of issuer lets in the account that was linked, by what never changes', async () => {
    for (const { kind, claims, to } of kinds) {
      issuer.tells = tellsHonestly(claims);
      const at = browserWith(house, settings(kind));
      expect((await comeBack(at, issuer.signIn(await leave(at)))).to).toBe(to);
    }
  });
});
