import { describe, expect, test } from 'vitest';
import { aDossier, type Case } from '../../../test/builders/dossier.ts';
import { absent } from '../dossier/dossier.ts';
import { toPlainDate } from '../kernel/dates.ts';
import { inspectionOn, type InspectionRight } from './inspection.ts';

const day = (text: string) => toPlainDate(text)!;

function withChild(birthDate?: string): Case {
  return aDossier('fedra-2019').record({
    type: 'ChildAdded',
    child: { id: 'noor', name: 'Noor Fictief', ...(birthDate === undefined ? {} : { birthDate }) },
  });
}

function caregiver(one: Case, id: string, more: object = {}): Case {
  return one.record({ type: 'PersonAdded', person: { id, relation: 'caregiver', ...more } });
}

function rightOf(one: Case, on: string, child = 'noor'): InspectionRight {
  return inspectionOn(one.dossier, day(on)).find((right) => right.child === child)!;
}

describe('who exercises the right to inspect, by the age of the child on that day', () => {
  test.each([
    ['2014-05-10', '2026-05-09', 11, 'representative', false],
    ['2014-05-10', '2026-05-10', 12, 'representative', true],
    ['2010-05-10', '2026-05-09', 15, 'representative', true],
    ['2010-05-10', '2026-05-10', 16, 'child', false],
    ['2010-05-10', '2026-04-30', 15, 'representative', true],
    ['2010-05-10', '2026-06-01', 16, 'child', false],
    ['2010-02-28', '2026-03-02', 16, 'child', false],
    ['2012-02-29', '2028-02-28', 15, 'representative', true],
    ['2012-02-29', '2028-02-29', 16, 'child', false],
    ['2011-02-28', '2027-02-28', 16, 'child', false],
    ['2008-02-29', '2023-02-28', 14, 'representative', true],
    ['2008-02-29', '2023-03-01', 15, 'representative', true],
  ] as const)('born %s: on %s it is %i, so the %s; heard: %s', (birthDate, on, age, exercisedBy, isHeard) => {
    expect(rightOf(withChild(birthDate), on)).toMatchObject({ age, exercisedBy, isHeard });
  });

  test('without a birth date nobody knows, and nothing is guessed', () => {
    expect(rightOf(withChild(), '2026-03-02')).toMatchObject({ age: null, exercisedBy: 'unknown', isHeard: false });
  });
});

describe('the adults around the child', () => {
  const family = (birthDate?: string) => {
    const one = withChild(birthDate);
    caregiver(one, 'moeder', { custody: 'yes' });
    caregiver(one, 'vader', { custody: 'no' });
    caregiver(one, 'partner');
    return one;
  };

  test('with authority exercise the right before 16; without it they may ask for main matters only', () => {
    expect(rightOf(family('2018-01-01'), '2026-03-02')).toMatchObject({
      representatives: ['moeder'],
      authorityUnknown: ['partner'],
      mainMattersOnly: ['vader'],
    });
  });

  test('no longer exercise it from 16, whatever their authority', () => {
    expect(rightOf(family('2009-01-01'), '2026-03-02').representatives).toEqual([]);
  });

  test('with authority are named while the age is unknown, so that somebody checks', () => {
    expect(rightOf(family(), '2026-03-02').representatives).toEqual(['moeder']);
  });

  test('who are no caregiver have no right, also with authority written down', () => {
    const one = withChild('2018-01-01');
    caregiver(one, 'oma', { relation: 'household_member', custody: 'yes' });
    expect(rightOf(one, '2026-03-02').representatives).toEqual([]);
  });

  test('speak for their own children, not for those of another household', () => {
    const one = withChild('2018-01-01');
    caregiver(one, 'moeder', { custody: 'yes', children: ['kim'] });
    caregiver(one, 'ander', { custody: 'yes', children: ['noor'] });
    expect(rightOf(one, '2026-03-02', 'kim').representatives).toEqual(['moeder']);
    expect(rightOf(one, '2026-03-02').representatives).toEqual(['ander']);
  });
});

test('each child has its own right with the law behind it; no dossier, no right', () => {
  const rights = inspectionOn(withChild().dossier, day('2026-03-02'));
  expect(rights.map(({ child }) => child)).toEqual(['kim', 'noor']);
  expect(rights[0]?.source).toContain('UAVG art. 5 lid 4');
  expect(inspectionOn(absent, day('2026-03-02'))).toEqual([]);
});
