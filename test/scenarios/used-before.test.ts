import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { csrfOf } from '../../src/platform/http/csrf.ts';
import { named, openWholeHouse, whatIsThere, type Visitor, type WholeHouse } from '../builders/whole-house.ts';
import { asAdministrator, rows } from '../contract/raw.ts';

type Fields = Readonly<Record<string, string>>;
const typed = 'Zij zei: er is altijd ruzie, en zij bleef stil.';
const today = { 'on-day': '23', 'on-month': '11', 'on-year': '2025' };
const outside = { child: 'not-in-list', 'child-name': 'Nieuw Verzonnenkind' };

/** Every form whose key is kept, one of each kind, with what somebody types there. Of these, `{ref}` and so on are what is there. */
const forms: readonly (readonly [name: string, path: string, fields: Fields])[] = [
  ['a signal', '/zorg', { ...outside, ...today, what: typed, source: 'seen', danger: 'no' }],
  ['an emergency contact', '/nood/vastleggen', { ...outside, ...today, contact: 'politie', what: typed }],
  ['a report in an emergency', '/nood/melding', { ...outside, ...today, channel: 'phone', agreements: typed }],
  ['opening a dossier', '/signalen/{signal}', { does: 'no-meldcode', harm: 'home', because: typed }],
  ['an entry', '/d/{ref}/act/F-2.4', { ...today, of: 'veilig_thuis', anonymous: 'yes', advice: typed }],
  ['leaving something out', '/d/{ref}/act/F-2.1/overslaan', { ...today, ground: 'other', because: typed }],
  ['a doubt', '/d/{ref}/twijfel', { about: 'q1', because: typed }],
  ['closing', '/d/{ref}/sluiten', { because: typed }],
  ['a correction', '/d/{ref}/regel/{entry}/verbeteren', { because: typed }],
  ['a question of the weighing', '/d/{ref}/weging/q1', { answer: 'A', because: typed }],
];

describe('a form', () => {
  let house: WholeHouse;
  let els: Visitor;
  let known: Readonly<Record<string, string>>;
  let key = '';
  beforeAll(async () => {
    house = await openWholeHouse(true);
    els = named(house.people, 'Els Voorbeeld');
    known = await whatIsThere(async (at) => (await house.ask(els, at)).text());
    key = randomUUID();
  });
  afterAll(() => house.close());

  const there = (path: string) => path.replace(/\{(\w+)\}/g, (_, name: string) => known[name] ?? '');
  const send = (path: string, fields: Fields, _key: string, who = els) =>
    house.ask(who, { method: 'POST', path: there(path), form: new URLSearchParams({ ...fields, _key }).toString() });
  const page = async (path: string) => (await house.ask(els, { method: 'GET', path: there(path) })).text();
  const kept = () =>
    asAdministrator(house.context.db, (tx) =>
      rows(
        tx,
        `select (select count(*) from entry) as entries, (select count(*) from signal) as signals,
          (select count(*) from dossier) as dossiers, (select count(*) from child) as children,
          (select count(*) from attachment) as files`,
      ),
    );

  describe.each([
    ['a doubt', '/d/{ref}/twijfel', { about: 'q2', because: 'Dit legde ik vast.' }],
    ['a signal', '/zorg', { ...outside, ...today, what: 'Dit legde ik vast.', source: 'seen', danger: 'no' }],
  ] as const)('with the key of %s', (first, itsPath, itsFields) => {
    beforeAll(async () => {
      key = randomUUID();
      expect((await send(itsPath, itsFields, key)).status).toBe(303);
    });

    // The key of an entry serves that dossier: there a form sent again has its first answer.
    const others = forms.filter(([name, path]) => (first === 'a doubt' ? !path.startsWith('/d/') : name !== first));
    const handIns = ['a signal', 'an emergency contact', 'a report in an emergency'];
    const refused = others.filter(([name]) => first !== 'a signal' || !handIns.includes(name));

    test.each(refused)(
      'is refused calmly where it is for %s: nothing is recorded, all that was typed is kept',
      async (_, path, fields) => {
        const before = await kept();
        const answer = await send(path, fields, key);
        expect(answer.status).toBe(409);
        const html = await answer.text();
        expect(html).toContain('Dit formulier is al een keer gebruikt');
        expect(html).toContain(`href="${there(path)}"`);
        expect(html).not.toContain('Verzonnenkind');
        expect(await kept()).toEqual(before);
        expect(await page(path)).toContain(typed);
      },
    );
  });

  test('with a file and a key that was used is refused too; its title is kept', async () => {
    const spent = randomUUID();
    await send('/zorg', forms[0]?.[2] ?? {}, spent);
    const before = await kept();
    const at = there('/d/{ref}/regel/{entry}/bestand');
    const body = new FormData();
    for (const [name, value] of Object.entries({
      _csrf: csrfOf(els.token),
      _key: spent,
      title: 'Brief van de buurvrouw',
    }))
      body.append(name, value);
    body.append('file', new Blob(['Een brief\n']), 'brief.txt');
    const headers = { cookie: `__Host-pluis=${els.token}`, 'sec-fetch-site': 'same-origin' };
    const answer = await house.request(at, { method: 'POST', headers, body });
    expect(answer.status).toBe(409);
    expect(await kept()).toEqual(before);
    expect(await page(at)).toContain('value="Brief van de buurvrouw"');
  });

  test('with a key that a colleague used is taken as any other', async () => {
    const hers = randomUUID();
    expect((await send('/d/{ref}/twijfel', { about: 'q1', because: typed }, hers)).status).toBe(303);
    const kim = named(house.people, 'Kim Fictief');
    expect((await send('/zorg', forms[0]?.[2] ?? {}, hers, kim)).status).toBe(303);
  });

  test('that is sent twice leads to the same dossier, also when the signal waits no more', async () => {
    const again = randomUUID();
    const fields = { does: 'open', harm: 'home' };
    const first = await send('/signalen/{signal}', fields, again);
    expect(first.status).toBe(303);
    const second = await send('/signalen/{signal}', fields, again);
    expect([second.status, second.headers.get('location')]).toEqual([303, first.headers.get('location')]);
    expect((await send('/signalen/{signal}', fields, randomUUID())).status).toBe(404);
    expect((await send('/signalen/{signal}', { does: 'open' }, again)).status).toBe(404);
  });
});
