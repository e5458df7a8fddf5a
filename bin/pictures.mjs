// Makes the pictures of docs/walkthrough.md in docs/pictures, with the demo in Chromium.
import { join } from 'node:path';
import { enter, leave, runOn } from './toolchain.mjs';

await enter(import.meta.url);
const { bringDebianPackages } = await import('./debian.mjs');
const { build } = await import('./compile.mjs');

bringDebianPackages();
if (!(await build())) leave(1, 'The build failed.');
process.exitCode = await runOn(process.execPath, [join('test', 'pictures', 'pictures.ts'), ...process.argv.slice(2)]);
