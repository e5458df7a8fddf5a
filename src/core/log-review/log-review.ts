import { pace } from '../access/pace.ts';
import { plainDateOf, weekday } from '../kernel/dates.ts';
import type { Instant } from '../kernel/kernel.ts';

/** As much of a row of the log as the review looks at. */
export type Seen = {
  readonly id: string;
  readonly at: Instant;
  readonly actor: string | null;
  readonly action: string;
  readonly objectType: string;
  readonly objectRef: string | null;
  readonly outcome: string;
  readonly rule: string | null;
};

export const findingKinds = [
  'break_glass',
  'reading_stopped',
  'read_on',
  'many_dossiers',
  'refused',
  'outside_hours',
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** What stands out: of one person, of one kind, in one stretch of time. It is a question to people, not a judgement. */
export type Finding = {
  readonly kind: FindingKind;
  readonly actor: string | null;
  readonly from: Instant;
  readonly until: Instant;
  readonly rows: readonly string[];
};

const window = pace.minutes * 60_000;
const startHour = 7;
const endHour = 19;
const hourOnTheWall = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Amsterdam',
  hourCycle: 'h23',
  hour: '2-digit',
});

/** Monday to Friday from seven to seven, as the clock in the Netherlands has it. */
export function isInWorkingHours(at: Instant): boolean {
  const hour = Number(hourOnTheWall.format(new Date(at)));
  return weekday(plainDateOf(at)) <= 5 && hour >= startHour && hour < endHour;
}

/** All that stands out, most serious kind first, then in the order of time. The order of the rows given changes nothing. */
export function findingsIn(rows: readonly Seen[]): readonly Finding[] {
  const sorted = rows.toSorted(byTime);
  const people = [...Map.groupBy(sorted, ({ actor }) => actor)];
  const found = people.flatMap(([actor, theirs]) => [
    ...each('break_glass', actor, theirs.filter(isBreakGlass)),
    ...byDay(
      'reading_stopped',
      actor,
      theirs.filter(({ action, objectType }) => objectType === 'reading_stop' && action === 'stop'),
    ),
    ...byDay(
      'read_on',
      actor,
      theirs.filter(({ action, outcome }) => action === 'read_on' && outcome === 'allowed'),
    ),
    ...manyDossiers(actor, theirs),
    ...byDay(
      'refused',
      actor,
      theirs.filter(({ outcome }) => outcome === 'denied'),
    ),
    ...byDay(
      'outside_hours',
      actor,
      theirs.filter((row) => isRead(row) && !isInWorkingHours(row.at)),
    ),
  ]);
  return found.toSorted(
    (a, b) =>
      findingKinds.indexOf(a.kind) - findingKinds.indexOf(b.kind) ||
      compare(a.from, b.from) ||
      compare(a.actor ?? '', b.actor ?? ''),
  );
}

/** The same rows for the same month, whoever looks; so few of many that nobody can count on being left out. */
export function sampleOf(rows: readonly Seen[], month: string, size = 20): readonly Seen[] {
  const drawn = rows
    .filter(isRead)
    .map((row) => ({ row, lot: lotOf(month + row.id) }))
    .toSorted((a, b) => a.lot - b.lot || compare(a.row.id, b.row.id))
    .slice(0, size);
  return drawn.map(({ row }) => row).toSorted(byTime);
}

function isRead({ action, objectType, outcome }: Seen): boolean {
  return action === 'read' && objectType === 'dossier' && outcome === 'allowed';
}

function isBreakGlass({ action, objectType }: Seen): boolean {
  return action === 'break_glass' || objectType === 'break_glass';
}

/** Not only where it stands, which is all that somebody sees who was informed. */
function isReadWhole(row: Seen): boolean {
  return isRead(row) && row.rule?.startsWith('informed:') !== true;
}

/** Stretches in which more different dossiers were read than the pace allows; those that touch are one. */
function manyDossiers(actor: string | null, theirs: readonly Seen[]): readonly Finding[] {
  const reads = theirs.filter(isReadWhole);
  const inWindow = new Map<string | null, number>();
  const stretches: { from: number; until: number }[] = [];
  let first = 0;
  for (const [last, row] of reads.entries()) {
    inWindow.set(row.objectRef, (inWindow.get(row.objectRef) ?? 0) + 1);
    for (let oldest = reads[first]; oldest !== undefined && apart(oldest, row) > window; oldest = reads[first]) {
      const left = (inWindow.get(oldest.objectRef) ?? 0) - 1;
      if (left === 0) inWindow.delete(oldest.objectRef);
      else inWindow.set(oldest.objectRef, left);
      first += 1;
    }
    if (inWindow.size > pace.dossiers) extend(stretches, first, last);
  }
  return stretches.flatMap(({ from, until }) => each('many_dossiers', actor, reads.slice(from, until + 1)));
}

function extend(stretches: { from: number; until: number }[], from: number, until: number): void {
  const before = stretches.at(-1);
  if (before !== undefined && from <= before.until) before.until = until;
  else stretches.push({ from, until });
}

function byDay(kind: FindingKind, actor: string | null, rows: readonly Seen[]): readonly Finding[] {
  return [...Map.groupBy(rows, ({ at }) => plainDateOf(at)).values()].flatMap((day) => each(kind, actor, day));
}

function each(kind: FindingKind, actor: string | null, rows: readonly Seen[]): readonly Finding[] {
  const [first] = rows;
  const last = rows.at(-1);
  if (first === undefined || last === undefined) return [];
  return [{ kind, actor, from: first.at, until: last.at, rows: rows.map(({ id }) => id) }];
}

function apart(one: Seen, other: Seen): number {
  return Date.parse(other.at) - Date.parse(one.at);
}

function byTime(a: Seen, b: Seen): number {
  return compare(a.at, b.at) || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** FNV-1a over the letters: spread enough for a draw, and the same everywhere. */
function lotOf(text: string): number {
  let lot = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    lot ^= text.charCodeAt(at);
    lot = Math.imul(lot, 0x01000193) >>> 0;
  }
  return lot;
}
