import { formatDay, formatMoment, plainDateOf } from '../../core/kernel/dates.ts';
import type { PlainDate, StaffId } from '../../core/kernel/kernel.ts';
import { monthInWords } from '../../core/log-review/months.ts';
import { isMonth } from '../../core/retention/retention.ts';
import { one } from '../../platform/http/form.ts';
import type { Reply, StaffAsked } from '../../platform/http/route.ts';
import { paths, to } from '../../ui/paths.ts';
import {
  ApprovalPage,
  ApprovalsPage,
  DestructionPage,
  DestructionsPage,
  type Listed,
  type OneView,
} from './destruction.page.tsx';
import { approve, destructions, monthsDue, propose, withdraw, type Destruction } from './destruction.queries.ts';
import type { Needs } from './needs.ts';
import { counted, earlyGrounds, refusalSays, stateOf, subjectOf } from './words.ts';

const isRunning = ({ state }: Destruction) => state !== 'withdrawn' && state !== 'done';

export async function showDestructions(asked: StaffAsked, { db, frame }: Needs): Promise<Reply> {
  const [due, all] = await Promise.all([monthsDue(db, asked.actor), destructions(db, asked.actor)]);
  const running = new Set(all.filter(isRunning).map(({ bucket }) => bucket));
  const views = due
    .filter(({ bucket }) => !running.has(bucket))
    .map(({ bucket, dossiers, signals }) => ({
      bucket,
      title: monthInWords({ name: bucket }),
      counted: counted(dossiers, signals),
    }));
  const today = plainDateOf(asked.now);
  const page = (
    <DestructionsPage frame={await frame(asked)} due={views} listed={all.map((of) => listedOf(of, today))} />
  );
  return { page };
}

function listedOf(destruction: Destruction, today: PlainDate): Listed {
  return { id: destruction.id, title: subjectOf(destruction), state: stateOf(destruction, today) };
}

export async function proposeMonth(asked: StaffAsked, { db }: Needs): Promise<Reply> {
  const month = one(asked.form, 'month');
  const isDue = isMonth(month) && (await monthsDue(db, asked.actor)).some(({ bucket }) => bucket === month);
  if (!isDue) return { notFound: true };
  await propose(db, asked.actor, { bucket: month });
  return { redirect: paths.destructions };
}

export async function showDestruction(asked: StaffAsked, needs: Needs): Promise<Reply> {
  const view = await viewOf(asked, needs);
  return view === null
    ? { notFound: true }
    : { page: <DestructionPage frame={await needs.frame(asked)} view={view} /> };
}

export async function withdrawProposal(asked: StaffAsked, { db }: Needs): Promise<Reply> {
  const done = await withdraw(db, asked.actor, asked.params['destruction'] ?? '');
  return done ? { redirect: paths.destructions } : { notFound: true };
}

export async function showApprovals(asked: StaffAsked, { db, frame }: Needs): Promise<Reply> {
  const today = plainDateOf(asked.now);
  const waiting = (await destructions(db, asked.actor)).filter(
    ({ state }) => state === 'proposed' || state === 'approved',
  );
  return { page: <ApprovalsPage frame={await frame(asked)} listed={waiting.map((of) => listedOf(of, today))} /> };
}

export async function showApproval(asked: StaffAsked, needs: Needs): Promise<Reply> {
  const view = await viewOf(asked, needs);
  return view === null ? { notFound: true } : approval(asked, needs, view, new Map());
}

async function approval(asked: StaffAsked, needs: Needs, view: OneView, errors: ReadonlyMap<string, string>) {
  const page = <ApprovalPage frame={await needs.frame(asked)} view={view} errors={errors} />;
  return errors.size > 0 ? { page, status: 400 as const } : { page };
}

/** The second person says yes, and it is carried out at once; or no, and it does not go on. */
export async function answerApproval(asked: StaffAsked, needs: Needs): Promise<Reply> {
  const view = await viewOf(asked, needs);
  if (view === null) return { notFound: true };
  const refused = (says: string) => approval(asked, needs, view, new Map([['answer', says]]));
  const answer = one(asked.form, 'answer');
  if (answer !== 'yes' && answer !== 'no') return refused('Kies of u akkoord gaat.');
  if (view.isMine && view.isProposal) return refused('U stelde dit zelf voor. Een ander moet akkoord geven.');
  const here = { redirect: to(paths.destructionApproval, { destruction: view.id }) };
  if (answer === 'no') {
    await withdraw(needs.db, asked.actor, view.id);
    return here;
  }
  if (view.isProposal) await approve(needs.db, asked.actor, view.id);
  const done = await needs.destroy({ board: asked.staff.board, now: asked.now }, view.id);
  return done.ok ? here : refused(refusalSays(done.error));
}

async function viewOf(asked: StaffAsked, { db, directory }: Needs): Promise<OneView | null> {
  const found = (await destructions(db, asked.actor)).find(({ id }) => id === asked.params['destruction']);
  if (found === undefined) return null;
  const staff = await directory.staff(asked.actor);
  const nameOf = (id: StaffId) => staff.find((card) => card.id === id)?.name ?? 'een collega';
  return {
    ...listedOf(found, plainDateOf(asked.now)),
    rows: rowsOf(found, nameOf),
    ref: found.ref,
    isProposal: found.state === 'proposed',
    isApproved: found.state === 'approved',
    isMine: found.proposed_by === asked.staff.id,
  };
}

function rowsOf(found: Destruction, nameOf: (id: StaffId) => string): OneView['rows'] {
  const { ground, proposed_by, proposed_at, approved_by, approved_at, state, destroyed_on, final_on } = found;
  const rows = [{ key: 'Voorgesteld', value: `door ${nameOf(proposed_by)}, ${formatMoment(proposed_at)}` }];
  if (ground !== null) rows.unshift({ key: 'Waarom', value: earlyGrounds[ground] });
  if (approved_by !== null && approved_at !== null)
    rows.push({ key: 'Akkoord', value: `door ${nameOf(approved_by)}, ${formatMoment(approved_at)}` });
  if (state === 'done' || state === 'erased' || state === 'begun') {
    rows.push({ key: 'Wat', value: counted(found.dossiers, found.signals) });
    rows.push({ key: 'Bleef staan', value: String(found.postponed) });
  }
  if (destroyed_on !== null) rows.push({ key: 'Vernietigd op', value: formatDay(destroyed_on) });
  if (final_on !== null) rows.push({ key: 'Nergens meer te lezen vanaf', value: formatDay(final_on) });
  return rows;
}
