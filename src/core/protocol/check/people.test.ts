import { describe, expect, test } from 'vitest';
import { broken, part, role, withoutRule, type Change } from '../../../../test/mutants/change.ts';
import type { Protocol } from '../protocol.schema.ts';
import { checkPeople } from './people.ts';

type Role = Protocol['roles'][string];
type Team = Protocol['teams'][string];

const source = { doc: 'pluis', at: 'verzonnen' };
const person = (change: Partial<Role> = {}): Role => ({
  name: { school: 'Verzonnen' },
  external: false,
  appointedFrom: [],
  derived: false,
  may: [],
  deputies: [],
  source,
  ...change,
});
const team = (change: Partial<Team> = {}): Team => ({
  name: { school: 'Verzonnen team' },
  atLeast: 1,
  seats: [],
  preferably: [],
  ifAlreadyInvolved: [],
  external: false,
  source,
  ...change,
});

const roles = (more: Protocol['roles']): Change => part((protocol) => ({ roles: { ...protocol.roles, ...more } }));
const only = (some: Protocol['roles']): Change => part(() => ({ roles: some }));
const teams = (some: Protocol['teams']): Change => part(() => ({ teams: some }));
const weighers = (...by: string[]): Change => part(() => ({ weighers: { by, source } }));

/** What L6 says of who weighs in a code where nothing else must be done by anybody. */
function found(...changes: readonly Change[]): readonly string[] {
  const plain = part(({ acts }) => ({ acts: acts.map((act) => ({ ...act, strength: 'optional' as const })) }));
  return checkPeople(broken('landelijk-onderwijs', [plain, ...changes]))
    .filter(({ what }) => what === 'weighers')
    .map(({ says }) => says);
}

const nobody = (names: string): string => `Er is op school niemand die dit kan doen: wegen. Genoemd is ${names}.`;
const falls = (name: string): string => `Valt ${name} weg, dan is er op school volgens de code niemand voor: wegen.`;

describe('who must do something', () => {
  test('is asked of the decider, the reporter, the coordinator, those who weigh, and each duty', () => {
    const findings = checkPeople(
      broken('landelijk-onderwijs', [
        ...['R-2', 'R-5', 'R-11'].map(withoutRule),
        part(({ acts, finalDecider, reporter, coordinator }) => ({
          acts: acts
            .slice(0, 3)
            .map((act, at) => ({ ...act, by: ['child'], strength: (['must', 'optional', 'preferred'] as const)[at]! })),
          finalDecider: { ...finalDecider, roles: ['child'] },
          reporter: { ...reporter, roles: ['child'] },
          coordinator: { ...coordinator, roles: ['child'] },
        })),
        weighers('child'),
      ]),
    );
    expect(findings).toEqual(
      [
        ['finalDecider', 'over melden beslissen'],
        ['reporter', 'melden'],
        ['coordinator', 'coördineren'],
        ['weighers', 'wegen'],
        ['N-1.1', 'N-1.1 ‘Signalen in kaart brengen’'],
      ].map(([what, words]) => ({
        law: 'L6',
        what,
        says: `Er is op school niemand die dit kan doen: ${words}. Genoemd is Kind.`,
        path: [],
        status: 'open',
        by: null,
      })),
    );
  });

  test('is looked at in each kind of location', () => {
    const childcare = checkPeople(
      broken('landelijk-kinderopvang', [part(() => ({ weighers: { by: ['child'], source } }))]),
    );
    expect(childcare.find(({ what }) => what === 'weighers')?.says).toBe(
      'Er is in de kinderopvang niemand die dit kan doen: wegen. Genoemd is Kind.',
    );
    const both = checkPeople(broken('verdi-2023', [part(() => ({ weighers: { by: ['child'], source } }))]));
    expect(both.filter(({ what }) => what === 'weighers')).toHaveLength(2);
  });
});

describe('somebody can do it', () => {
  test('when anyone may, or two different roles of staff are named', () => {
    expect(found(weighers('anyone'))).toEqual([]);
    expect(found(weighers('child', 'anyone'))).toEqual([]);
    expect(found(weighers('director', 'teacher'))).toEqual([]);
  });

  test('but not by a role of outside, without a name here, or that is not there', () => {
    expect(found(weighers('veiligThuis'))).toEqual([nobody('Veilig Thuis')]);
    expect(found(weighers('elsewhere'), roles({ elsewhere: person({ name: { childcare: 'Elders' } }) }))).toEqual([
      nobody('Elders'),
    ]);
    expect(found(weighers('nemo'))).toEqual([nobody('nemo')]);
  });

  test('and one role alone is told, also beside one that cannot do it', () => {
    expect(found(weighers('director'))).toEqual([falls('Directeur')]);
    expect(found(weighers('director', 'veiligThuis'))).toEqual([falls('Directeur')]);
  });
});

describe('a role that falls away', () => {
  const alone = checkPeople(broken('landelijk-onderwijs', [weighers('director')])).find(
    ({ what }) => what === 'weighers',
  );

  test('is met by the national rule on deputies where there is a board, and grouped by the role', () => {
    const head = 'Valt Directeur weg, dan is er op school volgens de code niemand voor';
    expect(alone).toMatchObject({ status: 'overlay', by: 'R-8', path: [], group: { head, own: 'wegen' } });
  });

  test('is met by nobody without that rule, and by nobody where there is no board', () => {
    const of = (...changes: Change[]) =>
      checkPeople(broken('landelijk-onderwijs', [weighers('director'), ...changes])).find(
        ({ what }) => what === 'weighers',
      );
    expect(of(withoutRule('R-8'))).toMatchObject({ status: 'open', by: null });
    const { board, ...rest } = broken('landelijk-onderwijs', []).protocol.roles;
    expect(board).toBeDefined();
    expect(of(only(rest))).toMatchObject({ status: 'open', by: null });
  });

  test('has a deputy who is another of the staff here', () => {
    const deputy = (...deputies: string[]): Change => role('director', (one) => ({ ...one, deputies }));
    expect(found(weighers('director'), deputy('teacher'))).toEqual([]);
    expect(found(weighers('director'), deputy('child', 'teacher'))).toEqual([]);
    for (const no of ['director', 'child', 'nemo'])
      expect(found(weighers('director'), deputy(no)), no).toEqual([falls('Directeur')]);
  });
});

describe('a role that is appointed per case', () => {
  const appointed = (...appointedFrom: string[]): Change => roles({ casus: person({ appointedFrom }) });

  test('can be taken by whoever it is appointed from', () => {
    expect(found(appointed('teacher'), weighers('casus', 'director'))).toEqual([]);
    expect(found(appointed('child', 'teacher'), weighers('casus', 'director'))).toEqual([]);
    expect(found(appointed('kring'), teams({ kring: team() }), weighers('casus', 'director'))).toEqual([]);
  });

  test('not by itself alone, nor in a ring, nor by people of outside', () => {
    const ring = roles({ casus: person({ appointedFrom: ['ander'] }), ander: person({ appointedFrom: ['casus'] }) });
    expect(found(ring, weighers('casus'))).toEqual([nobody('Verzonnen')]);
    const seat = teams({ kring: team({ seats: [{ anyOf: ['casus'] }] }) });
    expect(found(appointed('kring'), seat, weighers('casus'))).toEqual([nobody('Verzonnen')]);
    expect(found(appointed('casus'), weighers('casus'))).toEqual([nobody('Verzonnen')]);
    expect(found(appointed('child'), weighers('casus'))).toEqual([nobody('Verzonnen')]);
  });
});

describe('a team', () => {
  const two = { a: person({ name: { school: 'A' } }), b: person({ name: { school: 'B' } }) };
  const seats = [{ anyOf: ['a'] }, { anyOf: ['a', 'b'] }];

  test('can do it when each seat can be taken and there are enough of the staff', () => {
    expect(found(only(two), teams({ kring: team({ seats: [{ anyOf: ['a', 'b'] }] }) }), weighers('kring'))).toEqual([]);
    expect(found(only(two), teams({ kring: team({ atLeast: 2 }) }), weighers('kring'))).not.toContain(
      nobody('Verzonnen team'),
    );
  });

  test.each<[string, Partial<Team>]>([
    ['has no name here', { name: { childcare: 'Elders' } }],
    ['asks more persons than there are', { atLeast: 3 }],
    ['has a seat that nobody can take', { seats: [...seats, { anyOf: ['child'] }] }],
  ])('that %s cannot', (_, change) => {
    expect(found(only(two), teams({ kring: team(change) }), weighers('kring'))).toEqual([
      nobody(change.name === undefined ? 'Verzonnen team' : 'Elders'),
    ]);
  });

  test('does not count people of outside, or of another kind of location', () => {
    const outside = person({ external: true });
    const elsewhere = person({ name: { childcare: 'Elders' } });
    for (const c of [outside, elsewhere])
      expect(found(only({ ...two, c }), teams({ kring: team({ atLeast: 3 }) }), weighers('kring'))).toEqual([
        nobody('Verzonnen team'),
      ]);
  });

  test('does not count who is appointed from the others as one more', () => {
    const casus = person({ appointedFrom: ['a'] });
    expect(found(only({ ...two, casus }), teams({ kring: team({ atLeast: 3 }) }), weighers('kring'))).toEqual([
      nobody('Verzonnen team'),
    ]);
  });

  test('that cannot do without one of its roles names that role alone', () => {
    expect(found(only(two), teams({ kring: team({ seats }) }), weighers('kring'))).toEqual([falls('A')]);
  });

  test('that has too few without either names each', () => {
    expect(found(only(two), teams({ kring: team({ seats, atLeast: 2 }) }), weighers('kring'))).toEqual([
      falls('A'),
      falls('B'),
    ]);
  });

  test('has another team, or a role of its own, to go on without that role', () => {
    const both = teams({ kring: team({ seats: [{ anyOf: ['a'] }] }), ander: team({ seats: [{ anyOf: ['b'] }] }) });
    expect(found(only(two), both, weighers('kring', 'ander'))).toEqual([]);
    expect(found(only(two), both, weighers('kring', 'b'))).toEqual([]);
    expect(found(only(two), both, weighers('kring', 'a'))).toEqual([falls('A')]);
  });
});
