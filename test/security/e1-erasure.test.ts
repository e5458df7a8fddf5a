import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toInstant } from '../../src/core/kernel/dates.ts';
import type { Instant } from '../../src/core/kernel/kernel.ts';
import { keyTree } from '../../src/platform/crypto/key-tree.ts';
import { carryOut } from '../../src/platform/retention/carry-out.ts';
import { boardsOf, OldKeyring, reapply, reconcile } from '../../src/platform/retention/reconcile.ts';
import { databases, type Opened } from '../contract/databases.ts';
import { asAdministrator } from '../contract/raw.ts';
import { actor, board, coordinator, created, heading, member, newDossier, note } from '../contract/world.ts';
import { figure } from './figure.ts';
import { copyOf, readableWith, type Copied } from './stored-copy.ts';

const half = figure({ short: 40, long: 1_000 });
const month = '2029-03';
const day = 86_400_000;
const destroyedAt = toInstant('2029-04-02T08:00:00Z')!;
const later = (days: number): Instant => toInstant(new Date(Date.parse(destroyedAt) + days * day).toISOString())!;

/** All that lies in these folders, for looking for bytes. */
function bytesIn(folder: string): Buffer {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => path.join(folder, file));
  return Buffer.concat(files.filter((file) => statSync(file).isFile()).map((file) => readFileSync(file)));
}

describe.each(databases)('E1 on $name', ({ open }) => {
  let opened: Opened;
  let copies = '';
  let keys = '';
  let goes: ReadonlySet<string>;
  let stays: ReadonlySet<string>;
  const backups: { readonly rows: readonly Copied[]; readonly keys: string }[] = [];
  let oldKeys: readonly Uint8Array[] = [];
  const backUp = async (name: string) => {
    const to = path.join(copies, name);
    cpSync(keys, to, { recursive: true });
    backups.push({ rows: await copyOf(opened.db), keys: to });
  };
  const close = async (id: Parameters<Opened['store']['append']>[1]['dossier'], bucket: string) => {
    const closed = { ...heading(), status: 'closed_monitored', bucket } as const;
    const what = { dossier: id, expected: 1, entries: [note('dicht')], idempotencyKey: randomUUID(), heading: closed };
    expect((await opened.store.append(actor(), what)).ok).toBe(true);
  };
  const destruction = async (id: string, kind: 'month' | 'dossier', of: string) => {
    await asAdministrator(opened.db, (tx) =>
      sql`insert into pluis.destruction (board_id, id, kind, bucket, dossier_id, proposed_by, proposed_at, approved_by, approved_at, state)
        values (${board}, ${id}, ${kind}, ${kind === 'month' ? of : null}, ${kind === 'dossier' ? of : null}, ${member}, ${destroyedAt},
          ${coordinator}, ${destroyedAt}, 'approved')`.execute(tx),
    );
    return carryOut({ db: opened.db, directory: keys, board, now: destroyedAt }, id);
  };
  const readableNow = async () => {
    opened.keyring.forget();
    const rows = await copyOf(opened.db);
    return readableWith(keys, rows);
  };

  beforeAll(async () => {
    opened = await open();
    keys = path.join(opened.dataDir, 'keys');
    copies = mkdtempSync(path.join(tmpdir(), 'pluis-copies-'));
    await asAdministrator(opened.db, (tx) => sql`update pluis.child set active = false`.execute(tx));
    const all = [];
    for (let n = 0; n < half * 2; n += 1) all.push(await created(opened.store, newDossier()));
    await backUp('all open');
    goes = new Set(all.slice(0, half).map(({ id }) => id));
    stays = new Set(all.slice(half).map(({ id }) => id));
    for (const { id } of all.slice(0, half)) await close(id, month);
    for (const { id } of all.slice(half, half + half / 2)) await close(id, '2031-01');
    await backUp('closed');
    oldKeys = [
      keyTree(keys).load({ kind: 'bucket', board, bucket: month }, 1),
      keyTree(keys).load({ kind: 'bucket', board, bucket: 'open' }, 1),
    ];
  }, 300_000);
  afterAll(async () => {
    await opened.close();
    rmSync(copies, { recursive: true });
  });

  test('before the destruction every copy gives back everything with its keys: the rig can read', () => {
    for (const { rows, keys: then } of backups) expect(readableWith(then, rows).size).toBe(half * 2);
  });

  test('a month that is not over, and one that nobody approved, is not destroyed', async () => {
    const early = carryOut({ db: opened.db, directory: keys, board, now: destroyedAt }, 'niet-bekend');
    expect(await early).toEqual({ ok: false, error: { code: 'NotApproved' } });
    expect(await destruction('te-vroeg', 'month', '2031-01')).toEqual({ ok: false, error: { code: 'TooEarly' } });
    expect((await readableNow()).size).toBe(half * 2);
  });

  test(
    'what was destroyed is read from the live database and from every copy by nobody, the others all are',
    { timeout: 300_000 },
    async () => {
      expect(await destruction('maart', 'month', month)).toEqual({ ok: true, value: null });
      expect(await readableNow()).toEqual(stays);
      for (const { rows } of backups) {
        const readable = readableWith(keys, rows);
        expect([...goes].filter((id) => readable.has(id))).toEqual([]);
      }
      const { rows: left } = await asAdministrator(opened.db, (tx) =>
        sql<{ n: number }>`select count(*)::int as n from pluis.entry where dossier_id = any (${[...goes]})`.execute(
          tx,
        ),
      );
      expect(left).toEqual([{ n: 0 }]);
    },
  );

  test('every dossier that stays still opens in the application', async () => {
    const listed = await opened.store.list(actor(), { limit: 200 });
    expect(listed.length).toBe(Math.min(200, half));
    for (const { ref } of listed) expect((await opened.store.read({ ...actor(), pace: 'free' }, ref)).ok).toBe(true);
  });

  test('the destruction is done, with its numbers and the day on which it is final', async () => {
    const { rows } = await asAdministrator(opened.db, (tx) =>
      sql`select state, dossiers, signals, postponed, destroyed_on, final_on from pluis.destruction where id = 'maart'`.execute(
        tx,
      ),
    );
    expect(rows).toEqual([
      { state: 'done', dossiers: half, signals: 0, postponed: 0, destroyed_on: '2029-04-02', final_on: '2029-05-07' },
    ]);
  });

  test('an old copy of the keyring is refused, and read again by nobody once the destruction is applied to it', async () => {
    const old = path.join(copies, 'teruggezet');
    cpSync(backups[1]!.keys, old, { recursive: true });
    const installation = { db: opened.db, directory: old, now: later(1) };
    const boards = await boardsOf(opened.db);
    await expect(reconcile(installation, boards)).rejects.toThrow(OldKeyring);
    expect(readableWith(old, backups[1]!.rows).size).toBe(half * 2);
    expect(await reapply(installation, boards)).toBeGreaterThan(0);
    const readable = readableWith(old, backups[1]!.rows);
    expect([...goes].filter((id) => readable.has(id))).toEqual([]);
  });

  test('the bytes of the old keys are nowhere in the keyring once its copies of before are older than 35 days', () => {
    const wanted = [
      ...oldKeys,
      readFileSync(path.join(backups[1]!.keys, 'buckets', board, `${month}.1.key`)),
      readFileSync(path.join(backups[1]!.keys, 'buckets', board, 'open.1.key')),
    ];
    const kept = backups.map(({ keys: then }, n) => ({ folder: then, at: later(n - backups.length) }));
    const found = (now: Instant) =>
      [
        keys,
        ...kept.filter(({ at }) => Date.parse(now) - Date.parse(at) <= 35 * day).map(({ folder }) => folder),
      ].flatMap((folder) => wanted.filter((bytes) => bytesIn(folder).includes(Buffer.from(bytes)))).length;
    expect(found(later(0))).toBeGreaterThan(0);
    expect(found(later(35))).toBe(0);
  });

  test('one dossier can be erased before its time: it is read by nobody, its neighbours under the same key are', async () => {
    const [one, ...rest] = [...stays].slice(0, half / 2);
    const before = await copyOf(opened.db);
    expect(await destruction('een', 'dossier', one!)).toEqual({ ok: true, value: null });
    expect(await readableNow()).toEqual(new Set([...stays].filter((id) => id !== one)));
    expect(readableWith(keys, before).has(one!)).toBe(false);
    expect(rest.length).toBeGreaterThan(0);
  });

  test('an older copy of the database gives back those that stay, and of the destroyed nothing', async () => {
    const now = await copyOf(opened.db);
    const old = backups[1]!.rows.filter(({ bucket }) => bucket === '2031-01');
    const gone = old.find(({ dossier }) => !now.some((one) => one.dossier === dossier))!;
    await asAdministrator(opened.db, async (tx) => {
      await sql`insert into pluis.bucket_key values (${board}, '2031-01', 1)`.execute(tx);
      await sql`delete from pluis.destroyed_key where bucket = '2031-01'`.execute(tx);
      await sql`insert into pluis.dossier (board_id, id, ref, location_id, protocol_id, status, opened_at, created_by, version, head_hash,
        touched_at) select board_id, ${gone.dossier}, ${'f'.repeat(32)}, location_id, protocol_id, status, opened_at, created_by, 0,
        head_hash, touched_at from pluis.dossier limit 1`.execute(tx);
      await sql`insert into pluis.dossier_key values (${board}, ${gone.dossier}, 'bucket', '2031-01', 1, ${gone.wrapped})`.execute(
        tx,
      );
      for (const { dossier, wrapped } of old)
        await sql`update pluis.dossier_key set key_version = 1, wrapped = ${wrapped}
          where dossier_id = ${dossier} and recipient = '2031-01'`.execute(tx);
    });
    expect((await readableNow()).size).toBeLessThan(now.length);
    await reconcile({ db: opened.db, directory: keys, now: later(2) }, await boardsOf(opened.db));
    expect(await readableNow()).toEqual(new Set(now.map(({ dossier }) => dossier)));
    const { rows } = await asAdministrator(opened.db, (tx) =>
      sql`select id from pluis.dossier where id = ${gone.dossier}`.execute(tx),
    );
    expect(rows).toEqual([]);
  });

  test('nothing that is held or open is erased', async () => {
    const [, closed] = [...stays];
    const open_ = [...stays].at(-1)!;
    await asAdministrator(opened.db, (tx) =>
      sql`insert into pluis.dossier_hold (board_id, id, dossier_id, ground, since, set_by)
        values (${board}, 'h', ${closed!}, 'complaint', ${destroyedAt}, ${coordinator})`.execute(tx),
    );
    expect(await destruction('houden', 'dossier', closed!)).toEqual({ ok: false, error: { code: 'Held' } });
    expect(await destruction('open', 'dossier', open_)).toEqual({ ok: false, error: { code: 'Open' } });
    expect((await readableNow()).has(closed!)).toBe(true);
  });
});
