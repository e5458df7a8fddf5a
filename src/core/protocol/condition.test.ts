import { describe, expect, test } from 'vitest';
import { holds, type Condition, type Situation } from './condition.ts';
import { conditionSchema } from './condition.schema.ts';

const situation: Situation = {
  flags: new Map([
    ['acute', 'yes'],
    ['structural', 'doubt'],
  ]),
  answers: new Map([['q1', 'yes']]),
  acts: new Set(['F-1.5']),
  reached: new Set(['S1', 'S4']),
  outcome: 'help',
  report: 'made',
  help: 'running',
  doubtStands: false,
  noted: new Set(['injury']),
};
const yes: Condition = { act: 'F-1.5' };
const no: Condition = { act: 'F-9.9' };

describe('of this case', () => {
  test.each<[Condition, boolean]>([
    [{ flag: 'acute', is: 'yes' }, true],
    [{ flag: 'acute', is: 'no' }, false],
    [{ flag: 'structural', is: 'doubt' }, true],
    [{ flag: 'disclosure', is: 'no' }, false],
    [{ answered: 'q1' }, true],
    [{ answered: 'q1', is: ['yes', 'doubt'] }, true],
    [{ answered: 'q1', is: ['no'] }, false],
    [{ answered: 'q2' }, false],
    [{ answered: 'q2', is: ['no'] }, false],
    [yes, true],
    [no, false],
    [{ reached: 'S4' }, true],
    [{ reached: 'S5' }, false],
    [{ outcome: ['help', 'close'] }, true],
    [{ outcome: ['report'] }, false],
    [{ report: ['due', 'made'] }, true],
    [{ report: ['declined'] }, false],
    [{ help: ['running'] }, true],
    [{ help: ['due', 'ended'] }, false],
    [{ doubt: 'stands' }, false],
    [{ noted: 'injury' }, true],
    [{ noted: 'objections' }, false],
    [{ all: [yes, yes] }, true],
    [{ all: [yes, no] }, false],
    [{ any: [no, yes] }, true],
    [{ any: [no, no] }, false],
    [{ not: no }, true],
    [{ not: yes }, false],
    [{ all: [{ any: [no, yes] }, { not: { all: [yes, no] } }] }, true],
  ])('%j is %s', (condition, expected) => {
    expect(conditionSchema.parse(condition)).toEqual(condition);
    expect(holds(condition, situation)).toBe(expected);
  });

  test('a doubt that stands is a condition of its own', () => {
    expect(holds({ doubt: 'stands' }, { ...situation, doubtStands: true })).toBe(true);
  });
});

test('a word outside the closed language is no condition', () => {
  for (const wrong of [{ flag: 'boos', is: 'yes' }, { all: [] }, { act: 'F-1.5', not: no }, { reached: 'S9' }, {}])
    expect(conditionSchema.safeParse(wrong).success).toBe(false);
});
