import type { BoardId, Instant, StaffId } from '../../core/kernel/kernel.ts';
import type { Keyring } from '../crypto/keyring.ts';
import { asStaff } from '../db/as-staff.ts';
import type { Db } from '../db/database.ts';

type Whose = { readonly board: BoardId; readonly staff: StaffId };
type Parts = { readonly db: Db; readonly keyring: Keyring };

/** Where this person wants to be mailed that something waits; null when they gave no address. */
export async function mailOf({ db, keyring }: Parts, whose: Whose, now: Instant): Promise<string | null> {
  const row = await asStaff(db, { ...whose, now }, (tx) =>
    tx
      .selectFrom('staff_login')
      .select('sealed_mail')
      .where('board_id', '=', whose.board)
      .where('staff_id', '=', whose.staff)
      .executeTakeFirst(),
  );
  if (row?.sealed_mail == null) return null;
  return Buffer.from(keyring.openForBoard(placeOf(whose), row.sealed_mail)).toString('utf8');
}

/** Another address, or (with null) none any more. */
export async function keepMail(
  { db, keyring }: Parts,
  whose: Whose,
  address: string | null,
  now: Instant,
): Promise<void> {
  const sealed = address === null ? null : keyring.sealForBoard(placeOf(whose), Buffer.from(address));
  await asStaff(db, { ...whose, now }, (tx) =>
    tx
      .updateTable('staff_login')
      .set({ sealed_mail: sealed })
      .where('board_id', '=', whose.board)
      .where('staff_id', '=', whose.staff)
      .execute(),
  );
}

/** The address of each member of staff who gave one. */
export async function mailsOfBoard(
  { db, keyring }: Parts,
  { board, staff, at }: { readonly board: BoardId; readonly staff: StaffId; readonly at: Instant },
): Promise<readonly { readonly staff: StaffId; readonly mail: string }[]> {
  const rows = await asStaff(db, { board, staff, now: at }, (tx) =>
    tx.selectFrom('staff_login').select(['staff_id', 'sealed_mail']).where('board_id', '=', board).execute(),
  );
  return rows.flatMap(({ staff_id: whose, sealed_mail: sealed }) =>
    sealed === null
      ? []
      : [
          {
            staff: whose,
            mail: Buffer.from(keyring.openForBoard(placeOf({ board, staff: whose }), sealed)).toString('utf8'),
          },
        ],
  );
}

function placeOf({ board, staff }: Whose) {
  return { board, dossier: null, table: 'staff_login', row: staff, column: 'sealed_mail', rowVersion: 1 };
}
