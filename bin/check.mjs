// The quick part of `npm test`: format, lint, fences, types and every test without a browser.
import { enter, leave } from './toolchain.mjs';

await enter(import.meta.url);
const { build } = await import('./compile.mjs');
const { runFences, runTests, total } = await import('./suites.mjs');

if (!(await build())) leave(1, 'The build failed.');
process.exitCode = total([...runFences(), ...runTests()]);
