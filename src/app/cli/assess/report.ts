import type { Assessment } from '../../../core/assess/assess.ts';
import type { InspectionRight } from '../../../core/assess/inspection.ts';
import type { Code } from '../../../core/protocol/code.ts';
import type { Instant } from '../../../core/kernel/kernel.ts';
import type { Row } from './admitting.ts';
import { sayRefusal } from './refusal-words.ts';

/** What an assessment is about: the code that runs, the moment, and for whom the open acts are listed. */
export type Asked = { readonly code: Code; readonly now: Instant; readonly role: string | null };

/** The answer of `pluis assess` as one JSON document, with that of `pluis weigh` in it; `absent` where nothing was accepted. */
export function reportOf(asked: Asked, rows: readonly Row[], assessment: Assessment | null): object {
  return {
    protocol: asked.code.protocol.id,
    now: asked.now,
    entries: rows.map(entryOf),
    ...(assessment === null ? { state: 'absent' } : assessmentOf(asked, assessment)),
  };
}

function entryOf({ entry, refusal }: Row): object {
  const { id, event } = entry;
  if (refusal === null) return { id, type: event.type, accepted: true };
  return { id, type: event.type, accepted: false, refusal: { ...refusal, says: sayRefusal(refusal) } };
}

function assessmentOf({ role }: Asked, { weighed, state, steps, duties, warnings, ...rest }: Assessment): object {
  return {
    state,
    outcome: weighed.outcome,
    report_duty: weighed.report_duty,
    with_veilig_thuis: weighed.with_veilig_thuis,
    decisions: weighed.decisions,
    next: weighed.next,
    steps: steps.map((step) => ({
      id: step.id,
      title: step.title,
      state: step.state,
      acts: step.acts.map(({ isNational, ...act }) => ({ ...act, national: isNational })),
    })),
    open_duties: duties.map(({ isLate, ...duty }) => ({ ...duty, late: isLate })),
    warnings,
    because: weighed.because,
    to_weigh: rest.toWeigh,
    review: { on: rest.review.on, lapsed: rest.review.isLapsed },
    open_to:
      role === null ? null : { role, acts: rest.openTo(role).map(({ isDue, ...act }) => ({ ...act, due: isDue })) },
    inspection: rest.inspection.map(inspectionOf),
  };
}

function inspectionOf(right: InspectionRight): object {
  return {
    child: right.child,
    age: right.age,
    exercised_by: right.exercisedBy,
    heard: right.isHeard,
    representatives: right.representatives,
    authority_unknown: right.authorityUnknown,
    main_matters_only: right.mainMattersOnly,
    source: right.source,
  };
}
