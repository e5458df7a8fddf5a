import type { Code } from '../../core/protocol/code.ts';
import { whoIsThere } from '../../platform/absence/who-is-there.ts';
import type { ChildCard, LocationCard } from '../../platform/directory/directory.ts';
import { toEntryId } from '../../platform/http/reference.ts';
import type { Reply, StaffAsked } from '../../platform/http/route.ts';
import type { FormState } from '../../ui/forms/form-state.ts';
import { paths, to } from '../../ui/paths.ts';
import type { Needs } from './needs.ts';
import { RecordedPage } from './recorded.page.tsx';
import { parseSignal, type TypedSignal } from './signal.form.ts';
import { SignalPage } from './signal.page.tsx';

export async function showForm(asked: StaffAsked, needs: Needs, form: FormState): Promise<Reply> {
  const [children, staff, locations] = await Promise.all([
    needs.directory.children(asked.actor),
    needs.directory.staff(asked.actor),
    needs.directory.locations(asked.actor),
  ]);
  const page = (
    <SignalPage
      frame={await needs.frame(asked)}
      form={form}
      colleagues={staff.filter(({ id }) => id !== asked.staff.id).map(({ id, name }) => ({ value: id, label: name }))}
      list={children.map((child) => ({ value: child.id, label: labelOf(child, locations) }))}
    />
  );
  return form.errors.size > 0 ? { page, status: 400 } : { page };
}

function labelOf({ name, group, location }: ChildCard, locations: readonly LocationCard[]): string {
  const place = locations.length > 1 ? locations.find(({ id }) => id === location)?.name : undefined;
  return [name, group, place].filter((part) => part != null).join(', ');
}

export async function record(asked: StaffAsked, needs: Needs): Promise<Reply> {
  const typed = parseSignal(asked.form, asked.staff.name, asked.now);
  if (!typed.ok) return showForm(asked, needs, { values: asked.form, errors: typed.error });
  const child = await childOf(asked, needs, typed.value);
  if (child === null) {
    const errors = new Map([['child', 'Kies een kind uit de lijst.']]);
    return showForm(asked, needs, { values: asked.form, errors });
  }
  const acts = await actsOfSignal(asked, needs, child);
  const { withheldFrom } = typed.value;
  const staff = await needs.directory.staff(asked.actor);
  const withheld = staff.filter(({ id }) => id === withheldFrom).map(({ id }) => id);
  const handed = await needs.cases.handIn(asked, child, typed.value.toEvent(acts), withheld);
  return handed.ok ? { redirect: to(paths.signalRecorded, { ref: handed.value }) } : { usedBefore: true };
}

async function childOf(asked: StaffAsked, { directory }: Needs, { child }: TypedSignal): Promise<ChildCard | null> {
  if ('id' in child) return (await directory.children(asked.actor)).find(({ id }) => id === child.id) ?? null;
  const [location] = await ownLocations(asked, directory);
  if (location === undefined) return null;
  const added = { location: location.id, name: child.name, birthDate: null };
  const id = await directory.addChild(asked.actor, added, asked.key);
  return { ...added, id, group: null };
}

async function ownLocations(asked: StaffAsked, directory: Needs['directory']): Promise<readonly LocationCard[]> {
  const all = await directory.locations(asked.actor);
  const own = all.filter(({ id }) => asked.staff.roles.some(({ location }) => location === id));
  return own.length > 0 ? own : all;
}

/** The acts of the code that a first signal fulfils. */
async function actsOfSignal(asked: StaffAsked, needs: Needs, child: ChildCard): Promise<string[]> {
  const code = await codeAt(asked, needs, child.location);
  const must = [...(code?.acts.values() ?? [])].filter(
    ({ entry, strength, when }) => entry === 'SignalRecorded' && strength === 'must' && when === undefined,
  );
  return must.map(({ id }) => id);
}

async function codeAt(asked: StaffAsked, needs: Needs, location: string): Promise<Code | undefined> {
  const place = (await needs.directory.locations(asked.actor)).find(({ id }) => id === location);
  return place === undefined ? undefined : needs.protocols.get(place.protocol);
}

export async function showRecorded(
  asked: StaffAsked,
  needs: Omit<Needs, 'cases'> & { readonly cases: Pick<Needs['cases'], 'handedIn'> },
): Promise<Reply> {
  const id = toEntryId(asked.params['ref'] ?? '');
  const signal = id === null ? null : await needs.cases.handedIn(asked, id);
  if (signal === null || signal.recordedBy !== asked.staff.id) return { notFound: true };
  const [staff, receivers] = await Promise.all([
    needs.directory.staff(asked.actor),
    needs.absences.receivers(asked.actor, signal.location.id),
  ]);
  const code = needs.protocols.get(signal.location.protocol);
  const others = staff.filter(({ id: other }) => other !== asked.staff.id && !signal.withheldFrom.includes(other));
  const { event } = signal;
  const dangerNow = event.type === 'SignalRecorded' ? event.dangerNow : 'no';
  const page = (
    <RecordedPage
      frame={await needs.frame(asked)}
      recordedAt={signal.recordedAt}
      number={signal.id.slice(0, 6).toUpperCase()}
      danger={dangerNow === 'not_asked' ? 'no' : dangerNow}
      receivers={whoIsThere(receivers, others, code, signal.location)}
      asks={nextAsked(code)}
    />
  );
  return { page };
}

/** The first mandatory acts after a signal, as the code words them. */
function nextAsked(code: Code | undefined): string[] {
  const must = [...(code?.acts.values() ?? [])].filter(
    ({ step, strength, when, entry }) =>
      (step === 'S1' || step === 'S2') && strength === 'must' && when === undefined && entry !== 'SignalRecorded',
  );
  return must.slice(0, 3).map(({ title, says }) => `${title}. ${says}`);
}
