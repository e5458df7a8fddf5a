// The trial in one command: invented boards on the embedded database, at 127.0.0.1:8080.
import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { enter, leave, root, runOn } from './toolchain.mjs';

await enter(import.meta.url);
const { build } = await import('./compile.mjs');
if (!(await build())) leave(1, 'The build failed; nothing was started.');

const pluis = resolve(root, 'dist', 'src', 'app', 'cli.js');
const asked = process.argv.slice(2);
const env = { ...process.env };
if (env.DATABASE_URL !== undefined) {
  delete env.DATABASE_URL;
  console.error('npm start is the trial on the embedded database and leaves DATABASE_URL alone.');
  console.error('For PostgreSQL: npm run build, then npx pluis serve.');
}

// Seeding twice changes nothing; knowing that it was done saves opening the database twice.
const seededBefore = resolve(root, dataOf(asked)[1] ?? env.DATA_DIR ?? 'data', 'demo-seeded');
if (!existsSync(seededBefore)) {
  const seeded = await runOn(process.execPath, [pluis, 'demo', ...dataOf(asked)], { env });
  if (seeded !== 0) leave(seeded, 'The demo could not be seeded; nothing was started.');
  writeFileSync(seededBefore, '');
}
process.exitCode = await runOn(process.execPath, [pluis, 'serve', ...asked], { env });

function dataOf(args) {
  const at = args.indexOf('--data');
  return at === -1 ? [] : args.slice(at, at + 2);
}
