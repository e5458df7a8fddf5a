import { describe, expect, test } from 'vitest';
import { broken, part, type Change } from '../../../../test/mutants/change.ts';
import { has, none } from '../../kernel/bits.ts';
import { prepare, type Prepared } from '../weigh/prepare.ts';
import { start, type State } from '../weigh/state.ts';
import { everyCase } from './every-case.ts';

const asking = (...ids: string[]): Change =>
  part(({ questions }) => ({ questions: questions.filter(({ id }) => ids.includes(id)) }));
const ready = (...ids: string[]): Prepared => prepare(broken('landelijk-onderwijs', [asking(...ids)]), 'school');
const casesOf = (on: Prepared): readonly State[] => [...everyCase(on)];
const tell = (state: State): string => JSON.stringify(state);
const values = <K extends keyof State>(cases: readonly State[], key: K): ReadonlySet<State[K]> =>
  new Set(cases.map((one) => one[key]));

const facts = ['reportedNorm1', 'reportedOther', 'helpDecided', 'plan', 'weighAgain'] as const;

describe('every case of one question', () => {
  const on = ready('q1');
  const cases = casesOf(on);
  const given = ({ yes, no, doubt, round }: State): string =>
    [yes, no, doubt, round].map((set) => (has(set, on.first.index) ? '1' : '0')).join('');

  test('has it unanswered, yes, no and doubt, each answered in this round', () => {
    expect(new Set(cases.map(given))).toEqual(new Set(['0000', '1001', '0101', '0011']));
    expect(cases).toHaveLength(4 * 2 ** 8);
  });

  test.each(facts)('has %s and not, beside anything else', (fact) => {
    for (const answer of ['0000', '1001', '0101', '0011'])
      expect(
        values(
          cases.filter((one) => given(one) === answer),
          fact,
        ),
      ).toEqual(new Set([true, false]));
    const others = (one: State): string => tell({ ...one, [fact]: false });
    expect(new Set(cases.filter((one) => one[fact]).map(others))).toEqual(
      new Set(cases.filter((one) => !one[fact]).map(others)),
    );
  });

  test('has a report duty that stands and arose, or none; without a question of safety at question 1', () => {
    expect(new Set(cases.map(({ standing, dutyArose }) => [standing, dutyArose].join()))).toEqual(
      new Set(['0,false', `${1 << on.first.index},true`]),
    );
  });

  test('begins with the empty case, and leaves what it does not vary as it begins', () => {
    expect(cases[0]).toEqual(start);
    for (const key of ['declined', 'reported', 'askedSinceDuty', 'norm1Fulfilled', 'wanted', 'report'] as const)
      expect(values(cases, key)).toEqual(new Set([start[key]]));
  });

  test('has a doubt at the question or at a signal wait for Veilig Thuis, or asked about, never both', () => {
    const [doubt, danger] = [1 << on.first.index, 1 << on.danger.index];
    const open = (answer: string): ReadonlySet<string> =>
      new Set(cases.filter((one) => given(one) === answer).map(({ unasked, asked }) => `${unasked}/${asked}`));
    expect(open('1001')).toEqual(new Set(['0/0', `${danger}/0`, `0/${danger}`]));
    expect(open('0011')).toEqual(new Set([`${doubt}/0`, `0/${doubt}`, `${doubt | danger}/0`, `0/${doubt | danger}`]));
  });

  test('is the same when it is asked for again', () => {
    expect(casesOf(on).map(tell)).toEqual(cases.map(tell));
  });
});

describe('every case of two questions', () => {
  const on = ready('q1', 'q2');
  const cases = casesOf(on);

  test('has each answer to the one with each to the other', () => {
    expect(cases).toHaveLength(16 * 2 ** 8);
    expect(new Set(cases.map(({ yes, no, doubt }) => [yes, no, doubt].join())).size).toBe(16);
  });

  test('has the duty stand at the question of safety', () => {
    expect(values(cases, 'standing')).toEqual(new Set([none, 1 << on.safety!.index]));
  });

  test('has no doubt wait that the code prints as a report', () => {
    const waiting = cases.filter(({ unasked, asked }) => has(unasked | asked, on.safety!.index));
    expect(waiting).toEqual([]);
    expect(cases.some(({ doubt }) => has(doubt, on.safety!.index))).toBe(true);
  });
});
