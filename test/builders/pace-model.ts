import { pace } from '../../src/core/access/pace.ts';

/** That somebody opened a dossier, at so many milliseconds. */
export type Opening = { readonly dossier: string; readonly at: number };
/** What of somebody's reading the rule looks at: what they opened, in any order, and when they last said why they read on. */
export type Reading = { readonly openings: readonly Opening[]; readonly wentOnAt: number | null };
export type Pace = { readonly dossiers: number; readonly minutes: number };

/** The rule of migrations/0140, a second time and without a database: whether this dossier stays shut now. */
export function isStopped({ openings, wentOnAt }: Reading, { dossier, at }: Opening, by: Pace = pace): boolean {
  const lately = openings.filter((one) => one.at >= at - by.minutes * 60_000);
  const firstAt = new Map<string, number>();
  for (const one of lately) firstAt.set(one.dossier, Math.min(one.at, firstAt.get(one.dossier) ?? Infinity));
  if (firstAt.has(dossier)) return false;
  return [...firstAt.values()].filter((first) => wentOnAt === null || first > wentOnAt).length >= by.dossiers;
}

/** Who opens these one after the other: what was opened, and what stayed shut. Nobody says why. */
export function readThrough(day: readonly Opening[], by: Pace = pace) {
  const openings: Opening[] = [];
  const stopped: Opening[] = [];
  for (const next of day) (isStopped({ openings, wentOnAt: null }, next, by) ? stopped : openings).push(next);
  return { openings, stopped };
}

/** The most different dossiers that were opened within the minutes of the rule. */
export function mostAtOnce(openings: readonly Opening[], { minutes }: Pace = pace): number {
  const within = (last: Opening) => openings.filter(({ at }) => at <= last.at && at >= last.at - minutes * 60_000);
  return Math.max(0, ...openings.map((last) => new Set(within(last).map(({ dossier }) => dossier)).size));
}
