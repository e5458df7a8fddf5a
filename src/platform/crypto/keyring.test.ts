import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CannotOpen, type Place } from './box.ts';
import { KeyCache } from './key-cache.ts';
import { openKeyring } from './keyring.ts';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'pluis-keys-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});
const keys = () => path.join(directory, 'keys');
const place: Place = {
  board: 'noord',
  dossier: 'd',
  table: 'dossier_key',
  row: 'd',
  column: 'wrapped',
  rowVersion: 1,
};
const name: Place = { ...place, dossier: null, table: 'child', column: 'payload' };
const text = new TextEncoder().encode('Kim Fictief');

describe('the keyring', () => {
  test('opens after a restart what it wrapped and sealed before', () => {
    const before = openKeyring(keys());
    const { key, wrapped } = before.newKey(place, 'open');
    const sealed = before.sealForBoard(name, text);
    const after = openKeyring(keys());
    expect(after.heldKey(place)).toBeNull();
    expect(Buffer.compare(after.unwrapKey(place, wrapped).bytes, key.bytes)).toBe(0);
    expect(Buffer.compare(after.openForBoard(name, sealed), text)).toBe(0);
  });

  test('opens nothing with the files of another installation', () => {
    const { wrapped } = openKeyring(keys()).newKey(place, 'open');
    const elsewhere = openKeyring(path.join(directory, 'other'));
    expect(() => elsewhere.unwrapKey(place, wrapped)).toThrow(CannotOpen);
  });

  test('opens the key of no dossier in the place of another, nor under another board', () => {
    const { wrapped } = openKeyring(keys()).newKey(place, 'open');
    const after = openKeyring(keys());
    expect(() => after.unwrapKey({ ...place, dossier: 'e', row: 'e' }, wrapped)).toThrow(CannotOpen);
    expect(() => after.unwrapKey({ ...place, board: 'zuid' }, wrapped)).toThrow(CannotOpen);
  });

  test('gives each dossier a key of its own', () => {
    const ring = openKeyring(keys());
    const all = Array.from({ length: 100 }, (_, n) => ring.newKey({ ...place, row: `${n}` }, 'open').key.bytes);
    expect(new Set(all.map((key) => Buffer.from(key).toString('hex'))).size).toBe(100);
  });

  test('holds a key for five minutes', () => {
    let now = 0;
    const ring = openKeyring(keys(), { now: () => now });
    ring.newKey(place, 'open');
    now = 5 * 60_000 - 1;
    expect(ring.heldKey(place)).not.toBeNull();
    now += 1;
    expect(ring.heldKey(place)).toBeNull();
  });

  test('keeps its files for their owner alone', () => {
    openKeyring(keys()).sealForBoard(name, text);
    const modes = ['root.key', 'boards/noord.1.key'].map((file) => statSync(path.join(keys(), file)).mode & 0o777);
    expect(modes).toEqual([0o600, 0o600]);
    const folders = ['.', 'boards'].map((folder) => statSync(path.join(keys(), folder)).mode & 0o777);
    expect(folders).toEqual([0o700, 0o700]);
  });

  test.each(['..', '../root', 'a/b', '', 'a'.repeat(65), 'noord\n'])(
    'writes no file outside for a board called %j',
    (board) => {
      const ring = openKeyring(keys());
      expect(() => ring.sealForBoard({ ...name, board }, text)).toThrow('not the id of a board');
    },
  );

  test('writes the key of a board wrapped, never as it is', () => {
    const ring = openKeyring(keys());
    ring.newKey(place, 'open');
    expect(readFileSync(path.join(keys(), 'boards/noord.1.key')).length).toBe(6 + 12 + 32 + 16);
  });
});

describe('the keys that are held', () => {
  const key = (n: number) => Uint8Array.of(n);

  test('are never more than so many: the one unused the longest goes', () => {
    const cache = new KeyCache({ milliseconds: 1_000, most: 2, now: () => 0 });
    cache.get('a', () => key(1));
    cache.get('b', () => key(2));
    cache.held('a');
    cache.get('c', () => key(3));
    expect(['a', 'b', 'c'].map((one) => cache.held(one)?.[0] ?? null)).toEqual([1, null, 3]);
  });

  test('are not held longer for being used', () => {
    let now = 0;
    const cache = new KeyCache({ milliseconds: 10, most: 9, now: () => now });
    cache.get('a', () => key(1));
    now = 9;
    expect(cache.held('a')).toEqual(key(1));
    now = 10;
    expect(cache.held('a')).toBeNull();
    expect(cache.get('a', () => key(2))).toEqual(key(2));
  });

  test('are unwrapped once while held', () => {
    const cache = new KeyCache({ milliseconds: 10, most: 9, now: () => 0 });
    let unwrapped = 0;
    const get = () =>
      cache.get('a', () => {
        unwrapped += 1;
        return key(1);
      });
    get();
    get();
    expect(unwrapped).toBe(1);
  });
});

describe('a blind index', () => {
  const value = '06 12 34 56 78';

  test('is the same for equal values after a restart, however they are typed, and stays in one byte', () => {
    const first = openKeyring(keys()).blindIndex('noord', 'staff_guardian_tie', value);
    expect(openKeyring(keys()).blindIndex('noord', 'staff_guardian_tie', ` ${value}\n`)).toBe(first);
    expect(openKeyring(keys()).blindIndex('noord', 'staff_guardian_tie', 'KIM@x.nl')).toBe(
      openKeyring(keys()).blindIndex('noord', 'staff_guardian_tie', 'kim@x.nl'),
    );
    expect(first).toBeGreaterThanOrEqual(0);
    expect(first).toBeLessThan(256);
  });

  test('tells nothing across boards and purposes, and gives each number to about as many', () => {
    const ring = openKeyring(keys());
    const of = (board: string, purpose: 'pupil_number' | 'staff_guardian_tie') =>
      Array.from({ length: 2_560 }, (_, n) => ring.blindIndex(board, purpose, `${n}`));
    const mine = of('noord', 'pupil_number');
    const counts = [...Map.groupBy(mine, (one) => one).values()].map(({ length }) => length);
    expect(counts.length).toBe(256);
    expect(Math.max(...counts)).toBeLessThan(40);
    for (const other of [of('zuid', 'pupil_number'), of('noord', 'staff_guardian_tie')])
      expect(mine.filter((one, n) => one === other[n]).length).toBeLessThan(60);
  });
});

test('what is sealed for the log opens with the key of the log alone', () => {
  const ring = openKeyring(keys());
  const sealed = ring.sealForLog(name, text);
  expect(Buffer.compare(openKeyring(keys()).openForLog(name, sealed), text)).toBe(0);
  expect(() => ring.openForBoard(name, sealed)).toThrow(CannotOpen);
});
