import { describe, expect, test } from 'vitest';
import {
  broken,
  part,
  withoutActing,
  withoutElement,
  withoutFlag,
  withoutRule,
  type Change,
} from '../../../test/mutants/change.ts';
import { check } from './check.ts';
import type { Law } from './check/finding.ts';

/** One question and no report or plan, so that a proof takes no time. */
const small = (...changes: readonly Change[]) =>
  broken('landelijk-onderwijs', [
    part(({ questions }) => ({ questions: questions.slice(0, 1) })),
    withoutActing('report'),
    withoutActing('plan_help'),
    withoutFlag('no_lasting_safety'),
    ...changes,
  ]);
const accepting = (law: 'L6' | 'L7', what: string): Change =>
  part(() => ({ accepted: [{ law, what, because: 'Het bestuur heeft dit besloten.' }] }));

describe('a check of one law', () => {
  test('and of all, when none is named, looks at every case', () => {
    expect(check(small())).toMatchObject({ id: 'landelijk-onderwijs', holds: false, visited: 4520 });
  });

  test.each<[Law, number]>([
    ['L1', 1584],
    ['L2', 1024],
    ['L3', 1584 + 1912 + 1024],
    ['L4', 1024],
    ['L5', 1584],
    ['L6', 0],
    ['L7', 0],
  ])('%s looks at %i cases, and tells of that law alone', (law, visited) => {
    const checked = check(small(), new Set([law]));
    expect(checked.visited).toBe(visited);
    expect(checked.findings.every((found) => found.law === law)).toBe(true);
  });
});

describe('a check of all laws', () => {
  test('tells each fault once, by law, and does not hold', () => {
    const { holds, findings } = check(small(withoutFlag('acute')), new Set<Law>(['L7', 'L6', 'L5', 'L2', 'L1']));
    expect(holds).toBe(false);
    const told = findings.map(({ law, what, says }) => [law, what, says].join());
    expect(new Set(told).size).toBe(told.length);
    const laws = findings.map(({ law }) => law);
    expect(laws).toEqual(laws.toSorted());
    expect(new Set(laws)).toEqual(new Set(['L1', 'L2', 'L5', 'L6', 'L7']));
  });

  test('has the same code proved for each kind of location', () => {
    const here = { school: 'Verzonnen', childcare: 'Verzonnen' };
    const both = part(({ roles }) => ({
      locations: ['school', 'childcare'],
      roles: Object.fromEntries(Object.entries(roles).map(([key, role]) => [key, { ...role, name: here }])),
    }));
    expect(check(small(both), new Set(['L2'])).visited).toBe(2 * 1024);
  });
});

describe('what a board accepts', () => {
  const c4 = (...changes: readonly Change[]) => {
    const { findings, holds } = check(broken('landelijk-onderwijs', changes), new Set<Law>(['L7']));
    const { status, by } = findings.find(({ what }) => what === 'C-4')!;
    return { status, by, holds };
  };

  test('is open until it is accepted, with the reason', () => {
    expect(c4(withoutElement('C-4'))).toEqual({ status: 'open', by: null, holds: false });
    expect(c4(withoutElement('C-4'), accepting('L7', 'C-4'))).toEqual({
      status: 'accepted',
      by: 'Het bestuur heeft dit besloten.',
      holds: true,
    });
  });

  test('is that finding alone, of that law alone', () => {
    expect(c4(withoutElement('C-4'), accepting('L7', 'C-2')).status).toBe('open');
    expect(c4(withoutElement('C-4'), accepting('L6', 'C-4')).status).toBe('open');
  });

  test('is not what the nation meets already', () => {
    const c7 = (...changes: readonly Change[]) =>
      check(
        broken('landelijk-onderwijs', [withoutElement('C-7'), accepting('L7', 'C-7'), ...changes]),
        new Set(['L7']),
      ).findings.find(({ what }) => what === 'C-7');
    expect(c7()).toMatchObject({ status: 'overlay', by: 'R-8' });
    expect(c7(withoutRule('R-8'))).toMatchObject({ status: 'accepted' });
  });
});
