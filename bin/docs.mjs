// Writes the generated documents. `--check` writes nothing and ends with 1 when one is not what the code says.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { enter, root } from './toolchain.mjs';

await enter(import.meta.url);
const { generated } = await import('./generated.mjs');
const onlyChecks = process.argv.includes('--check');

for (const [path, text] of await generated()) {
  const file = join(root, path);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
  if (onlyChecks) {
    console.error(`${path} is not what the code says; run: npm run docs`);
    process.exitCode = 1;
  } else {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    console.log(`Wrote ${path}`);
  }
}
