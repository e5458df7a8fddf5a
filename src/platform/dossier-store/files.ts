import type { DossierRef, EntryId } from '../../core/kernel/kernel.ts';
import { CannotOpen, type Key } from '../crypto/box.ts';
import { openFile, sealFile } from '../crypto/file-box.ts';
import type { Keyring } from '../crypto/keyring.ts';
import type { Db } from '../db/database.ts';
import { logOf } from '../access-log/log-of.ts';
import type { Actor, FileRead, FileScan, NewFile } from './dossier-store.ts';
import { keyPlace } from './sealing.ts';
import * as statements from './statements.ts';

type Parts = { readonly db: Db; readonly keyring: Keyring };
type Owner = { readonly board: string; readonly dossier: string };
type Row = {
  readonly head: {
    readonly dossier: string;
    readonly scan: FileScan;
    readonly keyVersion: number;
    readonly bucket: string;
  } | null;
  readonly wrapped: Uint8Array | null;
  readonly content: Uint8Array | null;
};

/** What goes along with the entry: what the database may know of the file, and its sealed content. */
export async function sealedFile(key: Key, owner: Owner, { id, entry, scan, bytes }: NewFile) {
  const content = await whole(sealFile(key, { ...owner, file: id }, [bytes]));
  return { plain: JSON.stringify({ id, entry, scan }), content };
}

/** The files beside the entries; adding one is done with the entry that names it. */
export type FileStore = {
  /** Null when it is not there, or not for this person. Logged as a reading of the dossier. */
  readonly read: (actor: Actor, ref: DossierRef, id: EntryId, how: 'head' | 'whole') => Promise<FileRead | null>;
  /** What a scanner said of a file that none had looked at. */
  readonly noteScan: (actor: Actor, ref: DossierRef, id: EntryId, scan: FileScan) => Promise<void>;
};

export function sqlFileStore(parts: Parts): FileStore {
  return {
    read: (actor, ref, id, how) => readFile(parts, actor, ref, id, how),
    noteScan: (actor, ref, id, scan) => noteScan(parts, actor, ref, id, scan),
  };
}

async function readFile(
  { db, keyring }: Parts,
  actor: Actor,
  ref: string,
  id: string,
  how: 'head' | 'whole',
): Promise<FileRead | null> {
  const { board, staff, at } = actor;
  const values = [board, staff, at, ref, id, how === 'whole', logOf(actor)];
  const [row] = await db.call<Row>(statements.readAttachment, values);
  if (row?.head == null || row.wrapped === null) return null;
  const { dossier, scan, keyVersion: version, bucket } = row.head;
  if (how === 'head') return { scan, bytes: new Uint8Array() };
  if (row.content === null) throw new CannotOpen();
  const owner = { board, dossier };
  const key = keyring.unwrapKey(keyPlace(owner), { bucket, version, wrapped: row.wrapped });
  return { scan, bytes: await whole(openFile(key, { ...owner, file: id }, [row.content])) };
}

async function noteScan({ db }: Parts, actor: Actor, ref: string, id: string, scan: FileScan): Promise<void> {
  const { board, staff, at } = actor;
  await db.call(statements.noteScan, [board, staff, at, ref, id, scan, logOf(actor)]);
}

async function whole(parts: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const all: Uint8Array[] = [];
  for await (const part of parts) all.push(part);
  return new Uint8Array(Buffer.concat(all));
}
