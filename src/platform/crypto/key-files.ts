import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';

/** The content of a key file, made by `make` when there is none yet; of two processes that make it at once, one wins and both read that. */
export function readOrMake(file: string, make: () => Uint8Array): Uint8Array {
  return read(file) ?? create(file, make());
}

function read(file: string): Uint8Array | null {
  try {
    return readFileSync(file);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/** Written beside it, synced, given its name only if nobody has, and the directory synced: whole or not there, whenever the power goes. */
function create(file: string, content: Uint8Array): Uint8Array {
  const directory = path.dirname(file);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const beside = `${file}.${randomBytes(8).toString('hex')}`;
  const descriptor = openSync(beside, 'wx', 0o600);
  writeSync(descriptor, content);
  sync(descriptor);
  try {
    linkSync(beside, file);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    rmSync(beside);
  }
  sync(openSync(directory, 'r'));
  return readFileSync(file);
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
