import { ok, refuse, type DossierId, type EntryId, type Result } from '../../core/kernel/kernel.ts';
import { logOf } from '../access-log/log-of.ts';
import { note, type Noted } from '../access-log/note.ts';
import type { Key } from '../crypto/box.ts';
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
import { sealedFile } from './files.ts';
import type { AppendRow, CreateRow, KeyRow, ListRow, ReadRow, SignalRow } from './rows.ts';
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
  const { db } = parts;
  return {
    create: (actor, dossier, key) => freshly(parts, () => create(parts, actor, dossier, key)),
    read: (actor, ref) => read(parts, actor, ref),
    append: (actor, what) => freshly(parts, () => append(parts, actor, what)),
    list: (actor, page) => list(parts, actor, page),
    recordSignal: (actor, signal) => freshly(parts, () => recordSignal(parts, actor, signal)),
    signals: (actor, scope, limit) => signals(parts, actor, scope, limit),
    takeUp: (actor, signal, dossier) => takeUp(parts, actor, signal, dossier),
    see: async (actor, signal) => {
      await db.call(statements.seeSignal, [...asking(actor), signal]);
    },
    confirmRead: async (actor, ref) => {
      const values = [...asking(actor), ref, logOf(actor)];
      return (await one<{ readonly confirmed: boolean }>(db, statements.confirmRead, values)).confirmed;
    },
  };
}

/** A key that was held may have been retired in the meantime; the database then refuses, and once more with what is in the files now. */
async function freshly<T>({ keyring }: { readonly keyring: Keyring }, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === keyRetired)) throw error;
    keyring.forget();
    return work();
  }
}

const keyRetired = 'PL001';

async function create<Event>(
  { db, keyring, codec }: Parts<Event>,
  actor: Actor,
  dossier: NewDossier<Event>,
  idempotencyKey: string,
): Promise<Created> {
  const { id, ref, location, protocol, children, grants, excluded, heading } = dossier;
  const owner = { board: actor.board, dossier: id };
  const { key, wrapped } = keyring.newKey(keyPlace(owner), heading.bucket);
  const entries = sealEntries(key, actor, id, 0, dossier.entries, codec);
  const plain = {
    id,
    ref,
    location,
    protocol,
    children,
    grants,
    excluded,
    ...plainOf(heading),
    bucket: heading.bucket,
  };
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
  const { headHash, keyVersion, bucket, ...head } = row.head;
  const owner = { board: actor.board, dossier: head.id };
  if (head.sight === 'all') {
    const broken = firstBroken(owner, row, { version: head.version, headHash }, noHash);
    if (broken !== null) return refuse({ code: 'Broken', seq: broken });
  }
  const key = keyring.unwrapKey(keyPlace(owner), { bucket, version: keyVersion, wrapped: row.wrapped });
  const entries = openEntries(key, owner, row, codec);
  return entries.ok ? ok({ ...head, entries: entries.value }) : entries;
}

async function append<Event>(
  parts: Parts<Event>,
  actor: Actor,
  { dossier, expected, entries, heading, idempotencyKey, file }: Append<Event>,
): Promise<Result<Appended, AppendRefusal<Event>>> {
  const { db, codec } = parts;
  const owner = { board: actor.board, dossier };
  const key = await keyOf(parts, actor, dossier);
  if (key === null) return refuse({ code: 'NotFound' });
  const sealed = sealEntries(key, actor, dossier, expected, entries, codec);
  const beside = file === undefined ? null : await sealedFile(key, owner, file);
  const statement = beside === null ? statements.appendEntries : statements.appendWithFile;
  const row = await one<AppendRow>(db, statement, [
    ...asking(actor),
    idempotencyKey,
    dossier,
    expected,
    heading === undefined ? null : JSON.stringify(headingFor(parts, owner, key, heading)),
    heading === undefined ? null : sealSummary(key, owner, expected + entries.length, heading),
    JSON.stringify(sealed.headers),
    sealed.payloads,
    logOf(actor),
    ...(beside === null ? [] : [beside.plain, beside.content]),
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
  const row = await one<KeyRow>(db, statements.dossierKey, [...asking(actor), dossier]);
  const { bucket, key_version: version, wrapped } = row;
  return wrapped === null || version === null ? null : keyring.unwrapKey(place, { bucket, version, wrapped });
}

/** The key goes along, wrapped for the bucket that this heading names: the database moves it when that is another than it was in. */
function headingFor<Event>(
  { keyring }: Parts<Event>,
  owner: { readonly board: string; readonly dossier: string },
  key: Key,
  heading: Heading,
) {
  const { bucket, version, wrapped } = keyring.wrapKey(keyPlace(owner), key, heading.bucket);
  return { ...plainOf(heading), bucket, keyVersion: version, wrapped: Buffer.from(wrapped).toString('hex') };
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
  return rows.map(({ head: { keyVersion, bucket, summaryVersion, ...head }, wrapped, summary }) => {
    if (wrapped === null || summary === null) return { ...head, summary: null };
    const owner = { board: actor.board, dossier: head.id };
    const key = keyring.unwrapKey(keyPlace(owner), { bucket, version: keyVersion, wrapped });
    return { ...head, summary: openSummary(key, owner, summaryVersion, summary) };
  });
}

async function recordSignal<Event>(
  { db, keyring, codec }: Parts<Event>,
  actor: Actor,
  { id, location, child, event, withheldFrom, bucket, idempotencyKey }: NewSignal<Event>,
): Promise<EntryId> {
  const { key, wrapped } = keyring.newKey(signalKeyPlace(actor.board, id), bucket);
  const { answer } = await one<{ readonly answer: { readonly id: EntryId } }>(db, statements.recordSignal, [
    ...asking(actor),
    idempotencyKey,
    JSON.stringify({ id, location, child, type: codec.typeOf(event), withheldFrom, bucket }),
    wrapped.version,
    wrapped.wrapped,
    sealSignal(key, actor, id, event, codec),
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
  if (rows.length === 0) await note(db, actor, nothingOf(scope));
  return rows.map(({ head: { keyVersion: version, bucket, ...head }, wrapped, payload }) => {
    const { role, event } = openSignal(keyring, actor.board, head.id, { bucket, version, wrapped }, payload);
    return { ...head, role, event: codec.parse(event) };
  });
}

/** Each signal that is read leaves a row of its own; that there was none to see, or not for this person, is told here. */
function nothingOf(scope: SignalScope): Noted {
  if (typeof scope === 'string') return { action: 'list', objectType: 'signal', outcome: 'allowed' };
  return { action: 'read', objectType: 'signal', objectRef: scope.id, outcome: 'denied' };
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

function plainOf({ status, step, stepSince }: Heading): Omit<Heading, 'summary' | 'bucket'> {
  return { status, step, stepSince };
}
