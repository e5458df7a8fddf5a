import type { Content } from '../../core/dossier/events.schema.ts';
import type { DossierRef, Result, StaffId } from '../../core/kernel/kernel.ts';
import type { CaseRow, HandedIn, TakeUpRefusal } from '../../platform/cases/cases.ts';
import type { StaffCard } from '../../platform/directory/directory.ts';
import { toDossierRef, toEntryId } from '../../platform/http/reference.ts';
import type { Reply, StaffAsked } from '../../platform/http/route.ts';
import { emptyForm, type FormState } from '../../ui/forms/form-state.ts';
import { paths, to } from '../../ui/paths.ts';
import { InboxPage } from './inbox.page.tsx';
import { InboxSignalPage } from './inbox-signal.page.tsx';
import { MySignalsPage } from './my-signals.page.tsx';
import type { Needs } from './needs.ts';
import { parseTakeUp, type TakeUp } from './take-up.form.ts';

const unnamed = 'Kind zonder naam';

export async function showMine(asked: StaffAsked, { cases, frame }: Needs): Promise<Reply> {
  const mine = await cases.handedInByMe(asked);
  const signals = mine.map(({ child, recordedAt, event, seen }) => ({
    child: child?.name ?? unnamed,
    recordedAt,
    event,
    seen,
  }));
  return {
    page: <MySignalsPage frame={await frame(asked)} now={asked.now} recorder={asked.staff.name} signals={signals} />,
  };
}

export async function showInbox(asked: StaffAsked, { cases, frame }: Needs): Promise<Reply> {
  const waiting = await cases.waiting(asked);
  const rows = waiting.map((signal) => ({
    id: signal.id,
    child: signal.child?.name ?? unnamed,
    group: signal.child?.group ?? null,
    location: signal.location.name,
    recorder: signal.recorderName,
    recordedAt: signal.recordedAt,
    danger: namesDanger(signal.event),
  }));
  return { page: <InboxPage frame={await frame(asked)} now={asked.now} rows={rows} /> };
}

function namesDanger(event: Content): boolean {
  return event.type === 'EmergencyContacted' || (event.type === 'SignalRecorded' && event.dangerNow === 'yes');
}

export async function showOne(asked: StaffAsked, needs: Needs): Promise<Reply> {
  const signal = await find(asked, needs);
  if (signal === null) return { notFound: true };
  await needs.cases.see(asked, signal.id);
  const draft = await asked.draft();
  return showSignal(asked, needs, signal, draft === null ? emptyForm : { values: draft, errors: new Map() });
}

async function find(asked: StaffAsked, { cases }: Needs): Promise<HandedIn | null> {
  const id = toEntryId(asked.params['ref'] ?? '');
  if (id === null) return null;
  return (await cases.waiting(asked)).find((signal) => signal.id === id) ?? null;
}

async function showSignal(asked: StaffAsked, needs: Needs, signal: HandedIn, form: FormState): Promise<Reply> {
  const { child } = signal;
  const [waiting, running, staff] = await Promise.all([
    needs.cases.waiting(asked),
    child === null ? [] : needs.cases.ofChild(asked, child.id),
    needs.directory.staff(asked.actor),
  ]);
  const page = (
    <InboxSignalPage
      frame={await needs.frame(asked)}
      form={form}
      id={signal.id}
      child={child?.name ?? unnamed}
      group={child?.group ?? null}
      recorder={signal.recorderName}
      recordedAt={signal.recordedAt}
      event={signal.event}
      danger={namesDanger(signal.event)}
      earlier={waiting
        .filter(({ id, child: other }) => id !== signal.id && child !== null && other?.id === child.id)
        .map(({ recordedAt, recorderName, event }) => ({ recordedAt, recorder: recorderName, event }))}
      running={running.map((row) => ({ value: row.ref, label: runningLabel(row) }))}
      colleagues={staff.filter(({ id }) => id !== asked.staff.id).map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
  return form.errors.size > 0 ? { page, status: 400 } : { page };
}

function runningLabel({ status }: CaseRow): string {
  return status === 'open' ? 'Bij het dossier voegen dat loopt' : 'Bij het gesloten dossier voegen; dat gaat weer open';
}

export async function takeUp(asked: StaffAsked, needs: Needs): Promise<Reply> {
  const signal = await find(asked, needs);
  const typed = parseTakeUp(asked.form);
  if (signal === null) return typed.ok ? sentAgain(asked, needs, typed.value) : { notFound: true };
  if (!typed.ok) return showSignal(asked, needs, signal, { values: asked.form, errors: typed.error });
  return typed.value.does === 'join'
    ? join(asked, needs, signal, typed.value.ref)
    : open(asked, needs, signal, typed.value);
}

/** It does not wait any more: the same form sent twice has the answer of the first time, anything else has none. */
async function sentAgain(asked: StaffAsked, needs: Needs, how: TakeUp): Promise<Reply> {
  const id = toEntryId(asked.params['ref'] ?? '');
  const signal = id === null ? null : await needs.cases.handedIn(asked, id);
  if (signal === null || signal.child === null) return { notFound: true };
  const ref = how.does === 'join' ? toDossierRef(how.ref) : null;
  if (how.does === 'join')
    return ref === null ? { notFound: true } : answerTo(await needs.cases.takeInto(asked, signal, ref));
  return answerTo(await needs.cases.openFrom(asked, signal, { route: how.route, excluded: [] }));
}

function answerTo(taken: Result<DossierRef, TakeUpRefusal>): Reply {
  if (taken.ok) return { redirect: to(paths.dossier, { ref: taken.value }) };
  return taken.error.kind === 'used' ? { usedBefore: true } : { notFound: true };
}

async function join(asked: StaffAsked, needs: Needs, signal: HandedIn, chosen: string): Promise<Reply> {
  const ref = toDossierRef(chosen);
  const taken = ref === null ? null : await needs.cases.takeInto(asked, signal, ref);
  if (taken === null || isGone(taken)) return changed(asked, needs, signal);
  return answerTo(taken);
}

function isGone(taken: Result<DossierRef, TakeUpRefusal>): boolean {
  return !taken.ok && taken.error.kind === 'gone';
}

function changed(asked: StaffAsked, needs: Needs, signal: HandedIn): Promise<Reply> {
  const errors = new Map([['does', 'Dit is zojuist veranderd. Kijk bij de nieuwe signalen of het er nog staat.']]);
  return showSignal(asked, needs, signal, { values: asked.form, errors });
}

async function open(
  asked: StaffAsked,
  needs: Needs,
  signal: HandedIn,
  how: Exclude<TakeUp, { does: 'join' }>,
): Promise<Reply> {
  const staff = await needs.directory.staff(asked.actor);
  const excluded = toExcluded(staff, how.excluded, asked.staff.id);
  const tied = (await needs.ties(asked.actor, asked.form.get('guardians') ?? [])).filter(
    (id) => !excluded.includes(id),
  );
  if (tied.length > 0 && asked.form.get('tied')?.[0] !== 'seen') {
    const names = staff.flatMap(({ id, name }) => (tied.includes(id) ? [name] : []));
    const says = `${names.join(', ')} heeft dezelfde gegevens als een ouder. Kies of dit dossier verborgen moet zijn.`;
    return showSignal(asked, needs, signal, { values: asked.form, errors: new Map([['excluded', says]]) });
  }
  const noAction = how.does === 'no_meldcode' ? { noAction: how.because } : {};
  const opened = await needs.cases.openFrom(asked, signal, { route: how.route, excluded, ...noAction });
  return isGone(opened) ? changed(asked, needs, signal) : answerTo(opened);
}

function toExcluded(staff: readonly StaffCard[], chosen: readonly string[], opener: StaffId): StaffId[] {
  return staff.flatMap(({ id }) => (chosen.includes(id) && id !== opener ? [id] : []));
}
