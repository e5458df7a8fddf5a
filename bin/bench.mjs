// Runs bench/*.bench.ts one after another; each prints its own figures. A name runs only that one: npm run bench -- core
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { enter, leave, root, runOn } from './toolchain.mjs';

await enter(import.meta.url);
const { build } = await import('./compile.mjs');
if (!(await build())) leave(1, 'The build failed.');

const wanted = process.argv.slice(2);
const isWanted = (file) => wanted.length === 0 || wanted.some((name) => file.startsWith(name));
const benches = readdirSync(join(root, 'bench')).filter((file) => file.endsWith('.bench.ts') && isWanted(file));
if (benches.length === 0) leave(2, `No bench by that name in bench/: ${wanted.join(' ')}`);

for (const file of benches.sort()) {
  console.log(`\n${file}`);
  const status = await runOn(process.execPath, ['--expose-gc', join('dist', 'bench', file.replace(/\.ts$/, '.js'))]);
  if (status !== 0) process.exitCode = 1;
}
