import { enter } from './toolchain.mjs';

await enter(import.meta.url);
const { build } = await import('./compile.mjs');
process.exitCode = (await build()) ? 0 : 1;
