import type { Duty } from '../../core/assess/duties.ts';
import { formatDay } from '../../core/kernel/dates.ts';
import type { CodeAct } from '../../core/protocol/code.ts';
import type { EntryType } from '../../core/protocol/words.ts';
import type { OpenCase } from '../../platform/cases/cases.ts';
import type { DutyProps } from '../../ui/dossier/duty.tsx';
import { paths, to } from '../../ui/paths.ts';
import { roleInSentence } from '../../core/protocol/role-name.ts';
import { whyOf } from './words.ts';

/** What the dossier asks now, most urgent first and then what follows from the weighing, each with who, why and the page to record it on. */
export function dutyProps(opened: OpenCase): readonly DutyProps[] {
  const { assessment } = opened;
  const { next } = assessment.weighed;
  const first = next.flatMap(({ kind, id }) => (kind === 'action' ? [id] : []));
  const named = new Set(first);
  const others = assessment.duties
    .filter(({ id, kind }) => kind !== 'act' || !named.has(id))
    .toSorted((a, b) => place(opened, a) - place(opened, b));
  return [
    ...first.map((id) => propsOf(opened, id, assessment.duties.find((duty) => duty.id === id) ?? null)),
    ...others.map((duty) => propsOf(opened, duty.id, duty)),
  ];
}

const earlier: ReadonlySet<string | undefined> = new Set(['S1', 'S2', 'S3']);

function place({ code }: OpenCase, { id, isLate }: Duty): number {
  if (isLate) return 0;
  return earlier.has(code.acts.get(id)?.step) ? 2 : 1;
}

function propsOf(opened: OpenCase, id: string, duty: Duty | null): DutyProps {
  const { code } = opened;
  const act = code.acts.get(id);
  return {
    what: duty?.what ?? act?.title ?? id,
    who: whoOf(opened, duty, act),
    ...dayOf(duty),
    strength: act?.strength ?? 'must',
    why: whyOf(code, id),
    ...(duty?.kind === 'feedback' ? {} : { action: actionOf(opened.ref, id, act) }),
  };
}

function dayOf(duty: Duty | null): Pick<DutyProps, 'by' | 'late'> {
  return duty === null || duty.due === null ? {} : { by: formatDay(duty.due), late: duty.isLate };
}

function whoOf({ code, location }: OpenCase, duty: Duty | null, act: CodeAct | undefined): string {
  if (duty !== null && duty.owes !== null) return duty.owes;
  return roleInSentence(code, location.kind, duty?.by ?? act?.by[0] ?? 'anyone');
}

/** Where an act is recorded; what is no act is a question. */
function actionOf(ref: string, id: string, act: CodeAct | undefined): NonNullable<DutyProps['action']> {
  if (act === undefined)
    return { href: to(paths.weighingQuestion, { ref, question: id }), label: 'Vraag beantwoorden' };
  const label = act.title;
  if (act.does === 'decide_help') return { href: to(paths.decideHelp, { ref }), label };
  const own = act.entry === undefined ? undefined : pages[act.entry];
  return { href: own === undefined ? to(paths.act, { ref, act: id }) : to(own, { ref }), label };
}

const pages: Partial<Record<EntryType, OwnPage>> = {
  QuestionWeighed: paths.weighingBegin,
  FlagJudged: paths.weighingBegin,
  DecisionTaken: paths.decideReport,
  ReportMade: paths.report,
  HelpPlanned: paths.helpPlan,
};
type OwnPage = typeof paths.weighingBegin | typeof paths.decideReport | typeof paths.report | typeof paths.helpPlan;
