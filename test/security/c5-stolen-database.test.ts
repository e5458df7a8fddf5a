import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unwrap } from '../../src/platform/crypto/box.ts';
import { openKeyring } from '../../src/platform/crypto/keyring.ts';
import { keyTree } from '../../src/platform/crypto/key-tree.ts';
import { keyPlace } from '../../src/platform/dossier-store/sealing.ts';
import { databases, type Opened } from '../contract/databases.ts';
import { board, created, heading, newDossier } from '../contract/world.ts';
import { figure } from './figure.ts';
import { copyOf, opensWith, readableWith, type Copied } from './stored-copy.ts';

const dossiers = figure({ short: 100, long: 1_000 });

describe('C5, on PostgreSQL', () => {
  let opened: Opened;
  let folder = '';
  let copied: readonly Copied[] = [];
  beforeAll(async () => {
    opened = await databases[1]!.open();
    folder = mkdtempSync(path.join(tmpdir(), 'pluis-stolen-'));
    const buckets = ['open', '2029-03', '2031-01'];
    for (let n = 0; n < dossiers; n += 1)
      await created(opened.store, newDossier({ heading: { ...heading(), bucket: buckets[n % 3]! } }));
    copied = await copyOf(opened.db);
  }, 300_000);
  afterAll(async () => {
    await opened.close();
    rmSync(folder, { recursive: true });
  });
  const keys = () => path.join(opened.dataDir, 'keys');

  test('whoever has every row and every file but the keyring reads nothing', () => {
    const own = path.join(folder, 'own');
    openKeyring(own).newKey(keyPlace({ board, dossier: 'x' }), 'open');
    expect(copied.length).toBe(dossiers);
    expect(readableWith(own, copied).size).toBe(0);
    expect(readableWith(path.join(folder, 'none'), copied).size).toBe(0);
  });

  test('with the keyring everything is read: the rig can read', () => {
    expect(readableWith(keys(), copied).size).toBe(dossiers);
  });

  test('with the keyring but without its root key nothing is read', () => {
    const rootless = path.join(folder, 'rootless');
    cpSync(keys(), rootless, { recursive: true, filter: (file) => path.basename(file) !== 'root.key' });
    expect(readableWith(rootless, copied).size).toBe(0);
  });

  test('with the key of one dossier exactly that one is read', () => {
    for (const one of copied.slice(0, 10)) {
      const under = keyTree(keys()).load({ kind: 'bucket', board, bucket: one.bucket! }, one.version);
      const key = unwrap(
        { version: one.version, bytes: under },
        keyPlace({ board, dossier: one.dossier }),
        one.wrapped,
      );
      expect(copied.filter((other) => opensWith(key, other))).toEqual([one]);
    }
  });
});
