// Compiles to dist/, and only when a source changed. Builds beside and then swaps, so that a failed build leaves the old one.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildAssets } from './build-assets.mjs';
import { root, runOn } from './toolchain.mjs';

const dist = join(root, 'dist');
const stamp = 'built-from';
const sources = ['src', 'seed', 'bench', 'bin', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'];

/** Resolves to false when the compiler refuses; its messages are then on the output. */
export async function build() {
  const fingerprint = fingerprintOf(sources);
  if (isBuiltFrom(fingerprint)) return true;
  const cache = join(root, '.cache');
  const fresh = join(cache, `build-${process.pid}`);
  mkdirSync(fresh, { recursive: true });
  const tsc = join('node_modules', 'ts7', 'bin', 'tsc');
  const status = await runOn(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--outDir', fresh]);
  if (status === 0) {
    await buildAssets({ out: join(fresh, 'assets') });
    writeFileSync(join(fresh, stamp), fingerprint);
    swap(fresh, join(cache, `old-${process.pid}`));
  }
  rmSync(fresh, { recursive: true, force: true });
  return status === 0;
}

function isBuiltFrom(fingerprint) {
  const file = join(dist, stamp);
  return existsSync(file) && readFileSync(file, 'utf8') === fingerprint;
}

function swap(fresh, old) {
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(fresh, dist);
  rmSync(old, { recursive: true, force: true });
}

function fingerprintOf(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(filesUnder).sort()) {
    hash.update(`${file}\0`);
    hash.update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

function filesUnder(path) {
  if (!existsSync(join(root, path))) return [];
  if (path.includes('.')) return [path];
  return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length));
}
