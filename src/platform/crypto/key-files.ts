import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { DirectoryInUse, lockDirectory } from '../db/lock-file.ts';

/** The content of a key file, made by `make` when there is none yet; of two processes that make it at once, one wins and both read that. */
export function readOrMake(file: string, make: () => Uint8Array): Uint8Array {
  const there = readKeyFile(file);
  if (there !== null) return there;
  createKeyFile(file, make());
  return readFileSync(file);
}

/** Null when there is no such file. */
export function readKeyFile(file: string): Uint8Array | null {
  try {
    return readFileSync(file);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/** Written beside it, synced, given its name only if nobody has, and the directory synced: whole or not there, whenever the power goes. */
export function createKeyFile(file: string, content: Uint8Array): void {
  const beside = writeBeside(file, content);
  try {
    linkSync(beside, file);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    rmSync(beside);
  }
  syncDirectory(path.dirname(file));
}

/** The old content or the new, whenever the power goes. */
export function replaceKeyFile(file: string, content: Uint8Array): void {
  renameSync(writeBeside(file, content), file);
  syncDirectory(path.dirname(file));
}

/**
 * First without its name, so that a file half overwritten is never taken for a key; then overwritten and gone, with what a crash left of
 * others of its kind. What a disk keeps of it all the same is for the encryption of the disk.
 */
export function destroyKeyFile(file: string): void {
  const folder = path.dirname(file);
  try {
    renameSync(file, besideOf(file));
    syncDirectory(folder);
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  }
  if (!existsSync(folder)) return;
  const kind = path.basename(file).replace(/(\.\d+)?\.key$/, '.');
  for (const name of readdirSync(folder)) {
    if (name.startsWith(kind) && isBeside(name)) overwrite(path.join(folder, name));
  }
  syncDirectory(folder);
}

function overwrite(file: string): void {
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, Buffer.alloc(fstatSync(descriptor).size));
  sync(descriptor);
  rmSync(file);
}

/** One whole line behind the others. A line of which the power cut off the end stays apart, and is no line. */
export function appendLine(file: string, line: string): void {
  const before = readKeyFile(file);
  const isWhole = before === null || before.length === 0 || before.at(-1) === 10;
  const descriptor = openSync(file, 'a', 0o600);
  writeSync(descriptor, `${isWhole ? '' : '\n'}${line}\n`);
  sync(descriptor);
  syncDirectory(path.dirname(file));
}

const patienceMs = 5_000;
const pauseMs = 2;

/** Does one short piece of work on the key files while no other process does; waits its turn. */
export function alone<T>(directory: string, work: () => T): T {
  const unlock = waitForLock(directory);
  try {
    return work();
  } finally {
    unlock();
  }
}

function waitForLock(directory: string): () => void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const until = performance.now() + patienceMs;
  for (;;) {
    try {
      return lockDirectory(directory);
    } catch (error) {
      if (!(error instanceof DirectoryInUse) || performance.now() > until) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
    }
  }
}

function writeBeside(file: string, content: Uint8Array): string {
  const directory = path.dirname(file);
  if (!existsSync(directory)) mkdirSync(directory, { recursive: true, mode: 0o700 });
  const beside = besideOf(file);
  const descriptor = openSync(beside, 'wx', 0o600);
  writeSync(descriptor, content);
  sync(descriptor);
  return beside;
}

function besideOf(file: string): string {
  return `${file}.${randomBytes(8).toString('hex')}~`;
}

function isBeside(name: string): boolean {
  return /\.[0-9a-f]{16}~$/.test(name);
}

function syncDirectory(directory: string): void {
  sync(openSync(directory, 'r'));
}

function sync(descriptor: number): void {
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
