import { randomBytes } from 'node:crypto';
import type { Selectable } from 'kysely';
import { noteIn } from '../../platform/access-log/note.ts';
import { asStaff } from '../../platform/db/as-staff.ts';
import type { Db } from '../../platform/db/database.ts';
import type { Tables } from '../../platform/db/tables.ts';
import type { DossierAsked } from '../../platform/http/route.ts';

export type Hold = Pick<Selectable<Tables['dossier_hold']>, 'id' | 'ground' | 'since' | 'set_by'>;
export type HoldGround = Hold['ground'];

const begun = 'PL002';

/** What keeps this dossier from being destroyed now, oldest first. */
export function holdsOf(db: Db, { actor: { board, staff, at }, dossier }: DossierAsked): Promise<readonly Hold[]> {
  return asStaff(db, { board, staff, now: at }, (tx) =>
    tx
      .selectFrom('dossier_hold')
      .select(['id', 'ground', 'since', 'set_by'])
      .where('board_id', '=', board)
      .where('dossier_id', '=', dossier.id)
      .where('lifted_at', 'is', null)
      .orderBy('since')
      .execute(),
  );
}

/** False when its destruction has begun: then nothing is held any more. */
export async function hold(db: Db, { actor, dossier, ref }: DossierAsked, ground: HoldGround): Promise<boolean> {
  const { board, staff, at } = actor;
  try {
    await asStaff(db, { board, staff, now: at }, async (tx) => {
      await tx
        .insertInto('dossier_hold')
        .values({
          board_id: board,
          id: randomBytes(16).toString('hex'),
          dossier_id: dossier.id,
          ground,
          since: at,
          set_by: staff,
          lifted_at: null,
          lifted_by: null,
        })
        .execute();
      await noteIn(tx, actor, { action: 'hold', objectType: 'dossier', objectRef: ref, outcome: 'allowed' });
    });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === begun) return false;
    throw error;
  }
}

export async function liftHold(db: Db, { actor, dossier, ref }: DossierAsked, id: string): Promise<void> {
  const { board, staff, at } = actor;
  await asStaff(db, { board, staff, now: at }, async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('dossier_hold')
      .set({ lifted_at: at, lifted_by: staff })
      .where('board_id', '=', board)
      .where('dossier_id', '=', dossier.id)
      .where('id', '=', id)
      .where('lifted_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return;
    await noteIn(tx, actor, { action: 'lift_hold', objectType: 'dossier', objectRef: ref, outcome: 'allowed' });
  });
}
