// What the tests need beside npm packages, as Debian names it.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';

const forTests = [
  { name: 'chromium', why: 'the browser tests', isThere: () => isCommand('chromium') },
  { name: 'postgresql', why: 'the store on a real PostgreSQL', isThere: hasPostgres },
  { name: 'age', why: 'reading the papers of the root key with another program', isThere: () => isCommand('age') },
  { name: 'python3', why: 'the second verifier of the log', isThere: () => isCommand('python3') },
  { name: 'strace', why: 'seeing to whom the server turns', isThere: () => isCommand('strace') },
  { name: 'default-jre-headless', why: 'the checker of HTML', isThere: () => isCommand('java') },
  { name: 'poppler-utils', why: 'reading the PDF back', isThere: () => isCommand('pdftotext') },
];

const forAttacks = [
  { name: 'postgresql', why: 'the application under attack', isThere: hasPostgres },
  { name: 'wapiti', why: 'the attack on each page and form', isThere: () => isCommand('wapiti') },
  { name: 'sqlmap', why: 'the attack on each parameter', isThere: () => isCommand('sqlmap') },
  { name: 'testssl.sh', why: 'the look at TLS', isThere: () => isCommand('testssl') },
];

/** Whether all of it is there, after installing with apt-get when that may; else says what is missing. */
export function bringAttackTools() {
  bring(forAttacks);
  return forAttacks.every((one) => one.isThere());
}

/** Installs with apt-get when it may; else says what is missing and goes on, so that those tests fail by name. */
export function bringDebianPackages() {
  bring(forTests);
}

function bring(needed) {
  const missing = needed.filter((one) => !one.isThere());
  if (missing.length === 0) return;
  const names = missing.map(({ name }) => name);
  if (process.getuid?.() !== 0 || !isCommand('apt-get')) {
    for (const { name, why } of missing) console.error(`Missing: ${name}, for ${why}.`);
    console.error(`Install with: sudo apt-get install ${names.join(' ')}`);
    return;
  }
  console.error(`Installing ${names.join(', ')} with apt-get ...`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) => spawnSync('apt-get', ['-qq', '-y', ...args], { env, stdio: ['ignore', 2, 2] }).status === 0;
  const install = () => apt('install', '--no-install-recommends', ...names);
  if (!install() && !(apt('update') && install()))
    console.error('apt-get failed; the tests that need these will fail.');
}

function isCommand(name) {
  return spawnSync('sh', ['-c', `command -v ${name}`]).status === 0;
}

function hasPostgres() {
  const versions = '/usr/lib/postgresql';
  if (!existsSync(versions)) return isCommand('postgres');
  return readdirSync(versions).some((version) => existsSync(`${versions}/${version}/bin/postgres`));
}
