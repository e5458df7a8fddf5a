// Runs under any Node from 20 and without node_modules: installs what the lock file says, then hands over to Node 24.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const ownNode = join(root, 'node_modules', 'node', 'bin', 'node');
const least = [24, 7];
const stops = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Returns only when this process is a Node that can run Pluis and the packages of the lock file are there; otherwise
 * installs, starts `script` again under the right Node and ends with its exit code.
 */
export async function enter(script, { installs = true } = {}) {
  if (installs) install();
  process.env.PATH = [join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter);
  if (isEnough(process.version)) return;
  const node = findNode();
  if (node === null) leave(1, `${nodeAdvice()} This is Node ${process.version}.`);
  process.exit(await runOn(node, [fileURLToPath(script), ...process.argv.slice(2)]));
}

/** Installs when a package of the lock file is missing or has another version; says what it does on stderr. */
function install() {
  if (isInstalled()) return;
  console.error('Installing the packages of package-lock.json (npm ci) ...');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) leave(1, 'npm ci failed; the messages above say why. Nothing was started.');
}

/** Compares with npm's own record of what it put in node_modules. Optional packages may be absent on some machines. */
export function isInstalled() {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = packagesIn(join(root, 'package-lock.json'));
  const present = packagesIn(record);
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === '') return true;
    const found = present[path];
    return found === undefined ? optional === true : found.version === version;
  });
}

function packagesIn(lockFile) {
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages ?? {};
}

/** The Node of the lock file, else one on the PATH that is new enough, else null. */
function findNode() {
  if (existsSync(ownNode) && versionOf(ownNode) !== null) return ownNode;
  const onPath = versionOf('node');
  return onPath !== null && isEnough(onPath) ? 'node' : null;
}

function versionOf(node) {
  const { status, stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : null;
}

function isEnough(version) {
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number);
  return major > least[0] || (major === least[0] && minor >= least[1]);
}

function nodeAdvice() {
  return (
    `Pluis needs Node ${least.join('.')} or newer. It normally brings its own (the optional package "node"), ` +
    'but that is not there for this machine or its install script was not allowed to run ' +
    '(try: npm rebuild node). Or install Node 24 and try again.'
  );
}

/** Runs to the end with our own input and output; resolves to the exit code. Passes on a request to stop. */
export function runOn(command, args, options = {}) {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
  // A terminal sends Ctrl-C to the child as well; passing it on would count as asking twice.
  const passOn = (signal) => (signal === 'SIGINT' && process.stdin.isTTY ? undefined : child.kill(signal));
  for (const signal of stops) process.on(signal, passOn);
  return new Promise((resolve) => {
    child.on('error', (error) => resolve(fail(`${command}: ${error.message}`)));
    child.on('exit', (code, signal) => {
      for (const stop of stops) process.off(stop, passOn);
      resolve(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}

function fail(message) {
  console.error(message);
  return 1;
}

export function leave(code, message) {
  console.error(message);
  process.exit(code);
}
