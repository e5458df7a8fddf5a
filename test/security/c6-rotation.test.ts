import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wrap } from '../../src/platform/crypto/box.ts';
import { keyTree, type KeyListed } from '../../src/platform/crypto/key-tree.ts';
import { sealChild } from '../../src/platform/directory/postgres-directory.ts';
import { keyPlace } from '../../src/platform/dossier-store/sealing.ts';
import { rotateBoard, rotateRoot } from '../../src/platform/retention/rotate.ts';
import { filesOfTheProject, textOf } from '../fences/files.ts';
import { databases, type Opened } from '../contract/databases.ts';
import { asAdministrator } from '../contract/raw.ts';
import { actor, at, board, child, coordinator, created, heading, newDossier } from '../contract/world.ts';
import { keepMail, mailOf } from '../../src/platform/account-events/mail-address.ts';
import { link, whoseAccount } from '../../src/platform/sso/identities.ts';
import { asStaff } from '../../src/platform/db/as-staff.ts';
import { figure } from './figure.ts';
import { copyOf, readableWith } from './stored-copy.ts';

const kills = figure({ short: 20, long: 200 });
const dossiers = 30;

describe('C6, on PostgreSQL', () => {
  let opened: Opened;
  let keys = '';
  const parts = () => ({ db: opened.db, directory: keys, board, now: at });
  const versionsOf = (kind: KeyListed['name']['kind']) =>
    keyTree(keys)
      .list()
      .filter(({ name }) => name.kind === kind && (name.kind === 'root' || name.board === board))
      .map(({ version }) => version);
  const readsAll = async () => {
    opened.keyring.forget();
    const listed = await opened.store.list(actor(), { limit: 200 });
    const read = await Promise.all(listed.map(({ ref }) => opened.store.read({ ...actor(), pace: 'free' }, ref)));
    return read.filter(({ ok }) => ok).length === dossiers && (await childOpens());
  };
  const childOpens = async () => {
    const { rows } = await asAdministrator(opened.db, (tx) =>
      sql<{ payload: Uint8Array }>`select payload from pluis.child where id = ${child}`.execute(tx),
    );
    const place = { board, dossier: null, table: 'child', row: child, column: 'payload', rowVersion: 1 };
    return Buffer.from(opened.keyring.openForBoard(place, rows[0]!.payload)).toString().includes('Bo Verzonnen');
  };

  beforeAll(async () => {
    opened = await databases[1]!.open();
    keys = path.join(opened.dataDir, 'keys');
    const payload = sealChild(opened.keyring, board, child, { name: 'Bo Verzonnen', birthDate: null });
    await asAdministrator(opened.db, (tx) => sql`update pluis.child set payload = ${payload}`.execute(tx));
    const buckets = ['open', '2029-03', '2031-01'];
    for (let n = 0; n < dossiers; n += 1)
      await created(opened.store, newDossier({ heading: { ...heading(), bucket: buckets[n % 3]! } }));
  }, 120_000);
  afterAll(() => opened.close());

  test('a dossier from before there were buckets opens as it is, and gets a bucket at the first rotation', async () => {
    const { id } = await created(opened.store);
    const [one] = (await copyOf(opened.db)).filter(({ dossier }) => dossier === id);
    const key = opened.keyring.unwrapKey(keyPlace({ board, dossier: id }), one!);
    const tree = keyTree(keys);
    const under = tree.newestOrFirst({ kind: 'board', board });
    const old = wrap(under, keyPlace({ board, dossier: id }), key.bytes);
    await asAdministrator(opened.db, (tx) =>
      sql`update pluis.dossier_key set recipient_kind = 'tenant', recipient = ${board}, key_version = ${under.version}, wrapped = ${old}
        where dossier_id = ${id}`.execute(tx),
    );
    const bucketNow = async () => (await copyOf(opened.db)).find(({ dossier }) => dossier === id)?.bucket;
    opened.keyring.forget();
    expect([await bucketNow(), readableWith(keys, await copyOf(opened.db)).has(id)]).toEqual([null, true]);
    await rotateBoard(parts(), () => true);
    expect([await bucketNow(), readableWith(keys, await copyOf(opened.db)).has(id)]).toEqual(['open', true]);
    await asAdministrator(opened.db, (tx) =>
      sql`select pluis.erase_objects(${board}, array[${id}]::text[], '{}')`.execute(tx),
    );
    expect(await readsAll()).toBe(true);
  });

  test('after each rotation everything is read with exactly one key of each kind, and with the old keys nothing', async () => {
    const before = mkdtempSync(path.join(tmpdir(), 'pluis-before-'));
    cpSync(keys, before, { recursive: true });
    rotateRoot(keys);
    const done = await rotateBoard(parts(), () => true);
    expect([versionsOf('root').length, versionsOf('board')]).toEqual([1, [done.version]]);
    expect(await readsAll()).toBe(true);
    const mixed = mkdtempSync(path.join(tmpdir(), 'pluis-mixed-'));
    cpSync(keys, mixed, { recursive: true });
    rmSync(path.join(mixed, `root.${versionsOf('root')[0]}.key`));
    cpSync(path.join(before, 'root.key'), path.join(mixed, 'root.key'), { force: true });
    expect(readableWith(mixed, await copyOf(opened.db)).size).toBe(0);
    for (const folder of [before, mixed]) rmSync(folder, { recursive: true });
  });

  test('a passkey opens as before, whatever bytes its name holds', async () => {
    const credential = Buffer.from(Array.from({ length: 96 }, (_, at) => (at * 251 + 62) % 256));
    const row = `${coordinator} ${credential.toString('base64url')}`;
    const place = { board, dossier: null, table: 'passkey', row, column: 'sealed_key', rowVersion: 1 };
    const sealed = opened.keyring.sealForBoard(place, Buffer.from('an invented public key'));
    await asAdministrator(opened.db, (tx) =>
      sql`insert into pluis.passkey (board_id, credential_id, staff_id, sealed_key, counter, device_type, backed_up, transports, made_at)
        values (${board}, ${credential}, ${coordinator}, ${sealed}, 0, 'singleDevice', false, '{}', ${at})`.execute(tx),
    );
    await rotateBoard(parts(), () => true);
    opened.keyring.forget();
    const { rows } = await asAdministrator(opened.db, (tx) =>
      sql<{ sealed_key: Uint8Array }>`select sealed_key from pluis.passkey`.execute(tx),
    );
    expect(Buffer.from(opened.keyring.openForBoard(place, rows[0]!.sealed_key)).toString()).toBe(
      'an invented public key',
    );
  });

  test('an account of the organisation and an address of mail are whose they were', async () => {
    const whose = { board, staff: coordinator };
    const parties = { db: opened.db, keyring: opened.keyring };
    const subject = createHash('sha256').update('an invented account').digest();
    const login = { board_id: board, staff_id: coordinator, name: 'rotatie', password_hash: 'none', changed_at: at };
    await asStaff(opened.db, { board, staff: null, now: at }, (tx) =>
      tx.insertInto('staff_login').values(login).execute(),
    );
    await link(parties, whose, { subject, issuer: 'https://elders.invalid' }, at);
    await keepMail(parties, whose, 'rotatie@voorbeeld.invalid', at);
    await rotateBoard(parts(), () => true);
    opened.keyring.forget();
    expect(await whoseAccount(parties, board, subject, at)).toBe(coordinator);
    expect(await mailOf(parties, whose, at)).toBe('rotatie@voorbeeld.invalid');
  });

  test('a server that still holds the old key makes its predecessor wait', async () => {
    const done = await rotateBoard(parts(), () => false);
    expect([done.waits, versionsOf('board').length]).toEqual([true, 2]);
    expect(await readsAll()).toBe(true);
    await rotateBoard(parts(), () => true);
    expect(versionsOf('board')).toEqual([done.version]);
  });

  test(
    'killed at any moment, everything is read; begun again, it ends with one key set',
    { timeout: 900_000 },
    async () => {
      const script = path.join(import.meta.dirname, 'rotate-until-killed.ts');
      let unreadable = 0;
      for (let kill = 0; kill < kills; kill += 1) {
        const given = [script, opened.url!, opened.dataDir, at];
        const rotating = spawn(process.execPath, given, { stdio: ['ignore', 'pipe', 'ignore'] });
        const gone = new Promise((resolve) => rotating.once('exit', resolve));
        for await (const line of createInterface({ input: rotating.stdout })) {
          if (line !== 'begun') continue;
          setTimeout(() => rotating.kill('SIGKILL'), (kill * 37) % 160);
        }
        await gone;
        if (!(await readsAll())) unreadable += 1;
      }
      expect(unreadable).toBe(0);
      rotateRoot(keys);
      await rotateBoard(parts(), () => true);
      expect([versionsOf('root').length, versionsOf('board').length]).toEqual([1, 1]);
      expect(await readsAll()).toBe(true);
    },
  );

  test('the rig notices a key that is gone', () => {
    const broken = mkdtempSync(path.join(tmpdir(), 'pluis-broken-'));
    cpSync(keys, broken, { recursive: true });
    keyTree(broken).destroy({ kind: 'board', board }, versionsOf('board')[0]!);
    return copyOf(opened.db).then((rows) => {
      expect(readableWith(broken, rows).size).toBe(0);
      rmSync(broken, { recursive: true });
    });
  });
});

test('everything that is sealed under the key of a board is sealed anew when that key is rotated', () => {
  const seals = filesOfTheProject().filter(
    (file) =>
      file.startsWith('src/') && !file.startsWith('src/platform/crypto/') && textOf(file).includes('.sealForBoard('),
  );
  expect(seals.sort()).toEqual([
    'src/features/sign-in/sealed-secret.ts',
    'src/platform/account-events/mail-address.ts',
    'src/platform/directory/postgres-directory.ts',
    'src/platform/drafts/drafts.ts',
    'src/platform/emergency-access/emergency-access.ts',
    'src/platform/passkeys/passkeys.ts',
    'src/platform/reading-stops/reading-stops.ts',
    'src/platform/sso/identities.ts',
  ]);
});
