import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, toPlainDate } from '../kernel/dates.ts';
import type { PlainDate } from '../kernel/kernel.ts';
import { addWorkingDays, schoolCalendar, veiligThuisCalendar } from './calendar.ts';
import type { Period } from './calendar.ts';
import { easterSunday, isPublicHoliday } from './public-holidays.ts';
import { schoolHolidays } from './school-holidays.ts';

const day = (text: string) => toPlainDate(text)!;
const veiligThuis = veiligThuisCalendar();
const aSchool = (region: 'noord' | 'midden' | 'zuid', holidays: readonly Period[] = []) =>
  schoolCalendar({ region, holidays });

describe('the term of Veilig Thuis', () => {
  it.each([
    ['a Monday without holidays', '2026-11-23', '2026-11-30'],
    ['a Friday', '2026-11-27', '2026-12-04'],
    ['a Saturday', '2026-11-28', '2026-12-04'],
    ['the Monday before Christmas', '2026-12-21', '2026-12-29'],
    ['Maundy Thursday: Good Friday and Easter Monday do not count', '2027-03-25', '2027-04-05'],
    ['the week of King’s day and Liberation day', '2026-04-24', '2026-05-04'],
    ['the autumn holiday: those are working days', '2026-10-19', '2026-10-26'],
    ['Ascension day', '2026-05-13', '2026-05-21'],
  ])('reported on %s (%s): five working days end on %s', (_when, from, until) => {
    expect(addWorkingDays(day(from), 5, veiligThuis)).toBe(until);
  });
});

describe('the days of the Algemene termijnenwet', () => {
  it.each([
    '2026-01-01',
    '2026-04-03',
    '2026-04-06',
    '2026-04-27',
    '2026-05-05',
    '2026-05-14',
    '2026-05-25',
    '2026-12-25',
    '2028-12-26',
  ])('%s is closed', (text) => {
    expect(veiligThuis.isClosed(day(text))).toBe(true);
  });

  it('put King’s day on the Saturday when 27 April is a Sunday, and on the day itself otherwise', () => {
    const april = (year: number) => [26, 27, 28].filter((date) => isPublicHoliday(day(`${year}-04-${date}`)));
    expect(april(2025)).toEqual([26]);
    expect(april(2026)).toEqual([27]);
    expect(april(2027)).toEqual([27]);
  });

  it('do not hold the Friday after Ascension day or Christmas Eve', () => {
    expect(veiligThuis.isClosed(day('2026-05-15'))).toBe(false);
    expect(veiligThuis.isClosed(day('2026-12-24'))).toBe(false);
  });

  it.each([
    [1818, '1818-03-22'],
    [1886, '1886-04-25'],
    [1943, '1943-04-25'],
    [1961, '1961-04-02'],
    [2000, '2000-04-23'],
    [2024, '2024-03-31'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
    [2049, '2049-04-18'],
    [2076, '2076-04-19'],
    [2100, '2100-03-28'],
    [2200, '2200-04-06'],
    [2285, '2285-03-22'],
  ])('Easter of %i is on %s', (year, sunday) => {
    expect(easterSunday(year)).toBe(sunday);
  });
});

describe('the school’s own calendar', () => {
  it('is closed in the holiday of its own region only', () => {
    expect(aSchool('noord').isClosed(day('2026-10-12'))).toBe(true);
    expect(aSchool('zuid').isClosed(day('2026-10-12'))).toBe(false);
  });

  it('is closed on the first and the last day of a holiday and on the school’s own free days', () => {
    const study = { from: day('2026-11-24'), until: day('2026-11-24') };
    expect(aSchool('midden', [study]).isClosed(day('2026-11-24'))).toBe(true);
    expect(aSchool('midden').isClosed(day('2026-11-24'))).toBe(false);
    expect(aSchool('midden').isClosed(day('2027-01-01'))).toBe(true);
    expect(aSchool('midden').isClosed(day('2027-01-04'))).toBe(false);
  });

  it('lets a term that starts before the summer end after it', () => {
    expect(addWorkingDays(day('2026-07-17'), 1, aSchool('midden'))).toBe('2026-08-31');
  });

  it('has five holidays a year in each region, each with its source', () => {
    for (const region of ['noord', 'midden', 'zuid'] as const) {
      const names = schoolHolidays.filter(({ regions }) => regions.includes(region)).map(({ name }) => name);
      expect(names).toEqual(Array.from({ length: 3 }, () => ['herfst', 'kerst', 'voorjaar', 'mei', 'zomer']).flat());
    }
    expect(schoolHolidays.every(({ source, schoolYear }) => source.includes(schoolYear))).toBe(true);
  });

  it('has holidays of whole weeks, six of them in summer and two at Christmas', () => {
    const weeks = { herfst: 9, kerst: 16, voorjaar: 9, mei: 9, zomer: 44 };
    for (const { name, from, until } of schoolHolidays) expect(daysBetween(from, until) + 1).toBe(weeks[name]);
  });
});

describe('a due day', () => {
  const start = day('2026-08-01');
  const someDay = fc.integer({ min: 0, max: 700 }).map((days) => addDays(start, days));
  const holiday = fc
    .tuple(someDay, fc.integer({ min: 0, max: 20 }))
    .map(([from, length]) => ({ from, until: addDays(from, length) }));
  const region = fc.constantFrom('noord' as const, 'midden' as const, 'zuid' as const);
  const term = fc.integer({ min: 0, max: 30 });

  it('never falls on a day the school is closed', () => {
    fc.assert(
      fc.property(someDay, term, region, fc.array(holiday, { maxLength: 5 }), (from, days, where, holidays) => {
        const calendar = aSchool(where, holidays);
        expect(calendar.isClosed(addWorkingDays(from, days, calendar))).toBe(false);
      }),
    );
  });

  it('moves later and never earlier when a holiday is added', () => {
    fc.assert(
      fc.property(someDay, term, region, holiday, (from, days, where, added) => {
        const before = addWorkingDays(from, days, aSchool(where));
        const after = addWorkingDays(from, days, aSchool(where, [added]));
        expect(after >= before).toBe(true);
      }),
    );
  });

  it('has exactly as many open days behind it as the term is long', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 1, max: 30 }), (from, days) => {
        const due = addWorkingDays(from, days, veiligThuis);
        expect(openDaysAfter(from, due)).toBe(days);
      }),
    );
  });

  it('of no working days at all is the first day the school is open', () => {
    expect(addWorkingDays(day('2026-11-28'), 0, veiligThuis)).toBe('2026-11-30');
    expect(addWorkingDays(day('2026-11-27'), 0, veiligThuis)).toBe('2026-11-27');
  });

  it('of a negative term, or in a calendar that never opens, is a fault', () => {
    expect(() => addWorkingDays(start, -1, veiligThuis)).toThrow('negative');
    expect(() => addWorkingDays(start, 1, { isClosed: () => true })).toThrow('never opens');
  });

  function openDaysAfter(from: PlainDate, until: PlainDate): number {
    const days = Array.from({ length: daysBetween(from, until) }, (_, index) => addDays(from, index + 1));
    return days.filter((one) => !veiligThuis.isClosed(one)).length;
  }
});
