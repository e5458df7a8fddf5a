import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commitmentOf, genesis, hashAfter, valueIn, type Row } from '../../src/platform/access-log/format.ts';
import { note, noteIn } from '../../src/platform/access-log/note.ts';
import { rowsOf } from '../../src/platform/access-log/rows.ts';
import { asStaff } from '../../src/platform/db/as-staff.ts';
import { databases, type Opened } from './databases.ts';
import { asAdministrator, rows } from './raw.ts';
import { actor, at, board, coordinator, created, otherBoard, stranger, teacher } from './world.ts';

async function all(opened: Opened, of: string): Promise<readonly Row[]> {
  const found: Row[] = [];
  for await (const row of rowsOf(opened.db, of)) found.push(row);
  return found;
}

describe.each(databases)('the chain of the log in $name', ({ open }) => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await open();
    const { ref } = await created(opened.store);
    await opened.store.read(actor(), ref);
    await opened.store.read(actor(teacher), ref);
    const odd = { action: 'search', objectType: 'dossier', objectRef: 'é – "\\ \n 日本', outcome: 'error' } as const;
    await note(opened.db, { ...actor(), onBehalfOf: teacher, accessPoint: 'private:0a1b2c' }, odd);
    await note(opened.db, { ...actor(stranger), board: otherBoard }, { ...odd, rule: '' });
  });
  afterAll(() => opened.close());

  test('is the same in the database and in the program, for each board its own, from 1 without gaps', async () => {
    for (const of of [board, otherBoard]) {
      const found = await all(opened, of);
      expect(found.length).toBeGreaterThan(0);
      let before = genesis;
      for (const [index, row] of found.entries()) {
        expect([row.seq, row.prev]).toEqual([index + 1, before]);
        expect(row.salt === null || row.payload === null ? '' : commitmentOf(row.salt, row.payload)).toBe(
          row.commitment,
        );
        before = hashAfter(before, row);
        expect(row.hash).toBe(before);
      }
      const head = `select seq, encode(hash, 'hex') as hash from log_head where board_id = '${of}'`;
      expect(await asAdministrator(opened.db, (tx) => rows(tx, head))).toEqual([{ seq: found.length, hash: before }]);
    }
  });

  test('has no row of what was rolled back, and no gap where it would have stood', async () => {
    const before = (await all(opened, board)).length;
    const context = { board, staff: coordinator, now: at };
    const broken = asStaff(opened.db, context, async (tx) => {
      await noteIn(tx, actor(), { action: 'search', objectType: 'dossier', outcome: 'allowed' });
      throw new Error('broken off');
    });
    await expect(broken).rejects.toThrow('broken off');
    await note(opened.db, actor(), { action: 'search', objectType: 'dossier', outcome: 'allowed' });
    expect((await all(opened, board)).map(({ seq }) => seq)).toEqual(
      Array.from({ length: before + 1 }, (_, index) => index + 1),
    );
  });

  test('has each act once when many happen at the same moment', async () => {
    const before = (await all(opened, board)).length;
    const noted = { action: 'search', objectType: 'dossier', outcome: 'allowed' } as const;
    await Promise.all(Array.from({ length: 60 }, () => note(opened.db, actor(), noted)));
    const after = await all(opened, board);
    expect(after.length).toBe(before + 60);
    expect(new Set(after.map(({ id }) => id)).size).toBe(after.length);
  });

  test('holds who was given a place, lost one, or was shut out, in the transaction in which it happened', async () => {
    const { ref, id } = await created(opened.store);
    await asStaff(opened.db, { board, staff: coordinator, now: at }, async (tx) => {
      await tx
        .insertInto('exclusion')
        .values({ board_id: board, dossier_id: id, staff_id: teacher, since: at, lifted_at: null, set_by: coordinator })
        .execute();
      await tx.updateTable('dossier_grant').set({ valid_until: at }).where('dossier_id', '=', id).execute();
    });
    const found = (await all(opened, board)).filter(({ payload }) => valueIn(payload, 'objectRef') === ref);
    expect(
      found.map(({ action, payload }) => [action, valueIn(payload, 'objectType'), valueIn(payload, 'actor')]),
    ).toEqual([
      ['create', 'dossier', coordinator],
      ['grant', 'dossier_grant', coordinator],
      ['exclude', 'exclusion', coordinator],
      ['revoke', 'dossier_grant', coordinator],
    ]);
  });
});
