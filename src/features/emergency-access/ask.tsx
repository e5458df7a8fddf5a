import { childId } from '../../core/kernel/kernel.schema.ts';
import { one } from '../../platform/http/form.ts';
import type { Reply, StaffAsked } from '../../platform/http/route.ts';
import { emptyForm, type FormState } from '../../ui/forms/form-state.ts';
import { paths } from '../../ui/paths.ts';
import { AskPage, RunningPage, type RunningView } from './ask.page.tsx';
import type { Needs } from './needs.ts';
import { isGround } from './words.ts';

const longest = 2000;

/** Who manages the system never asks: for them this page is not there. */
function isFor({ staff }: StaffAsked): boolean {
  return !staff.roles.some(({ may }) => may.includes('manage'));
}

export async function showAsking(asked: StaffAsked, needs: Needs): Promise<Reply> {
  if (!isFor(asked)) return { notFound: true };
  const draft = await asked.draft();
  return show(asked, needs, draft === null ? emptyForm : { values: draft, errors: new Map() });
}

async function show(asked: StaffAsked, needs: Needs, form: FormState): Promise<Reply> {
  const [frame, children] = await Promise.all([needs.frame(asked), needs.directory.children(asked.actor)]);
  const choices = children.map(({ id, name, group }) => ({
    value: id,
    label: group === null ? name : `${name}, ${group}`,
  }));
  const page = <AskPage frame={frame} form={form} choices={choices} />;
  return form.errors.size > 0 ? { page, status: 400 } : { page };
}

/** Answers alike whether there is a dossier or not, and whether this person is shut out of it: nothing is told here. */
export async function askFor(asked: StaffAsked, needs: Needs): Promise<Reply> {
  if (!isFor(asked)) return { notFound: true };
  const child = childId.safeParse(one(asked.form, 'child'));
  const ground = one(asked.form, 'ground');
  const reason = one(asked.form, 'reason').trim();
  const errors = new Map<string, string>();
  if (!child.success) errors.set('child', 'Kies een kind.');
  if (!isGround(ground)) errors.set('ground', 'Kies waarom het nu moet.');
  if (reason === '' || reason.length > longest) errors.set('reason', 'Schrijf in een paar zinnen waarom het nu moet.');
  if (!child.success || !isGround(ground) || errors.size > 0) return show(asked, needs, { values: asked.form, errors });
  const opened = await needs.emergencyAccess.open(asked.actor, { child: child.data, ground, reason });
  return opened ? { redirect: paths.emergencyAccessRunning } : { notFound: true };
}

export async function showRunning(asked: StaffAsked, needs: Needs): Promise<Reply> {
  if (!isFor(asked)) return { notFound: true };
  const [frame, running, children] = await Promise.all([
    needs.frame(asked),
    needs.emergencyAccess.running(asked.actor),
    needs.directory.children(asked.actor),
  ]);
  const views = running.map(({ id, child, endsAt, refs }): RunningView => ({
    ...{ id, endsAt, refs },
    child: children.find((card) => card.id === child)?.name ?? 'dit kind',
  }));
  return { page: <RunningPage frame={frame} running={views} /> };
}

export async function renew(asked: StaffAsked, needs: Needs): Promise<Reply> {
  if (!isFor(asked)) return { notFound: true };
  await needs.emergencyAccess.renew(asked.actor, asked.params['use'] ?? '');
  return { redirect: paths.emergencyAccessRunning };
}
