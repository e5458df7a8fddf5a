import type { Clock } from '../clock/clock.ts';
import type { Db, Statement } from '../db/database.ts';
import { dropHalfLine, keep, keptIn } from './checkpoint-file.ts';
import { checkpointOf, hashOfNote, noNote, readNote, type Signer } from './checkpoint.ts';
import type { Head } from './merkle.ts';

export type Checkpointer = {
  /** Makes a checkpoint when one is due: a minute or a hundred rows after the last. Answers whether it did. */
  readonly tick: () => Promise<boolean>;
};

export type Parts = {
  readonly db: Db;
  readonly signer: Signer;
  readonly file: string;
  readonly clock: Clock;
  /** The first checkpoint of a day goes elsewhere, to be kept by people. */
  readonly sendWitness?: ((note: string) => Promise<void>) | undefined;
};

/** The log of a board is not what an earlier checkpoint saw: an old copy was put back, or the tail was cut off. Nothing more is signed. */
export class LogWentBack extends Error {}

const longest = 60_000;
const most = 100;

const logHeads: Statement = { name: 'log_heads', text: 'select board, seq, hash, hash_seen from log_heads($1, $2)' };
type Found = Head & { readonly hash_seen: string | null };
type State = { readonly heads: ReadonlyMap<string, Head>; readonly note: string | null; readonly at: string };

/** Goes on after the last checkpoint in the file. One server at a time makes them. */
export async function openCheckpointer(parts: Parts): Promise<Checkpointer> {
  dropHalfLine(parts.file);
  let state = await lastIn(parts);
  return {
    tick: async () => {
      const found = await headsNow(parts.db, state);
      const changed = found.filter(({ board, seq }) => state.heads.get(board)?.seq !== seq);
      const now = parts.clock();
      if (!isDue(state, changed, now)) return false;
      const heads = found.map(({ board, seq, hash }) => ({ board, seq, hash }));
      const before = state.note === null ? noNote : hashOfNote(state.note);
      const note = parts.signer.sign(checkpointOf(heads, now, before));
      keep(parts.file, note, changed);
      const isFirstOfDay = state.at.slice(0, 10) !== now.slice(0, 10);
      state = { heads: new Map(heads.map((head) => [head.board, head])), note, at: now };
      if (isFirstOfDay) await parts.sendWitness?.(note);
      return true;
    },
  };
}

function isDue({ heads, at }: State, changed: readonly Head[], now: string): boolean {
  if (changed.length === 0) return false;
  const rows = changed.reduce((sum, { board, seq }) => sum + seq - (heads.get(board)?.seq ?? 0), 0);
  return rows >= most || at === '' || Date.parse(now) - Date.parse(at) >= longest;
}

async function lastIn({ file, signer }: Parts): Promise<State> {
  let last: State = { heads: new Map(), note: null, at: '' };
  for await (const { note, heads } of keptIn(file)) {
    const said = readNote(note, signer.publicKey);
    if (said === null) throw new LogWentBack('Een controlepunt is met een andere sleutel ondertekend, of niet heel.');
    last = { heads: new Map(heads.map((head) => [head.board, head])), note, at: said.at };
  }
  return last;
}

async function headsNow(db: Db, { heads }: State): Promise<readonly Found[]> {
  const boards = (await db.kysely.selectFrom('board').select('board_id').execute()).map(({ board_id }) => board_id);
  const seen = boards.map((board) => heads.get(board)?.seq ?? 0);
  const found = await db.call<Found>(logHeads, [boards, seen]);
  const now = new Map(found.map((head) => [head.board, head]));
  for (const { board, hash } of heads.values())
    if (now.get(board)?.hash_seen !== hash)
      throw new LogWentBack('Het logboek is korter of anders dan bij het laatste controlepunt.');
  return found.toSorted((a, b) => (a.board < b.board ? -1 : 1));
}
