import { sql } from 'kysely';
import type { BoardId, Instant } from '../../core/kernel/kernel.ts';
import { logOf } from '../access-log/log-of.ts';
import type { Db } from '../db/database.ts';

/** How long a board keeps the rows of its log whole, in years, and why so long. */
export type LogTerm = { readonly years: number; readonly because: string };

export async function logTermOf(db: Db, board: BoardId): Promise<LogTerm> {
  const { log_years: years, log_years_because: because } = await db.kysely
    .selectFrom('board')
    .select(['log_years', 'log_years_because'])
    .where('board_id', '=', board)
    .executeTakeFirstOrThrow();
  return { years, because };
}

/** As the owner of the tables: for whoever keeps the server, never for a screen. The change is a row in the log. */
export async function changeLogTerm(db: Db, board: BoardId, now: Instant, { years, because }: LogTerm): Promise<void> {
  await db.kysely.transaction().execute(async (tx) => {
    await sql`select set_config('role', 'pluis_owner', true), set_config('app.board', ${board}, true),
      set_config('app.staff', '', true), set_config('app.log', ${logOf({ at: now, via: 'cli' })}, true)`.execute(tx);
    await sql`update board set log_years = ${years}, log_years_because = ${because} where board_id = ${board}`.execute(
      tx,
    );
  });
}
