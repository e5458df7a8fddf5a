import { describe, expect, test } from 'vitest';
import { codeOf, type Shipped } from '../../../test/builders/codes.ts';
import { walkThrough } from './walk-through.ts';

function walk(protocol: Shipped, answers: Record<string, string>) {
  const code = codeOf(protocol);
  const location = code.protocol.locations.includes('school') ? 'school' : 'childcare';
  const { asks, said } = walkThrough(code, location, new Map(Object.entries(answers)));
  return `${asks?.id ?? 'end'} ${said.outcome}`;
}

describe('walking through the questions without keeping anything', () => {
  test.each([
    ['fedra-2019', {}, 'q1 continue'],
    ['fedra-2019', { q1: 'no' }, 'end close'],
    ['fedra-2019', { q1: 'yes', q2: 'doubt' }, 'q3 report'],
    ['fedra-2019', { q1: 'yes', q2: 'yes', q3: 'no' }, 'end report'],
    ['fedra-2019', { q1: 'yes', q2: 'no', q3: 'yes', q4: 'yes' }, 'q5 help'],
    ['fedra-2019', { q1: 'yes', q2: 'no', q3: 'yes', q4: 'no' }, 'end report'],
    ['verdi-2023', { q1: 'yes', q2: 'doubt' }, 'end consult'],
    ['verdi-2023', { q1: 'perhaps' }, 'q1 continue'],
    ['landelijk-kinderopvang', { q1: 'yes', q2: 'no', q3: 'no' }, 'end report'],
  ] as const)('%s %o leads to: %s', (protocol, answers, expected) => {
    expect(walk(protocol, answers)).toBe(expected);
  });
});
