import { asStaff } from '../db/as-staff.ts';
import type { Db } from '../db/database.ts';
import type { Actor } from '../dossier-store/dossier-store.ts';

/** How many proposals of others to destroy something wait for the word of this person. */
export async function proposalsFor(db: Db, { board, staff, at }: Actor): Promise<number> {
  const waiting = await asStaff(db, { board, staff, now: at }, (tx) =>
    tx
      .selectFrom('destruction')
      .select('id')
      .where('board_id', '=', board)
      .where('state', '=', 'proposed')
      .where('proposed_by', '!=', staff)
      .execute(),
  );
  return waiting.length;
}
