// A destruction, step by step. Each step can be done again: after a crash it goes on where it was.
import { sql } from 'kysely';
import { plainDateOf } from '../../core/kernel/dates.ts';
import { ok, refuse, type BoardId, type Instant, type Result } from '../../core/kernel/kernel.ts';
import { finalFrom, monthsLater, monthOf, type NotNow, type TooEarly } from '../../core/retention/retention.ts';
import { noteDestroyed } from '../crypto/destroyed-list.ts';
import { keyTree } from '../crypto/key-tree.ts';
import { note } from '../access-log/note.ts';
import { asRetention, firstRow, type RetentionTx } from '../db/as-retention.ts';
import type { Db } from '../db/database.ts';
import { beginDestruction, type Destruction } from './begin.ts';
import { keysUnder, moveKey, onceUnder, type Version } from './move-keys.ts';
import { rescue } from './rescue-list.ts';

export type Parts = { readonly db: Db; readonly directory: string; readonly board: BoardId; readonly now: Instant };
export type CannotDestroy = TooEarly | NotNow | { readonly code: 'NotApproved' };

const batch = 200;
const mostTries = 20;

/** From approved to done. Refuses, and leaves all as it is, when it is too early or something is held. */
export async function carryOut(parts: Parts, id: string): Promise<Result<null, CannotDestroy>> {
  const begun = await asRetention(parts.db, parts, (tx) => beginDestruction(tx, parts, id));
  if (!begun.ok) return refuse(begun.error);
  const destruction = begun.value;
  if (destruction.state === 'begun') await eraseRows(parts, destruction);
  await destroyKeys(parts);
  await finish(parts, destruction);
  return ok(null);
}

/** Moves the living away from every key that ever wrapped what goes, until none is left under one; then the rows go, with those keys. */
async function eraseRows(parts: Parts, destruction: Destruction): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const versions = await versionsOf(parts, destruction);
    for (const version of versions) await moveAway(parts, destruction, version);
    try {
      await asRetention(parts.db, parts, async (tx) => {
        const items = await itemsOf(tx, parts.board, destruction.id);
        const gone = (kind: string) => items.filter((one) => one.kind === kind).map(({ object_id }) => object_id);
        await sql`select erase_objects(${parts.board}, ${gone('dossier')}, ${gone('signal')})`.execute(tx);
        for (const version of versions) await retire(tx, parts, version);
        await sql`update destruction set state = 'erased', dossier_id = null
          where board_id = ${parts.board} and id = ${destruction.id}`.execute(tx);
      });
      return;
    } catch (error) {
      if (!hasCode(error, stillReferred) || tries >= mostTries) throw error;
    }
  }
}

const stillReferred = '23503';

async function moveAway(parts: Parts, { bucket, id }: Destruction, version: Version): Promise<void> {
  const { db, board, directory, now } = parts;
  const tree = keyTree(directory);
  const isGoing = version.bucket === bucket;
  const name = { kind: 'bucket', board, bucket: version.bucket } as const;
  if (!isGoing && tree.newest(name) <= version.version) tree.addVersion(name);
  const later = monthsLater(monthOf(plainDateOf(now)), 1);
  for (let moved = batch; moved === batch;) {
    moved = await asRetention(db, parts, async (tx) => {
      const rows = await keysUnder(tx, board, version, batch);
      const targets = isGoing ? await targetsOf(tx, board, id) : null;
      for (const row of rows)
        await moveKey(tx, tree, board, row, targets?.get(row.id) ?? (isGoing ? later : version.bucket));
      return rows.length;
    });
  }
  const saved = await asRetention(db, parts, (tx) => onceUnder(tx, board, version));
  rescue(directory, board, saved, []);
}

/** Where the beginning put what stays: with its time, or back to what is open. */
async function targetsOf(tx: RetentionTx, board: BoardId, id: string) {
  const { rows } = await sql<{ object_id: string; to_bucket: string }>`
    select object_id, to_bucket from destruction_stay where board_id = ${board} and destruction_id = ${id}`.execute(tx);
  return new Map(rows.map(({ object_id, to_bucket }) => [object_id, to_bucket]));
}

async function itemsOf(tx: RetentionTx, board: BoardId, id: string) {
  const { rows } = await sql<{ readonly object_id: string; readonly kind: string }>`
    select object_id, kind from destruction_item where board_id = ${board} and destruction_id = ${id}`.execute(tx);
  return rows;
}

/** Each version that ever wrapped one of these and is still there, and all of the month that goes. */
async function versionsOf(parts: Parts, { id, bucket }: Destruction): Promise<readonly Version[]> {
  const { db, board } = parts;
  return asRetention(db, parts, async (tx) => {
    const { rows } = await sql<Version>`select k.bucket, k.key_version as version from bucket_key k
      where k.board_id = ${board} and (k.bucket = ${bucket} or exists (
        select from key_wrap w join destruction_item i on i.board_id = w.board_id and i.object_id = w.object_id
        where w.board_id = k.board_id and w.bucket = k.bucket and w.key_version = k.key_version and i.destruction_id = ${id}))
      order by 1, 2`.execute(tx);
    return rows;
  });
}

async function retire(tx: RetentionTx, { board, now }: Parts, { bucket, version }: Version): Promise<void> {
  await sql`delete from bucket_key where board_id = ${board} and bucket = ${bucket} and key_version = ${version}`.execute(
    tx,
  );
  await sql`insert into destroyed_key (board_id, bucket, key_version, destroyed_at) values (${board}, ${bucket}, ${version}, ${now})
    on conflict do nothing`.execute(tx);
}

/** Every key of the board that the database says is destroyed: onto the list beside the keys, and then gone. */
export async function destroyKeys(parts: Parts): Promise<void> {
  const { db, board, directory, now } = parts;
  const { rows } = await asRetention(db, parts, (tx) =>
    sql<Version>`select bucket, key_version as version from destroyed_key where board_id = ${board} and not confirmed`.execute(
      tx,
    ),
  );
  const tree = keyTree(directory);
  for (const { bucket, version } of rows) {
    noteDestroyed(directory, { board, bucket, version, at: now });
    tree.destroy({ kind: 'bucket', board, bucket }, version);
    await asRetention(db, parts, (tx) =>
      sql`update destroyed_key set confirmed = true
        where board_id = ${board} and bucket = ${bucket} and key_version = ${version}`.execute(tx),
    );
  }
}

async function finish(parts: Parts, { id }: Destruction): Promise<void> {
  const { db, board, directory, now } = parts;
  const day = plainDateOf(now);
  const items = await asRetention(db, parts, (tx) => itemsOf(tx, board, id));
  rescue(
    directory,
    board,
    [],
    items.map(({ object_id }) => object_id),
  );
  const noted = { action: 'destroy', objectType: 'destruction', objectRef: id, outcome: 'allowed' } as const;
  await note(db, { board, staff: null, at: now, via: 'job' }, noted);
  await asRetention(db, parts, (tx) =>
    firstRow(
      tx,
      sql`update destruction set state = 'done', destroyed_on = ${day}, final_on = ${finalFrom(day)}
        where board_id = ${board} and id = ${id} and state = 'erased' returning id`,
    ),
  );
}

export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
