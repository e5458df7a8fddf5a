import { appendFileSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CannotOpen } from './box.ts';
import { destroyedIn, noteDestroyed } from './destroyed-list.ts';
import { readOrMake } from './key-files.ts';
import { keyTree, type KeyName } from './key-tree.ts';

let keys = '';
beforeEach(() => {
  keys = path.join(mkdtempSync(path.join(tmpdir(), 'pluis-tree-')), 'keys');
});
afterEach(() => {
  rmSync(path.dirname(keys), { recursive: true });
});
const root: KeyName = { kind: 'root' };
const noord: KeyName = { kind: 'board', board: 'noord' };
const march: KeyName = { kind: 'bucket', board: 'noord', bucket: '2029-03' };
const index: KeyName = { kind: 'index', board: 'noord' };
const gone = { board: 'noord', bucket: '2029-03', version: 1, at: '2029-04-01T00:00:00Z' };
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe('the tree of keys', () => {
  test('is made from the root down when a key is first asked for, and lists what there is', () => {
    const tree = keyTree(keys);
    const made = [tree.newestOrFirst(march), tree.newestOrFirst(index)];
    expect(made.map(({ version }) => version)).toEqual([1, 1]);
    expect(hex(keyTree(keys).load(march, 1))).toBe(hex(made[0]!.bytes));
    expect(keyTree(keys).list()).toEqual([
      { name: root, version: 1, under: null },
      { name: noord, version: 1, under: 1 },
      { name: index, version: 1, under: 1 },
      { name: march, version: 1, under: 1 },
    ]);
  });

  test('opens every version after a key above it was added and it was wrapped anew', () => {
    const tree = keyTree(keys);
    const before = [tree.newestOrFirst(march), tree.addVersion(march)].map(({ bytes }) => hex(bytes));
    tree.addVersion(noord);
    tree.rewrap(march, 1);
    const after = () => [1, 2].map((version) => hex(keyTree(keys).load(march, version)));
    expect(after()).toEqual(before);
    expect(tree.list().filter(({ name }) => name.kind === 'bucket')).toMatchObject([{ under: 2 }, { under: 1 }]);
    tree.destroy(noord, 1);
    expect(() => keyTree(keys).load(march, 2)).toThrow(CannotOpen);
    expect(hex(keyTree(keys).load(march, 1))).toBe(before[0]);
  });

  test('never uses a version twice, also not when every key of the bucket was destroyed', () => {
    const tree = keyTree(keys);
    tree.newestOrFirst(march);
    noteDestroyed(keys, gone);
    tree.destroy(march, 1);
    expect(tree.newest(march)).toBe(0);
    expect(tree.newestOrFirst(march).version).toBe(2);
  });

  test('takes no file that a crash left half destroyed for a key, and destroys it when it is told to again', () => {
    const tree = keyTree(keys);
    tree.newestOrFirst(march);
    const folder = path.join(keys, 'buckets', 'noord');
    const [file = ''] = readdirSync(folder);
    renameSync(path.join(folder, file), path.join(folder, `${file}.0123456789abcdef~`));
    expect(tree.list().some(({ name }) => name.kind === 'bucket')).toBe(false);
    expect(() => tree.load(march, 1)).toThrow(CannotOpen);
    tree.destroy(march, 1);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('keeps its files and folders for their owner alone, and leaves nothing beside them', () => {
    keyTree(keys).newestOrFirst(march);
    const files = readdirSync(keys, { recursive: true, encoding: 'utf8' }).sort();
    expect(files).toEqual([
      'boards',
      'boards/noord.1.key',
      'buckets',
      'buckets/noord',
      'buckets/noord/2029-03.1.key',
      'root.key',
    ]);
    const modes = files.map((file) => statSync(path.join(keys, file)));
    expect(modes.map((one) => one.mode & 0o777)).toEqual(modes.map((one) => (one.isDirectory() ? 0o700 : 0o600)));
  });

  test('the file of one bucket does not open in the place of another', () => {
    const tree = keyTree(keys);
    tree.newestOrFirst(march);
    const other: KeyName = { kind: 'bucket', board: 'noord', bucket: '2029-04' };
    tree.newestOrFirst(other);
    const stolen = readFileSync(path.join(keys, 'buckets/noord/2029-04.1.key'));
    rmSync(path.join(keys, 'buckets/noord/2029-03.1.key'));
    appendFileSync(path.join(keys, 'buckets/noord/2029-03.1.key'), stolen);
    expect(() => keyTree(keys).load(march, 1)).toThrow(CannotOpen);
  });
});

describe('the list of what was destroyed', () => {
  test('holds each key once, however often it is said', () => {
    expect(destroyedIn(keys)).toEqual([]);
    noteDestroyed(keys, gone);
    noteDestroyed(keys, { ...gone, at: '2029-04-02T00:00:00Z' });
    noteDestroyed(keys, { ...gone, version: 2 });
    expect(destroyedIn(keys)).toEqual([gone, { ...gone, version: 2 }]);
  });

  test('goes on after a line of which the power cut off the end', () => {
    noteDestroyed(keys, gone);
    appendFileSync(path.join(keys, 'destroyed.jsonl'), '{"board":"noord","buck');
    noteDestroyed(keys, { ...gone, version: 3 });
    expect(destroyedIn(keys).map(({ version }) => version)).toEqual([1, 3]);
  });
});

describe('a key file', () => {
  const file = () => path.join(keys, 'one.key');

  test('is made once and read ever after', () => {
    expect([...readOrMake(file(), () => Uint8Array.of(1))]).toEqual([1]);
    expect([...readOrMake(file(), () => Uint8Array.of(2))]).toEqual([1]);
    expect(readdirSync(keys)).toEqual(['one.key']);
  });

  test('is that of the first when two make it at once', () => {
    const read = readOrMake(file(), () => {
      readOrMake(file(), () => Uint8Array.of(1));
      return Uint8Array.of(2);
    });
    expect([...read]).toEqual([1]);
    expect(readdirSync(keys)).toEqual(['one.key']);
  });
});
