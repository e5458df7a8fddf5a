import { sql } from 'kysely';
import type { BoardId } from '../../core/kernel/kernel.ts';
import type { Bucket } from '../../core/retention/retention.ts';
import { unwrap, wrap, type Place } from '../crypto/box.ts';
import type { KeyTree } from '../crypto/key-tree.ts';
import type { RetentionTx } from '../db/as-retention.ts';
import { keyPlace, signalKeyPlace } from '../dossier-store/sealing.ts';
import type { Rescued } from './rescue-list.ts';

/** A version of the key of a bucket; an empty bucket is the board itself, as before there were buckets. */
export type Version = { readonly bucket: string; readonly version: number };

/** The key of a dossier or signal as it lies in its row. */
export type Stored = {
  readonly kind: 'dossier' | 'signal';
  readonly id: string;
  readonly bucket: string | null;
  readonly version: number;
  readonly wrapped: Uint8Array;
};

/** What a destruction has begun with is left out everywhere: it is not moved any more. */
const living = sql`(
  select 'dossier' as kind, k.board_id, k.dossier_id as id, k.bucket, k.key_version as version, k.wrapped from dossier_key k
  where k.recipient_kind <> 'person'
  union all
  select 'signal', s.board_id, s.id, s.bucket, s.key_version, s.wrapped_key from signal s
) o where not exists (
  select from destruction_item i join destruction t on t.board_id = i.board_id and t.id = i.destruction_id and t.state in ('begun', 'erased')
  where i.board_id = o.board_id and i.object_id = o.id)`;

export async function keysUnder(
  tx: RetentionTx,
  board: BoardId,
  { bucket, version }: Version,
  most: number,
): Promise<readonly Stored[]> {
  const { rows } = await sql<Stored>`select kind, id, bucket, version, wrapped from ${living}
    and o.board_id = ${board} and coalesce(o.bucket, '') = ${bucket} and o.version = ${version} limit ${most}`.execute(
    tx,
  );
  return rows;
}

/** As they are wrapped now: all that were ever wrapped by this version. */
export async function onceUnder(
  tx: RetentionTx,
  board: BoardId,
  { bucket, version }: Version,
): Promise<readonly Rescued[]> {
  const { rows } = await sql<Rescued>`select id, bucket, version, wrapped from ${living} and o.board_id = ${board}
    and o.bucket is not null and exists (select from key_wrap w where w.board_id = o.board_id and w.object_id = o.id
      and w.bucket = ${bucket} and w.key_version = ${version})`.execute(tx);
  return rows;
}

/** Takes a key out of one bucket and puts it into another, or under the newest version of its own. */
export async function moveKey(tx: RetentionTx, tree: KeyTree, board: BoardId, from: Stored, to: Bucket): Promise<void> {
  const place = placeOf(board, from);
  const key = unwrap({ version: from.version, bytes: bytesOf(tree, board, from) }, place, from.wrapped);
  const under = tree.newestOrFirst({ kind: 'bucket', board, bucket: to });
  await putKey(tx, board, from.kind, {
    id: from.id,
    bucket: to,
    version: under.version,
    wrapped: wrap(under, place, key),
  });
}

export async function putKey(
  tx: RetentionTx,
  board: BoardId,
  kind: Stored['kind'],
  { id, bucket, version, wrapped }: Rescued,
): Promise<void> {
  await sql`select note_wrap(${id}, ${bucket}, ${version})`.execute(tx);
  await (
    kind === 'dossier'
      ? sql`update dossier_key set recipient_kind = 'bucket', recipient = ${bucket}, key_version = ${version}, wrapped = ${wrapped}
          where board_id = ${board} and dossier_id = ${id} and recipient_kind <> 'person'`
      : sql`update signal set bucket = ${bucket}, key_version = ${version}, wrapped_key = ${wrapped}
          where board_id = ${board} and id = ${id}`
  ).execute(tx);
}

function bytesOf(tree: KeyTree, board: string, { bucket, version }: Stored): Uint8Array {
  return tree.load(bucket === null ? { kind: 'board', board } : { kind: 'bucket', board, bucket }, version);
}

function placeOf(board: string, { kind, id }: Stored): Place {
  return kind === 'dossier' ? keyPlace({ board, dossier: id }) : signalKeyPlace(board, id);
}
