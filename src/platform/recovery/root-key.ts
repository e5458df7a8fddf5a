import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as z from 'zod';
import { CannotOpen } from '../crypto/box.ts';
import { createKeyFile, readKeyFile } from '../crypto/key-files.ts';
import { keyTree } from '../crypto/key-tree.ts';
import { fingerprintOf, type RootKey } from './papers.ts';

/** The newest root key of an installation; null when it has none. */
export function rootOf(directory: string): RootKey | null {
  const tree = keyTree(directory);
  const version = tree.newest({ kind: 'root' });
  return version === 0 ? null : { version, bytes: tree.load({ kind: 'root' }, version) };
}

/** Puts a root key back where it is missing. False when another stands there. */
export function restoreRoot(directory: string, { version, bytes }: RootKey): boolean {
  const file = path.join(directory, version === 1 ? 'root.key' : `root.${version}.key`);
  const there = readKeyFile(file);
  if (there !== null) return Buffer.compare(there, bytes) === 0;
  createKeyFile(file, bytes);
  return true;
}

/** How many keys of the installation open with this root key, on a clean folder to which everything but the root key was copied. */
export function openedOnCleanFolder(
  directory: string,
  root: RootKey,
): { readonly opened: number; readonly closed: number } {
  const clean = mkdtempSync(path.join(tmpdir(), 'pluis-rehearsal-'));
  try {
    const isRoot = (file: string) => /^root(\.\d+)?\.key$/.test(path.basename(file));
    cpSync(directory, clean, { recursive: true, filter: (file) => !isRoot(file) && path.basename(file) !== 'lock' });
    restoreRoot(clean, root);
    const tree = keyTree(clean);
    const keys = tree.list().filter(({ name }) => name.kind !== 'root');
    const opened = keys.filter(({ name, version }) => opens(() => tree.load(name, version))).length;
    return { opened, closed: keys.length - opened };
  } finally {
    rmSync(clean, { recursive: true });
  }
}

function opens(load: () => Uint8Array): boolean {
  try {
    load();
    return true;
  } catch (error) {
    if (error instanceof CannotOpen) return false;
    throw error;
  }
}

const rehearsalSchema = z.object({
  at: z.iso.datetime(),
  paper: z.string(),
  root: z.string(),
  opened: z.int(),
  closed: z.int(),
  milliseconds: z.number(),
});
export type Rehearsal = z.infer<typeof rehearsalSchema>;

/** Kept beside the keys, dated; says nothing of any key. */
export function noteRehearsal(directory: string, rehearsal: Rehearsal): string {
  const file = path.join(directory, 'rehearsals', `${rehearsal.at.replaceAll(':', '')}-${rehearsal.paper}.json`);
  createKeyFile(file, Buffer.from(`${JSON.stringify(rehearsal, null, 2)}\n`));
  return file;
}

const papersNeeded = 2;

/** Whether two different papers were read back for the root key that is used now. */
export function isRecoverable(directory: string): boolean {
  const root = rootOf(directory);
  if (root === null) return false;
  const mine = rehearsalsIn(directory).filter(({ root: of, closed }) => of === fingerprintOf(root) && closed === 0);
  return new Set(mine.map(({ paper }) => paper)).size >= papersNeeded;
}

function rehearsalsIn(directory: string): readonly Rehearsal[] {
  const folder = path.join(directory, 'rehearsals');
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((file) => {
    const content = Buffer.from(readKeyFile(path.join(folder, file)) ?? '').toString('utf8');
    const parsed = rehearsalSchema.safeParse(fromJson(content));
    return parsed.success ? [parsed.data] : [];
  });
}

/** A note of a rehearsal that is damaged counts as none: the ceremony is asked for again. */
function fromJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return null;
  }
}
