// Makes the pictures of docs/walkthrough.md in docs/pictures, with the demo in Chromium.
import { join } from 'node:path';
import { enter, leave, runOn } from './toolchain.mjs';

await enter(import.meta.url);
const { bringDebianPackages } = await import('./debian.mjs');
const { build } = await import('./compile.mjs');

bringDebianPackages();
if (!(await build())) leave(1, 'The build failed.');
const vitest = join('node_modules', 'vitest', 'vitest.mjs');
process.exitCode = await runOn(process.execPath, [vitest, 'run', '--config', 'vitest.pictures.config.ts']);
