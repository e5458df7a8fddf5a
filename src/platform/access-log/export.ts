import type { Db } from '../db/database.ts';
import { keptIn, type Kept } from './checkpoint-file.ts';
import { readNote } from './checkpoint.ts';
import { genesis } from './format.ts';
import { rowLine, type CheckpointLine, type EndLine, type HeaderLine } from './lines.ts';
import { leafOf, pathTo } from './merkle.ts';
import { rowsOf } from './rows.ts';

export type Exported = {
  readonly db: Db;
  readonly board: string;
  readonly checkpoints: string;
  readonly publicKey: string;
  readonly at: string;
  /** Checkpoints that must stand in it because they were kept elsewhere. */
  readonly witness?: readonly string[];
};

/** The whole log of a board as lines, with the checkpoints that stood over it between the rows they saw. */
export async function* exportLines({
  db,
  board,
  checkpoints,
  publicKey,
  at,
  witness = [],
}: Exported): AsyncGenerator<string> {
  yield JSON.stringify({ log: 1, board, key: publicKey, exported: at } satisfies HeaderLine);
  const kept = placesOf(keptIn(checkpoints), board, publicKey, witness);
  let next = await kept.next();
  let rows = 0;
  let hash = genesis;
  let written = 0;
  for await (const row of rowsOf(db, board)) {
    yield rowLine(row);
    ({ seq: rows, hash } = row);
    while (next.done !== true && next.value.seq <= row.seq) {
      yield JSON.stringify(next.value);
      written += 1;
      next = await kept.next();
    }
  }
  if (next.done !== true) yield JSON.stringify(next.value);
  yield JSON.stringify({ end: { rows, hash, checkpoints: written } } satisfies EndLine);
}

/** The checkpoints that saw something new of this board, and the first of each day, which is the one that is mailed. */
async function* placesOf(
  kept: AsyncIterable<Kept>,
  board: string,
  key: string,
  witness: readonly string[],
): AsyncGenerator<CheckpointLine> {
  let day = '';
  for await (const { note, heads, changed } of kept) {
    const today = readNote(note, key)?.at.slice(0, 10) ?? '';
    const isFirst = today !== day;
    day = today;
    const index = heads.findIndex((head) => head.board === board);
    const head = heads[index];
    if (head === undefined || !(isFirst || changed.has(board) || witness.includes(note))) continue;
    const path = pathTo(heads.map(leafOf), index).map((step) => step.toString('hex'));
    yield { checkpoint: note, seq: head.seq, hash: head.hash, index, size: heads.length, path };
  }
}
