import { sql, type Transaction } from 'kysely';
import { asStaff } from '../../src/platform/db/as-staff.ts';
import type { Db } from '../../src/platform/db/database.ts';
import type { Tables } from '../../src/platform/db/tables.ts';
import type { Actor } from '../../src/platform/dossier-store/dossier-store.ts';

export type Tx = Transaction<Tables>;
export type Row = Readonly<Record<string, unknown>>;

/** One transaction as whoever connects: past every row policy, as an administrator of the database or a thief of its files. */
export async function asAdministrator<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.kysely.transaction().execute(async (tx) => {
    await sql`set local role none`.execute(tx);
    return work(tx);
  });
}

/** The rows a statement answers with for this person, as the application's own role. */
export async function rowsFor(db: Db, { board, staff, at }: Actor, statement: string): Promise<readonly Row[]> {
  return asStaff(db, { board, staff, now: at }, (tx) => rows(tx, statement));
}

export async function rows(tx: Tx, statement: string): Promise<readonly Row[]> {
  return (await sql.raw<Row>(statement).execute(tx)).rows;
}

/** What the database says when it refuses; 'done' when it does not. */
export async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'done';
  } catch (error) {
    return error instanceof Error ? error.message : 'failed';
  }
}

export async function tablesOf(tx: Tx): Promise<readonly string[]> {
  const found = await rows(
    tx,
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'pluis' and c.relkind in ('r', 'p') order by c.relname`,
  );
  return found.map(({ name }) => String(name));
}
