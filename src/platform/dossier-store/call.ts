import type { Db, Statement } from '../db/database.ts';
import type { Actor } from './dossier-store.ts';

/** The one row that this statement answers with. Throws when it answers with none. */
export async function one<Row>(db: Db, statement: Statement, values: readonly unknown[]): Promise<Row> {
  const [row] = await db.call<Row>(statement, values);
  if (row === undefined) throw new Error(`${statement.name} answered with nothing`);
  return row;
}

/** Who asks, and when: what each statement begins with. */
export function asking({ board, staff, at }: Actor): readonly unknown[] {
  return [board, staff, at];
}
