import { sql } from 'kysely';
import { CannotOpen, open, unwrap } from '../../src/platform/crypto/box.ts';
import { keyTree } from '../../src/platform/crypto/key-tree.ts';
import type { Db } from '../../src/platform/db/database.ts';
import { keyPlace } from '../../src/platform/dossier-store/sealing.ts';
import { asAdministrator } from '../contract/raw.ts';

/** The first entry of a dossier and its key, as a copy of the database holds them. */
export type Copied = {
  readonly board: string;
  readonly dossier: string;
  readonly bucket: string | null;
  readonly version: number;
  readonly wrapped: Uint8Array;
  readonly entry: string;
  readonly payload: Uint8Array;
};

/** What somebody has who took a copy of the database: every row, past every policy. */
export async function copyOf(db: Db): Promise<readonly Copied[]> {
  return asAdministrator(db, async (tx) => {
    const { rows } =
      await sql<Copied>`select k.board_id as board, k.dossier_id as dossier, k.bucket, k.key_version as version, k.wrapped,
      e.id as entry, e.payload from pluis.dossier_key k
      join pluis.entry e on e.board_id = k.board_id and e.dossier_id = k.dossier_id and e.seq = 1`.execute(tx);
    return rows;
  });
}

/** Which dossiers of a copy can be read with these keys. */
export function readableWith(keys: string, copied: readonly Copied[]): ReadonlySet<string> {
  const tree = keyTree(keys);
  return new Set(copied.filter((one) => opens(tree, one)).map(({ dossier }) => dossier));
}

function opens(tree: ReturnType<typeof keyTree>, copied: Copied): boolean {
  const { board, dossier, bucket, version, wrapped } = copied;
  try {
    const name = bucket === null ? ({ kind: 'board', board } as const) : ({ kind: 'bucket', board, bucket } as const);
    const key = unwrap({ version, bytes: tree.load(name, version) }, keyPlace({ board, dossier }), wrapped);
    return opensWith(key, copied);
  } catch (error) {
    if (error instanceof CannotOpen) return false;
    throw error;
  }
}

/** Whether this key of a dossier opens this copy. */
export function opensWith(key: Uint8Array, { board, dossier, entry, payload }: Copied): boolean {
  const place = { board, dossier, table: 'entry', row: entry, column: 'payload', rowVersion: 1 };
  try {
    open({ version: 1, bytes: key }, place, payload);
    return true;
  } catch (error) {
    if (error instanceof CannotOpen) return false;
    throw error;
  }
}
