import type { DossierGrant, Relation, Sight } from '../../core/access/words.ts';
import type { Command, Refusal } from '../../core/dossier/decide.ts';
import type { Dossier } from '../../core/dossier/dossier.ts';
import type { FileLack } from '../../core/dossier/file-room.ts';
import type { Content, Entry } from '../../core/dossier/events.schema.ts';
import type {
  ChildId,
  DossierId,
  DossierRef,
  EntryId,
  Instant,
  PlainDate,
  Reason,
  Result,
  StaffId,
} from '../../core/kernel/kernel.ts';
import type { Code } from '../../core/protocol/code.ts';
import type { Route } from '../../core/protocol/words.ts';
import type { Assessment } from '../../core/assess/assess.ts';
import type { ChildCard, LocationCard } from '../directory/directory.ts';
import type { NewFile } from '../dossier-store/dossier-store.ts';
import type { DossierAsked, StaffAsked } from '../http/route.ts';
import type { Reader } from './readers.ts';
import type { Summary } from './summary.schema.ts';

/** A dossier as its page sees it: the record, what the code says of it today, and the names that go with the ids. */
export type OpenCase = {
  readonly id: DossierId;
  readonly ref: DossierRef;
  readonly location: LocationCard;
  readonly code: Code;
  readonly dossier: Dossier;
  readonly assessment: Assessment;
  /** What a form carries along as `_version`, so that two people who save at once notice each other. */
  readonly version: number;
  readonly grants: readonly DossierGrant[];
  readonly excluded: readonly StaffId[];
  readonly staffNames: ReadonlyMap<StaffId, string>;
  readonly step: string | null;
  readonly stepSince: PlainDate | null;
  readonly openedAt: Instant;
};

/** A dossier without its content. */
export type Glimpse = {
  readonly location: LocationCard;
  readonly code: Code;
  readonly status: 'open' | 'closed_no_action' | 'closed_monitored';
  readonly step: string | null;
};

/** A file that was taken, beside the event that names it by its id. */
export type AttachedFile = Pick<NewFile, 'id' | 'scan' | 'bytes'>;

/** The form was sent before for something else: nothing was saved. Answer `{ usedBefore: true }`. */
export type UsedBefore = { readonly kind: 'used' };

export type RecordRefusal =
  | UsedBefore
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** Somebody else recorded in between; what they recorded, oldest first. Nothing was saved. */
  | { readonly kind: 'conflict'; readonly since: readonly Entry[]; readonly version: number }
  | { readonly kind: 'gone' };

/** The file did not go in, and nothing was saved: what there is no room in. */
export type NoRoom = { readonly kind: 'no_room'; readonly lacks: FileLack };

export type TakeUpRefusal =
  | UsedBefore
  /** The signal or the dossier is not there any more as this person saw it. Nothing was saved. */
  | { readonly kind: 'gone' };

export type CaseRow = {
  readonly ref: DossierRef;
  readonly location: LocationCard;
  readonly status: 'open' | 'closed_no_action' | 'closed_monitored';
  readonly sight: Exclude<Sight, 'none'>;
  readonly openedAt: Instant;
  readonly touchedAt: Instant;
  /** Null where this person may see that there is a dossier, but nothing of its content. */
  readonly summary: Summary | null;
};

/** A signal, report or emergency contact as handed in; it tells nothing of a dossier. */
export type HandedIn = {
  readonly id: EntryId;
  readonly child: ChildCard | null;
  readonly location: LocationCard;
  readonly recordedAt: Instant;
  readonly recordedBy: StaffId;
  readonly recorderName: string;
  readonly recorderRole: string;
  readonly event: Content;
  /** True once a coordinator took it into a dossier; only known to who sees that dossier. */
  readonly takenUp: boolean;
  /** Which colleagues saw it, earliest first; only known to who recorded it. */
  readonly seen: readonly { readonly name: string; readonly at: Instant }[];
  /** From whom it is withheld; only known to who recorded it. */
  readonly withheldFrom: readonly StaffId[];
};

export type NewPerson = { readonly staff: StaffId; readonly relation: Exclude<Relation, 'deputy'> };

export type OpenFrom = {
  readonly route: Route;
  /** Who may be the one harming, or is tied to the family: sees nothing of it from the first moment. */
  readonly excluded: readonly StaffId[];
  /** No meldcode is needed: the dossier is opened and closed at once, with this reason and what is done instead. */
  readonly noAction?: Reason;
};

/** What the features do with dossiers. Reads are logged in the transaction that reads; a write answers after it is durable. */
export type Cases = {
  /**
   * Null when the dossier is not there, or not to be read by this person: answer `{ notFound: true }`. `stopped` when this person opened many
   * and must say why first; who oversees was told: answer `{ stopped: true }`.
   */
  readonly open: (asked: DossierAsked) => Promise<OpenCase | 'stopped' | null>;
  /** For who may know where a dossier stands, or reads only what they recorded; null when not even that. */
  readonly glimpse: (asked: DossierAsked) => Promise<Glimpse | null>;
  /** Decides each command against the record and appends; `seen` is the version the form carried, null when it carried none. */
  readonly record: (
    asked: DossierAsked,
    opened: OpenCase,
    commands: readonly Command[],
    seen: number | null,
  ) => Promise<Result<OpenCase, RecordRefusal>>;
  /** Records one event with the file that it names, or neither. */
  readonly attach: (
    asked: DossierAsked,
    opened: OpenCase,
    command: Command,
    seen: number | null,
    file: AttachedFile,
  ) => Promise<Result<OpenCase, RecordRefusal | NoRoom>>;
  /** Dossiers of this person, newest first; at most 200. */
  readonly list: (asked: StaffAsked) => Promise<readonly CaseRow[]>;
  /** Hands in a signal, an emergency contact or a report about a child; needs no dossier and shows none. */
  readonly handIn: (
    asked: StaffAsked,
    child: ChildCard,
    event: Content,
    withheldFrom: readonly StaffId[],
  ) => Promise<Result<EntryId, UsedBefore>>;
  readonly handedInByMe: (asked: StaffAsked) => Promise<readonly HandedIn[]>;
  /** Waiting for a coordinator at the locations of this person. */
  readonly waiting: (asked: StaffAsked) => Promise<readonly HandedIn[]>;
  readonly handedIn: (asked: StaffAsked, id: EntryId) => Promise<HandedIn | null>;
  /** Dossiers about this child that this person can read. */
  readonly ofChild: (asked: StaffAsked, child: ChildId) => Promise<readonly CaseRow[]>;
  /** Opens a dossier from a signal, under the protocol of the location; gives the decider and the coordinator their place. */
  readonly openFrom: (asked: StaffAsked, signal: HandedIn, how: OpenFrom) => Promise<Result<DossierRef, TakeUpRefusal>>;
  /** Takes a signal into a running dossier. */
  readonly takeInto: (
    asked: StaffAsked,
    signal: HandedIn,
    ref: DossierRef,
  ) => Promise<Result<DossierRef, TakeUpRefusal>>;
  /** Keeps that this person saw it, for who recorded it. */
  readonly see: (asked: StaffAsked, signal: EntryId) => Promise<void>;
  /** Keeps that this person read that the dossier is there. */
  readonly confirmRead: (asked: DossierAsked) => Promise<boolean>;
  /** When this person confirmed to have read that it is there, by the reference of the dossier. */
  readonly confirmed: (asked: StaffAsked) => Promise<ReadonlyMap<string, Instant>>;
  /** Who confirmed that, and when, as far as the one who asks reads the dossier. */
  readonly confirmedBy: (asked: DossierAsked) => Promise<ReadonlyMap<StaffId, Instant>>;
  /** Who sees something of the dossier now, and by which way, as the policy says: places, deputies and emergency access. By name. */
  readonly readers: (asked: DossierAsked) => Promise<readonly Reader[]>;
  readonly givePlace: (asked: DossierAsked, person: NewPerson) => Promise<void>;
  readonly endPlace: (asked: DossierAsked, grant: string) => Promise<void>;
  readonly exclude: (asked: DossierAsked, staff: StaffId) => Promise<void>;
};
