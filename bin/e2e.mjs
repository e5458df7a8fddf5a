// The browser tests only; arguments go to Vitest: npm run e2e -- weighing
import { enter, leave } from './toolchain.mjs';

await enter(import.meta.url);
const { bringDebianPackages } = await import('./debian.mjs');
const { build } = await import('./compile.mjs');
const { runBrowserTests, total } = await import('./suites.mjs');

bringDebianPackages();
if (!(await build())) leave(1, 'The build failed.');
process.exitCode = total([runBrowserTests(process.argv.slice(2))]);
