import type { Assessment } from '../../core/assess/assess.ts';
import type { AssessedStep } from '../../core/assess/steps.ts';
import { childrenIn, type Dossier } from '../../core/dossier/dossier.ts';
import { plainDateOf } from '../../core/kernel/dates.ts';
import type { Instant, PlainDate } from '../../core/kernel/kernel.ts';
import type { Code } from '../../core/protocol/code.ts';
import type { Heading } from '../dossier-store/dossier-store.ts';
import type { Summary } from './summary.schema.ts';

export type Place = { readonly step: string | null; readonly stepSince: PlainDate | null };

const most = 8;

/** What lists show of a dossier after this entry; what stands in clear is only its state and step. */
export function headingOf(code: Code, dossier: Dossier, assessment: Assessment, before: Place, now: Instant): Heading {
  const step = stepNow(assessment.steps);
  return {
    status: assessment.state,
    step,
    stepSince: before.step === step && before.stepSince !== null ? before.stepSince : plainDateOf(now),
    summary: summaryOf(code, dossier, assessment) satisfies Summary,
  };
}

/** The first of the five steps that is not behind us. */
function stepNow(steps: readonly AssessedStep[]): string | null {
  return fiveSteps(steps).find(({ state }) => state !== 'done' && state !== 'skipped')?.id ?? null;
}

function fiveSteps(steps: readonly AssessedStep[]): readonly AssessedStep[] {
  return steps.filter(({ id }) => id !== 'E' && id !== 'S6');
}

function summaryOf(code: Code, dossier: Dossier, assessment: Assessment): Summary {
  const [child] = childrenIn(dossier);
  const { weighed } = assessment;
  return {
    child: child?.name ?? 'kind zonder naam',
    group: child?.group ?? null,
    steps: stonesOf(assessment.steps),
    outcome: weighed.outcome,
    reportDuty: weighed.decisions.report === 'due',
    todo: assessment.duties.slice(0, most).map(({ id, what, by, due }) => {
      const act = code.acts.get(id);
      return { act: id, what, by, due, strength: act?.strength ?? 'must', why: act?.says ?? what };
    }),
  };
}

/** The stones of the path: one of them is now. */
export function stonesOf(steps: readonly AssessedStep[]): Summary['steps'] {
  const now = stepNow(steps);
  return fiveSteps(steps).map(({ id, state }) => {
    if (state === 'again' || state === 'done' || state === 'skipped') return { id, state };
    return { id, state: id === now ? 'now' : 'open' };
  });
}
