import { describe, expect, test } from 'vitest';
import { broken } from '../../../../test/mutants/change.ts';
import { facts } from '../../../../test/builders/facts.ts';
import type { Shipped } from '../../../../test/builders/codes.ts';
import { members } from '../../kernel/bits.ts';
import type { Fact } from '../facts.ts';
import type { LocationKind } from '../words.ts';
import { prepare } from '../weigh/prepare.ts';
import { isUnderNorm1, nothingOwed, watchDuty } from './duty-watch.ts';
import { meaningOf } from './grounds.ts';

const school = { id: 'landelijk-onderwijs', report: 'N-5.4', ask: 'N-4.2' } as const;

/** What the observer says is owed, and what was declined, after these facts. */
function after(short: string, id: Shipped = school.id, more: readonly Fact[] = [], at: LocationKind = 'school') {
  const on = prepare(broken(id, []), at);
  const meaning = meaningOf(on);
  const watch = [...facts(short), ...more].reduce((seen, fact) => watchDuty(on, meaning, seen, fact), nothingOwed);
  const names = (set: number): string =>
    members(set)
      .map((index) => on.items[index]?.id)
      .join(' ');
  return { owed: names(watch.owed), declined: names(watch.declined), under1: isUnderNorm1(meaning, watch), watch };
}

describe('a duty to report is owed', () => {
  test.each([
    ['', ''],
    ['acute=yes', 'acute'],
    ['acute=doubt', 'acute'],
    ['acute=no', ''],
    ['q2=yes', 'q2'],
    ['q2=doubt', 'q2'],
    ['disclosure=doubt', ''],
    ['q3=no', 'q3'],
    ['q3=yes', ''],
    ['q5=no', 'q5'],
    ['danger_now=yes', ''],
    ['q9=no', ''],
    ['q1=yes', ''],
    ['acute=yes q3=no', 'acute q3'],
    ['acute=yes q2=yes', 'acute q2'],
  ])('after “%s”: “%s”', (short, owed) => {
    expect(after(short).owed).toBe(owed);
    expect(after(short).watch.arose).toBe(owed !== '');
  });

  test('until it is reported, whatever is answered later', () => {
    expect(after('acute=yes acute=no q1=no N-4.2 N-2.1').owed).toBe('acute');
    expect(after('acute=yes N-5.4').owed).toBe('');
    expect(after('acute=yes N-5.4').watch.arose).toBe(true);
    expect(after('acute=yes', school.id, [{ act: 'N-5.4', skipped: 'safety', because: 'Verzonnen.' }]).owed).toBe(
      'acute',
    );
  });
});

describe('what was reported in this round', () => {
  test('is no new duty under norm 1 for the same ground, and is one for another', () => {
    expect(after('acute=yes N-5.4 acute=yes').owed).toBe('');
    expect(after('acute=yes N-5.4 structural=yes').owed).toBe('');
    expect(after('acute=yes N-5.4 disclosure=yes').owed).toBe('disclosure');
    expect(after('N-5.4 acute=yes').owed).toBe('acute');
  });

  test('makes norm 2 no new duty, and norm 3 always one', () => {
    expect(after('acute=yes N-5.4 q3=no').owed).toBe('');
    expect(after('N-5.4 q3=no').owed).toBe('q3');
    expect(after('q3=no N-5.4 q4=no').owed).toBe('');
    expect(after('q5=no N-5.4 q5=no').owed).toBe('q5');
    expect(after('q3=no N-5.4 acute=yes').owed).toBe('acute');
  });

  test('is a ground again in the next round, which question 1 opens', () => {
    expect(after('q1=yes acute=yes N-5.4 q1=yes acute=yes').owed).toBe('acute');
    expect(after('q1=yes acute=yes N-5.4 q1=yes q3=no').owed).toBe('q3');
    expect(after('acute=yes N-5.4 q1=yes acute=yes').owed).toBe('');
    expect(after('q1=doubt acute=yes N-5.4 q1=yes acute=yes').owed).toBe('');
    expect(after('q1=doubt q1=yes acute=yes N-5.4 q1=no acute=yes').owed).toBe('acute');
  });
});

describe('declining', () => {
  test('ends the duty when the decider does it, after advice, with the judgement changed', () => {
    expect(after('acute=yes N-4.2 acute=no decline:director')).toMatchObject({ owed: '', declined: 'acute' });
    expect(after('q3=no N-4.2 q3=yes decline:director')).toMatchObject({ owed: '', declined: 'q3' });
  });

  test.each([
    ['by another', 'acute=yes N-4.2 acute=no decline:teacher'],
    ['without advice', 'acute=yes acute=no decline:director'],
    ['with advice from before the duty', 'N-4.2 acute=yes acute=no decline:director'],
    ['while the judgement stands', 'acute=yes N-4.2 decline:director'],
    ['on a doubt', 'acute=yes N-4.2 acute=doubt decline:director'],
    ['while the judgement changed and came back', 'acute=yes acute=no acute=yes N-4.2 decline:director'],
  ])('ends nothing %s', (_, short) => {
    expect(after(short)).toMatchObject({ owed: 'acute', declined: '' });
  });

  test('ends nothing while one of two judgements stands, or a no is still the ground', () => {
    expect(after('acute=yes disclosure=yes N-4.2 acute=no decline:director').owed).toBe('acute disclosure');
    expect(after('q3=no N-4.2 decline:director').owed).toBe('q3');
    expect(after('q3=no q3=yes q3=no N-4.2 decline:director').owed).toBe('q3');
  });

  test('needs no change where only the nation makes it a ground', () => {
    expect(after('disclosure=yes F-4.4 decline:director', 'fedra-2019')).toMatchObject({
      owed: '',
      declined: 'disclosure',
    });
    expect(after('disclosure=yes N-4.2 decline:director')).toMatchObject({ owed: 'disclosure', declined: '' });
  });

  test('adds to what was declined before', () => {
    expect(after('acute=yes N-4.2 acute=no decline:director q3=no N-4.2 q3=yes decline:director').declined).toBe(
      'acute q3',
    );
  });

  test('is undone by wanting to report, which asks for advice anew', () => {
    const again = after('acute=yes N-4.2 acute=no decline:director want:director');
    expect(again).toMatchObject({ owed: 'acute', declined: '' });
    expect(again.watch.asked).toBe(false);
    expect(after('want:director').owed).toBe('');
    const beside = after('acute=yes N-4.2 acute=no decline:director q3=no want:director');
    expect(beside).toMatchObject({ owed: 'q3', declined: 'acute' });
  });

  test('has effect only by who decides at that kind of place', () => {
    const declined = 'acute=yes R-2 acute=no decline:';
    expect(after(`${declined}director`, 'verdi-2023', [], 'childcare').owed).toBe('acute');
    expect(after(`${declined}childcareTeamLead`, 'verdi-2023', [], 'childcare').owed).toBe('');
  });

  test('is undone by the same ground judged again, and not by another', () => {
    expect(after('acute=yes N-4.2 acute=no decline:director structural=yes')).toMatchObject({
      owed: 'structural',
      declined: '',
    });
    expect(after('acute=yes N-4.2 acute=no decline:director q3=no')).toMatchObject({ owed: 'q3', declined: 'acute' });
    expect(after('acute=yes N-4.2 acute=no decline:director acute=yes')).toMatchObject({ owed: 'acute', declined: '' });
    expect(after('acute=yes N-4.2 acute=no decline:director N-5.4')).toMatchObject({ owed: '', declined: '' });
  });

  test('asks for new advice when a duty comes anew, not when another answer joins the ground', () => {
    expect(after('acute=yes N-4.2 structural=yes').watch.asked).toBe(true);
    expect(after('acute=yes N-4.2 q3=no').watch.asked).toBe(false);
    expect(after('q3=no N-5.4').watch.asked).toBe(true);
  });
});

describe('under norm 1 the questions are answered with Veilig Thuis', () => {
  test.each([
    ['acute=yes', true],
    ['acute=yes N-5.4', true],
    ['acute=yes N-5.4 q3=no N-5.4', true],
    ['q3=no', false],
    ['q3=no N-5.4', false],
    ['N-5.4', false],
    ['', false],
    ['acute=yes N-4.2 acute=no decline:director', false],
  ])('after “%s”: %j', (short, under) => {
    expect(after(short).under1).toBe(under);
  });
});
