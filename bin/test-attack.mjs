// Attacks the built application on this machine with wapiti, sqlmap and testssl; takes hours. A name runs only those: npm run test:attack -- testssl
import { enter, leave } from './toolchain.mjs';

await enter(import.meta.url);
const { bringAttackTools } = await import('./debian.mjs');
const { build } = await import('./compile.mjs');
const { runAttacks, total } = await import('./suites.mjs');

if (!bringAttackTools()) leave(1, 'The attacks need these; nothing was attacked.');
if (!(await build())) leave(1, 'The build failed.');
process.exitCode = total([runAttacks(process.argv.slice(2))]);
