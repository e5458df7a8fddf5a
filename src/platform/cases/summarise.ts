import type { Assessment } from '../../core/assess/assess.ts';
import type { Duty } from '../../core/assess/duties.ts';
import type { AssessedStep } from '../../core/assess/steps.ts';
import { childrenIn, type Dossier } from '../../core/dossier/dossier.ts';
import { plainDateOf } from '../../core/kernel/dates.ts';
import type { Instant, PlainDate } from '../../core/kernel/kernel.ts';
import type { Code } from '../../core/protocol/code.ts';
import { bucketWhenClosed, openBucket, type Bucket } from '../../core/retention/retention.ts';
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
    bucket: bucketOf(code, dossier, assessment, now),
    summary: summaryOf(code, dossier, assessment) satisfies Summary,
  };
}

/** While it is open there is no month; from its closing on the code says how long. */
function bucketOf(code: Code, dossier: Dossier, { state }: Assessment, now: Instant): Bucket {
  if (state === 'open') return openBucket;
  const births = childrenIn(dossier).map(({ birthDate }) => birthDate ?? null);
  const { yearsAfterLeaving } = code.protocol.retention;
  return bucketWhenClosed({ closedOn: plainDateOf(now), births, yearsAfterLeaving });
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
    todo: [...dueNow(code, assessment), ...later(code, assessment)].slice(0, most),
  };
}

type ToDo = Summary['todo'][number];

/** What the weighing says is due now comes before the duties that are only open. */
function dueNow(code: Code, { weighed, duties }: Assessment): ToDo[] {
  return weighed.next.flatMap(({ kind, id }): ToDo[] => {
    if (kind === 'question') return questionDue(code, id);
    return kind === 'action'
      ? [
          actionDue(
            code,
            id,
            duties.find((duty) => duty.id === id),
          ),
        ]
      : [];
  });
}

function questionDue(code: Code, id: string): ToDo[] {
  const question = code.questions.get(id);
  if (question === undefined) return [];
  const by = code.protocol.weighers.by[0] ?? 'anyone';
  return [{ act: id, what: `Vraag: ${question.title}`, by, due: null, strength: 'must', why: question.asks }];
}

function actionDue(code: Code, id: string, duty: Duty | undefined): ToDo {
  if (duty !== undefined)
    return { act: id, what: duty.what, by: duty.by, due: duty.due, strength: 'must', why: duty.what };
  const act = code.acts.get(id);
  const what = act?.title ?? id;
  return { act: id, what, by: act?.by[0] ?? 'anyone', due: null, strength: 'must', why: what };
}

function later(code: Code, { weighed, duties }: Assessment): ToDo[] {
  const named = new Set(weighed.next.map(({ id }) => id));
  return duties
    .filter(({ id }) => !named.has(id))
    .map(({ id, what, by, due }) => {
      const act = code.acts.get(id);
      return { act: id, what, by, due, strength: act?.strength ?? 'must', why: act?.says ?? what };
    });
}

/** The stones of the path: one of them is now. */
export function stonesOf(steps: readonly AssessedStep[]): Summary['steps'] {
  const now = stepNow(steps);
  return fiveSteps(steps).map(({ id, state }) => {
    if (state === 'again' || state === 'done' || state === 'skipped') return { id, state };
    return { id, state: id === now ? 'now' : 'open' };
  });
}
