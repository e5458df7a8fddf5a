import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addYears, instantOf, plainDateOf, startOf, toInstant } from '../kernel/dates.ts';
import { isLogTerm, logGoesBefore, mayExpire, type Aged } from './log-term.ts';

const at = (text: string) => toInstant(text)!;
const old: Aged = { at: at('2021-11-25T12:00:00Z'), clockOffset: 0, tellsOfLiving: false };
const now = at('2026-11-28T09:00:00Z');
const hour = 3_600_000;

describe('a row of the log', () => {
  it.each<readonly [string, boolean, Aged, string, number]>([
    ['goes when it is older than the term and about nothing that is there', true, old, '2026-11-28T09:00:00Z', 5],
    ['stays while its dossier or signal is there', false, { ...old, tellsOfLiving: true }, '2099-01-01T00:00:00Z', 1],
    ['stays on the day on which the term is full', false, old, '2026-11-25T22:59:59Z', 5],
    ['goes on the day after it', true, old, '2026-11-25T23:00:00Z', 5],
    [
      'of the last minute of a day goes when the wall says the day after',
      true,
      last('2021-11-25'),
      '2026-11-25T23:00:00Z',
      5,
    ],
    [
      'of the first minute of the next day stays then',
      false,
      { ...old, at: at('2021-11-25T23:00:00Z') },
      '2026-11-25T23:00:00Z',
      5,
    ],
    [
      'of a leap day goes on the first of March',
      true,
      { ...old, at: at('2024-02-29T12:00:00Z') },
      '2025-03-01T12:00:00Z',
      1,
    ],
    [
      'of a leap day stays on the last of February',
      false,
      { ...old, at: at('2024-02-29T12:00:00Z') },
      '2025-02-28T12:00:00Z',
      1,
    ],
    [
      'stays when the clock that wrote it was years behind',
      false,
      { ...old, clockOffset: 30_000 * hour },
      '2026-11-28T09:00:00Z',
      5,
    ],
    [
      'goes no sooner when the clock that wrote it was ahead',
      false,
      { ...old, at: now, clockOffset: -90_000 * hour },
      '2026-11-28T09:00:00Z',
      5,
    ],
    ['goes sooner under a shorter term', true, { ...old, at: at('2025-11-27T12:00:00Z') }, '2026-11-28T09:00:00Z', 1],
  ])('%s', (_says, goes, row, moment, years) => {
    expect(mayExpire(row, at(moment), years)).toBe(goes);
  });

  it('is never younger than the term by the calendar, and may go two days later, over leap days too', () => {
    const moments = fc.integer({ min: Date.parse('2000-01-01T00:00Z'), max: Date.parse('2060-01-01T00:00Z') });
    fc.assert(
      fc.property(
        moments,
        fc.integer({ min: 0, max: 20 * hour }),
        fc.integer({ min: 1, max: 5 }),
        (ms, ahead, years) => {
          const row = { at: instantOf(ms)!, clockOffset: ahead, tellsOfLiving: false };
          const written = plainDateOf(instantOf(ms + ahead)!);
          const full = startOf(addYears(written, years));
          const goes = startOf(addDays(addYears(written, years), 2));
          expect(mayExpire(row, instantOf(Date.parse(full) - 1)!, years)).toBe(false);
          expect(mayExpire(row, goes, years)).toBe(true);
          expect(mayExpire({ ...row, tellsOfLiving: true }, goes, years)).toBe(false);
        },
      ),
      {
        examples: ['2027-02-28', '2028-02-28', '2028-02-29'].map((day) => aYear(day)),
      },
    );
  });

  it('that may go may go ever after, and under each shorter term', () => {
    const moments = fc.integer({ min: Date.parse('2000-01-01T00:00Z'), max: Date.parse('2060-01-01T00:00Z') });
    fc.assert(
      fc.property(
        moments,
        moments,
        fc.nat(90_000 * hour),
        fc.integer({ min: 2, max: 5 }),
        (ms, today, later, years) => {
          const row = { at: instantOf(ms)!, clockOffset: 0, tellsOfLiving: false };
          if (!mayExpire(row, instantOf(today)!, years)) return;
          expect(mayExpire(row, instantOf(today + later)!, years)).toBe(true);
          expect(mayExpire(row, instantOf(today)!, years - 1)).toBe(true);
        },
      ),
    );
  });
});

describe('the term of the log', () => {
  it('is one to five whole years', () => {
    expect([0, 1, 5, 6, 2.5, NaN, -1].map(isLogTerm)).toEqual([false, true, true, false, false, false, false]);
  });

  it('ends at midnight in the Netherlands', () => {
    expect(logGoesBefore(at('2026-07-01T22:30:00Z'), 5)).toBe('2021-07-01T22:00:00.000Z');
    expect(logGoesBefore(at('2026-12-01T22:30:00Z'), 1)).toBe('2025-11-30T23:00:00.000Z');
  });
});

function last(day: string) {
  return { ...old, at: at(`${day}T22:59:59Z`) };
}

function aYear(writtenOn: string): [number, number, number] {
  return [Date.parse(`${writtenOn}T12:00Z`), 0, 1];
}
