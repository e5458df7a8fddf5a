import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addYears,
  daysBetween,
  formatDay,
  formatMoment,
  formatShortDay,
  formatTime,
  instantOf,
  parseReason,
  plainDateFrom,
  plainDateOf,
  lastDayBefore,
  startOf,
  toInstant,
  toPlainDate,
  weekday,
  yearOf,
} from './dates.ts';

const day = (text: string) => toPlainDate(text)!;
const at = (text: string) => toInstant(text)!;
const anyDay = fc
  .date({ min: new Date('1950-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => day(date.toISOString().slice(0, 10)));

describe('a day', () => {
  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '26-03-09', '2026-3-9', '2026-03-09T00:00', '', ' 2026-03-09'])(
    'is not made of %o',
    (text) => {
      expect(toPlainDate(text)).toBeNull();
    },
  );

  it.each(['2024-02-29', '2026-03-09', '2027-12-31'])('is made of %s as it stands', (text) => {
    expect(toPlainDate(text)).toBe(text);
  });

  it('is made of three numbers as typed in three fields', () => {
    expect(plainDateFrom(2026, 3, 9)).toBe('2026-03-09');
    expect(plainDateFrom(2026, 2, 30)).toBeNull();
    expect(plainDateFrom(26, 3, 9)).toBe('0026-03-09');
    expect(plainDateFrom(2026, 1.5, 9)).toBeNull();
  });

  it('is a Monday on 23 November 2026, and the week goes on from there', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7].map((days) => weekday(addDays(day('2026-11-23'), days)))).toEqual([
      1, 2, 3, 4, 5, 6, 7, 1,
    ]);
    expect(weekday(day('1969-12-31'))).toBe(3);
  });

  it('goes on past the end of a month, a leap day and a year', () => {
    expect(addDays(day('2028-02-28'), 1)).toBe('2028-02-29');
    expect(addDays(day('2026-12-31'), 1)).toBe('2027-01-01');
    expect(addDays(day('2026-03-01'), -1)).toBe('2026-02-28');
  });

  it('has the same day in other years, and the last of February for a leap day', () => {
    expect(addYears(day('2026-11-25'), 5)).toBe('2031-11-25');
    expect(addYears(day('2028-02-29'), -1)).toBe('2027-02-28');
    expect(addYears(day('2028-02-29'), 4)).toBe('2032-02-29');
  });

  it('begins at midnight in the Netherlands, in winter, in summer and when the clock changes', () => {
    expect(startOf(day('2026-01-15'))).toBe('2026-01-14T23:00:00.000Z');
    expect(startOf(day('2026-07-15'))).toBe('2026-07-14T22:00:00.000Z');
    expect(startOf(day('2026-03-29'))).toBe('2026-03-28T23:00:00.000Z');
    expect(startOf(day('2026-03-30'))).toBe('2026-03-29T22:00:00.000Z');
    expect(startOf(day('2026-10-25'))).toBe('2026-10-24T22:00:00.000Z');
    expect(startOf(day('2026-10-26'))).toBe('2026-10-25T23:00:00.000Z');
  });

  it('begins where the day before ends, whatever day it is', () => {
    fc.assert(
      fc.property(anyDay, (one) => {
        const start = startOf(one);
        expect(plainDateOf(start)).toBe(one);
        expect(plainDateOf(instantOf(Date.parse(start) - 1)!)).toBe(addDays(one, -1));
      }),
    );
  });

  it('lies as many days away as were added, in both directions, over the change of the clock too', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (from, days) => {
        expect(daysBetween(from, addDays(from, days))).toBe(days);
      }),
    );
  });

  it('reads as a Dutch sentence would say it', () => {
    expect(formatDay(day('2026-11-23'))).toBe('maandag 23 november 2026');
    expect(formatDay(day('2027-03-07'))).toBe('zondag 7 maart 2027');
    expect(formatShortDay(day('2026-01-01'))).toBe('1 januari 2026');
    expect(yearOf(day('2026-01-01'))).toBe(2026);
  });

  it('outside the years a school knows is a fault, not another day', () => {
    expect(() => addDays(day('9999-12-31'), 1)).toThrow('no such day');
  });
});

describe('a moment', () => {
  it('is brought to UTC', () => {
    expect(toInstant('2026-03-09T14:05+01:00')).toBe('2026-03-09T13:05:00.000Z');
    expect(toInstant('2026-03-09T13:05:07.123456Z')).toBe('2026-03-09T13:05:07.123Z');
  });

  it.each([
    '2026-03-09',
    '2026-03-09T14:05',
    '2026-02-30T10:00Z',
    '2026-03-09T25:00Z',
    'x2026-03-09T14:05Z',
    '2026-03-09T14:05Z x',
    'gisteren',
    '',
  ])('is not made of %o', (text) => {
    expect(toInstant(text)).toBeNull();
  });

  it('is what a clock tells in milliseconds', () => {
    expect(instantOf(0)).toBe('1970-01-01T00:00:00.000Z');
    expect(instantOf(Number.NaN)).toBeNull();
    expect(instantOf(8.64e15)).toBeNull();
  });

  it('falls on the day in the Netherlands, in winter and in summer', () => {
    expect(plainDateOf(at('2026-11-22T22:59:59Z'))).toBe('2026-11-22');
    expect(plainDateOf(at('2026-11-22T23:00:00Z'))).toBe('2026-11-23');
    expect(plainDateOf(at('2026-06-30T22:00:00Z'))).toBe('2026-07-01');
    expect(plainDateOf(at('2026-12-31T23:00:00Z'))).toBe('2027-01-01');
  });

  it('is the day before when a day has just begun, and that day a moment later', () => {
    expect(lastDayBefore(at('2026-11-22T23:00:00Z'))).toBe('2026-11-22');
    expect(lastDayBefore(at('2026-11-22T23:00:00.001Z'))).toBe('2026-11-23');
    expect(lastDayBefore(at('2026-07-14T22:00:00Z'))).toBe('2026-07-14');
  });

  it('reads as the clock on the wall', () => {
    expect(formatTime(at('2026-11-23T13:05:00Z'))).toBe('14.05 uur');
    expect(formatTime(at('2026-11-22T23:00:00Z'))).toBe('00.00 uur');
    expect(formatTime(at('2026-07-01T07:30:00Z'))).toBe('09.30 uur');
    expect(formatMoment(at('2026-11-22T23:30:00Z'))).toBe('maandag 23 november 2026, 00.30 uur');
  });
});

describe('a reason', () => {
  it('is what was written, without the space around it', () => {
    expect(parseReason('  vader dreigde \n')).toEqual({ ok: true, value: 'vader dreigde' });
  });

  it.each(['', '   ', '\n\t'])('is not %o', (text) => {
    expect(parseReason(text)).toEqual({ ok: false, error: 'Empty' });
  });

  it('is never longer than what is recorded can be read back with', () => {
    const longest = 'x'.repeat(20_000);
    expect(parseReason(` ${longest} `)).toEqual({ ok: true, value: longest });
    expect(parseReason(`${longest}x`)).toEqual({ ok: false, error: 'TooLong' });
  });
});
