import { plainDateOf } from '../kernel/dates.ts';
import {
  ok,
  refuse,
  type ChildId,
  type EntryId,
  type Instant,
  type PlainDate,
  type Reason,
  type Result,
} from '../kernel/kernel.ts';
import { reason } from '../kernel/kernel.schema.ts';
import type { Code } from '../protocol/code.ts';
import { childrenIn, entriesOf, isContent, protocolOf, standingOf, withdrawnIn, type Dossier } from './dossier.ts';
import type { Content, DossierEvent, EventOf } from './events.schema.ts';
import { speaksUnknown, type UnknownWord } from './vocabulary.ts';

/**
 * Refuses only what would make the record untrue. What the code thinks of it is for `assess`: nothing is refused
 * because a step is open, a talk was not held or another person did it.
 */
export type Command =
  | { readonly do: 'Open'; readonly event: EventOf<'DossierOpened'> }
  | { readonly do: 'Record'; readonly event: Content }
  | { readonly do: 'Withdraw'; readonly entry: EntryId; readonly because: Reason }
  | { readonly do: 'Correct'; readonly entry: EntryId; readonly replacement: Content; readonly because: Reason }
  | { readonly do: 'ChangeProtocol'; readonly protocol: string; readonly because: Reason }
  | { readonly do: 'Close'; readonly because: Reason }
  | { readonly do: 'Reopen'; readonly because: Reason };

export type Refusal =
  | { readonly code: 'AlreadyOpen' | 'NotOpen' | 'NotClosed' }
  | {
      readonly code: 'UnknownEntry' | 'AlreadyWithdrawn' | 'NotCorrectable' | 'OtherKind' | 'AlreadyRecorded';
      readonly entry: EntryId;
    }
  | { readonly code: 'UnknownChild' | 'AlreadyInDossier'; readonly child: ChildId }
  | { readonly code: 'InTheFuture'; readonly on: PlainDate }
  | { readonly code: 'OtherProtocol' | 'SameProtocol'; readonly protocol: string }
  | { readonly code: 'OtherLocation'; readonly location: string }
  | UnknownWord;

type Decision = Result<readonly DossierEvent[], Refusal>;

/**
 * What becomes of a command, given all that was recorded before. Mostly one event; a report, an emergency contact or a
 * new signal on a closed dossier reopens it first, so that nothing stands in their way (L5, D-55).
 */
export function decide(dossier: Dossier, command: Command, now: Instant, code: Code): Decision {
  if (command.do === 'Open') return open(dossier, command.event, now, code);
  if (dossier.status === 'absent') return refuse({ code: 'NotOpen' });
  const on = plainDateOf(now);
  if (command.do === 'Reopen') {
    if (dossier.status === 'open') return refuse({ code: 'NotClosed' });
    return ok([{ type: 'DossierReopened', on, because: command.because }]);
  }
  if (command.do === 'Record') return record(dossier, command.event, now, code);
  return dossier.status === 'closed' ? refuse({ code: 'NotOpen' }) : change(dossier, command, now, code);
}

function open(dossier: Dossier, event: EventOf<'DossierOpened'>, now: Instant, { protocol }: Code): Decision {
  if (dossier.status !== 'absent') return refuse({ code: 'AlreadyOpen' });
  if (event.protocol !== protocol.id) return refuse({ code: 'OtherProtocol', protocol: event.protocol });
  if (!protocol.locations.includes(event.location)) return refuse({ code: 'OtherLocation', location: event.location });
  if (event.on > plainDateOf(now)) return refuse({ code: 'InTheFuture', on: event.on });
  return ok([event]);
}

type Change = Exclude<Command, { do: 'Open' | 'Record' | 'Reopen' }>;

function change(dossier: Dossier, command: Change, now: Instant, code: Code): Decision {
  const on = plainDateOf(now);
  const { because } = command;
  switch (command.do) {
    case 'Close':
      return ok([{ type: 'DossierClosed', on, because }]);
    case 'ChangeProtocol':
      if (command.protocol === protocolOf(dossier)) return refuse({ code: 'SameProtocol', protocol: command.protocol });
      return ok([{ type: 'ProtocolChanged', on, protocol: command.protocol, because }]);
    case 'Withdraw': {
      const refusal = untouchable(dossier, command.entry);
      return refusal === null ? ok([{ type: 'EntryWithdrawn', on, entry: command.entry, because }]) : refuse(refusal);
    }
    case 'Correct': {
      const { entry, replacement } = command;
      const refusal =
        untouchable(dossier, entry) ??
        otherKind(dossier, entry, replacement) ??
        untrue(dossier, replacement, now, code, entry);
      return refusal === null ? ok([{ type: 'EntryCorrected', on, entry, replacement, because }]) : refuse(refusal);
    }
  }
}

const alwaysTaken: ReadonlyMap<Content['type'], string> = new Map([
  ['ReportMade', 'Er is een melding gedaan nadat het dossier was gesloten.'],
  ['EmergencyContacted', 'Er is contact geweest in een noodsituatie nadat het dossier was gesloten.'],
  ['SignalRecorded', 'Er is een nieuw signaal nadat het dossier was gesloten.'],
]);

function record(dossier: Dossier, event: Content, now: Instant, code: Code): Decision {
  const refusal = untrue(dossier, event, now, code, null);
  if (refusal !== null) return refuse(refusal);
  if (dossier.status === 'open') return ok([event]);
  const why = alwaysTaken.get(event.type);
  if (why === undefined) return refuse({ code: 'NotOpen' });
  return ok([{ type: 'DossierReopened', on: plainDateOf(now), because: reason.parse(why) }, event]);
}

/** `corrects`: the entry whose place it takes, so that a child is not in its own way. */
function untrue(dossier: Dossier, event: Content, now: Instant, code: Code, corrects: EntryId | null): Refusal | null {
  const today = plainDateOf(now);
  const late = daysIn(event).find((day) => day > today);
  if (late !== undefined) return { code: 'InTheFuture', on: late };
  return unknownChild(dossier, event, corrects) ?? loose(dossier, event) ?? speaksUnknown(event, code);
}

/** Days on which something happened; a day to review or to expect an answer may lie ahead. */
function daysIn(event: Content): readonly PlainDate[] {
  const statements = 'statements' in event ? event.statements : 'said' in event ? event.said : [];
  return [event.on, ...statements.flatMap(({ on }) => (on === undefined ? [] : [on]))];
}

function unknownChild(dossier: Dossier, event: Content, corrects: EntryId | null): Refusal | null {
  const known = childrenIn(dossier).map(({ id }) => id);
  if (event.type === 'ChildAdded' && known.includes(event.child.id)) {
    const own = corrects !== null && isChildOf(dossier, corrects, event.child.id);
    if (!own) return { code: 'AlreadyInDossier', child: event.child.id };
  }
  const child = event.about?.find((id) => !known.includes(id));
  return child === undefined ? null : { code: 'UnknownChild', child };
}

/** A file belongs to an entry that is there. */
function loose(dossier: Dossier, event: Content): Refusal | null {
  if (event.type !== 'FileAttached') return null;
  return entriesOf(dossier).some(({ id }) => id === event.entry) ? null : { code: 'UnknownEntry', entry: event.entry };
}

/** As the entry counts now: a child that was corrected away may have come back in another entry. */
function isChildOf(dossier: Dossier, entry: EntryId, child: ChildId): boolean {
  return standingOf(dossier, 'ChildAdded').some((added) => added.entry.id === entry && added.event.child.id === child);
}

function untouchable(dossier: Dossier, entry: EntryId): Refusal | null {
  const found = entriesOf(dossier).find(({ id }) => id === entry);
  if (found === undefined) return { code: 'UnknownEntry', entry };
  if (!isContent(found.event)) return { code: 'NotCorrectable', entry };
  return withdrawnIn(dossier).has(entry) ? { code: 'AlreadyWithdrawn', entry } : null;
}

function otherKind(dossier: Dossier, entry: EntryId, replacement: Content): Refusal | null {
  const same = entriesOf(dossier).some(({ id, event }) => id === entry && event.type === replacement.type);
  return same ? null : { code: 'OtherKind', entry };
}
