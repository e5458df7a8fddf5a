import type { BoardId, Instant, LocationId, StaffId } from '../../core/kernel/kernel.ts';
import { logOf } from '../access-log/log-of.ts';
import { note } from '../access-log/note.ts';
import type { Keyring } from '../crypto/keyring.ts';
import type { Db, Statement } from '../db/database.ts';
import type { Actor } from '../dossier-store/dossier-store.ts';

/** Somebody was stopped after many dossiers. Which dossiers, the log knows. */
export type ReadingStop = {
  readonly id: string;
  readonly staff: StaffId;
  readonly location: LocationId;
  readonly stoppedAt: Instant;
  /** Why they read on; null when they did not. */
  readonly wentOn: { readonly at: Instant; readonly because: string } | null;
};

export type ReadingStops = {
  /** The stop for which this person did not say why yet, or null. */
  readonly mine: (actor: Actor) => Promise<string | null>;
  /** False when there is none of this person that waits for a reason. */
  readonly readOn: (actor: Actor, id: string, because: string) => Promise<boolean>;
  /** What this person was told of and nobody looked at yet, oldest first. */
  readonly toSee: (actor: Actor) => Promise<readonly ReadingStop[]>;
  /** False when it is not for this person, or somebody else was first. */
  readonly see: (actor: Actor, id: string) => Promise<boolean>;
  /** How many `toSee` has. */
  readonly waiting: (actor: Actor) => Promise<number>;
};

const statements = {
  mine: { name: 'open_reading_stop', text: 'select open_reading_stop($1, $2, $3, $4) as answer' },
  readOn: { name: 'read_on', text: 'select read_on($1, $2, $3, $4, $5, $6) as answer' },
  toSee: { name: 'reading_stops_to_see', text: 'select * from reading_stops_to_see($1, $2, $3)' },
  see: { name: 'see_reading_stop', text: 'select see_reading_stop($1, $2, $3, $4, $5) as answer' },
  waiting: { name: 'reading_stops_waiting', text: 'select reading_stops_waiting($1, $2, $3) as answer' },
} as const satisfies Record<string, Statement>;

type Row = {
  readonly id: string;
  readonly staff: StaffId;
  readonly location: LocationId;
  readonly stopped_at: Instant;
  readonly reason: Uint8Array | null;
  readonly went_on_at: Instant | null;
};

/** Who reads one dossier after the other is stopped by the store; here they go on with a reason, and who oversees looks at it. */
export function openReadingStops({ db, keyring }: { readonly db: Db; readonly keyring: Keyring }): ReadingStops {
  const ask = async <Answer>(statement: Statement, { board, staff, at }: Actor, ...values: readonly unknown[]) => {
    const [row] = await db.call<{ readonly answer: Answer }>(statement, [board, staff, at, ...values]);
    return row?.answer ?? null;
  };
  return {
    mine: (actor) => ask<string>(statements.mine, actor, logOf(actor)),
    readOn: async (actor, id, because) => {
      const sealed = keyring.sealForBoard(placeOf(actor.board, id), Buffer.from(because, 'utf8'));
      return (await ask<boolean>(statements.readOn, actor, id, sealed, logOf(actor))) ?? false;
    },
    toSee: async (actor) => {
      await note(db, actor, { action: 'list', objectType: 'reading_stop', outcome: 'allowed' });
      const rows = await db.call<Row>(statements.toSee, [actor.board, actor.staff, actor.at]);
      return rows.map((row) => toStop(keyring, actor.board, row));
    },
    see: async (actor, id) => (await ask<boolean>(statements.see, actor, id, logOf(actor))) ?? false,
    waiting: async (actor) => (await ask<number>(statements.waiting, actor)) ?? 0,
  };
}

function toStop(keyring: Keyring, board: BoardId, row: Row): ReadingStop {
  const { id, staff, location, stopped_at: stoppedAt, reason, went_on_at: at } = row;
  if (reason === null || at === null) return { id, staff, location, stoppedAt, wentOn: null };
  const because = Buffer.from(keyring.openForBoard(placeOf(board, id), reason)).toString('utf8');
  return { id, staff, location, stoppedAt, wentOn: { at, because } };
}

function placeOf(board: BoardId, id: string) {
  return { board, dossier: null, table: 'reading_stop', row: id, column: 'reason', rowVersion: 1 };
}
