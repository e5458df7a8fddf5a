// Stryker on the rules and the dossier; takes long, so it is not part of `npm test`.
import { join } from 'node:path';
import { enter, runOn } from './toolchain.mjs';

await enter(import.meta.url);
const stryker = join('node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');
process.exitCode = await runOn(process.execPath, [stryker, 'run', ...process.argv.slice(2)]);
