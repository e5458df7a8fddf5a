import type { LocationKind, Route } from '../protocol/words.ts';
import type { Content, DossierEvent, Entry, EventOf } from './events.schema.ts';
import type { Child, Person } from './file.schema.ts';

/** The entries are the dossier; all else is read off from them each time it is asked for. */
export type Dossier =
  | { readonly status: 'absent' }
  | {
      readonly status: 'open' | 'closed';
      readonly opened: EventOf<'DossierOpened'>;
      readonly entries: readonly Entry[];
    };

export const absent: Dossier = { status: 'absent' };

/** An entry about the case as it counts now: corrected in its place, never withdrawn. */
export type Standing = { readonly entry: Entry; readonly event: Content };

/** One row as a person reads it; a withdrawn or corrected entry stays readable, with the reason. */
export type TimelineRow = {
  readonly entry: Entry;
  readonly state: 'stands' | 'withdrawn' | 'corrected';
  /** What counts in its place, when corrected. */
  readonly now: Content | null;
  readonly because: string | null;
};

/** Adds one entry that `decide` let through. Throws when a history does not begin with its opening. */
export function evolve(dossier: Dossier, entry: Entry): Dossier {
  const { event } = entry;
  if (dossier.status === 'absent') {
    if (event.type !== 'DossierOpened') throw new Error('a dossier begins with its opening');
    return { status: 'open', opened: event, entries: [entry] };
  }
  return { ...dossier, status: statusAfter(dossier.status, event), entries: [...dossier.entries, entry] };
}

function statusAfter(status: 'open' | 'closed', event: DossierEvent): 'open' | 'closed' {
  if (event.type === 'DossierClosed') return 'closed';
  return event.type === 'DossierReopened' ? 'open' : status;
}

export function replay(entries: readonly Entry[]): Dossier {
  const [first] = entries;
  if (first === undefined) return absent;
  if (first.event.type !== 'DossierOpened') throw new Error('a dossier begins with its opening');
  const status = entries.reduce((now: 'open' | 'closed', { event }) => statusAfter(now, event), 'open');
  return { status, opened: first.event, entries };
}

export function entriesOf(dossier: Dossier): readonly Entry[] {
  return dossier.status === 'absent' ? [] : dossier.entries;
}

/** The ids of entries that were withdrawn. */
export function withdrawnIn(dossier: Dossier): ReadonlySet<string> {
  return new Set(entriesOf(dossier).flatMap(({ event }) => (event.type === 'EntryWithdrawn' ? [event.entry] : [])));
}

function correctionsIn(dossier: Dossier): ReadonlyMap<string, EventOf<'EntryCorrected'>> {
  const pairs = entriesOf(dossier).flatMap(({ event }) =>
    event.type === 'EntryCorrected' ? [[event.entry, event] as const] : [],
  );
  return new Map(pairs);
}

const ofTheFile: ReadonlySet<string> = new Set([
  'DossierOpened',
  'ProtocolChanged',
  'DossierClosed',
  'DossierReopened',
  'EntryWithdrawn',
  'EntryCorrected',
] satisfies Exclude<DossierEvent['type'], Content['type']>[]);

export function isContent(event: DossierEvent): event is Content {
  return !ofTheFile.has(event.type);
}

/** In the order of recording; a correction stands where the first version stood. */
export function standingIn(dossier: Dossier): readonly Standing[] {
  const withdrawn = withdrawnIn(dossier);
  const corrections = correctionsIn(dossier);
  return entriesOf(dossier).flatMap((entry) => {
    if (!isContent(entry.event) || withdrawn.has(entry.id)) return [];
    return [{ entry, event: corrections.get(entry.id)?.replacement ?? entry.event }];
  });
}

export function standingOf<T extends Content['type']>(
  dossier: Dossier,
  type: T,
): readonly { readonly entry: Entry; readonly event: Extract<Content, { type: T }> }[] {
  const isOf = (event: Content): event is Extract<Content, { type: T }> => event.type === type;
  return standingIn(dossier).flatMap(({ entry, event }) => (isOf(event) ? [{ entry, event }] : []));
}

/** Every entry in the order of recording, with what became of it. */
export function timeline(dossier: Dossier): readonly TimelineRow[] {
  const corrections = correctionsIn(dossier);
  const withdrawals = new Map(
    entriesOf(dossier).flatMap(({ event }) => (event.type === 'EntryWithdrawn' ? [[event.entry, event] as const] : [])),
  );
  return entriesOf(dossier).map((entry): TimelineRow => {
    const withdrawal = withdrawals.get(entry.id);
    if (withdrawal !== undefined) return { entry, state: 'withdrawn', now: null, because: withdrawal.because };
    const correction = corrections.get(entry.id);
    if (correction === undefined) return { entry, state: 'stands', now: null, because: null };
    return { entry, state: 'corrected', now: correction.replacement, because: correction.because };
  });
}

export function childrenIn(dossier: Dossier): readonly Child[] {
  if (dossier.status === 'absent') return [];
  return [dossier.opened.child, ...standingOf(dossier, 'ChildAdded').map(({ event }) => event.child)];
}

/** Several households can stand in one dossier; a person or child without a label is in none. */
export function householdsIn(
  dossier: Dossier,
): ReadonlyMap<string, { readonly children: Child[]; readonly persons: Person[] }> {
  const households = new Map<string, { children: Child[]; persons: Person[] }>();
  const household = (label: string) => {
    const known = households.get(label) ?? { children: [], persons: [] };
    households.set(label, known);
    return known;
  };
  for (const child of childrenIn(dossier))
    if (child.household !== undefined) household(child.household).children.push(child);
  for (const person of personsIn(dossier))
    if (person.household !== undefined) household(person.household).persons.push(person);
  return households;
}

export function personsIn(dossier: Dossier): readonly Person[] {
  return standingOf(dossier, 'PersonAdded').map(({ event }) => event.person);
}

/** The route that was chosen last. */
export function routeOf(dossier: Dossier): Route {
  if (dossier.status === 'absent') return 'home';
  return standingOf(dossier, 'RouteChosen').at(-1)?.event.route ?? dossier.opened.route;
}

export function locationOf(dossier: Dossier): LocationKind {
  return dossier.status === 'absent' ? 'school' : dossier.opened.location;
}

/** A dossier keeps the code it was opened under, until a change is recorded with its reason. */
export function protocolOf(dossier: Dossier): string | null {
  if (dossier.status === 'absent') return null;
  const changed = dossier.entries.flatMap(({ event }) => (event.type === 'ProtocolChanged' ? [event.protocol] : []));
  return changed.at(-1) ?? dossier.opened.protocol;
}

export type State = 'open' | 'closed_no_action' | 'closed_monitored';

const asksMonitoring: ReadonlySet<string> = new Set(['ReportMade', 'HelpPlanned', 'SafetyAgreed']);

/** Closed after a report, help or agreements on safety means that somebody goes on watching; absent counts as open. */
export function statusOf(dossier: Dossier): State {
  if (dossier.status !== 'closed') return 'open';
  const monitored = standingIn(dossier).some(
    ({ event }) => asksMonitoring.has(event.type) || (event.type === 'QuestionWeighed' && event.question === 'q5'),
  );
  return monitored ? 'closed_monitored' : 'closed_no_action';
}
