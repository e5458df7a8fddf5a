import { sql, type Transaction } from 'kysely';
import type { BoardId, Instant } from '../../core/kernel/kernel.ts';
import type { Db } from './database.ts';
import type { Tables } from './tables.ts';

export type RetentionTx = Transaction<Tables>;

/** One transaction as the role that moves and retires the keys of one board. It reads no entry, and deletes by one function alone. */
export async function asRetention<T>(
  db: Db,
  { board, now }: { readonly board: BoardId; readonly now: Instant },
  work: (tx: RetentionTx) => Promise<T>,
): Promise<T> {
  return db.kysely.transaction().execute(async (tx) => {
    await sql`select set_config('role', 'pluis_retention', true), set_config('app.board', ${board}, true),
      set_config('app.staff', '', true), set_config('app.now', ${now}, true)`.execute(tx);
    return work(tx);
  });
}

/** Null when the statement answers with nothing. */
export async function firstRow<Row>(tx: RetentionTx, statement: ReturnType<typeof sql<Row>>): Promise<Row | null> {
  return (await statement.execute(tx)).rows[0] ?? null;
}
