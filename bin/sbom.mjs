// Prints what is in the product, as CycloneDX: npm run --silent sbom > sbom.json
import { spawnSync } from 'node:child_process';
import { enter, leave, root } from './toolchain.mjs';

await enter(import.meta.url);

// `npm sbom --omit dev` leaves out what the product shares with a tool of the build, so that is asked of `npm ls`.
const used = new Set(npm('ls', '--omit', 'dev', '--all', '--parseable', '--long').split('\n').map(nameAndVersion));
const whole = JSON.parse(npm('sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application'));
const isUsed = (ref) => used.has(ref.replace(/\|.*$/, ''));
const components = whole.components.filter((one) => isUsed(one['bom-ref']));
const own = whole.metadata.component['bom-ref'];
const dependencies = whole.dependencies
  .filter(({ ref }) => ref === own || isUsed(ref))
  .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter(isUsed) }));
console.log(JSON.stringify({ ...whole, components, dependencies }, null, 2));

/** From a line as `/folder/node_modules/hono:hono@4.13.19`. */
function nameAndVersion(line) {
  return line.split(':')[1] ?? '';
}

function npm(...args) {
  const { status, stdout } = spawnSync('npm', args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) leave(1, `npm ${args.join(' ')} failed.`);
  return stdout;
}
