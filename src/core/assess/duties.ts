import type { Entry, EventOf } from '../dossier/events.schema.ts';
import { standingOf } from '../dossier/dossier.ts';
import { addWorkingDays } from '../duties/calendar.ts';
import type { PlainDate } from '../kernel/kernel.ts';
import type { Protocol } from '../protocol/protocol.schema.ts';
import type { OpenDuty } from '../protocol/weighed.ts';
import type { Reading } from './reading.ts';

/** Something to be done or awaited. */
export type Duty = OpenDuty & {
  readonly kind: 'act' | 'review' | 'feedback';
  /** The last day in time; null where nothing sets a day. */
  readonly due: PlainDate | null;
  readonly isLate: boolean;
  /** Who owes it when it is not the organisation itself, as Veilig Thuis owes its answer; else null. */
  readonly owes: string | null;
};

export function dutiesIn(reading: Reading): readonly Duty[] {
  const acts = reading.weighed.open_duties.map((duty): Duty => {
    const due = reading.on.acts.get(duty.id)?.does === 'review_day' ? proposedReview(reading) : null;
    return { ...duty, kind: 'act', due, isLate: isLate(reading, due), owes: null };
  });
  return [...acts, ...reviews(reading), ...awaited(reading)];
}

function isLate({ today }: Reading, due: PlainDate | null): boolean {
  return due !== null && due < today;
}

/** The day the code proposes after a help plan, in working days of the school. */
function proposedReview(reading: Reading): PlainDate | null {
  const plan = standingOf(reading.dossier, 'HelpPlanned').at(-1);
  const term = reading.code.protocol.deadlines.find(({ after }) => after === 'help_plan');
  return plan === undefined || term === undefined ? null : dayOfTerm(reading, plan.event.on, term);
}

type Deadline = Protocol['deadlines'][number];

function dayOfTerm({ calendars }: Reading, from: PlainDate, term: Deadline): PlainDate {
  return addWorkingDays(from, term.workingDays, calendars[term.calendar]);
}

function reviews(reading: Reading): Duty[] {
  const { on, reviewOn, code, weighed } = reading;
  if (weighed.decisions.help !== 'running' || reviewOn === null || on.review === null) return [];
  const by = code.protocol.coordinator.roles.find((role) => code.protocol.roles[role]?.name[on.location] !== undefined);
  return [
    {
      id: on.review.id,
      what: 'Samen bekijken of de hulp werkt',
      by: by ?? 'anyone',
      before: null,
      kind: 'review',
      due: reviewOn,
      isLate: reading.isReviewLapsed,
      owes: null,
    },
  ];
}

/** What Veilig Thuis owes after each report; a term of theirs, never one of the school. */
function awaited(reading: Reading): Duty[] {
  const { code, dossier } = reading;
  const terms = code.protocol.deadlines.filter(({ after }) => after === 'report');
  const unanswered = standingOf(dossier, 'ReportMade').filter(({ entry }) => !isAnswered(reading, entry));
  return unanswered.flatMap(({ event }) =>
    terms.map((term): Duty => {
      const due = event.feedbackDue ?? dayOfTerm(reading, event.on, term);
      return {
        id: term.rule,
        what: term.says,
        by: event.by,
        before: null,
        kind: 'feedback',
        due,
        isLate: isLate(reading, due),
        owes: term.owes,
      };
    }),
  );
}

function isAnswered({ standing }: Reading, report: Entry): boolean {
  const at = standing.findIndex(({ entry }) => entry.id === report.id);
  return standing.some(({ event }, index) => index > at && event.type === 'FeedbackReceived' && answers(event, report));
}

function answers(event: EventOf<'FeedbackReceived'>, report: Entry): boolean {
  return event.received && (event.report === undefined || event.report === report.id);
}
