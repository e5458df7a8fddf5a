// The days that the Algemene termijnenwet names in article 3, first and second paragraph. Days made equal for
// one year by royal decree (third paragraph) are left out on purpose: docs/decisions/0012.
import { addDays, plainDateFrom, weekday, yearOf } from '../kernel/dates.ts';
import type { PlainDate } from '../kernel/kernel.ts';

const knownYears = new Map<number, ReadonlySet<PlainDate>>();

export function isPublicHoliday(day: PlainDate): boolean {
  return publicHolidays(yearOf(day)).has(day);
}

function publicHolidays(year: number): ReadonlySet<PlainDate> {
  const known = knownYears.get(year);
  if (known !== undefined) return known;
  const easter = easterSunday(year);
  const days = new Set([
    on(year, 1, 1),
    addDays(easter, -2),
    addDays(easter, 1),
    kingsDay(year),
    on(year, 5, 5),
    addDays(easter, 39),
    addDays(easter, 50),
    on(year, 12, 25),
    on(year, 12, 26),
  ]);
  knownYears.set(year, days);
  return days;
}

/** 27 April, and the day before when that is a Sunday. */
function kingsDay(year: number): PlainDate {
  const birthday = on(year, 4, 27);
  return weekday(birthday) === 7 ? addDays(birthday, -1) : birthday;
}

/** Easter Sunday of the Gregorian calendar, by the rule of Meeus, Jones and Butcher. */
export function easterSunday(year: number): PlainDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const skippedLeapDays = century - Math.floor(century / 4);
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + skippedLeapDays - moonShift + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const correction = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const days = epact + toSunday - 7 * correction + 114;
  return on(year, Math.floor(days / 31), (days % 31) + 1);
}

function on(year: number, month: number, day: number): PlainDate {
  const date = plainDateFrom(year, month, day);
  if (date === null) throw new Error('no such day in the calendar of public holidays');
  return date;
}
