import { expect, test } from 'vitest';
import { toPlainDate } from '../kernel/dates.ts';
import { isLate, monthInWords, monthsToReview } from './months.ts';

const day = (text: string) => toPlainDate(text)!;

test('the last three full months are looked through, over the turn of a year', () => {
  expect(monthsToReview(day('2026-02-28')).map(({ name }) => name)).toEqual(['2025-11', '2025-12', '2026-01']);
});

test('a month ends where the next begins, and its review is due on the fourteenth', () => {
  const months = monthsToReview(day('2026-11-25'));
  expect(months.map(({ from, until }) => [from.slice(0, 10), until.slice(0, 10)])).toEqual([
    ['2026-08-01', '2026-09-01'],
    ['2026-09-01', '2026-10-01'],
    ['2026-10-01', '2026-11-01'],
  ]);
  const october = months[2]!;
  expect(monthInWords(october)).toBe('oktober 2026');
  expect([isLate(october, day('2026-11-14')), isLate(october, day('2026-11-15'))]).toEqual([false, true]);
});
