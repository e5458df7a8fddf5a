import type { BoardId, Instant, StaffId } from '../../core/kernel/kernel.ts';
import type { Keyring } from '../crypto/keyring.ts';
import { asStaff } from '../db/as-staff.ts';
import type { Db } from '../db/database.ts';

type Whose = { readonly board: BoardId; readonly staff: StaffId };
type Parts = { readonly db: Db; readonly keyring: Keyring };
export type Identity = { readonly issuer: string; readonly linkedAt: Instant };

/** Who of this board linked this account, as long as they work here. Throws `CannotOpen` when somebody else wrote that in the table. */
export async function whoseAccount({ db, keyring }: Parts, board: BoardId, subject: Uint8Array, now: Instant) {
  const row = await asStaff(db, { board, staff: null, now }, (tx) =>
    tx
      .selectFrom('staff_identity as i')
      .innerJoin('staff as s', (on) => on.onRef('s.board_id', '=', 'i.board_id').onRef('s.id', '=', 'i.staff_id'))
      .select(['i.staff_id as staff', 'i.sealed_staff as sealed'])
      .where('i.board_id', '=', board)
      .where('i.subject', '=', subject)
      .where('i.ended_at', 'is', null)
      .where('s.active', '=', true)
      .where('s.demo', '=', false)
      .executeTakeFirst(),
  );
  if (row === undefined) return null;
  const sealedFor = Buffer.from(keyring.openForBoard(placeOf(board, subject), row.sealed)).toString('utf8');
  return sealedFor === row.staff ? row.staff : null;
}

/** The accounts that this person linked, one for each issuer. */
export function identitiesOf(
  { db }: Pick<Parts, 'db'>,
  { board, staff }: Whose,
  now: Instant,
): Promise<readonly Identity[]> {
  return asStaff(db, { board, staff, now }, (tx) =>
    tx
      .selectFrom('staff_identity')
      .select(['issuer', 'linked_at as linkedAt'])
      .where('board_id', '=', board)
      .where('staff_id', '=', staff)
      .where('ended_at', 'is', null)
      .execute(),
  );
}

/** Links this account to this person, in the place of the one they had at that issuer. False when it is somebody else's. */
export async function link(
  { db, keyring }: Parts,
  { board, staff }: Whose,
  { subject, issuer }: { readonly subject: Uint8Array; readonly issuer: string },
  now: Instant,
): Promise<boolean> {
  const sealed_staff = keyring.sealForBoard(placeOf(board, subject), Buffer.from(staff));
  return asStaff(db, { board, staff, now }, async (tx) => {
    await tx
      .updateTable('staff_identity')
      .set({ ended_at: now })
      .where('board_id', '=', board)
      .where('staff_id', '=', staff)
      .where('issuer', '=', issuer)
      .where('subject', '!=', subject)
      .where('ended_at', 'is', null)
      .execute();
    const linked = { staff_id: staff, issuer, sealed_staff, linked_at: now, ended_at: null };
    const row = await tx
      .insertInto('staff_identity')
      .values({ board_id: board, subject, ...linked })
      .onConflict((on) =>
        on
          .columns(['board_id', 'subject'])
          .doUpdateSet(linked)
          .where((that) =>
            that.or([that('staff_identity.ended_at', 'is not', null), that('staff_identity.staff_id', '=', staff)]),
          ),
      )
      .returning('staff_id')
      .executeTakeFirst();
    return row !== undefined;
  });
}

/** From now on the account at this issuer is of no use here. */
export async function unlink({ db }: Pick<Parts, 'db'>, { board, staff }: Whose, issuer: string, now: Instant) {
  await asStaff(db, { board, staff, now }, (tx) =>
    tx
      .updateTable('staff_identity')
      .set({ ended_at: now })
      .where('board_id', '=', board)
      .where('staff_id', '=', staff)
      .where('issuer', '=', issuer)
      .where('ended_at', 'is', null)
      .execute(),
  );
}

function placeOf(board: BoardId, subject: Uint8Array) {
  const row = Buffer.from(subject).toString('hex');
  return { board, dossier: null, table: 'staff_identity', row, column: 'sealed_staff', rowVersion: 1 };
}
