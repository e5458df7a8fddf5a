// Rotation: one version more, everything wrapped and sealed anew under it, and then the version before goes. It can be killed anywhere and
// begun again: each file and each row says which version it needs.
import { sql } from 'kysely';
import { plainDateOf } from '../../core/kernel/dates.ts';
import type { BoardId, Instant } from '../../core/kernel/kernel.ts';
import { bucketWhenClosed, openBucket } from '../../core/retention/retention.ts';
import { keyVersionOf, open, seal, type Place } from '../crypto/box.ts';
import { keyTree, type KeyListed, type KeyName, type KeyTree } from '../crypto/key-tree.ts';
import { asRetention, firstRow, type RetentionTx } from '../db/as-retention.ts';
import { keysUnder, moveKey } from './move-keys.ts';
import type { Parts } from './carry-out.ts';

/** The root key: the keys of the boards are wrapped anew. Needs no database. */
export function rotateRoot(directory: string): { readonly version: number; readonly wrapped: number } {
  const tree = keyTree(directory);
  const root: KeyName = { kind: 'root' };
  const begun = versionsOf(tree, root);
  if (begun.length <= 1) tree.addVersion(root);
  const version = tree.newest(root);
  const boards = tree.list().filter(({ name, under }) => name.kind === 'board' && under !== version);
  for (const key of boards) tree.rewrap(key.name, key.version);
  for (const old of versionsOf(tree, root).filter((one) => one < version))
    if (!tree.list().some(({ name, under }) => name.kind === 'board' && under === old)) tree.destroy(root, old);
  return { version, wrapped: boards.length };
}

/** What lies in the database under the key of the board. A test finds what is sealed for a board and missing here. */
const sealedForBoard: readonly Sealed[] = [
  {
    table: sql.table('child'),
    column: sql.ref('payload'),
    row: sql`id`,
    place: (board, row, rowVersion) => ({ ...placeOf(board, 'child', row, 'payload'), rowVersion }),
    rowVersion: sql`row_version`,
  },
  {
    table: sql.table('draft'),
    column: sql.ref('payload'),
    row: sql`staff_id || ' ' || form`,
    place: (board, row) => placeOf(board, 'draft', row, 'payload'),
    rowVersion: sql`1`,
  },
  {
    table: sql.table('staff_login'),
    column: sql.ref('totp_secret'),
    row: sql`staff_id`,
    place: (board, row) => placeOf(board, 'staff_login', row, 'totp_secret'),
    rowVersion: sql`1`,
  },
  {
    table: sql.table('staff_login'),
    column: sql.ref('sealed_mail'),
    row: sql`staff_id`,
    place: (board, row) => placeOf(board, 'staff_login', row, 'sealed_mail'),
    rowVersion: sql`1`,
  },
  {
    table: sql.table('passkey'),
    column: sql.ref('sealed_key'),
    row: sql`staff_id || ' ' || translate(rtrim(encode(credential_id, 'base64'), '='), E'+/\\n', '-_')`,
    place: (board, row) => placeOf(board, 'passkey', row, 'sealed_key'),
    rowVersion: sql`1`,
  },
  {
    table: sql.table('break_glass'),
    column: sql.ref('reason'),
    row: sql`id`,
    place: (board, row) => placeOf(board, 'break_glass', row, 'reason'),
    rowVersion: sql`1`,
  },
  {
    table: sql.table('reading_stop'),
    column: sql.ref('reason'),
    row: sql`id`,
    place: (board, row) => placeOf(board, 'reading_stop', row, 'reason'),
    rowVersion: sql`1`,
  },
  {
    table: sql.table('staff_identity'),
    column: sql.ref('sealed_staff'),
    row: sql`encode(subject, 'hex')`,
    place: (board, row) => placeOf(board, 'staff_identity', row, 'sealed_staff'),
    rowVersion: sql`1`,
  },
];

type Sealed = {
  readonly table: ReturnType<typeof sql.table>;
  readonly column: ReturnType<typeof sql.ref>;
  readonly row: ReturnType<typeof sql>;
  readonly rowVersion: ReturnType<typeof sql>;
  readonly place: (board: string, row: string, rowVersion: number) => Place;
};

function placeOf(board: string, table: string, row: string, column: string): Place {
  return { board, dossier: null, table, row, column, rowVersion: 1 };
}

export type Rotated = {
  readonly version: number;
  readonly wrapped: number;
  readonly sealed: number;
  readonly waits: boolean;
};

/**
 * The key of one board. Its old versions go once nothing needs them and `settled` says that no server can still be writing with one that it
 * held; else they wait for the next rotation.
 */
export async function rotateBoard(parts: Parts, settled: (successor: KeyListed) => boolean): Promise<Rotated> {
  const { board, directory } = parts;
  const tree = keyTree(directory);
  const name: KeyName = { kind: 'board', board };
  tree.newestOrFirst(name);
  if (versionsOf(tree, name).length <= 1) tree.addVersion(name);
  const version = tree.newest(name);
  const below = tree.list().filter((key) => isBelow(key, board) && key.under !== version);
  for (const key of below) tree.rewrap(key.name, key.version);
  let sealed = 0;
  for (const old of versionsOf(tree, name).filter((one) => one < version))
    sealed += await leaveBoardKey(parts, tree, old);
  for (const what of sealedForBoard) sealed += await sealAnew(parts, tree, what, version);
  const isSettled = settled({ name, version, under: null });
  if (isSettled) for (const old of versionsOf(tree, name).filter((one) => one < version)) tree.destroy(name, old);
  return { version, wrapped: below.length, sealed, waits: !isSettled };
}

function versionsOf(tree: KeyTree, name: KeyName): readonly number[] {
  const same = (other: KeyName) => JSON.stringify(other) === JSON.stringify(name);
  return tree
    .list()
    .filter((key) => same(key.name))
    .map((key) => key.version);
}

function isBelow({ name }: KeyListed, board: string): boolean {
  return name.kind !== 'root' && name.kind !== 'board' && name.board === board;
}

const batch = 200;
const oldRetention = 2;

/** Dossiers and signals from before there were buckets get one: what is closed the latest month it can have. */
async function leaveBoardKey(parts: Parts, tree: KeyTree, version: number): Promise<number> {
  const { db, board } = parts;
  let all = 0;
  for (let moved = batch; moved === batch; all += moved) {
    moved = await asRetention(db, parts, async (tx) => {
      const rows = await keysUnder(tx, board, { bucket: '', version }, batch);
      for (const row of rows) await moveKey(tx, tree, board, row, await bucketOfOld(tx, board, row.id));
      return rows.length;
    });
  }
  return all;
}

async function bucketOfOld(tx: RetentionTx, board: BoardId, id: string): Promise<string> {
  const found = await firstRow(
    tx,
    sql<{ readonly status: string; readonly touched_at: Instant }>`select status, touched_at from dossier
      where board_id = ${board} and id = ${id}`,
  );
  if (found === null || found.status === 'open') return openBucket;
  const closedOn = plainDateOf(found.touched_at);
  return bucketWhenClosed({ closedOn, births: [null], yearsAfterLeaving: oldRetention });
}

/** Row by row, and only when nobody changed it in between. */
async function sealAnew(parts: Parts, tree: KeyTree, what: Sealed, version: number): Promise<number> {
  const { db, board } = parts;
  const { table, column, row, rowVersion, place } = what;
  const { rows } = await asRetention(db, parts, (tx) =>
    sql<{ readonly row: string; readonly row_version: number; readonly sealed: Uint8Array }>`
      select ${row} as "row", ${rowVersion} as row_version, ${column} as sealed from ${table}
      where board_id = ${board} and ${column} is not null and octet_length(${column}) > 34`.execute(tx),
  );
  const key = (which: number) => ({ version: which, bytes: tree.load({ kind: 'board', board }, which) });
  const old = rows.filter(({ sealed }) => keyVersionOf(sealed) !== version);
  for (const one of old) {
    const at = place(board, one.row, one.row_version);
    const text = open(key(keyVersionOf(one.sealed)), at, one.sealed);
    await asRetention(db, parts, (tx) =>
      sql`update ${table} set ${column} = ${seal(key(version), at, text)}
        where board_id = ${board} and ${row} = ${one.row} and ${column} = ${one.sealed}`.execute(tx),
    );
  }
  return old.length;
}
