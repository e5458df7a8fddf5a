import { ok, refuse, type DossierId, type EntryId, type Result } from '../../core/kernel/kernel.ts';
import { logOf } from '../access-log/log-of.ts';
import type { Key } from '../crypto/box.ts';
import type { Keyring } from '../crypto/keyring.ts';
import type { Db, Statement } from '../db/database.ts';
import { asking, one } from './call.ts';
import { noHash } from './chain.ts';
import type {
  Actor,
  Append,
  AppendRefusal,
  Appended,
  CreateRefusal,
  Created,
  DossierStore,
  EventCodec,
  Heading,
  ListPage,
  ListedDossier,
  NewDossier,
  ReadDossier,
  ReadRefusal,
} from './dossier-store.ts';
import { sealedFile } from './files.ts';
import type { AppendRow, CreateRow, KeyRow, ListRow, ReadRow, StoppedRow } from './rows.ts';
import { firstBroken, keyPlace, openEntries, openSummary, sealEntries, sealSummary } from './sealing.ts';
import { recordSignal, signals } from './signals.ts';
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
): Promise<Result<Created, CreateRefusal>> {
  const { id, ref, location, protocol, children, grants, excluded, heading, signal } = dossier;
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
  const statement = signal === undefined ? statements.createDossier : statements.openFromSignal;
  const { answer } = await one<CreateRow>(db, statement, [
    ...asking(actor),
    idempotencyKey,
    JSON.stringify(plain),
    wrapped.version,
    wrapped.wrapped,
    sealSummary(key, owner, dossier.entries.length, heading),
    JSON.stringify(entries.headers),
    entries.payloads,
    logOf(actor),
    ...(signal === undefined ? [] : [signal]),
  ]);
  if (answer.outcome === 'not_found') return refuse({ code: 'NotFound' });
  if (answer.outcome === 'key_used') return refuse({ code: 'KeyUsed' });
  return ok({ id: answer.id, ref: answer.ref, version: answer.version });
}

async function read<Event>(
  { db, keyring, codec }: Parts<Event>,
  actor: Actor,
  ref: string,
): Promise<Result<ReadDossier<Event>, ReadRefusal>> {
  const row = await one<ReadRow>(db, statements.readDossier, [...asking(actor), ref, logOf(actor)]);
  if (row.head === null) return refuse({ code: 'NotFound' });
  if (isStopped(row)) return refuse({ code: 'Stopped', told: row.head.told });
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

function isStopped(row: Exclude<ReadRow, { head: null }>): row is StoppedRow {
  return 'told' in row.head;
}

async function append<Event>(
  parts: Parts<Event>,
  actor: Actor,
  { dossier, expected, entries, heading, idempotencyKey, file, signal }: Append<Event>,
): Promise<Result<Appended, AppendRefusal<Event>>> {
  const { db, codec } = parts;
  const owner = { board: actor.board, dossier };
  const key = await keyOf(parts, actor, dossier);
  if (key === null) return refuse({ code: 'NotFound' });
  const sealed = sealEntries(key, actor, dossier, expected, entries, codec);
  const beside = file === undefined ? null : await sealedFile(key, owner, file);
  const row = await one<AppendRow>(db, appendStatement(beside, signal), [
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
    ...(signal === undefined ? [] : [signal]),
  ]);
  if (row.outcome !== 'conflict') return toAppended(row);
  const since = openEntries(key, owner, row, codec);
  if (!since.ok) throw new Error('an entry recorded in between does not open');
  return refuse({ code: 'Conflict', version: row.version, entriesSince: since.value });
}

function toAppended(
  row: Exclude<AppendRow, { outcome: 'conflict' }>,
): Result<Appended, Exclude<AppendRefusal<never>, { code: 'Conflict' }>> {
  const { outcome } = row;
  if (outcome === 'appended' || outcome === 'replayed')
    return ok({ firstSeq: row.first_seq, version: row.version, replayed: outcome === 'replayed' });
  if (outcome === 'not_found') return refuse({ code: 'NotFound' });
  return outcome === 'key_used' ? refuse({ code: 'KeyUsed' }) : refuse({ code: 'NoRoom', lacks: outcome });
}

function appendStatement(beside: object | null, signal: EntryId | undefined): Statement {
  if (signal !== undefined) return statements.appendSignal;
  return beside === null ? statements.appendEntries : statements.appendWithFile;
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

function plainOf({ status, step, stepSince }: Heading): Omit<Heading, 'summary' | 'bucket'> {
  return { status, step, stepSince };
}
