import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connect } from '../src/platform/db/connect.ts';

const root = path.join(import.meta.dirname, '..');

/**
 * A new folder for the data of one application, with an empty embedded database in it that is up to date: making one takes seconds,
 * a copy takes none. Whoever asks for it removes it.
 */
export function dataFolder(name: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), `pluis-${name}-`));
  const made = madeFolder();
  if (existsSync(made)) cpSync(made, folder, { recursive: true });
  return folder;
}

/** Run by vitest once, before all tests (`globalSetup`). */
export async function setup(): Promise<void> {
  const made = madeFolder();
  if (existsSync(made)) return;
  const folder = mkdtempSync(path.join(tmpdir(), 'pluis-making-'));
  const db = await connect({ dataDir: folder });
  await db.close();
  try {
    renameSync(folder, made);
  } catch {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Another one for each other content of the migrations and version of what runs them. */
function madeFolder(): string {
  const hash = createHash('sha256').update(readFileSync(path.join(root, 'package-lock.json')));
  const migrations = path.join(root, 'migrations');
  for (const file of readdirSync(migrations).sort())
    hash.update(file).update(readFileSync(path.join(migrations, file)));
  return path.join(tmpdir(), `pluis-made-${hash.digest('hex').slice(0, 16)}`);
}
