// Which days count. Two calendars that must not be mixed: Veilig Thuis works on through the school holidays, a school does not.
import { addDays, weekday } from '../kernel/dates.ts';
import type { PlainDate } from '../kernel/kernel.ts';
import { isPublicHoliday } from './public-holidays.ts';
import { schoolHolidays } from './school-holidays.ts';
import type { Region } from './school-holidays.ts';

export type Calendar = { readonly isClosed: (day: PlainDate) => boolean };

/** First and last day, both included. */
export type Period = { readonly from: PlainDate; readonly until: PlainDate };

/** Longer than any holiday; a calendar that stays closed past this is a fault of ours. */
const longestClosureDays = 3_660;

/**
 * The day on which a term of so many working days ends. `from` is day 0, whether it was open or not; each open day after
 * it counts. Of zero working days it is the first open day from `from` on.
 */
export function addWorkingDays(from: PlainDate, workingDays: number, calendar: Calendar): PlainDate {
  if (workingDays < 0) throw new Error('a term has no negative length');
  let day = firstOpen(from, calendar);
  let left = calendar.isClosed(from) && workingDays > 0 ? workingDays - 1 : workingDays;
  for (; left > 0; left -= 1) day = firstOpen(addDays(day, 1), calendar);
  return day;
}

function firstOpen(from: PlainDate, calendar: Calendar): PlainDate {
  let day = from;
  for (let closed = 0; calendar.isClosed(day); closed += 1) {
    if (closed > longestClosureDays) throw new Error('this calendar never opens');
    day = addDays(day, 1);
  }
  return day;
}

/** Monday to Friday without the days of the Algemene termijnenwet; school holidays are working days here. */
export function veiligThuisCalendar(): Calendar {
  return { isClosed: (day) => isWeekend(day) || isPublicHoliday(day) };
}

/** For the reminders of the school's own work: also closed in the national holidays of its region and on its own free days. */
export function schoolCalendar(school: { readonly region: Region; readonly holidays: readonly Period[] }): Calendar {
  const periods = [...schoolHolidays.filter(({ regions }) => regions.includes(school.region)), ...school.holidays];
  const isHoliday = (day: PlainDate) => periods.some(({ from, until }) => from <= day && day <= until);
  return { isClosed: (day) => isWeekend(day) || isPublicHoliday(day) || isHoliday(day) };
}

function isWeekend(day: PlainDate): boolean {
  return weekday(day) >= 6;
}
