import { ok, refuse, type DossierId, type EntryId, type Result } from '../../core/kernel/kernel.ts';
import { logOf } from '../access-log/log-of.ts';
import { keyVersionOf, type Key } from '../crypto/box.ts';
import type { Keyring } from '../crypto/keyring.ts';
import type { Db, Statement } from '../db/database.ts';
import { noHash } from './chain.ts';
import type {
  Actor,
  Append,
  AppendRefusal,
  Appended,
  Created,
  DossierStore,
  EventCodec,
  Heading,
  ListPage,
  ListedDossier,
  NewDossier,
  NewSignal,
  ReadDossier,
  ReadRefusal,
  Signal,
  SignalScope,
} from './dossier-store.ts';
import type { AppendRow, CreateRow, ListRow, ReadRow, SignalRow } from './rows.ts';
import {
  firstBroken,
  keyPlace,
  openEntries,
  openSignal,
  openSummary,
  sealEntries,
  sealSignal,
  sealSummary,
  signalKeyPlace,
} from './sealing.ts';
import * as statements from './statements.ts';

type Parts<Event> = { readonly db: Db; readonly keyring: Keyring; readonly codec: EventCodec<Event> };

/** The dossier store on either database. */
export function sqlDossierStore<Event>(parts: Parts<Event>): DossierStore<Event> {
  return {
    create: (actor, dossier, key) => create(parts, actor, dossier, key),
    read: (actor, ref) => read(parts, actor, ref),
    append: (actor, what) => append(parts, actor, what),
    list: (actor, page) => list(parts, actor, page),
    recordSignal: (actor, signal) => recordSignal(parts, actor, signal),
    signals: (actor, scope, limit) => signals(parts, actor, scope, limit),
    takeUp: (actor, signal, dossier) => takeUp(parts, actor, signal, dossier),
  };
}

async function create<Event>(
  { db, keyring, codec }: Parts<Event>,
  actor: Actor,
  dossier: NewDossier<Event>,
  idempotencyKey: string,
): Promise<Created> {
  const { id, ref, location, protocol, children, grants, excluded, heading } = dossier;
  const owner = { board: actor.board, dossier: id };
  const { key, wrapped } = keyring.newKey(keyPlace(owner));
  const entries = sealEntries(key, actor, id, 0, dossier.entries, codec);
  const plain = { id, ref, location, protocol, children, grants, excluded, ...plainOf(heading) };
  const { answer } = await one<CreateRow>(db, statements.createDossier, [
    ...asking(actor),
    idempotencyKey,
    JSON.stringify(plain),
    wrapped.version,
    wrapped.wrapped,
    sealSummary(key, owner, dossier.entries.length, heading),
    JSON.stringify(entries.headers),
    entries.payloads,
    logOf(actor),
  ]);
  return { id: answer.id, ref: answer.ref, version: answer.version };
}

async function read<Event>(
  { db, keyring, codec }: Parts<Event>,
  actor: Actor,
  ref: string,
): Promise<Result<ReadDossier<Event>, ReadRefusal>> {
  const row = await one<ReadRow>(db, statements.readDossier, [...asking(actor), ref, logOf(actor)]);
  if (row.head === null) return refuse({ code: 'NotFound' });
  const { headHash, keyVersion, ...head } = row.head;
  const owner = { board: actor.board, dossier: head.id };
  if (head.sight === 'all') {
    const broken = firstBroken(owner, row, { version: head.version, headHash }, noHash);
    if (broken !== null) return refuse({ code: 'Broken', seq: broken });
  }
  const key = keyring.unwrapKey(keyPlace(owner), { version: keyVersion, wrapped: row.wrapped });
  const entries = openEntries(key, owner, row, codec);
  return entries.ok ? ok({ ...head, entries: entries.value }) : entries;
}

async function append<Event>(
  parts: Parts<Event>,
  actor: Actor,
  { dossier, expected, entries, heading, idempotencyKey }: Append<Event>,
): Promise<Result<Appended, AppendRefusal<Event>>> {
  const { db, codec } = parts;
  const owner = { board: actor.board, dossier };
  const key = await keyOf(parts, actor, dossier);
  if (key === null) return refuse({ code: 'NotFound' });
  const sealed = sealEntries(key, actor, dossier, expected, entries, codec);
  const row = await one<AppendRow>(db, statements.appendEntries, [
    ...asking(actor),
    idempotencyKey,
    dossier,
    expected,
    heading === undefined ? null : JSON.stringify(plainOf(heading)),
    heading === undefined ? null : sealSummary(key, owner, expected + entries.length, heading),
    JSON.stringify(sealed.headers),
    sealed.payloads,
    logOf(actor),
  ]);
  if (row.outcome === 'not_found') return refuse({ code: 'NotFound' });
  if (row.outcome !== 'conflict') {
    return ok({ firstSeq: row.first_seq, version: row.version, replayed: row.outcome === 'replayed' });
  }
  const since = openEntries(key, owner, row, codec);
  if (!since.ok) throw new Error('an entry recorded in between does not open');
  return refuse({ code: 'Conflict', version: row.version, entriesSince: since.value });
}

/** Held from the reading that nearly always went before; else one round trip. Null when the dossier is not for this actor. */
async function keyOf<Event>({ db, keyring }: Parts<Event>, actor: Actor, dossier: DossierId): Promise<Key | null> {
  const place = keyPlace({ board: actor.board, dossier });
  const held = keyring.heldKey(place);
  if (held !== null) return held;
  const { wrapped } = await one<{ readonly wrapped: Uint8Array | null }>(db, statements.dossierKey, [
    ...asking(actor),
    dossier,
  ]);
  return wrapped === null ? null : keyring.unwrapKey(place, { version: keyVersionOf(wrapped), wrapped });
}

async function list<Event>(
  { db, keyring }: Parts<Event>,
  actor: Actor,
  { limit, status, after }: ListPage,
): Promise<readonly ListedDossier[]> {
  const rows = await db.call<ListRow>(statements.listDossiers, [
    ...asking(actor),
    after?.openedAt ?? 'infinity',
    after?.id ?? '',
    Math.min(limit, 200),
    status ?? null,
    logOf(actor),
  ]);
  return rows.map(({ head: { keyVersion, summaryVersion, ...head }, wrapped, summary }) => {
    if (wrapped === null || summary === null) return { ...head, summary: null };
    const owner = { board: actor.board, dossier: head.id };
    const key = keyring.unwrapKey(keyPlace(owner), { version: keyVersion, wrapped });
    return { ...head, summary: openSummary(key, owner, summaryVersion, summary) };
  });
}

async function recordSignal<Event>(
  { db, keyring, codec }: Parts<Event>,
  actor: Actor,
  { id, location, child, event, withheldFrom, idempotencyKey }: NewSignal<Event>,
): Promise<EntryId> {
  const { key, wrapped } = keyring.newKey(signalKeyPlace(actor.board, id));
  const { answer } = await one<{ readonly answer: { readonly id: EntryId } }>(db, statements.recordSignal, [
    ...asking(actor),
    idempotencyKey,
    JSON.stringify({ id, location, child, type: codec.typeOf(event), withheldFrom }),
    wrapped.version,
    wrapped.wrapped,
    sealSignal(key, actor, id, event),
    logOf(actor),
  ]);
  return answer.id;
}

async function signals<Event>(
  { db, keyring, codec }: Parts<Event>,
  actor: Actor,
  scope: SignalScope,
  limit: number,
): Promise<readonly Signal<Event>[]> {
  const which = typeof scope === 'string' ? [scope, null] : ['one', scope.id];
  const rows = await db.call<SignalRow>(statements.readSignals, [
    ...asking(actor),
    ...which,
    Math.min(limit, 200),
    logOf(actor),
  ]);
  return rows.map(({ head: { keyVersion, ...head }, wrapped, payload }) => {
    const { role, event } = openSignal(keyring, actor.board, head.id, { version: keyVersion, wrapped }, payload);
    return { ...head, role, event: codec.parse(event) };
  });
}

async function takeUp<Event>(
  { db }: Parts<Event>,
  actor: Actor,
  signal: EntryId,
  dossier: DossierId,
): Promise<boolean> {
  const values = [...asking(actor), signal, dossier, logOf(actor)];
  const { taken } = await one<{ readonly taken: boolean }>(db, statements.takeUpSignal, values);
  return taken;
}

async function one<Row>(db: Db, statement: Statement, values: readonly unknown[]): Promise<Row> {
  const [row] = await db.call<Row>(statement, values);
  if (row === undefined) throw new Error(`${statement.name} answered with nothing`);
  return row;
}

function asking({ board, staff, at }: Actor): readonly unknown[] {
  return [board, staff, at];
}

function plainOf({ status, step, stepSince }: Heading): Omit<Heading, 'summary'> {
  return { status, step, stepSince };
}
