import type { DossierGrant, Sight } from '../../core/access/words.ts';
import type { FileLack } from '../../core/dossier/file-room.ts';
import type {
  ChildId,
  DossierId,
  DossierRef,
  EntryId,
  Instant,
  LocationId,
  PlainDate,
  StaffId,
} from '../../core/kernel/kernel.ts';
import type { EntryType } from '../../core/protocol/words.ts';
import type { DossierStatus } from './dossier-store.ts';

/** What the functions of migrations/0005 answer with. */
export type EntryHeader = {
  readonly seq: number;
  readonly id: EntryId;
  readonly type: EntryType;
  readonly recordedAt: Instant;
  readonly recordedBy: StaffId;
  readonly hash: string;
  /** Bytes of its payload. */
  readonly size: number;
};

export type Head = {
  readonly id: DossierId;
  readonly ref: DossierRef;
  readonly location: LocationId;
  readonly protocol: string;
  readonly status: DossierStatus;
  readonly step: string | null;
  readonly stepSince: PlainDate | null;
  readonly openedAt: Instant;
  readonly version: number;
  readonly sight: Exclude<Sight, 'none'>;
  readonly keyVersion: number;
  /** Null: wrapped by the key of the board, as before there were buckets. */
  readonly bucket: string | null;
};

export type ReadHead = Head & {
  readonly openedBy: string;
  readonly headHash: string;
  readonly children: readonly ChildId[];
  readonly grants: readonly DossierGrant[];
  readonly excluded: readonly StaffId[];
};

export type ListHead = Head & { readonly touchedAt: Instant; readonly summaryVersion: number };

export type ReadRow =
  | {
      readonly head: ReadHead;
      readonly wrapped: Uint8Array;
      readonly headers: readonly EntryHeader[];
      readonly payloads: Uint8Array;
    }
  | StoppedRow
  | { readonly head: null };

/** Nothing was read; who was told of it. */
export type StoppedRow = { readonly head: { readonly told: readonly StaffId[] } };

export type CreateRow = {
  readonly answer:
    | {
        readonly outcome: 'created' | 'replayed';
        readonly id: DossierId;
        readonly ref: DossierRef;
        readonly version: number;
      }
    | { readonly outcome: 'not_found' }
    | { readonly outcome: 'key_used' };
};

export type RecordedSignalRow = {
  readonly answer:
    { readonly outcome: 'recorded' | 'replayed'; readonly id: EntryId } | { readonly outcome: 'key_used' };
};

export type AppendRow =
  | { readonly outcome: 'appended' | 'replayed'; readonly first_seq: number; readonly version: number }
  | {
      readonly outcome: 'conflict';
      readonly version: number;
      readonly headers: readonly EntryHeader[];
      readonly payloads: Uint8Array;
    }
  | { readonly outcome: 'not_found' }
  | { readonly outcome: 'key_used' }
  | { readonly outcome: FileLack };

export type ListRow = {
  readonly head: ListHead;
  readonly wrapped: Uint8Array | null;
  readonly summary: Uint8Array | null;
};

export type SignalRow = {
  readonly head: {
    readonly id: EntryId;
    readonly location: LocationId;
    readonly child: ChildId;
    readonly recordedAt: Instant;
    readonly recordedBy: StaffId;
    readonly dossier: DossierId | null;
    readonly seen: readonly { readonly staff: StaffId; readonly at: Instant }[];
    readonly withheldFrom: readonly StaffId[];
    readonly keyVersion: number;
    readonly bucket: string | null;
  };
  readonly wrapped: Uint8Array;
  readonly payload: Uint8Array;
};

export type KeyRow = {
  readonly bucket: string | null;
  readonly key_version: number | null;
  readonly wrapped: Uint8Array | null;
};
