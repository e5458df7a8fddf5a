import type { Instant, StaffId } from '../../core/kernel/kernel.ts';
import { asStaff } from '../db/as-staff.ts';
import type { Db } from '../db/database.ts';
import type { DossierAsked, StaffAsked } from '../http/route.ts';

/** When this person confirmed to have read that a dossier is there. */
export async function confirmedByMe(
  db: Db,
  { actor: { board, staff, at } }: StaffAsked,
): Promise<ReadonlyMap<string, Instant>> {
  const rows = await asStaff(db, { board, staff, now: at }, (tx) =>
    tx
      .selectFrom('informed_read')
      .innerJoin('dossier', (join) =>
        join
          .onRef('dossier.board_id', '=', 'informed_read.board_id')
          .onRef('dossier.id', '=', 'informed_read.dossier_id'),
      )
      .select(['dossier.ref', 'read_at'])
      .where('informed_read.board_id', '=', board)
      .where('staff_id', '=', staff)
      .execute(),
  );
  return new Map(rows.map(({ ref, read_at }) => [ref, read_at]));
}

/** Who confirmed to have read that this dossier is there. */
export async function confirmedBy(
  db: Db,
  { actor: { board, staff, at }, dossier }: DossierAsked,
): Promise<ReadonlyMap<StaffId, Instant>> {
  const rows = await asStaff(db, { board, staff, now: at }, (tx) =>
    tx
      .selectFrom('informed_read')
      .select(['staff_id', 'read_at'])
      .where('board_id', '=', board)
      .where('dossier_id', '=', dossier.id)
      .execute(),
  );
  return new Map(rows.map(({ staff_id, read_at }) => [staff_id, read_at]));
}
