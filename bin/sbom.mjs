// Prints what is in the product, as CycloneDX: npm run --silent sbom > sbom.json
import { spawnSync } from 'node:child_process';
import { enter, root } from './toolchain.mjs';

await enter(import.meta.url);
const args = ['sbom', '--omit', 'dev', '--sbom-format', 'cyclonedx', '--sbom-type', 'application'];
const { status } = spawnSync('npm', args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
process.exitCode = status ?? 1;
