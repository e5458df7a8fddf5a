// The keys of an installation as files: root → a key per board → a key per bucket and for each purpose of the board. Each is wrapped by
// the one above it, has a version, and says in its header which version wrapped it.
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { CannotOpen, keyVersionOf, unwrap, wrap, type Key, type Place } from './box.ts';
import { destroyedIn } from './destroyed-list.ts';
import { alone, createKeyFile, destroyKeyFile, readKeyFile, replaceKeyFile } from './key-files.ts';

const keyLength = 32;

export type KeyName =
  | { readonly kind: 'root' }
  | { readonly kind: 'board' | 'index' | 'log'; readonly board: string }
  | { readonly kind: 'bucket'; readonly board: string; readonly bucket: string };

/** A version as it lies in its file; `under` is the version of the key above that wrapped it, null for a root. */
export type KeyListed = { readonly name: KeyName; readonly version: number; readonly under: number | null };

export type KeyTree = {
  /** Throws `CannotOpen` when there is no such key, or none that opens. */
  readonly load: (name: KeyName, version: number) => Uint8Array;
  /** The highest version there is; 0 when there is none. */
  readonly newest: (name: KeyName) => number;
  /** The newest key, made now when there is none. */
  readonly newestOrFirst: (name: KeyName) => Key;
  /** One version more; everything sealed from now on is sealed with it. */
  readonly addVersion: (name: KeyName) => Key;
  /** Wraps one version anew, by the newest key above it. */
  readonly rewrap: (name: KeyName, version: number) => void;
  readonly destroy: (name: KeyName, version: number) => void;
  readonly list: () => readonly KeyListed[];
};

export function keyTree(directory: string): KeyTree {
  const load = (name: KeyName, version: number) => loadKey(directory, name, version);
  const newest = (name: KeyName) => newestVersion(directory, name);
  return {
    load,
    newest,
    newestOrFirst: (name) => {
      const version = newest(name);
      if (version > 0) return { version, bytes: load(name, version) };
      return alone(directory, () => firstKey(directory, name));
    },
    addVersion: (name) => alone(directory, () => makeVersion(directory, name, nextVersion(directory, name))),
    rewrap: (name, version) => {
      alone(directory, () => {
        rewrapKey(directory, name, version);
      });
    },
    destroy: (name, version) => {
      alone(directory, () => {
        destroyKeyFile(fileOf(directory, name, version));
      });
    },
    list: () => listKeys(directory),
  };
}

function loadKey(directory: string, name: KeyName, version: number): Uint8Array {
  const content = readKeyFile(fileOf(directory, name, version));
  if (content === null) throw new CannotOpen();
  const above = parentOf(name);
  if (above === null) return content;
  const under = keyVersionOf(content);
  return unwrap({ version: under, bytes: loadKey(directory, above, under) }, placeOf(name, version), content);
}

function firstKey(directory: string, name: KeyName): Key {
  const version = newestVersion(directory, name);
  if (version > 0) return { version, bytes: loadKey(directory, name, version) };
  return makeVersion(directory, name, nextVersion(directory, name));
}

function makeVersion(directory: string, name: KeyName, version: number): Key {
  const bytes = randomBytes(keyLength);
  createKeyFile(fileOf(directory, name, version), wrapped(directory, name, version, bytes));
  return { version, bytes };
}

function rewrapKey(directory: string, name: KeyName, version: number): void {
  const bytes = loadKey(directory, name, version);
  replaceKeyFile(fileOf(directory, name, version), wrapped(directory, name, version, bytes));
}

function wrapped(directory: string, name: KeyName, version: number, bytes: Uint8Array): Uint8Array {
  const above = parentOf(name);
  return above === null ? bytes : wrap(firstKey(directory, above), placeOf(name, version), bytes);
}

/** A number is never used twice, also not after its key was destroyed. */
function nextVersion(directory: string, name: KeyName): number {
  const gone =
    name.kind === 'bucket'
      ? destroyedIn(directory).filter(({ board, bucket }) => board === name.board && bucket === name.bucket)
      : [];
  return Math.max(newestVersion(directory, name), ...gone.map(({ version }) => version)) + 1;
}

function newestVersion(directory: string, name: KeyName): number {
  const versions = keysIn(directory, folderOf(name)).filter(
    (one) => fileOf(directory, one.name, one.version) === fileOf(directory, name, one.version),
  );
  return Math.max(0, ...versions.map(({ version }) => version));
}

function parentOf(name: KeyName): KeyName | null {
  if (name.kind === 'root') return null;
  return name.kind === 'board' ? { kind: 'root' } : { kind: 'board', board: name.board };
}

/** The first key of a board keeps the place it always had. */
function placeOf(name: KeyName, version: number): Place {
  if (name.kind === 'root') throw new Error('nothing wraps the root key');
  const row = name.kind === 'bucket' ? `${name.board} ${name.bucket}` : name.board;
  return {
    board: name.board,
    dossier: null,
    table: 'keyring',
    row,
    column: `${name.kind}_key`,
    rowVersion: version,
  };
}

function folderOf(name: KeyName): string {
  if (name.kind === 'root') return '.';
  if (name.kind === 'bucket') return path.join('buckets', checked(name.board));
  return name.kind === 'board' ? 'boards' : 'purposes';
}

function fileOf(directory: string, name: KeyName, version: number): string {
  return path.join(
    directory,
    folderOf(name),
    `${stem(name)}${version === 1 && name.kind === 'root' ? '' : `.${version}`}.key`,
  );
}

function stem(name: KeyName): string {
  if (name.kind === 'root') return 'root';
  if (name.kind === 'bucket') return checked(name.bucket);
  return name.kind === 'board' ? checked(name.board) : `${checked(name.board)}.${name.kind}`;
}

/** Ids hold letters, digits, - and _ only; anything else would be a way out of the directory. */
function checked(id: string): string {
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(id)) throw new Error('not the id of a board');
  return id;
}

function listKeys(directory: string): readonly KeyListed[] {
  const boards = namesIn(path.join(directory, 'buckets'));
  const folders = ['.', 'boards', 'purposes', ...boards.map((board) => path.join('buckets', board))];
  return folders
    .flatMap((folder) => keysIn(directory, folder))
    .map((key) => ({ ...key, under: underOf(directory, key) }));
}

function underOf(directory: string, { name, version }: Found): number | null {
  const content = readKeyFile(fileOf(directory, name, version));
  return name.kind === 'root' || content === null ? null : keyVersionOf(content);
}

type Found = { readonly name: KeyName; readonly version: number };

function keysIn(directory: string, folder: string): readonly Found[] {
  return namesIn(path.join(directory, folder)).flatMap((file) => {
    const parts = file.split('.');
    if (parts.at(-1) !== 'key') return [];
    const found = nameIn(folder, parts.slice(0, -1));
    return found === null ? [] : [found];
  });
}

function nameIn(folder: string, [first = '', second, third]: readonly string[]): Found | null {
  if (folder === '.') return first === 'root' ? { name: { kind: 'root' }, version: Number(second ?? 1) } : null;
  if (folder === 'boards') return { name: { kind: 'board', board: first }, version: Number(second) };
  if (folder !== 'purposes')
    return { name: { kind: 'bucket', board: path.basename(folder), bucket: first }, version: Number(second) };
  if (second !== 'index' && second !== 'log') return null;
  return { name: { kind: second, board: first }, version: Number(third) };
}

function namesIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}
