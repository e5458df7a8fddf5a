import { randomUUID } from 'node:crypto';
import path from 'node:path';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toInstant } from '../../src/core/kernel/dates.ts';
import type { Instant } from '../../src/core/kernel/kernel.ts';
import { logGoesBefore, mayExpire, type Aged } from '../../src/core/retention/log-term.ts';
import { openSigner } from '../../src/platform/access-log/checkpoint.ts';
import { exportLines } from '../../src/platform/access-log/export.ts';
import { valueIn, type Row } from '../../src/platform/access-log/format.ts';
import { openInspection } from '../../src/platform/access-log/inspection.ts';
import { note } from '../../src/platform/access-log/note.ts';
import { rowsOf } from '../../src/platform/access-log/rows.ts';
import { systemClock } from '../../src/platform/clock/clock.ts';
import { asRetention } from '../../src/platform/db/as-retention.ts';
import { asStaff } from '../../src/platform/db/as-staff.ts';
import { expireLog, logDue } from '../../src/platform/retention/expire-log.ts';
import { changeLogTerm, logTermOf } from '../../src/platform/retention/log-term.ts';
import { saying } from '../builders/command-line.ts';
import { verified } from '../builders/log.ts';
import { databases, type Opened } from './databases.ts';
import { asAdministrator, refusal, rows, type Tx } from './raw.ts';
import { actor, board, created, grant, instant, newDossier, otherBoard, otherSchool, stranger } from './world.ts';

/** A row as it was written so long ago, before the test began. */
type Old = { readonly at: string; readonly ref?: string | null; readonly clockOffset?: number; readonly of?: string };

const fiveYears = 5;

describe.each(databases)('the log expires on $name', ({ open }) => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.close());

  const parts = () => ({ db: opened.db, board, now: systemClock() });
  const before = () => logGoesBefore(systemClock(), fiveYears);
  const earlier = (moment: Instant, ms: number) => toInstant(new Date(Date.parse(moment) - ms).toISOString())!;
  const day = 86_400_000;

  async function write({ at, ref = null, clockOffset = 0, of = board }: Old): Promise<string> {
    const [row] = await asAdministrator(opened.db, (tx) =>
      sql<{
        id: string;
      }>`insert into pluis.access_log (board_id, at, clock_offset, actor, action, object_type, object_ref, outcome, via)
        values (${of}, ${at}, ${clockOffset}, 'teacher', 'read', 'dossier', ${ref}, 'allowed', 'screen') returning id::text`
        .execute(tx)
        .then((found) => found.rows),
    );
    return row?.id ?? '';
  }
  async function all(of = board): Promise<readonly Row[]> {
    const found: Row[] = [];
    for await (const row of rowsOf(opened.db, of)) found.push(row);
    return found;
  }
  const isWhole = async (id: string) => (await all()).some((row) => row.id === id && row.payload !== null);
  const expiries = async () => (await all()).filter(({ action, payload }) => action === 'expire' && payload !== null);
  async function exported(): Promise<readonly string[]> {
    const { publicKey } = openSigner(path.join(opened.dataDir, 'keys'));
    const from = { db: opened.db, board, checkpoints: path.join(opened.dataDir, 'none'), publicKey, at: '2026' };
    const lines: string[] = [];
    for await (const line of exportLines(from)) lines.push(line);
    return lines;
  }
  const as = (role: string, work: (tx: Tx) => Promise<unknown>, of = board) =>
    asAdministrator(opened.db, async (tx) => {
      await sql`select set_config('role', ${role}, true), set_config('app.board', ${of}, true),
        set_config('app.now', ${systemClock()}, true)`.execute(tx);
      return work(tx);
    });

  test('the database reckons the term as the program does, whatever the moment', async () => {
    const moments = fc.date({ min: new Date('2000-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });
    const some = fc.sample(fc.tuple(moments, fc.integer({ min: 1, max: 5 })), 300);
    const asked = [
      ...some,
      [new Date('2028-02-29T12:00:00Z'), 1] as const,
      [new Date('2029-02-28T23:30:00Z'), 1] as const,
    ];
    const found = await asAdministrator(opened.db, (tx) =>
      sql<{ before: string }>`select pluis.iso(pluis.years_before(t.at::timestamptz, t.years)) as before
        from unnest(${asked.map(([at]) => at.toISOString())}::text[], ${asked.map(([, years]) => years)}::integer[])
          with ordinality as t (at, years, n) order by n`.execute(tx),
    );
    expect(found.rows.map((row) => row.before)).toEqual(
      asked.map(([at, years]) => logGoesBefore(toInstant(at.toISOString())!, years)),
    );
  });

  test('what goes is what the rule says: older than the term by either clock, and about nothing that is there', async () => {
    const living = await created(opened.store);
    const gone = await created(opened.store);
    await asRetention(opened.db, parts(), (tx) =>
      sql`select erase_objects(${board}, ${[gone.id]}, ${[]}::text[])`.execute(tx),
    );
    const edge = before();
    const cases: readonly (Aged & { readonly ref: string | null })[] = [
      ...[living.ref, living.id].map((ref) => ({ ref, at: earlier(edge, day), clockOffset: 0, tellsOfLiving: true })),
      ...[gone.ref, null, 'f'.repeat(32)].flatMap((ref) =>
        [1, day, 900 * day, 0, -1, -day].map((ms) => ({
          ref,
          at: earlier(edge, ms),
          clockOffset: 0,
          tellsOfLiving: false,
        })),
      ),
      { ref: null, at: earlier(edge, day), clockOffset: day, tellsOfLiving: false },
      { ref: null, at: earlier(edge, day), clockOffset: day - 1, tellsOfLiving: false },
      { ref: null, at: earlier(edge, -day), clockOffset: -9 * day, tellsOfLiving: false },
    ];
    const ids: string[] = [];
    for (const one of cases) ids.push(await write(one));
    const theirs = await write({ at: earlier(edge, day), of: otherBoard });
    const goes = cases.filter((one) => mayExpire(one, systemClock(), fiveYears)).length;
    const chain = (await all()).map(({ seq, id, commitment, hash }) => ({ seq, id, commitment, hash }));

    expect(await logDue(parts())).toEqual({ before: edge, due: goes, stays: 2 });
    expect((await all()).every(({ payload }) => payload !== null)).toBe(true);
    expect(await expireLog(parts())).toEqual({ ok: true, value: goes });

    for (const [n, one] of cases.entries())
      expect([one, await isWhole(ids[n]!)]).toEqual([one, !mayExpire(one, systemClock(), fiveYears)]);
    expect((await all(otherBoard)).find(({ id }) => id === theirs)?.payload).not.toBeNull();
    const after = await all();
    expect(after.slice(0, chain.length)).toMatchObject(chain);
    expect(after.every(({ salt, payload }) => (salt === null) === (payload === null))).toBe(true);
    expect(verified(await exported())).toMatchObject({ rows: chain.length + 1, expired: goes });
  });

  test('the log itself says until when and how many, and no more', async () => {
    const [said] = (await expiries()).slice(-1);
    const told = (field: Parameters<typeof valueIn>[1]) => valueIn(said?.payload ?? null, field);
    expect(told('objectRef')).toBe(before());
    expect(told('rule')).toMatch(/^5:\d+$/);
    expect([told('objectType'), told('actor'), told('subjectRef'), told('via')]).toEqual(['log', null, null, 'cli']);
  });

  test('nothing more goes the second time, and nothing is said of it', async () => {
    const rowsBefore = (await all()).length;
    expect(await expireLog(parts())).toEqual({ ok: true, value: 0 });
    expect((await all()).length).toBe(rowsBefore);
  });

  test('a few at a time all go, and each time is told', async () => {
    const saidBefore = (await expiries()).length;
    for (let n = 0; n < 5; n += 1) await write({ at: earlier(before(), day + n) });
    expect(await expireLog(parts(), 2)).toEqual({ ok: true, value: 5 });
    const told = (await expiries()).slice(saidBefore).map(({ payload }) => valueIn(payload, 'rule'));
    expect(told).toEqual(['5:2', '5:2', '5:1']);
  });

  test('a row of a dossier goes once the dossier is gone', async () => {
    const dossier = await created(opened.store);
    const id = await write({ at: earlier(before(), 3 * 365 * day), ref: dossier.ref });
    await expireLog(parts());
    expect(await isWhole(id)).toBe(true);
    await asRetention(opened.db, parts(), (tx) =>
      sql`select erase_objects(${board}, ${[dossier.id]}, ${[]}::text[])`.execute(tx),
    );
    await expireLog(parts());
    expect(await isWhole(id)).toBe(false);
  });

  test('who read and the review of a month show what is left, and do not miss what went', async () => {
    const inspection = openInspection(opened.db);
    const reader = actor(stranger, { at: systemClock() });
    const dossier = newDossier({ location: otherSchool, children: [], grants: [grant(stranger, 'coordinator')] });
    await opened.store.create(reader, dossier, randomUUID());
    const old = await write({ at: '2019-05-06T08:00:00.000Z', ref: dossier.ref, of: otherBoard });
    await write({ at: '2019-05-07T08:00:00.000Z', of: otherBoard });
    const may = {
      name: '2019-05',
      from: instant('2019-05-01T00:00:00.000Z'),
      until: instant('2019-06-01T00:00:00.000Z'),
    };
    const inMay = async () => (await inspection.ofMonth(reader, may))?.rows.map(({ id }) => id);
    expect(await inMay()).toHaveLength(2);
    await expireLog({ ...parts(), board: otherBoard });
    expect(await inMay()).toEqual([old]);
    expect((await inspection.ofDossier(reader, dossier.ref, 0))?.map(({ id }) => id)).toContain(old);
    expect(await inspection.since(reader)).toBe('2019-05');
    await asRetention(opened.db, { board: otherBoard, now: reader.at }, (tx) =>
      sql`select erase_objects(${otherBoard}, ${[dossier.id]}, ${[]}::text[])`.execute(tx),
    );
    await expireLog({ ...parts(), board: otherBoard });
    expect(await inMay()).toEqual([]);
    expect(await inspection.ofDossier(reader, dossier.ref, 0)).toBeNull();
    expect(await inspection.since(reader)).not.toBe('2019-05');
  });

  test('a program whose clock is ahead is refused, and nothing goes', async () => {
    const id = await write({ at: earlier(before(), -day) });
    const tomorrow = toInstant(new Date(Date.now() + 2 * day).toISOString())!;
    expect(await expireLog({ ...parts(), now: tomorrow })).toEqual({ ok: false, error: { code: 'TooEarly' } });
    expect(await isWhole(id)).toBe(true);
  });

  test('nobody else takes a row away or changes one, and the eraser none that is younger or still needed', async () => {
    const { ref } = await created(opened.store);
    const kept = [
      await write({ at: earlier(before(), -1) }),
      await write({ at: earlier(before(), day), ref }),
      await write({ at: earlier(before(), day), clockOffset: 3 * day }),
    ];
    const remove = (tx: Tx) => rows(tx, 'delete from pluis.access_log');
    const change = (tx: Tx) => rows(tx, 'update pluis.access_log set salt = pluis.log_salt()');
    for (const role of ['pluis_app', 'pluis_gate', 'pluis_retention'])
      for (const work of [remove, change]) expect(await refusal(as(role, work))).toMatch(/permission denied/);
    expect(await refusal(as('pluis_eraser', change))).toMatch(/permission denied/);
    const goes = await write({ at: earlier(before(), day) });
    for (const role of ['none', 'pluis_owner']) expect(await refusal(as(role, remove))).toMatch(/only ever added/);
    const saidBefore = (await expiries()).length;
    await as('pluis_eraser', remove);
    for (const id of kept) expect(await isWhole(id)).toBe(true);
    expect([await isWhole(goes), (await expiries()).length]).toEqual([false, saidBefore + 1]);
    const call = (tx: Tx) => rows(tx, `select pluis.expire_log('${board}', '2020-01-01', 9, '{}')`);
    expect(await refusal(as('pluis_app', call))).toMatch(/permission denied/);
    expect(await refusal(as('pluis_app', (tx) => rows(tx, `select pluis.log_due('${board}', '2020-01-01')`)))).toMatch(
      /denied/,
    );
  });

  test('data that an administrator took away by hand are found by the verifier, in the row they are missing from', async () => {
    expect(verified(await exported())).toMatchObject({ board });
    const id = await write({ at: earlier(before(), -2 * day) });
    await note(opened.db, actor(), { action: 'search', objectType: 'dossier', outcome: 'allowed' });
    const row = (await all()).find((one) => one.id === id);
    await asAdministrator(opened.db, async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx);
      await sql`delete from pluis.access_log where id = ${id}`.execute(tx);
    });
    expect(verified(await exported())).toMatchObject({
      row: row?.seq,
      says: saying('zijn weg'),
    });
  });

  describe('the term', () => {
    test('is five years with a reason until the board chooses another', async () => {
      expect(await logTermOf(opened.db, otherBoard)).toEqual({
        years: fiveYears,
        because: saying('Pluis stelt vijf jaar voor'),
      });
    });

    test('that is shorter lets more expire, and the change stands in the log without its reason', async () => {
      const twoYears = earlier(systemClock(), 2 * 366 * day);
      const id = await write({ at: twoYears });
      await expireLog(parts());
      expect(await isWhole(id)).toBe(true);
      await changeLogTerm(opened.db, board, systemClock(), { years: 2, because: 'Bestuursbesluit 12' });
      expect(await logTermOf(opened.db, board)).toEqual({ years: 2, because: 'Bestuursbesluit 12' });
      const last = (await all()).at(-1);
      expect([last?.action, valueIn(last?.payload ?? null, 'rule')]).toEqual(['change_term', '5:2']);
      expect(JSON.stringify(last)).not.toContain('Bestuursbesluit');
      await expireLog(parts());
      expect(await isWhole(id)).toBe(false);
    });

    test.each([0, 6, -1])('is never %d years', async (years) => {
      const term = { years, because: 'Bestuursbesluit 13' };
      await expect(changeLogTerm(opened.db, board, systemClock(), term)).rejects.toThrow(/board_log_years_in_range/);
    });

    test('is never without a reason', async () => {
      const term = { years: 3, because: ' \n' };
      await expect(changeLogTerm(opened.db, board, systemClock(), term)).rejects.toThrow(/board_log_years_has_reason/);
    });

    test('is not for the application to change', async () => {
      const change = asStaff(opened.db, { board, staff: actor().staff, now: systemClock() }, (tx) =>
        tx.updateTable('board').set({ log_years: 1 }).where('board_id', '=', board).execute(),
      );
      expect(await refusal(change)).toMatch(/permission denied/);
    });
  });
});
