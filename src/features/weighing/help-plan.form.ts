import { contentSchema, type Content } from '../../core/dossier/events.schema.ts';
import { ok, refuse, type Instant, type PlainDate, type Result } from '../../core/kernel/kernel.ts';
import type { FieldErrors, FormValues } from '../../ui/forms/form-state.ts';
import { Typed } from './typed.ts';

/** Rows on the page; more people than this make a plan nobody keeps. */
export const roleRows = [1, 2, 3, 4] as const;
export const taskRows = [1, 2, 3, 4, 5] as const;

/** A help plan as typed. What the code requires and is missing warns in the dossier; only an empty plan is refused. */
export function parseHelpPlan(values: FormValues, acts: readonly string[], now: Instant): Result<Content, FieldErrors> {
  const typed = new Typed(values, now);
  const plan = {
    type: 'HelpPlanned',
    acts,
    on: typed.dayPast('on'),
    goal: typed.text('goal'),
    reviewOn: reviewIn(typed),
    term: typed.text('term'),
    roles: rolesIn(typed),
    caseManager: caseManagerIn(typed),
    tasks: tasksIn(typed),
    actions: (typed.text('actions') ?? '').split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()])),
    safetyForecast: typed.text('forecast'),
  };
  const isEmpty = plan.goal === undefined && plan.tasks.length === 0 && plan.actions.length === 0;
  if (isEmpty) typed.errors.set('goal', 'Vul ten minste een doel, een taak of een actie in.');
  return typed.errors.size > 0 ? refuse(typed.errors) : ok(contentSchema.parse(plan));
}

/** Help ends in a look back (L4): without a day nobody notices that it fails. */
function reviewIn(typed: Typed): PlainDate | undefined {
  const day = typed.day('review');
  if (day === undefined && !typed.errors.has('review'))
    typed.errors.set('review', 'Kies een dag om samen terug te kijken. U mag die later veranderen.');
  return day;
}

function rolesIn(typed: Typed): readonly object[] {
  return roleRows.flatMap((row) => {
    const role = typed.line(`role-${row}`);
    const who = typed.line(`role-${row}-who`);
    if (role === undefined && who === undefined) return [];
    if (role === undefined) typed.errors.set(`role-${row}`, 'Vul in welke rol deze persoon heeft.');
    if (who === undefined) typed.errors.set(`role-${row}-who`, 'Vul in wie deze rol heeft.');
    return [{ role, who }];
  });
}

function caseManagerIn(typed: Typed): object | undefined {
  const name = typed.line('case-manager');
  return name === undefined ? undefined : { name };
}

function tasksIn(typed: Typed): readonly object[] {
  return taskRows.flatMap((row) => {
    const what = typed.text(`task-${row}`);
    const who = typed.line(`task-${row}-who`);
    const before = typed.day(`task-${row}-before`);
    if (what === undefined && who === undefined) return [];
    if (what === undefined) typed.errors.set(`task-${row}`, 'Vul in wat er gedaan wordt.');
    if (who === undefined) typed.errors.set(`task-${row}-who`, 'Vul in wie dit doet.');
    return [{ what, who, before }];
  });
}
