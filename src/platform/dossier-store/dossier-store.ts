import type { DossierGrant, Sight } from '../../core/access/words.ts';
import type { FileLack } from '../../core/dossier/file-room.ts';
import type {
  BoardId,
  ChildId,
  DossierId,
  DossierRef,
  EntryId,
  Instant,
  LocationId,
  PlainDate,
  Result,
  StaffId,
} from '../../core/kernel/kernel.ts';
import type { Bucket } from '../../core/retention/retention.ts';
import type { EntryType } from '../../core/protocol/words.ts';

export type Via = 'screen' | 'export' | 'print' | 'api' | 'job' | 'cli';

/** Who asks, when and by which way: what opens the rows and what the access log keeps. No names. */
export type Actor = {
  readonly board: BoardId;
  readonly staff: StaffId;
  readonly at: Instant;
  readonly via: Via;
  readonly role?: string;
  /** A reference to the session, never its token. */
  readonly session?: string;
  readonly strength?: 'demo' | 'password' | 'two_factor';
  readonly purpose?: string;
  readonly trace?: string;
  /** For whom a deputy acts. */
  readonly onBehalfOf?: StaffId;
  /** The class of the address and the kind of device; never the address. */
  readonly accessPoint?: string;
  /**
   * Whether reading can be stopped after many dossiers: left out it can. `free`: not here, nothing holds this up. `form`: what is sent from a
   * page of today's work goes on, and is stopped only in a dossier that was not opened before.
   */
  readonly pace?: 'free' | 'form';
};

/** Turns what was stored into an event, at the door. `parse` throws when it is none. */
export type EventCodec<Event> = {
  readonly typeOf: (event: Event) => EntryType;
  readonly parse: (stored: unknown) => Event;
};

export type NewEntry<Event> = { readonly id: EntryId; readonly event: Event };

export type StoredEntry<Event> = {
  /** From 1, without gaps: the place in the dossier. */
  readonly seq: number;
  readonly id: EntryId;
  readonly recordedAt: Instant;
  readonly recordedBy: StaffId;
  /** The role in which it was recorded, as the actor gave it. */
  readonly role: string | null;
  readonly event: Event;
};

export type DossierStatus = 'open' | 'closed_no_action' | 'closed_monitored';

/** What a list shows: kept with each append, `summary` encrypted, the rest plain on purpose. */
export type Heading = {
  readonly status: DossierStatus;
  readonly step: string | null;
  readonly stepSince: PlainDate | null;
  /** The month in which it may be destroyed, or `open`: its key is wrapped by the key of that bucket. */
  readonly bucket: Bucket;
  /** Any JSON value; the reader parses it. */
  readonly summary: unknown;
};

export type NewGrant = Omit<DossierGrant, 'dossier'>;

export type NewDossier<Event> = {
  readonly id: DossierId;
  readonly ref: DossierRef;
  readonly location: LocationId;
  readonly protocol: string;
  readonly children: readonly ChildId[];
  readonly grants: readonly NewGrant[];
  readonly excluded: readonly StaffId[];
  readonly heading: Heading;
  readonly entries: readonly NewEntry<Event>[];
  /** The signal that it is opened from, which goes into it or nothing is opened. */
  readonly signal?: EntryId;
};

/** The key of this form served another act before. Nothing is recorded. */
export type KeyUsed = { readonly code: 'KeyUsed' };
/** `NotFound`: the signal does not wait any more, or is not for this person. */
export type CreateRefusal = KeyUsed | { readonly code: 'NotFound' };
export type Created = { readonly id: DossierId; readonly ref: DossierRef; readonly version: number };

export type ReadDossier<Event> = {
  readonly id: DossierId;
  readonly ref: DossierRef;
  readonly location: LocationId;
  readonly protocol: string;
  readonly status: DossierStatus;
  readonly step: string | null;
  readonly stepSince: PlainDate | null;
  readonly openedAt: Instant;
  /** The number of entries in the dossier; what `append` expects. */
  readonly version: number;
  /** How far the database let the reader look: with `own` and `state` the other entries are left out. */
  readonly sight: Exclude<Sight, 'none'>;
  /** Which grant opened it, as the log names it. */
  readonly openedBy: string;
  readonly children: readonly ChildId[];
  readonly grants: readonly DossierGrant[];
  readonly excluded: readonly StaffId[];
  readonly entries: readonly StoredEntry<Event>[];
};

export type Append<Event> = {
  readonly dossier: DossierId;
  /** The version the writer saw. */
  readonly expected: number;
  readonly entries: readonly NewEntry<Event>[];
  /** Left out: the list keeps what it shows. */
  readonly heading?: Heading;
  /** Of this request; a repeated one gets the first answer. At most 200 characters, unique per person. */
  readonly idempotencyKey: string;
  /** Added with the entries or not at all. */
  readonly file?: NewFile;
  /** The signal whose words these are: it goes into the dossier with them or not at all. Goes with no file. */
  readonly signal?: EntryId;
};

export type FileScan = 'not_scanned' | 'clean' | 'infected';
export type NewFile = {
  readonly id: EntryId;
  /** The one of these entries that names it. */
  readonly entry: EntryId;
  readonly scan: FileScan;
  readonly bytes: Uint8Array;
};
/** `bytes` is empty when only its head was asked for. */
export type FileRead = { readonly scan: FileScan; readonly bytes: Uint8Array<ArrayBuffer> };

export type Appended = { readonly firstSeq: number; readonly version: number; readonly replayed: boolean };

export type AppendRefusal<Event> =
  | { readonly code: 'NotFound' }
  | KeyUsed
  /** For the file; nothing was added. */
  | { readonly code: 'NoRoom'; readonly lacks: FileLack }
  | { readonly code: 'Conflict'; readonly version: number; readonly entriesSince: readonly StoredEntry<Event>[] };

/** `Broken`: the hash chain or a ciphertext does not fit at `seq`; nothing of it can be trusted from there. */
export type ReadRefusal =
  | { readonly code: 'NotFound' }
  | { readonly code: 'Broken'; readonly seq: number }
  /** This person opened so many that they must say why first. `told`: who oversees and heard of it just now. */
  | { readonly code: 'Stopped'; readonly told: readonly StaffId[] };

export type ListedDossier = {
  readonly id: DossierId;
  readonly ref: DossierRef;
  readonly location: LocationId;
  readonly protocol: string;
  readonly status: DossierStatus;
  readonly step: string | null;
  readonly stepSince: PlainDate | null;
  readonly openedAt: Instant;
  readonly touchedAt: Instant;
  readonly version: number;
  readonly sight: Exclude<Sight, 'none'>;
  /** Null unless `sight` is `all`. */
  readonly summary: unknown;
};

export type ListPage = {
  /** At most 200. */
  readonly limit: number;
  readonly status?: DossierStatus;
  /** The last row of the page before. */
  readonly after?: { readonly openedAt: Instant; readonly id: DossierId };
};

export type NewSignal<Event> = {
  readonly id: EntryId;
  readonly location: LocationId;
  readonly child: ChildId;
  readonly event: Event;
  /** Whom it concerns and who therefore never sees it. */
  readonly withheldFrom: readonly StaffId[];
  /** The month in which it may be destroyed when nobody takes it up. */
  readonly bucket: Bucket;
  readonly idempotencyKey: string;
};

export type Signal<Event> = {
  readonly id: EntryId;
  readonly location: LocationId;
  readonly child: ChildId;
  readonly recordedAt: Instant;
  readonly recordedBy: StaffId;
  readonly role: string | null;
  readonly event: Event;
  /** The dossier it went into, only for who sees that dossier. */
  readonly dossier: DossierId | null;
  /** Which colleagues saw it, earliest first; only for who recorded it. */
  readonly seen: readonly { readonly staff: StaffId; readonly at: Instant }[];
  /** From whom it is withheld; only for who recorded it. */
  readonly withheldFrom: readonly StaffId[];
};

/** `mine`: recorded by who asks. `waiting`: in no dossier yet, at locations where who asks coordinates. */
export type SignalScope = 'mine' | 'waiting' | { readonly id: EntryId };

/**
 * The register of dossiers. Each call is one transaction with its own row in the access log, also when it is refused; what may be seen
 * follows from the actor's grants and exclusions, and "not there" and "not for you" are one answer. Entries are only ever added.
 * Failures of the database throw; a lost connection during a change means *unknown*: repeat it with the same idempotency key.
 */
export type DossierStore<Event> = {
  readonly create: (
    actor: Actor,
    dossier: NewDossier<Event>,
    idempotencyKey: string,
  ) => Promise<Result<Created, CreateRefusal>>;
  readonly read: (actor: Actor, ref: DossierRef) => Promise<Result<ReadDossier<Event>, ReadRefusal>>;
  readonly append: (actor: Actor, what: Append<Event>) => Promise<Result<Appended, AppendRefusal<Event>>>;
  /** Newest first. */
  readonly list: (actor: Actor, page: ListPage) => Promise<readonly ListedDossier[]>;
  /** Any member of staff, without learning whether a dossier exists: answers with the id of the signal alone. */
  readonly recordSignal: (actor: Actor, signal: NewSignal<Event>) => Promise<Result<EntryId, KeyUsed>>;
  /** Latest first. */
  readonly signals: (actor: Actor, scope: SignalScope, limit: number) => Promise<readonly Signal<Event>[]>;
  /** Keeps that this person, who coordinates there, saw it; for anybody else it does nothing. */
  readonly see: (actor: Actor, signal: EntryId) => Promise<void>;
  /** True when it is kept that this person read what they were told; false when the dossier is not for them. */
  readonly confirmRead: (actor: Actor, ref: DossierRef) => Promise<boolean>;
};
