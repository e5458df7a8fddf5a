import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileRoom } from '../../src/core/dossier/file-room.ts';
import type { StaffId } from '../../src/core/kernel/kernel.ts';
import { databases, type Opened } from './databases.ts';
import { asAdministrator, rows } from './raw.ts';
import {
  actor,
  board,
  coordinator,
  created,
  grant,
  instant,
  member,
  newDossier,
  newEntryId,
  note,
  teacher,
  type Addressed,
} from './world.ts';

const most = fileRoom.files;
const mostBytes = fileRoom.megabytes * 1024 * 1024;
const today = instant('2026-03-09T08:00:00.000Z');
const yesterday = instant('2026-03-08T08:30:00.000Z');

describe.each(databases)('the room for files on $name', ({ name, open }) => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await open();
    // What is alike is packed, so that much of it is no work; its size stays what it was.
    await sql('alter table attachment alter column content set storage extended');
  });
  afterAll(() => opened.close());

  const sql = (...statements: readonly string[]) =>
    asAdministrator(opened.db, async (tx) => {
      await rows(tx, `select set_config('app.board', '${board}', true)`);
      await rows(tx, 'set local session_replication_role = replica');
      let last: Awaited<ReturnType<typeof rows>> = [];
      for (const statement of statements) last = await rows(tx, statement);
      return last;
    });
  const aDossier = () =>
    created(opened.store, newDossier({ grants: [grant(coordinator, 'coordinator'), grant(member, 'team')] }));
  /** Files of so many bytes that this person brought to this dossier. */
  async function fill(
    { id }: Addressed,
    many: number,
    { by = member, bytes = 1, at = today }: { by?: StaffId; bytes?: number; at?: string } = {},
  ) {
    const lot = randomUUID();
    await sql(
      `insert into entry (board_id, dossier_id, seq, id, type, recorded_at, recorded_by, payload, hash)
        select '${board}', '${id}', 10000 + (random() * 1000000)::integer, '${lot}-' || n, 'FileAttached', '${at}', '${by}', '\\x01', sha256('\\x01')
        from generate_series(1, ${many}) n`,
      `insert into attachment (board_id, dossier_id, id, entry_id, attached_at, scan, content)
        select '${board}', '${id}', '${lot}-' || n, '${lot}-' || n, '${at}', 'clean', decode(repeat('00', ${bytes}), 'hex')
        from generate_series(1, ${many}) n`,
    );
  }
  const filesIn = async ({ id }: Addressed) =>
    Number((await sql(`select count(*)::integer as n from attachment where dossier_id = '${id}'`))[0]?.['n']);
  async function bring(to: Addressed, { by = coordinator, bytes = 1, key = randomUUID(), at = today } = {}) {
    const entry = note('een brief');
    const file = { id: newEntryId(), entry: entry.id, scan: 'clean', bytes: new Uint8Array(bytes) } as const;
    const what = { dossier: to.id, expected: 1, entries: [entry], idempotencyKey: key, file };
    const brought = await opened.store.append(actor(by, { at }), what);
    return brought.ok ? 'added' : 'lacks' in brought.error ? brought.error.lacks : brought.error.code;
  }

  test('is for a hundred in a dossier, of whomever', async () => {
    const dossier = await aDossier();
    await fill(dossier, most - 1, { at: yesterday });
    expect(await bring(dossier)).toBe('added');
    expect(await bring(dossier)).toBe('dossier_files');
    expect(await filesIn(dossier)).toBe(most);
    const read = await opened.store.list(actor(), { limit: 200 });
    expect(read.find(({ id }) => id === dossier.id)?.version).toBe(2);
    const [row] = await sql(
      `select action, outcome, rule from access_log where object_ref = '${dossier.ref}' order by at desc, id`,
    ).then((all) => all.filter((one) => one['outcome'] === 'denied'));
    expect(row).toEqual({ action: 'append', outcome: 'denied', rule: 'dossier_files' });
  });

  test('is for so many bytes in a dossier', async () => {
    const dossier = await aDossier();
    await fill(dossier, 20, { bytes: mostBytes / 20 - 100, at: yesterday });
    expect(await bring(dossier, { bytes: 3_000 })).toBe('dossier_bytes');
    expect(await bring(dossier, { bytes: 1_000 })).toBe('added');
  });

  test('is for a hundred and for so many bytes of one person in 24 hours, in whatever dossiers', async () => {
    const [one, other, more] = [await aDossier(), await aDossier(), await aDossier()];
    await fill(one, 60, { by: teacher });
    await fill(other, 40, { by: teacher, at: yesterday });
    const own = await created(opened.store, newDossier({ grants: [grant(teacher, 'team')] }));
    expect(await bring(own, { by: teacher })).toBe('person_files');
    expect(await bring(own, { by: teacher, at: instant('2026-03-09T08:30:00.001Z') })).toBe('added');
    await fill(more, 19, { by: teacher, bytes: mostBytes / 20, at: instant('2026-03-10T09:00:00.000Z') });
    const later = instant('2026-03-10T10:00:00.000Z');
    const next = await created(opened.store, newDossier({ grants: [grant(teacher, 'team')] }));
    expect(await bring(next, { by: teacher, bytes: mostBytes / 20, at: later })).toBe('person_bytes');
    expect(await bring(next, { by: teacher, bytes: 1, at: later })).toBe('added');
  });

  test('is given once, to whichever of many comes first', async () => {
    const dossier = await aDossier();
    await fill(dossier, most - 1, { by: teacher, at: yesterday });
    const brought = await Promise.all(
      Array.from({ length: 8 }, (_, n) => bring(dossier, { by: n % 2 === 0 ? coordinator : member })),
    );
    expect(brought.filter((one) => one === 'added')).toHaveLength(1);
    expect(await filesIn(dossier)).toBe(most);
  });

  // The other has one connection.
  if (name === 'PostgreSQL')
    test('is counted after whoever brings a file to the same dossier is done', async () => {
      const dossier = await aDossier();
      await fill(dossier, most - 1, { by: teacher, at: yesterday });
      const [first, second] = [new pg.Client(opened.url), new pg.Client(opened.url)];
      await Promise.all([first.connect(), second.connect()]);
      const bringing = (client: pg.Client, by: StaffId, expected: number) =>
        client.query<{ outcome: string }>(
          `select outcome from pluis.append_with_file($1, $2, $3, $4, $5, $6, null, null, $7, '\\x01', $8, $9, '\\x01')`,
          [
            ...[board, by, today, randomUUID(), dossier.id, expected],
            JSON.stringify([{ id: randomUUID(), type: 'FileAttached', size: 1 }]),
            JSON.stringify({ at: today, via: 'screen' }),
            JSON.stringify({ id: randomUUID(), entry: 'x', scan: 'clean' }),
          ],
        );
      await first.query('begin');
      expect((await bringing(first, coordinator, 1)).rows[0]?.outcome).toBe('appended');
      const waiting = bringing(second, member, 2);
      while ((await sql(`select from pg_stat_activity where wait_event_type = 'Lock'`)).length === 0);
      await first.query('commit');
      expect((await waiting).rows[0]?.outcome).toBe('dossier_files');
      await Promise.all([first.end(), second.end()]);
    });

  test('is given once also to one person who brings files to many dossiers at the same moment', async () => {
    const day = instant('2026-04-01T08:00:00.000Z');
    await fill(await aDossier(), most - 2, { by: coordinator, at: day });
    const dossiers = await Promise.all(Array.from({ length: 8 }, aDossier));
    const brought = await Promise.all(dossiers.map((dossier) => bring(dossier, { at: day })));
    expect(brought.toSorted()).toEqual(['added', 'added', ...Array.from({ length: 6 }, () => 'person_files')]);
  });

  test('is not asked for again when the same form is sent twice, nor of who may not read the dossier', async () => {
    const dossier = await aDossier();
    await fill(dossier, most - 1, { at: yesterday });
    const key = randomUUID();
    const day = instant('2026-05-01T08:00:00.000Z');
    expect(await bring(dossier, { key, at: day })).toBe('added');
    expect(await bring(dossier, { key, at: day })).toBe('added');
    expect(await bring(dossier, { by: teacher, at: day })).toBe('NotFound');
    expect(await filesIn(dossier)).toBe(most);
  });
});
