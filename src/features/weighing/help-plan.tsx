import { standingOf } from '../../core/dossier/dossier.ts';
import type { EventOf } from '../../core/dossier/events.schema.ts';
import { addDays, plainDateOf } from '../../core/kernel/dates.ts';
import type { PlainDate } from '../../core/kernel/kernel.ts';
import type { OpenCase } from '../../platform/cases/cases.ts';
import type { Reply } from '../../platform/http/route.ts';
import { filledForm, type FormState } from '../../ui/forms/form-state.ts';
import { paths, to } from '../../ui/paths.ts';
import { parseHelpPlan } from './help-plan.form.ts';
import { HelpPlanPage } from './help-plan.page.tsx';
import { opening, type Opened } from './needs.ts';
import { beginForm, keep, refused, type Shown } from './saving.tsx';
import { dayFields } from './typed.ts';
import { lastEntryId, whyOf } from './words.ts';

/** Six weeks: long enough to notice something, short enough that nobody forgets. Ours, and always changeable. */
const proposedDays = 42;

export const showHelpPlan = opening((given): Promise<Reply> => {
  const { asked, opened } = given;
  const today = plainDateOf(asked.now);
  const start = { ...planFields(lastPlan(opened)), ...dayFields('on', today) };
  return beginForm(given, page, filledForm({ ...start, ...dayFields('review', reviewDay(opened, today)) }));
});

export const takeHelpPlan = opening(async (given): Promise<Reply> => {
  const { asked, opened } = given;
  const parsed = parseHelpPlan(asked.form, planActs(opened), asked.now);
  if (!parsed.ok) return refused(given, page, parsed.error);
  return keep(given, parsed.value, page, (after) =>
    to(paths.decisionRecorded, { ref: opened.ref, entry: lastEntryId(after) }),
  );
});

function planActs({ code }: OpenCase): readonly string[] {
  return [...code.acts.values()].filter(({ does }) => does === 'plan_help').map(({ id }) => id);
}

function lastPlan({ dossier }: OpenCase): EventOf<'HelpPlanned'> | undefined {
  return standingOf(dossier, 'HelpPlanned').at(-1)?.event;
}

/** The day that was agreed, where it still lies ahead. */
function agreedDay({ assessment }: OpenCase, today: PlainDate): PlainDate | null {
  const { on } = assessment.review;
  return on !== null && on > today ? on : null;
}

function reviewDay(opened: OpenCase, today: PlainDate): PlainDate {
  return agreedDay(opened, today) ?? addDays(today, proposedDays);
}

function planFields(plan: EventOf<'HelpPlanned'> | undefined): Readonly<Record<string, string | undefined>> {
  if (plan === undefined) return {};
  const tasks = plan.tasks.flatMap(({ what, who, before }, at) => [
    [`task-${at + 1}`, what],
    [`task-${at + 1}-who`, who],
    ...(before === undefined ? [] : Object.entries(dayFields(`task-${at + 1}-before`, before))),
  ]);
  const roles = plan.roles.flatMap(({ role, who }, at) => [
    [`role-${at + 1}`, role],
    [`role-${at + 1}-who`, who],
  ]);
  return {
    ...Object.fromEntries<string>([...tasks, ...roles].map(([name = '', value = '']) => [name, value])),
    goal: plan.goal,
    term: plan.term,
    'case-manager': plan.caseManager?.name,
    actions: plan.actions.join('\n'),
    forecast: plan.safetyForecast,
  };
}

function page({ asked, opened, frame }: Opened, form: FormState, shown: Shown) {
  const { code, ref, assessment } = opened;
  const [act] = planActs(opened);
  const isAgreed = agreedDay(opened, plainDateOf(asked.now)) !== null;
  return (
    <HelpPlanPage
      frame={frame}
      form={form}
      shown={shown}
      view={{
        ref,
        why: act === undefined ? undefined : whyOf(code, act),
        requires: code.protocol.help.requires,
        reviewHint: isAgreed
          ? 'Dit is de dag die al was afgesproken.'
          : 'Dit is een voorstel: zes weken vanaf vandaag. U mag het veranderen.',
        renews: lastPlan(opened) !== undefined,
        reportDue: assessment.weighed.decisions.report === 'due',
      }}
    />
  );
}
