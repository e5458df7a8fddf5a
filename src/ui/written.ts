import type { Instant, PlainDate } from '../core/kernel/kernel.ts';

const zone = 'Europe/Amsterdam';
const dayWords = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
const ofDay = new Intl.DateTimeFormat('nl-NL', { ...dayWords, timeZone: 'UTC' });
const ofMoment = new Intl.DateTimeFormat('nl-NL', { ...dayWords, timeZone: zone });
const ofClock = new Intl.DateTimeFormat('nl-NL', { hour: '2-digit', minute: '2-digit', timeZone: zone });
const isoDay = new Intl.DateTimeFormat('sv-SE', { timeZone: zone });
const dayInMs = 86_400_000;

/** "maandag 23 november 2026" */
export function writtenDay(day: PlainDate): string {
  return ofDay.format(new Date(`${day}T00:00:00Z`));
}

/** "14.05 uur", on the clock of the Netherlands. */
export function writtenTime(moment: Instant): string {
  return `${ofClock.format(new Date(moment)).replace(':', '.')} uur`;
}

/** "maandag 23 november 2026, 14.05 uur" */
export function writtenMoment(moment: Instant): string {
  return `${ofMoment.format(new Date(moment))}, ${writtenTime(moment)}`;
}

/** How far a day lies from today: "vandaag", "gisteren", "3 dagen geleden", "over 2 weken". */
export function fromToday(day: PlainDate, today: PlainDate): string {
  const days = Math.round((Date.parse(day) - Date.parse(today)) / dayInMs);
  const near: Readonly<Record<number, string>> = { 0: 'vandaag', 1: 'morgen', [-1]: 'gisteren' };
  const word = near[days];
  if (word !== undefined) return word;
  return days < 0 ? `${span(-days)} geleden` : `over ${span(days)}`;
}

/** "vandaag om 14.05 uur", "3 dagen geleden" */
export function howLongAgo(moment: Instant, now: Instant): string {
  const days = Math.round((Date.parse(dayOf(moment)) - Date.parse(dayOf(now))) / dayInMs);
  if (days === 0) return `vandaag om ${writtenTime(moment)}`;
  if (days === -1) return `gisteren om ${writtenTime(moment)}`;
  return `${span(-days)} geleden`;
}

function span(days: number): string {
  if (days < 14) return `${days} dagen`;
  return days < 60 ? `${Math.round(days / 7)} weken` : `${Math.round(days / 30.4)} maanden`;
}

function dayOf(moment: Instant): string {
  return isoDay.format(new Date(moment));
}
