import { sql, type Transaction } from 'kysely';
import type { BoardId, Instant, StaffId } from '../../core/kernel/kernel.ts';
import type { Db } from './database.ts';
import type { Tables } from './tables.ts';

export type StaffContext = {
  readonly board: BoardId;
  /** Null: nobody in particular, such as a sign-in or an import; sees what is the board's but no child and no dossier. */
  readonly staff: StaffId | null;
  readonly now: Instant;
  /** What is known of the request, for what the tables log by themselves. */
  readonly log?: string;
};

/** One transaction in which row-level security lets through what this person may see at this moment. Rolled back when `work` throws. */
export async function asStaff<T>(
  db: Db,
  { board, staff, now, log = '' }: StaffContext,
  work: (tx: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  return db.kysely.transaction().execute(async (tx) => {
    await sql`select set_config('role', 'pluis_app', true), set_config('app.board', ${board}, true),
      set_config('app.staff', ${staff ?? ''}, true), set_config('app.now', ${now}, true),
      set_config('app.log', ${log}, true)`.execute(tx);
    return work(tx);
  });
}
