// Everything: installs what it needs, builds, and ends with `N passed, N failed`. Mutation testing is its own verb.
import { enter } from './toolchain.mjs';

await enter(import.meta.url);
const { bringDebianPackages } = await import('./debian.mjs');
const { build } = await import('./compile.mjs');
const { runBrowserTests, runCoreElsewhere, runFences, runTests, total } = await import('./suites.mjs');

bringDebianPackages();
const isBuilt = await build();
const built = { name: 'build', passed: isBuilt ? 1 : 0, failed: isBuilt ? 0 : 1 };
const rest = () => [...runFences(), ...runTests({ coverage: true }), runCoreElsewhere(), runBrowserTests()];
process.exitCode = total(isBuilt ? [built, ...rest()] : [built]);
