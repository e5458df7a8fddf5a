// How long a row of the access log is kept whole. After that what is personal in it goes; that something happened stays.
import { addYears, instantOf, plainDateOf, startOf } from '../kernel/dates.ts';
import type { Instant } from '../kernel/kernel.ts';

/** In whole years. The longest keeps the promise that no row outlives its dossier by more; see docs/decisions/0086. */
export const logTermYears = { shortest: 1, longest: 5 } as const;

export function isLogTerm(years: number): boolean {
  return Number.isInteger(years) && years >= logTermYears.shortest && years <= logTermYears.longest;
}

/** As much of a row as its expiry hangs on. */
export type Aged = {
  readonly at: Instant;
  /** How many milliseconds the clock of the database was ahead of the one that wrote `at`. */
  readonly clockOffset: number;
  /** The dossier or signal that it is about is still there. */
  readonly tellsOfLiving: boolean;
};

/** The moment before which a row has outlived the term: the first moment of this day in the Netherlands, so many years ago. */
export function logGoesBefore(now: Instant, years: number): Instant {
  return startOf(addYears(plainDateOf(now), -years));
}

/** Whether a row may go: older than the term by the later of the two clocks, and about nothing that is there. */
export function mayExpire({ at, clockOffset, tellsOfLiving }: Aged, now: Instant, years: number): boolean {
  const writtenAt = instantOf(Date.parse(at) + Math.max(0, clockOffset));
  return writtenAt !== null && writtenAt < logGoesBefore(now, years) && !tellsOfLiving;
}
