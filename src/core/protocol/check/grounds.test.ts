import { describe, expect, test } from 'vitest';
import {
  broken,
  covers,
  part,
  withoutFlag,
  withoutQuestion,
  withoutRule,
  type Change,
} from '../../../../test/mutants/change.ts';
import { has, members } from '../../kernel/bits.ts';
import { prepare, type Prepared } from '../weigh/prepare.ts';
import { doubtReports, groundsOf, matesOf, meaningOf } from './grounds.ts';

const ready = (...changes: readonly Change[]): Prepared => prepare(broken('landelijk-onderwijs', changes), 'school');
const printedNo = covers('q2', 'yes', ['yes']);

describe('what the law asks of an answer', () => {
  test.each([
    ['acute', { yes: 1, doubt: 1 }],
    ['structural', { yes: 1, doubt: 1 }],
    ['disclosure', { yes: 1 }],
    ['recurrence', { yes: 3 }],
    ['no_lasting_safety', { yes: 2 }],
    ['danger_now', {}],
    ['special_form', {}],
    ['q1', {}],
    ['q2', { yes: 1, doubt: 1 }],
    ['q3', { no: 2 }],
    ['q4', { no: 2 }],
    ['q5', { no: 3 }],
  ])('about %s is %j', (id, grounds) => {
    const on = ready();
    expect(groundsOf(on, on.byId.get(id)!)).toEqual(grounds);
  });

  test('stands whatever the code says of itself', () => {
    const on = ready(withoutFlag('acute'), withoutFlag('structural'), withoutFlag('recurrence'), printedNo);
    expect(groundsOf(on, on.byId.get('acute')!)).toEqual({ yes: 1 });
    expect(groundsOf(on, on.byId.get('recurrence')!)).toEqual({ yes: 3 });
    const other = part(({ flags }) => ({ flags: { ...flags, acute: { ...flags.acute!, means: 'norm3' } } }));
    expect(groundsOf(ready(other), ready(other).byId.get('acute')!)).toEqual({ yes: 1, doubt: 1 });
  });
});

describe('a doubt about safety reports', () => {
  test('where the code prints it with the yes of question 2, and nowhere else', () => {
    expect(doubtReports(ready())).toBe(true);
    expect(doubtReports(ready(printedNo))).toBe(false);
    expect(doubtReports(ready(printedNo, covers('q2', 'no', ['no', 'doubt'])))).toBe(false);
    expect(doubtReports(ready(withoutQuestion('q2')))).toBe(false);
    expect(doubtReports(ready(printedNo, covers('q3', 'yes', ['yes', 'doubt'])))).toBe(false);
  });
});

describe('one ground', () => {
  test('is acute, structural and question 2 together; any other item is one by itself', () => {
    const on = ready();
    const ids = (id: string): readonly (string | undefined)[] =>
      members(matesOf(on, on.byId.get(id)!)).map((index) => on.items[index]?.id);
    for (const id of ['acute', 'structural', 'q2']) expect(ids(id)).toEqual(['acute', 'structural', 'q2']);
    for (const id of ['disclosure', 'recurrence', 'q1', 'q3']) expect(ids(id)).toEqual([id]);
  });
});

describe('what is looked up once', () => {
  const of = (on: Prepared) => {
    const meaning = meaningOf(on);
    const ids = (where: (index: number) => boolean) => on.items.filter(({ index }) => where(index)).map(({ id }) => id);
    return { meaning, ids };
  };

  test('are the items under norm 1, and those whose no is the ground', () => {
    const { meaning, ids } = of(ready());
    expect(ids((index) => has(meaning.norm1, index))).toEqual(['acute', 'structural', 'disclosure', 'q2']);
    expect(ids((index) => has(meaning.byNo, index))).toEqual(['q3', 'q4', 'q5']);
  });

  test('is a disclosure that only the nation makes a ground', () => {
    const own = of(ready());
    expect(own.ids((index) => has(own.meaning.national, index))).toEqual([]);
    const national = of(prepare(broken('fedra-2019', []), 'school'));
    expect(national.ids((index) => has(national.meaning.national, index))).toEqual(['disclosure']);
    const gone = of(prepare(broken('fedra-2019', [withoutRule('R-1')]), 'school'));
    expect(gone.ids((index) => has(gone.meaning.national, index))).toEqual(['disclosure']);
  });

  test('are the grounds and mates of each item, by its number', () => {
    const on = ready();
    const meaning = meaningOf(on);
    for (const item of on.items) {
      expect(meaning.grounds[item.index]).toEqual(groundsOf(on, item));
      expect(meaning.mates[item.index]).toBe(matesOf(on, item));
    }
  });
});
