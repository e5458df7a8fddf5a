import type { BoardId, StaffId } from '../../core/kernel/kernel.ts';
import { noteIn, type Noted } from '../access-log/note.ts';
import type { Clock } from '../clock/clock.ts';
import type { Keyring } from '../crypto/keyring.ts';
import { asStaff } from '../db/as-staff.ts';
import type { Db } from '../db/database.ts';
import { parseForm } from '../http/form.ts';
import type { Form } from '../http/route.ts';

type Whose = { readonly board: BoardId; readonly staff: StaffId };
export type DraftStore = {
  readonly keep: (whose: Whose, path: string, form: Form) => Promise<void>;
  readonly find: (whose: Whose, path: string) => Promise<Form | null>;
  readonly empty: (whose: Whose, path: string) => Promise<void>;
};

const readDraft: Noted = { action: 'read', objectType: 'draft', outcome: 'allowed' };

/** What somebody was typing at an address, sealed under the board's key, for that person alone. The tokens of the form are left out. */
export function draftStore(db: Db, keyring: Keyring, clock: Clock): DraftStore {
  const save = async ({ board, staff }: Whose, path: string, payload: Uint8Array | null) => {
    const now = clock();
    await asStaff(db, { board, staff, now }, (tx) =>
      tx
        .insertInto('draft')
        .values({ board_id: board, staff_id: staff, form: path, payload, saved_at: now })
        .onConflict((at) => at.columns(['board_id', 'staff_id', 'form']).doUpdateSet({ payload, saved_at: now }))
        .execute(),
    );
  };
  return {
    keep: (whose, path, form) => save(whose, path, keyring.sealForBoard(placeOf(whose, path), written(form))),
    empty: (whose, path) => save(whose, path, null),
    find: async (whose, path) => {
      const { board, staff } = whose;
      const now = clock();
      const row = await asStaff(db, { board, staff, now }, async (tx) => {
        const found = await tx
          .selectFrom('draft')
          .select('payload')
          .where('board_id', '=', board)
          .where('staff_id', '=', staff)
          .where('form', '=', path)
          .executeTakeFirst();
        if (found?.payload != null) await noteIn(tx, { ...whose, at: now, via: 'screen' }, readDraft);
        return found;
      });
      if (row?.payload == null) return null;
      return parseForm(Buffer.from(keyring.openForBoard(placeOf(whose, path), row.payload)).toString('utf8'));
    },
  };
}

function placeOf({ board, staff }: Whose, path: string) {
  return { board, dossier: null, table: 'draft', row: `${staff} ${path}`, column: 'payload', rowVersion: 1 };
}

function written(form: Form): Uint8Array {
  const fields = [...form].filter(([name]) => !name.startsWith('_'));
  const pairs = fields.flatMap(([name, values]) => values.map((value): [string, string] => [name, value]));
  return Buffer.from(new URLSearchParams(pairs).toString(), 'utf8');
}
