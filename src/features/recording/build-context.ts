import { childrenIn, standingOf } from '../../core/dossier/dossier.ts';
import { plainDateOf } from '../../core/kernel/dates.ts';
import type { CodeAct } from '../../core/protocol/code.ts';
import type { OpenCase } from '../../platform/cases/cases.ts';
import { roleAt } from '../../platform/cases/role-at.ts';
import type { StaffCard } from '../../platform/directory/directory.ts';
import { writtenDay } from '../../ui/written.ts';
import type { Colleague, FormContext } from './form-context.ts';
import type { Given } from './needs.ts';
import type { Subject } from './subject.ts';

type OfForm = Pick<Extract<Subject, { is: 'form' }>, 'act' | 'form'>;

export function contextFor({ asked, opened, staff }: Omit<Given, 'needs' | 'frame'>, subject: OfForm): FormContext {
  const { code, location, dossier, assessment } = opened;
  const role = roleAt(asked, location.id);
  const { help } = assessment.weighed.decisions;
  return {
    code,
    location: location.kind,
    act: subject.act,
    also: alsoOpen(opened, role, subject),
    due: dueIn(opened),
    today: plainDateOf(asked.now),
    recorder: { id: asked.staff.id, name: asked.staff.name, role },
    staff: staff.filter(({ id }) => !opened.excluded.includes(id)).flatMap((card) => colleague(card, opened)),
    children: childrenIn(dossier).map(({ id, name }) => ({ value: id, label: name ?? 'Kind zonder naam' })),
    reports: standingOf(dossier, 'ReportMade').map(({ entry, event }) => ({
      value: entry.id,
      label: `De melding van ${writtenDay(event.on)}`,
    })),
    isAfterHelp: help === 'running' || help === 'ended',
    newId: asked.key,
  };
}

export function dueIn({ assessment }: Pick<OpenCase, 'assessment'>): ReadonlySet<string> {
  return new Set(assessment.duties.filter(({ kind }) => kind === 'act').map(({ id }) => id));
}

/** The role somebody has at this location; who has none here is not offered. */
function colleague({ id, name, roles }: StaffCard, { location }: OpenCase): Colleague[] {
  const here = roles.find((held) => held.location === null || held.location === location.id);
  return here === undefined ? [] : [{ id, name, role: here.role }];
}

/** Acts of the same kind that are not done yet: those that are due, and those of the same step. */
function alsoOpen(opened: OpenCase, role: string, { act, form }: OfForm): readonly CodeAct[] {
  const { code, assessment } = opened;
  const due = dueIn(opened);
  const open = new Set([...due, ...assessment.openTo(role).map(({ id }) => id)]);
  const done = new Set(
    assessment.steps.flatMap(({ acts }) => acts.filter(({ state }) => state === 'done').map(({ id }) => id)),
  );
  return [...code.acts.values()]
    .filter(({ id, entry }) => entry === form.type && id !== act?.id && open.has(id) && !done.has(id))
    .filter((other) => other.form === undefined && (due.has(other.id) || act === null || other.step === act.step))
    .toSorted((a, b) => Number(due.has(b.id)) - Number(due.has(a.id)));
}
