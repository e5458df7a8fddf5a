import { expect, test } from 'vitest';
import { codeOf, shipped } from '../builders/codes.ts';
import { check } from '../../src/core/protocol/check.ts';

test.each(shipped)('every law holds for %s', (id) => {
  const { holds, findings } = check(codeOf(id));
  expect(findings.filter(({ status }) => status === 'open')).toEqual([]);
  expect(holds).toBe(true);
});

test('what was looked at for one law alone holds for it alone', () => {
  const { findings, holds } = check(codeOf('verdi-2023'), new Set(['L7']));
  expect(new Set(findings.map(({ law }) => law))).toEqual(new Set(['L7']));
  expect(holds).toBe(true);
});
