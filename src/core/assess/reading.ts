import { addDays, plainDateOf } from '../kernel/dates.ts';
import type { Instant, PlainDate } from '../kernel/kernel.ts';
import { entriesOf, standingIn, standingOf, type Dossier, type Standing } from '../dossier/dossier.ts';
import { factsOf, notedIn } from '../dossier/facts.ts';
import type { Calendar } from '../duties/calendar.ts';
import type { Code } from '../protocol/code.ts';
import type { Facts } from '../protocol/facts.ts';
import type { Situation } from '../protocol/condition.ts';
import { situate } from '../protocol/weigh/duties.ts';
import { prepare, type Prepared } from '../protocol/weigh/prepare.ts';
import { tally, type Tally } from '../protocol/weigh/tally.ts';
import { verdict } from '../protocol/weigh/verdict.ts';
import { weigh } from '../protocol/weigh.ts';
import type { Weighed } from '../protocol/weighed.ts';

export type Clock = {
  readonly now: Instant;
  readonly calendars: Readonly<Record<'veilig_thuis' | 'school', Calendar>>;
};

/** A dossier as its code reads it on one day: worked out once, used by every part of the assessment. */
export type Reading = Clock & {
  readonly code: Code;
  readonly dossier: Dossier;
  readonly today: PlainDate;
  readonly on: Prepared;
  readonly standing: readonly Standing[];
  readonly facts: Facts;
  readonly tally: Tally;
  readonly situation: Situation;
  readonly weighed: Weighed;
  /** The day agreed last to see whether help works; null when none is agreed. */
  readonly reviewOn: PlainDate | null;
  readonly isReviewLapsed: boolean;
  readonly isSignalAfterClosing: boolean;
};

export function read(code: Code, dossier: Dossier, clock: Clock): Reading {
  const today = plainDateOf(clock.now);
  const facts = factsOf(dossier, code);
  const noted = notedIn(dossier, code);
  const on = prepare(code, facts.location);
  const counted = tally(on, facts.facts);
  const said = verdict(on, counted.state, facts.route);
  const reviewOn = reviewDay(dossier);
  const isReviewLapsed = said.walk.help === 'running' && lapsed(dossier, reviewOn, today, on.first.id);
  const isSignalAfterClosing = newSignal(dossier, on.first.id);
  return {
    ...clock,
    code,
    dossier,
    today,
    on,
    facts,
    reviewOn,
    isReviewLapsed,
    isSignalAfterClosing,
    standing: standingIn(dossier),
    tally: counted,
    situation: situate(on, counted, said, noted),
    weighed: weigh(code, facts, { noted, weighAgain: isReviewLapsed || isSignalAfterClosing }),
  };
}

/** A new plan without a day of its own ends the day of the plan before. */
function reviewDay(dossier: Dossier): PlainDate | null {
  const days = standingIn(dossier).flatMap(({ event }) => {
    if (event.type === 'HelpPlanned') return [event.reviewOn ?? null];
    return event.type === 'ReviewSet' ? [event.day] : [];
  });
  return days.at(-1) ?? null;
}

/** The day itself is still in time; weighing anew from that day on answers it. */
function lapsed(dossier: Dossier, reviewOn: PlainDate | null, today: PlainDate, firstQuestion: string): boolean {
  if (reviewOn === null || today < addDays(reviewOn, 1)) return false;
  return !standingOf(dossier, 'QuestionWeighed').some(
    ({ event }) => event.question === firstQuestion && event.on >= reviewOn,
  );
}

/** A signal recorded after the last closing, and no new weighing begun since. */
function newSignal(dossier: Dossier, firstQuestion: string): boolean {
  const closing = entriesOf(dossier).findLast(({ event }) => event.type === 'DossierClosed');
  if (closing === undefined) return false;
  const closedAt = entriesOf(dossier).indexOf(closing);
  const since = standingIn(dossier).filter(({ entry }) => entriesOf(dossier).indexOf(entry) > closedAt);
  const last = since.findLast(
    ({ event }) =>
      event.type === 'SignalRecorded' || (event.type === 'QuestionWeighed' && event.question === firstQuestion),
  );
  return last?.event.type === 'SignalRecorded';
}
