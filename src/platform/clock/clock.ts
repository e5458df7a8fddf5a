import { instant } from '../../core/kernel/kernel.schema.ts';
import type { Instant } from '../../core/kernel/kernel.ts';

/** The only place where the program asks what time it is. */
export type Clock = () => Instant;

/** A moment as `2026-03-09T13:05:00.000Z`; throws a RangeError for an invalid date. */
export function instantOf(date: Date): Instant {
  return instant.parse(date.toISOString());
}

/** The moment so many milliseconds later, or earlier when negative. */
export function later(moment: Instant, milliseconds: number): Instant {
  return instantOf(new Date(Date.parse(moment) + milliseconds));
}

export const systemClock: Clock = () => instantOf(new Date());
