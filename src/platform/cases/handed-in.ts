import { isContent } from '../../core/dossier/dossier.ts';
import type { Content } from '../../core/dossier/events.schema.ts';
import { plainDateOf } from '../../core/kernel/dates.ts';
import { refuse, type EntryId, type LocationId, type Result, type StaffId } from '../../core/kernel/kernel.ts';
import { bucketOfSignal } from '../../core/retention/retention.ts';
import type { ChildCard, Directory } from '../directory/directory.ts';
import type { DossierStore, Signal, SignalScope } from '../dossier-store/dossier-store.ts';
import type { StaffAsked } from '../http/route.ts';
import type { Codes } from './case-file.ts';
import type { HandedIn, UsedBefore } from './cases.ts';
import { newEntryId } from './new-ids.ts';
import { roleAt } from './role-at.ts';
import type { Written } from './written.schema.ts';

const most = 200;

/** Answers the same whether or not there is a dossier about this child. */
export async function handIn(
  { store, codes }: { readonly store: DossierStore<Written>; readonly codes: Codes },
  asked: StaffAsked,
  child: ChildCard,
  event: Content,
  withheldFrom: readonly StaffId[],
): Promise<Result<EntryId, UsedBefore>> {
  const recorded = await store.recordSignal(asked.actor, {
    id: newEntryId(),
    location: child.location,
    child: child.id,
    event: { role: roleAt(asked, child.location), event },
    withheldFrom,
    bucket: bucketOfSignal(plainDateOf(asked.now), yearsOf(codes, asked, child.location)),
    idempotencyKey: asked.key,
  });
  return recorded.ok ? recorded : refuse({ kind: 'used' });
}

/** By the code of the location; by the longest of all when it is not known to this person. */
function yearsOf(codes: Codes, { staff }: StaffAsked, location: LocationId): number {
  const protocol = staff.roles.find((held) => held.location === location)?.protocol;
  const code = protocol == null ? undefined : codes.get(protocol);
  const all = code === undefined ? [...codes.values()] : [code];
  return Math.max(...all.map((one) => one.protocol.retention.yearsAfterLeaving));
}

export async function listHandedIn(
  store: DossierStore<Written>,
  directory: Directory,
  asked: StaffAsked,
  scope: SignalScope,
): Promise<readonly HandedIn[]> {
  const actor = asked.actor;
  const signals = await store.signals(actor, scope, most);
  if (signals.length === 0) return [];
  const [children, staff, locations] = await Promise.all([
    directory.children(actor),
    directory.staff(actor),
    directory.locations(actor),
  ]);
  const nameOf = (id: StaffId) => staff.find((card) => card.id === id)?.name ?? 'een collega';
  return signals.flatMap((signal) => {
    const location = locations.find(({ id }) => id === signal.location);
    const { event } = signal.event;
    if (location === undefined || !isContent(event)) return [];
    const recorderName = nameOf(signal.recordedBy);
    const child = children.find(({ id }) => id === signal.child) ?? null;
    const seen = signal.seen.map((one) => ({ name: nameOf(one.staff), at: one.at }));
    return [toHandedIn(signal, { child, location, recorderName, event, seen })];
  });
}

type Named = Pick<HandedIn, 'child' | 'location' | 'recorderName' | 'event' | 'seen'>;

function toHandedIn(signal: Signal<Written>, named: Named): HandedIn {
  return {
    ...named,
    id: signal.id,
    withheldFrom: signal.withheldFrom,
    recordedAt: signal.recordedAt,
    recordedBy: signal.recordedBy,
    recorderRole: signal.event.role,
    takenUp: signal.dossier !== null,
  };
}
