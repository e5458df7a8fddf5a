import { randomUUID } from 'node:crypto';
import type { ChildId, StaffId } from '../../core/kernel/kernel.ts';
import { logOf } from '../access-log/log-of.ts';
import { asStaff } from '../db/as-staff.ts';
import type { Db } from '../db/database.ts';
import type { Actor } from '../dossier-store/dossier-store.ts';
import type { DossierAsked } from '../http/route.ts';
import type { NewPerson } from './cases.ts';

function contextOf(actor: Actor) {
  const { board, staff, at } = actor;
  return { board, staff, now: at, log: logOf(actor) };
}

export async function givePlace(db: Db, { actor, dossier, now }: DossierAsked, person: NewPerson): Promise<void> {
  await asStaff(db, contextOf(actor), async (tx) => {
    const { opened_at } = await tx
      .selectFrom('dossier')
      .select('opened_at')
      .where('board_id', '=', actor.board)
      .where('id', '=', dossier.id)
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('dossier_grant')
      .values({
        board_id: actor.board,
        id: randomUUID(),
        dossier_id: dossier.id,
        staff_id: person.staff,
        relation: person.relation,
        deputy_of: null,
        valid_from: now,
        valid_until: null,
        opened_at,
        given_by: actor.staff,
      })
      .execute();
  });
}

export async function endPlace(db: Db, { actor, dossier, now }: DossierAsked, grant: string): Promise<void> {
  await asStaff(db, contextOf(actor), (tx) =>
    tx
      .updateTable('dossier_grant')
      .set({ valid_until: now })
      .where('board_id', '=', actor.board)
      .where('dossier_id', '=', dossier.id)
      .where('id', '=', grant)
      .execute(),
  );
}

export async function exclude(db: Db, { actor, dossier, now }: DossierAsked, staff: StaffId): Promise<void> {
  await asStaff(db, contextOf(actor), (tx) =>
    tx
      .insertInto('exclusion')
      .values({
        board_id: actor.board,
        dossier_id: dossier.id,
        staff_id: staff,
        since: now,
        lifted_at: null,
        set_by: actor.staff,
      })
      .onConflict((same) => same.doNothing())
      .execute(),
  );
}

/** References of dossiers about this child, as far as the actor sees them. */
export async function refsOfChild(db: Db, actor: Actor, child: ChildId): Promise<ReadonlySet<string>> {
  const rows = await asStaff(db, contextOf(actor), (tx) =>
    tx
      .selectFrom('dossier_child')
      .innerJoin('dossier', (join) =>
        join
          .onRef('dossier.board_id', '=', 'dossier_child.board_id')
          .onRef('dossier.id', '=', 'dossier_child.dossier_id'),
      )
      .select('dossier.ref')
      .where('dossier_child.board_id', '=', actor.board)
      .where('dossier_child.child_id', '=', child)
      .execute(),
  );
  return new Set(rows.map(({ ref }) => ref));
}
