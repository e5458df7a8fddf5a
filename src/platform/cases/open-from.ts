import { randomUUID } from 'node:crypto';
import { evolve, absent, type Dossier } from '../../core/dossier/dossier.ts';
import { decide } from '../../core/dossier/decide.ts';
import type { Entry, EventOf } from '../../core/dossier/events.schema.ts';
import { plainDateOf } from '../../core/kernel/dates.ts';
import type { StaffId } from '../../core/kernel/kernel.ts';
import type { Code } from '../../core/protocol/code.ts';
import type { StaffCard } from '../directory/directory.ts';
import type { NewDossier, NewEntry, NewGrant } from '../dossier-store/dossier-store.ts';
import type { StaffAsked } from '../http/route.ts';
import { assessNow } from './case-file.ts';
import type { HandedIn, OpenFrom } from './cases.ts';
import { newDossierId, newDossierRef, newEntryId } from './new-ids.ts';
import { roleAt } from './role-at.ts';
import { headingOf } from './summarise.ts';
import type { Written } from './written.schema.ts';

/** A new dossier that begins with this signal, under the code of its location. */
export function newDossierFrom(
  code: Code,
  asked: StaffAsked,
  signal: HandedIn & { readonly child: NonNullable<HandedIn['child']> },
  how: OpenFrom,
  staff: readonly StaffCard[],
): NewDossier<Written> {
  const role = roleAt(asked, signal.location.id);
  const opening = openedBy(code, asked, signal, how);
  const entries: NewEntry<Written>[] = [
    { id: newEntryId(), event: { role, event: opening } },
    { id: newEntryId(), event: takenUp(signal, role) },
    ...closedAtOnce(how, asked).map((event) => ({ id: newEntryId(), event: { role, event } })),
  ];
  const dossier = replayNew(entries, asked, role);
  return {
    id: newDossierId(),
    ref: newDossierRef(),
    location: signal.location.id,
    protocol: code.protocol.id,
    children: [signal.child.id],
    grants: placesIn(code, asked, signal, how, staff),
    excluded: how.excluded,
    heading: headingOf(code, dossier, assessNow(code, dossier, asked.now), { step: null, stepSince: null }, asked.now),
    entries,
    signal: signal.id,
  };
}

function openedBy(
  code: Code,
  { now }: StaffAsked,
  { child, location }: HandedIn & { readonly child: NonNullable<HandedIn['child']> },
  { route }: OpenFrom,
): EventOf<'DossierOpened'> {
  const event: EventOf<'DossierOpened'> = {
    type: 'DossierOpened',
    on: plainDateOf(now),
    protocol: code.protocol.id,
    location: location.kind,
    route,
    child: {
      id: child.id,
      name: child.name,
      ...(child.birthDate === null ? {} : { birthDate: child.birthDate }),
      ...(child.group === null ? {} : { group: child.group }),
    },
  };
  const decision = decide(absent, { do: 'Open', event }, now, code);
  if (!decision.ok) throw new Error(`a new dossier was refused: ${decision.error.code}`);
  return event;
}

function closedAtOnce({ noAction }: OpenFrom, { now }: StaffAsked): EventOf<'DossierClosed'>[] {
  return noAction === undefined ? [] : [{ type: 'DossierClosed', on: plainDateOf(now), because: noAction }];
}

/** A signal as it goes into a dossier: who recorded it first, and when, go along. */
export function takenUp({ id, event, recordedAt, recordedBy, recorderRole }: HandedIn, role: string): Written {
  return { role, event, from: { signal: id, recordedBy, recordedAt, role: recorderRole } };
}

function replayNew(entries: readonly NewEntry<Written>[], { now, staff }: StaffAsked, role: string): Dossier {
  const toCore = ({ id, event }: NewEntry<Written>): Entry => ({
    id,
    recordedAt: now,
    recordedBy: { staff: staff.id, role },
    event: event.event,
  });
  return entries.map(toCore).reduce(evolve, absent);
}

/** Who opens it coordinates; who decides by the code can read it; who handed the signal in keeps sight of that alone. */
function placesIn(
  code: Code,
  { staff: opener, now }: StaffAsked,
  { location, recordedBy }: HandedIn,
  { excluded }: OpenFrom,
  staff: readonly StaffCard[],
): NewGrant[] {
  const place = (holder: StaffId, relation: NewGrant['relation']): NewGrant => ({
    id: randomUUID(),
    staff: holder,
    relation,
    deputyOf: null,
    from: now,
    until: null,
  });
  const deciders = staff.filter(({ roles }) =>
    roles.some(
      (held) =>
        (held.location === null || held.location === location.id) &&
        code.protocol.finalDecider.roles.includes(held.role),
    ),
  );
  const wanted = [
    place(opener.id, 'coordinator'),
    ...deciders.filter(({ id }) => id !== opener.id).map(({ id }) => place(id, 'decider')),
    ...(recordedBy === opener.id ? [] : [place(recordedBy, 'recorder')]),
  ];
  return wanted.filter(({ staff: holder }) => !excluded.includes(holder));
}
