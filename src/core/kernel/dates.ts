// Days and moments. A day is what a school means by it: the date on the wall in the Netherlands, never in UTC.
import { ok, refuse } from './kernel.ts';
import type { Instant, PlainDate, Reason, Result } from './kernel.ts';

const dayMs = 86_400_000;
const weekdays = ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'];
const months = [
  'januari',
  'februari',
  'maart',
  'april',
  'mei',
  'juni',
  'juli',
  'augustus',
  'september',
  'oktober',
  'november',
  'december',
];
const wall = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Amsterdam',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** `2026-03-09` when that day exists, else null. */
export function toPlainDate(text: string): PlainDate | null {
  return isPlainDate(text) ? text : null;
}

/** The day of a year, month (1–12) and day as typed in three fields; null when it does not exist. */
export function plainDateFrom(year: number, month: number, day: number): PlainDate | null {
  return toPlainDate(`${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`);
}

/** A moment with an offset or Z, brought to UTC: `2026-03-09T13:05:00.000Z`. Null when it is no moment or names no zone. */
export function toInstant(text: string): Instant | null {
  const found = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/.exec(text);
  if (found?.[1] === undefined || !isPlainDate(found[1])) return null;
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? null : instantOf(ms);
}

/** The moment this many milliseconds after the start of 1970 (UTC), as a clock tells it; null outside the years 0–9999. */
export function instantOf(ms: number): Instant | null {
  const moment = new Date(ms);
  if (Number.isNaN(moment.getTime())) return null;
  const text = moment.toISOString();
  return isInstant(text) ? text : null;
}

/** The most that a reason can hold, as every free text. */
export const longestReason = 20_000;

/** The reason as given, trimmed; refused when there is nothing in it, or more than a record holds. */
export function parseReason(text: string): Result<Reason, 'Empty' | 'TooLong'> {
  const trimmed = text.trim();
  if (trimmed.length > longestReason) return refuse('TooLong');
  return isReason(trimmed) ? ok(trimmed) : refuse('Empty');
}

/** The day it was in the Netherlands at that moment. */
export function plainDateOf(instant: Instant): PlainDate {
  const { year, month, day } = onTheWall(instant);
  return existing(`${year}-${month}-${day}`);
}

const hourMs = 3_600_000;

/** The moment at which this day begins in the Netherlands, where the clock is one hour ahead of UTC, and in summer two. */
export function startOf(day: PlainDate): Instant {
  const [winter, summer] = [1, 2].map((hours) => instantOf(dayNumber(day) * dayMs - hours * hourMs));
  const begins = summer != null && plainDateOf(summer) === day ? summer : winter;
  if (begins == null) throw new Error(`no such day: ${day}`);
  return begins;
}

/** The same day so many years later, or earlier when negative; the last of February where that day does not exist. */
export function addYears(day: PlainDate, years: number): PlainDate {
  const year = padded(yearOf(day) + years, 4);
  return toPlainDate(`${year}${day.slice(4)}`) ?? existing(`${year}-02-28`);
}

/** The day in the Netherlands just before this moment: the last one of a time that ends then, whole or begun. */
export function lastDayBefore(until: Instant): PlainDate {
  return plainDateOf(instantOf(Date.parse(until) - 1) ?? until);
}

/** Calendar days later, or earlier when negative. */
export function addDays(day: PlainDate, days: number): PlainDate {
  return existing(new Date(dayNumber(day) * dayMs + days * dayMs).toISOString().slice(0, 10));
}

/** Calendar days from the one to the other; negative when `until` is earlier. */
export function daysBetween(from: PlainDate, until: PlainDate): number {
  return dayNumber(until) - dayNumber(from);
}

/** 1 is Monday, 7 is Sunday. */
export function weekday(day: PlainDate): number {
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;
}

export function yearOf(day: PlainDate): number {
  return Number(day.slice(0, 4));
}

/** "maandag 23 november 2026" */
export function formatDay(day: PlainDate): string {
  return `${weekdays[weekday(day) - 1] ?? ''} ${formatShortDay(day)}`;
}

/** "23 november 2026" */
export function formatShortDay(day: PlainDate): string {
  const month = months[Number(day.slice(5, 7)) - 1] ?? '';
  return `${Number(day.slice(8))} ${month} ${yearOf(day)}`;
}

/** The time on the wall in the Netherlands: "14.05 uur" */
export function formatTime(instant: Instant): string {
  const { hour, minute } = onTheWall(instant);
  return `${hour}.${minute} uur`;
}

/** "maandag 23 november 2026, 14.05 uur" */
export function formatMoment(instant: Instant): string {
  return `${formatDay(plainDateOf(instant))}, ${formatTime(instant)}`;
}

type Wall = Readonly<Record<'year' | 'month' | 'day' | 'hour' | 'minute', string>>;

function onTheWall(instant: Instant): Wall {
  const parts = new Map(wall.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  const part = (name: keyof Wall) => parts.get(name) ?? '';
  return {
    year: part('year').padStart(4, '0'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
  };
}

function dayNumber(day: PlainDate): number {
  return Date.parse(`${day}T00:00:00Z`) / dayMs;
}

function existing(text: string): PlainDate {
  if (!isPlainDate(text)) throw new Error(`no such day: ${text}`);
  return text;
}

function isPlainDate(text: string): text is PlainDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}

function isInstant(text: string): text is Instant {
  return /^\d{4}-/.test(text);
}

function isReason(text: string): text is Reason {
  return text !== '';
}

function padded(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
