import { formatShortDay, toInstant, toPlainDate } from '../kernel/dates.ts';
import type { Instant, PlainDate } from '../kernel/kernel.ts';

/** A month of the log, `2026-10`. */
export type MonthToReview = {
  readonly name: string;
  readonly from: Instant;
  readonly until: Instant;
  /** The day after which the review of it is late. */
  readonly dueOn: PlainDate;
};

const monthsBack = 3;

/** The full months that are looked through: the last three, oldest first. */
export function monthsToReview(today: PlainDate): readonly MonthToReview[] {
  return Array.from({ length: monthsBack }, (_, at) => monthAt(today, at - monthsBack));
}

export function isLate({ dueOn }: MonthToReview, today: PlainDate): boolean {
  return today > dueOn;
}

/** "oktober 2026" */
export function monthInWords({ name }: Pick<MonthToReview, 'name'>): string {
  const first = toPlainDate(`${name}-01`);
  return first === null ? name : formatShortDay(first).replace(/^1 /, '');
}

function monthAt(today: PlainDate, away: number): MonthToReview {
  const from = firstOf(today, away);
  const until = firstOf(today, away + 1);
  const dueOn = toPlainDate(`${until.slice(0, 8)}14`);
  if (dueOn === null) throw new RangeError('each month has a fourteenth day');
  return { name: from.slice(0, 7), from: midnight(from), until: midnight(until), dueOn };
}

function firstOf(today: PlainDate, away: number): string {
  const months = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 + away;
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}-01`;
}

/** By universal time, so that a row is in exactly one month whatever the clock on the wall did. */
function midnight(day: string): Instant {
  const moment = toInstant(`${day}T00:00:00Z`);
  if (moment === null) throw new RangeError('each day has a midnight');
  return moment;
}
