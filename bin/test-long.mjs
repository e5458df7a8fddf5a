// The tests of test/security and the browser at the figures that the design asks for; takes hours. A name runs only those: npm run test:long -- a1
import { enter, leave } from './toolchain.mjs';

await enter(import.meta.url);
const { bringDebianPackages } = await import('./debian.mjs');
const { build } = await import('./compile.mjs');
const { runLongTests, total } = await import('./suites.mjs');

bringDebianPackages();
if (!(await build())) leave(1, 'The build failed.');
process.exitCode = total(runLongTests(process.argv.slice(2)));
