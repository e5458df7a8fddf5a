// How long something is kept, and what may be destroyed when. A bucket is all that goes in the same month: it has one key.
import { addDays, addYears, plainDateOf, toPlainDate, yearOf } from '../kernel/dates.ts';
import { ok, refuse, type Instant, type PlainDate, type Result } from '../kernel/kernel.ts';

/** `open`: no month yet. Else the month of destruction, as `2029-03`. */
export type Bucket = string;
export const openBucket: Bucket = 'open';

/** In primary school and childcare nobody stays longer than the summer of the year in which they turn so old. */
const oldest = 13;
/** When no day of birth is known: from a baby on, so long. */
const longestStay = 13;
const shortestForSignal = 1;
const yearLater = 12;

type Closed = {
  readonly closedOn: PlainDate;
  /** Of every child in it; null where it is not known. */
  readonly births: readonly (PlainDate | null)[];
  readonly yearsAfterLeaving: number;
};

/** The month in which what was closed may go: so many years after the last child in it must have left. */
export function bucketWhenClosed({ closedOn, births, yearsAfterLeaving }: Closed): Bucket {
  const leavings = births.map((birth) => (birth === null ? addYears(closedOn, longestStay) : summerOfLeaving(birth)));
  const last = [closedOn, ...leavings].reduce((a, b) => (a > b ? a : b));
  return monthOf(addYears(last, yearsAfterLeaving));
}

/** A signal that nobody takes up goes so many years after it was recorded, though never within a year. */
export function bucketOfSignal(recordedOn: PlainDate, yearsAfterLeaving: number): Bucket {
  return monthOf(addYears(recordedOn, Math.max(shortestForSignal, yearsAfterLeaving)));
}

/** The month of a day: `2029-03`. */
export function monthOf(day: PlainDate): Bucket {
  return day.slice(0, 7);
}

export function monthsLater(month: Bucket, months: number): Bucket {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`;
}

/** One thing of which the time may be over. */
export type Kept = {
  readonly id: string;
  /** A report, complaint, court case or request for inspection is running. */
  readonly isHeld: boolean;
  readonly isOpen: boolean;
  /** The child is still at this location, whatever was expected. */
  readonly childIsHere: boolean;
};
export type Decided = {
  readonly destroy: readonly string[];
  readonly postpone: readonly { readonly id: string; readonly to: Bucket }[];
};
export type TooEarly = { readonly code: 'TooEarly' };

/** What of this month's bucket goes and what stays, to which month. Only once the whole month is over; a hold beats everything. */
export function decideMonth(bucket: Bucket, kept: readonly Kept[], now: Instant): Result<Decided, TooEarly> {
  const thisMonth = monthOf(plainDateOf(now));
  if (!isMonth(bucket) || bucket >= thisMonth) return refuse({ code: 'TooEarly' });
  const stays = (one: Kept) => one.isHeld || one.isOpen || one.childIsHere;
  return ok({
    destroy: kept.filter((one) => !stays(one)).map(({ id }) => id),
    postpone: kept.filter(stays).map(({ id, isHeld, isOpen }) => ({
      id,
      to: isOpen && !isHeld ? openBucket : monthsLater(thisMonth, isHeld ? 1 : yearLater),
    })),
  });
}

export type NotNow = { readonly code: 'Held' | 'Open' };

/** A request to erase one dossier before its time: only what is closed, and never what is held. */
export function decideErasure({ isHeld, isOpen }: Kept): Result<null, NotNow> {
  if (isHeld) return refuse({ code: 'Held' });
  return isOpen ? refuse({ code: 'Open' }) : ok(null);
}

export function isMonth(bucket: Bucket): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(bucket);
}

/** How long copies of the keyring are kept: until then a destroyed key may still lie in one. */
const keyringCopyDays = 35;

/** From this day on nobody can read it anywhere; a certificate of destruction is final then. */
export function finalFrom(destroyedOn: PlainDate): PlainDate {
  return addDays(destroyedOn, keyringCopyDays);
}

function summerOfLeaving(birth: PlainDate): PlainDate {
  return existing(`${String(yearOf(birth) + oldest).padStart(4, '0')}-07-31`);
}

function existing(text: string): PlainDate {
  const day = toPlainDate(text);
  if (day === null) throw new Error(`no such day: ${text}`);
  return day;
}
