// Before anyone may sign in: what was destroyed is destroyed again, whichever copy came back, and a keyring that is older than the
// database is refused.
import { sql } from 'kysely';
import { asRetention, type RetentionTx } from '../db/as-retention.ts';
import type { Db } from '../db/database.ts';
import type { BoardId, Instant } from '../../core/kernel/kernel.ts';
import { destroyedIn } from '../crypto/destroyed-list.ts';
import { keyTree } from '../crypto/key-tree.ts';
import { carryOut, destroyKeys, type Parts } from './carry-out.ts';
import { keysUnder, putKey, type Version } from './move-keys.ts';
import { rescuedIn } from './rescue-list.ts';

/** The keys on disk are an older copy than the database: keys that it needs are missing, or destroyed ones are back. */
export class OldKeyring extends Error {
  constructor(missing: number, revived: number) {
    super(
      `De sleutelmap is een oudere kopie dan de database: er ontbreken ${missing} sleutels en ${revived} vernietigde sleutels zijn terug. ` +
        'Er is niets geopend. Zet de nieuwste kopie van de sleutelmap terug. Hebt u die niet? ' +
        'Voer dan "pluis keys reapply" uit: dat vernietigt de teruggekomen sleutels opnieuw.',
    );
    this.name = 'OldKeyring';
  }
}

export type Installation = { readonly db: Db; readonly directory: string; readonly now: Instant };

/** Throws `OldKeyring`; else everything that was destroyed is gone, and what a crash left half done is done. */
export async function reconcile(installation: Installation, boards: readonly BoardId[]): Promise<void> {
  const { directory } = installation;
  for (const { board, bucket, version } of destroyedIn(directory))
    keyTree(directory).destroy({ kind: 'bucket', board, bucket }, version);
  for (const board of boards) {
    const parts: Parts = { ...installation, board };
    await refuseOldKeyring(parts);
    await eraseUnreadable(parts);
    await destroyKeys(parts);
    for (const id of await unfinished(parts)) await carryOut(parts, id);
  }
}

/** Destroys again what an old keyring brought back, by what the database knows. */
export async function reapply(installation: Installation, boards: readonly BoardId[]): Promise<number> {
  let count = 0;
  for (const board of boards) {
    const parts: Parts = { ...installation, board };
    count += (await knownTo(parts)).revived.length;
    await asRetention(parts.db, parts, (tx) =>
      sql`update destroyed_key set confirmed = false where board_id = ${board} and confirmed`.execute(tx),
    );
    await destroyKeys(parts);
  }
  return count;
}

export function boardsOf(db: Db): Promise<readonly BoardId[]> {
  return db.kysely
    .selectFrom('board')
    .select('board_id')
    .orderBy('board_id')
    .execute()
    .then((rows) => rows.map(({ board_id }) => board_id));
}

async function refuseOldKeyring(parts: Parts): Promise<void> {
  const { missing, revived } = await knownTo(parts);
  if (missing.length + revived.length > 0) throw new OldKeyring(missing.length, revived.length);
}

/** Missing: rows are wrapped by it, nobody destroyed it, and it is not there. Revived: destroyed for certain, and the keyring forgot. */
async function knownTo({ db, directory, board, now }: Parts) {
  const [used, destroyed] = await asRetention(db, { board, now }, async (tx) => [
    await versionsIn(
      tx,
      sql`select distinct bucket, key_version as version from (
      select bucket, key_version from dossier_key where board_id = ${board} and recipient_kind <> 'person'
      union select bucket, key_version from signal where board_id = ${board}) used where bucket is not null`,
    ),
    await versionsIn(
      tx,
      sql`select bucket, key_version as version from destroyed_key where board_id = ${board} and confirmed`,
    ),
  ]);
  const has = new Set(
    keyTree(directory)
      .list()
      .map((key) => (key.name.kind === 'bucket' ? `${key.name.board} ${key.name.bucket} ${key.version}` : '')),
  );
  const listed = new Set(destroyedIn(directory).map((one) => `${one.board} ${one.bucket} ${one.version}`));
  const label = ({ bucket, version }: Version) => `${board} ${bucket} ${version}`;
  return {
    missing: used.filter((one) => !has.has(label(one)) && !listed.has(label(one))),
    revived: destroyed.filter((one) => !listed.has(label(one))),
  };
}

async function versionsIn(tx: RetentionTx, query: ReturnType<typeof sql>): Promise<readonly Version[]> {
  const { rows } = await sql<Version>`${query}`.execute(tx);
  return rows;
}

const batch = 200;

/** An older database came back: what is still there gets its key of the rescue list, what was destroyed loses its rows. */
async function eraseUnreadable(parts: Parts): Promise<void> {
  const { db, directory, board, now } = parts;
  const known = await asRetention(db, parts, (tx) =>
    versionsIn(tx, sql`select bucket, key_version as version from destroyed_key where board_id = ${board}`),
  );
  const isKnown = new Set(known.map(({ bucket, version }) => `${bucket} ${version}`));
  const news = destroyedIn(directory).filter(
    (one) => one.board === board && !isKnown.has(`${one.bucket} ${one.version}`),
  );
  const rescued = rescuedIn(directory, board);
  for (const version of news) {
    for (let found = batch; found === batch;) {
      found = await asRetention(db, parts, async (tx) => {
        const rows = await keysUnder(tx, board, version, batch);
        for (const { kind, id } of rows) {
          const saved = rescued.get(id);
          if (saved !== undefined) await putKey(tx, board, kind, saved);
          else
            await sql`select erase_objects(${board}, ${kind === 'dossier' ? [id] : []}, ${kind === 'signal' ? [id] : []})`.execute(
              tx,
            );
        }
        return rows.length;
      });
    }
    await asRetention(db, parts, async (tx) => {
      await sql`delete from bucket_key where board_id = ${board} and bucket = ${version.bucket} and key_version = ${version.version}`.execute(
        tx,
      );
      await sql`insert into destroyed_key (board_id, bucket, key_version, destroyed_at)
        values (${board}, ${version.bucket}, ${version.version}, ${now}) on conflict do nothing`.execute(tx);
    });
  }
}

async function unfinished({ db, board, now }: Parts): Promise<readonly string[]> {
  const { rows } = await asRetention(db, { board, now }, (tx) =>
    sql<{
      readonly id: string;
    }>`select id from destruction where board_id = ${board} and state in ('begun', 'erased')`.execute(tx),
  );
  return rows.map(({ id }) => id);
}
