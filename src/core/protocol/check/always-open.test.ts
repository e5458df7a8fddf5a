import { describe, expect, test } from 'vitest';
import {
  acting,
  broken,
  part,
  rule,
  withoutActing,
  withoutRule,
  type Change,
} from '../../../../test/mutants/change.ts';
import type { Act } from '../protocol.schema.ts';
import { checkAlwaysOpen } from './always-open.ts';

const danger = { flag: 'danger_now', is: 'yes' };

/** What L5 finds without looking at a case, as what it is about and what it says. */
function found(...changes: readonly Change[]): readonly (readonly [string, string])[] {
  const findings = checkAlwaysOpen(broken('landelijk-onderwijs', changes));
  expect(findings.every(({ law }) => law === 'L5')).toBe(true);
  return findings.map(({ what, says }) => [what, says]);
}

test('a sound code is open to all', () => {
  expect(found()).toEqual([]);
});

describe('the report', () => {
  test('has an act', () => {
    expect(found(withoutActing('report'))).toEqual([
      ['melding', 'Er is geen handeling om een melding vast te leggen.'],
    ]);
  });

  test.each<[string, Partial<Act>, string]>([
    [
      'is offered without a condition',
      { offered: { report: ['due'] } },
      'Dit wordt pas onder een voorwaarde aangeboden. Het moet altijd kunnen.',
    ],
    [
      'is never skipped',
      { skip: { grounds: ['safety'], rule: 'R-4', advice: 'none', showsEffortForConsent: false } },
      'Dit kan hier worden overgeslagen. Haal "skip" weg.',
    ],
    ['is recorded', { entry: undefined }, 'Dit wordt nergens vastgelegd. Zet er een "entry" bij.'],
  ])('%s, and so is the emergency contact', (_, change, says) => {
    const changed = (act: Act): Act => ({ ...act, ...change });
    expect(found(acting('report', changed))).toEqual([['N-5.4', says]]);
    expect(found(acting('emergency', changed))).toEqual([['N-E.1', says]]);
  });

  test('may be kept to those who report, and come with a condition of when it is asked', () => {
    expect(found(acting('report', (act) => ({ ...act, by: ['director'], when: { report: ['due'] } })))).toEqual([]);
  });
});

describe('the emergency contact', () => {
  test('has an act, which danger points at by every route', () => {
    const findings = checkAlwaysOpen(broken('landelijk-onderwijs', [withoutActing('emergency')]));
    expect(findings.map(({ law, what, says, path }) => [law, what, says, path])).toEqual([
      ['L5', 'nood', 'Er is geen handeling om in nood te bellen en dat vast te leggen.', []],
      ...['home', 'staff', 'child'].map((route) => [
        'L5',
        'danger_now',
        `Bij gevaar op dit moment wijst het protocol niet als eerste naar het noodcontact (route ${route}).`,
        [danger],
      ]),
    ]);
  });

  test('can be recorded by anyone; one act that anyone can do is enough', () => {
    const says = 'Niet iedereen kan het noodcontact vastleggen. Zet bij "by": anyone.';
    const byDirector = acting('emergency', (act) => ({ ...act, by: ['director'] }));
    const another = part(({ acts }) => ({
      acts: acts.flatMap((act) => (act.does === 'emergency' ? [{ ...act, id: 'N-E.2', by: ['anyone'] }, act] : [act])),
    }));
    expect(found(byDirector)).toEqual([['N-E.1', says]]);
    expect(found(byDirector, another)).toEqual([]);
  });
});

describe('the numbers', () => {
  const alarm = ['alarm', 'Het nummer 112 staat niet bij de contacten.'];
  const veiligThuis = ['veilig-thuis', 'Het nummer van Veilig Thuis staat niet bij de contacten.'];

  test('of 112 and Veilig Thuis are there', () => {
    expect(found(withoutRule('R-3'))).toEqual([alarm, veiligThuis]);
    const only = (id: string): Change =>
      rule('R-3', (one) => ({ ...one, contacts: one.contacts.filter((contact) => contact.id === id) }));
    expect(found(only('alarm'))).toEqual([veiligThuis]);
    expect(found(only('veilig-thuis'))).toEqual([alarm]);
  });

  test('can be called: a contact without a number, or with another, does not count', () => {
    const phones = (phone: string | undefined): Change =>
      rule('R-3', (one) => ({ ...one, contacts: one.contacts.map((contact) => ({ ...contact, phone })) }));
    expect(found(phones(undefined))).toEqual([alarm, veiligThuis]);
    expect(found(phones('000'))).toEqual([alarm]);
  });
});
