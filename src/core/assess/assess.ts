import { statusOf, type Dossier, type State } from '../dossier/dossier.ts';
import { standingOf } from '../dossier/dossier.ts';
import type { EntryId, PlainDate } from '../kernel/kernel.ts';
import type { Code } from '../protocol/code.ts';
import type { Warning, Weighed } from '../protocol/weighed.ts';
import { companyWarnings, tooFewPersons } from './company.ts';
import { dutiesIn, type Duty } from './duties.ts';
import { followUpWarnings } from './follow-up.ts';
import { inspectionOn, type InspectionRight } from './inspection.ts';
import { actsOpenTo, type OpenAct } from './open-acts.ts';
import { read, type Clock, type Reading } from './reading.ts';
import { stepsIn, type AssessedStep } from './steps.ts';
import { talkWarnings } from './talks.ts';

/** What the code says of a dossier today. Worked out each time it is asked for; never stored. */
export type Assessment = {
  readonly weighed: Weighed;
  readonly state: State;
  readonly steps: readonly AssessedStep[];
  readonly duties: readonly Duty[];
  /** Those of the weighing and, after them, those that only a dossier can give. */
  readonly warnings: readonly Warning[];
  /** Signs that the weighing has to take up, such as consent refused (F-3.10). */
  readonly toWeigh: readonly ToWeigh[];
  readonly review: { readonly on: PlainDate | null; readonly isLapsed: boolean };
  readonly inspection: readonly InspectionRight[];
  readonly openTo: (role: string) => readonly OpenAct[];
};

export type ToWeigh = {
  readonly kind: 'consent_refused' | 'objections' | 'contradicting';
  readonly entry: EntryId;
  readonly on: PlainDate;
};

export function assess(code: Code, dossier: Dossier, clock: Clock): Assessment {
  const reading = read(code, dossier, clock);
  const duties = dutiesIn(reading);
  const lacking = new Set(tooFewPersons(reading).keys());
  return {
    weighed: reading.weighed,
    state: statusOf(dossier),
    steps: stepsIn(reading, lacking),
    duties,
    warnings: warningsIn(reading, duties),
    toWeigh: toWeigh(reading),
    review: { on: reading.reviewOn, isLapsed: reading.isReviewLapsed },
    inspection: inspectionOn(dossier, reading.today),
    openTo: (role) => actsOpenTo(reading, role),
  };
}

/** Route staff or child: the code does not run, so it has nothing to warn about. */
function warningsIn(reading: Reading, duties: readonly Duty[]): readonly Warning[] {
  if (reading.facts.route !== 'home') return reading.weighed.warnings;
  return [
    ...reading.weighed.warnings,
    ...companyWarnings(reading),
    ...talkWarnings(reading),
    ...followUpWarnings(reading, duties),
  ];
}

function toWeigh({ standing, dossier }: Reading): readonly ToWeigh[] {
  const refused = standingOf(dossier, 'ConsentRecorded').filter(({ event }) => event.outcome.is === 'refused');
  const objected = standingOf(dossier, 'ConversationHeld').filter(({ event }) => event.objections !== undefined);
  const contradicting = standing.filter(
    ({ event }) => 'statements' in event && event.statements.some((statement) => statement.contradicting),
  );
  const as = (kind: ToWeigh['kind']) => (row: { entry: { id: EntryId }; event: { on: PlainDate } }) => ({
    kind,
    entry: row.entry.id,
    on: row.event.on,
  });
  return [
    ...refused.map(as('consent_refused')),
    ...objected.map(as('objections')),
    ...contradicting.map(as('contradicting')),
  ];
}
