import { CannotOpen, open, seal, type Key, type Place } from '../crypto/box.ts';
import type { Keyring, WrappedKey } from '../crypto/keyring.ts';
import { hashAfter } from './chain.ts';
import type { Actor, EventCodec, Heading, NewEntry, ReadRefusal, StoredEntry } from './dossier-store.ts';
import { refuse, ok, type DossierId, type EntryId, type Result } from '../../core/kernel/kernel.ts';
import type { EntryHeader } from './rows.ts';

/** Entries as they go to the database: what is plain, and all ciphertexts one behind the other. */
export type SealedEntries = {
  readonly headers: readonly { readonly id: EntryId; readonly type: string; readonly size: number }[];
  readonly payloads: Uint8Array;
};

type Owner = { readonly board: string; readonly dossier: string };

export function keyPlace({ board, dossier }: Owner): Place {
  return { board, dossier, table: 'dossier_key', row: dossier, column: 'wrapped', rowVersion: 1 };
}

export function signalKeyPlace(board: string, signal: string): Place {
  return { board, dossier: null, table: 'signal', row: signal, column: 'wrapped_key', rowVersion: 1 };
}

function entryPlace({ board, dossier }: Owner, id: string, seq: number): Place {
  return { board, dossier, table: 'entry', row: id, column: 'payload', rowVersion: seq };
}

function summaryPlace({ board, dossier }: Owner, version: number): Place {
  return { board, dossier, table: 'dossier', row: dossier, column: 'summary', rowVersion: version };
}

function signalPlace(board: string, signal: string): Place {
  return { board, dossier: null, table: 'signal', row: signal, column: 'payload', rowVersion: 1 };
}

/** Seals entries that will stand behind `version`. */
export function sealEntries<Event>(
  key: Key,
  actor: Actor,
  dossier: DossierId,
  version: number,
  entries: readonly NewEntry<Event>[],
  codec: EventCodec<Event>,
): SealedEntries {
  const owner = { board: actor.board, dossier };
  const payloads = entries.map(({ id, event }, at) =>
    seal(key, entryPlace(owner, id, version + at + 1), readable({ role: actor.role ?? null, event }, codec)),
  );
  const headers = entries.map(({ id, event }, at) => ({
    id,
    type: codec.typeOf(event),
    size: payloads[at]?.length ?? 0,
  }));
  return { headers, payloads: Buffer.concat(payloads) };
}

type Stored = { readonly headers: readonly EntryHeader[]; readonly payloads: Uint8Array };

/** Opens entries in one pass. Refuses with the first that does not open. */
export function openEntries<Event>(
  key: Key,
  owner: Owner,
  { headers, payloads }: Stored,
  codec: EventCodec<Event>,
): Result<readonly StoredEntry<Event>[], ReadRefusal> {
  const entries: StoredEntry<Event>[] = [];
  let reached = 0;
  for (const { seq, id, recordedAt, recordedBy, size } of headers) {
    const sealed = payloads.subarray(reached, reached + size);
    reached += size;
    try {
      const { role, event } = toContent(open(key, entryPlace(owner, id, seq), sealed));
      entries.push({ seq, id, recordedAt, recordedBy, role, event: codec.parse(event) });
    } catch (error) {
      if (error instanceof CannotOpen) return refuse({ code: 'Broken', seq });
      throw error;
    }
  }
  return ok(entries);
}

/** The first entry whose hash does not follow from the one before, or null; `version` and `headHash` show a tail that was cut off. */
export function firstBroken(
  owner: Owner,
  { headers, payloads }: Stored,
  end: { readonly version: number; readonly headHash: string },
  genesis: string,
): number | null {
  let before = genesis;
  let reached = 0;
  for (const [at, header] of headers.entries()) {
    const payload = payloads.subarray(reached, reached + header.size);
    reached += header.size;
    before = hashAfter(before, { ...owner, ...header, payload });
    if (header.seq !== at + 1 || header.hash !== before) return at + 1;
  }
  return headers.length === end.version && before === end.headHash ? null : headers.length + 1;
}

export function sealSummary(key: Key, owner: Owner, version: number, { summary }: Heading): Uint8Array {
  return seal(key, summaryPlace(owner, version), toBytes(summary));
}

/** Throws `CannotOpen`. */
export function openSummary(key: Key, owner: Owner, version: number, sealed: Uint8Array): unknown {
  return fromBytes(open(key, summaryPlace(owner, version), sealed));
}

export function sealSignal<Event>(
  key: Key,
  actor: Actor,
  id: EntryId,
  event: Event,
  codec: EventCodec<Event>,
): Uint8Array {
  return seal(key, signalPlace(actor.board, id), readable({ role: actor.role ?? null, event }, codec));
}

/** Throws `CannotOpen`. */
export function openSignal(
  keyring: Keyring,
  board: string,
  id: EntryId,
  wrapped: WrappedKey,
  sealed: Uint8Array,
): Content {
  const key = keyring.unwrapKey(signalKeyPlace(board, id), wrapped);
  return toContent(open(key, signalPlace(board, id), sealed));
}

export type Content = { readonly role: string | null; readonly event: unknown };

function toContent(bytes: Uint8Array): Content {
  const value = fromBytes(bytes);
  if (typeof value !== 'object' || value === null || !('event' in value)) throw new CannotOpen();
  return { role: 'role' in value && typeof value.role === 'string' ? value.role : null, event: value.event };
}

/** Throws when this could not be read back: one such entry would close its dossier for ever, since nothing is ever taken out. */
function readable<Event>(content: { readonly role: string | null; readonly event: Event }, codec: EventCodec<Event>) {
  const bytes = toBytes(content);
  codec.parse(toContent(bytes).event);
  return bytes;
}

function toBytes(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}

function fromBytes(bytes: Uint8Array): unknown {
  const value: unknown = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString());
  return value;
}
