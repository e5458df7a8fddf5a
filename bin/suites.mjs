// The suites of `npm run check` and `npm test`, each giving how many passed and failed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './toolchain.mjs';

const reports = join(root, 'reports');
const least = { branches: 95 };
const tool = (path, ...args) => [join('node_modules', ...path.split('/')), ...args];

const fences = [
  { name: 'format', run: tool('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.') },
  { name: 'lint', run: tool('eslint/bin/eslint.js', '.') },
  {
    name: 'imports',
    run: tool('dependency-cruiser/bin/dependency-cruiser.mjs', '--config', '.dependency-cruiser.cjs', 'src', 'test'),
  },
  { name: 'unused', run: tool('knip/bin/knip.js', '--no-progress') },
  { name: 'types', run: tool('ts7/bin/tsc', '-p', 'tsconfig.json') },
  { name: 'types of the core', run: tool('ts7/bin/tsc', '-p', 'tsconfig.core.json') },
];

/** Each fence is one suite of one test: it holds or it does not. */
export function runFences() {
  return fences.map(({ name, run }) => announce(name, one(node(run) === 0)));
}

/** Everything but the browser, in the school's own time zone. */
export function runTests({ coverage = false } = {}) {
  const args = coverage ? ['--coverage'] : [];
  rmSync(join(root, 'coverage'), { recursive: true, force: true });
  const tests = vitest('tests', args);
  return coverage ? [tests, coverageOfCore()] : [tests];
}

/** The core once more where the day starts earlier, so that no rule leans on the zone of the machine. */
export function runCoreElsewhere() {
  return vitest('the core in Auckland', ['src/core'], { PLUIS_TEST_TZ: 'Pacific/Auckland' });
}

export function runBrowserTests(args = []) {
  return vitest('browser', ['--config', 'vitest.e2e.config.ts', ...args]);
}

/** What guards the dossiers, at full length; without names, everything in test/security and the browser. */
export function runLongTests(names = []) {
  const long = { PLUIS_LONG: '1' };
  const wanted = names.length === 0 ? ['test/security/'] : names.map((name) => `test/security/${name}`);
  const all = ['--testTimeout=7200000', '--passWithNoTests'];
  return [
    vitest('security at full length', [...all, ...wanted], long),
    vitest(
      'browser at full length',
      ['--config', 'vitest.e2e.config.ts', ...all, ...(names.length > 0 ? wanted : [])],
      long,
    ),
  ];
}

/** The attacks. Names are those of vitest: a file, or -t with a part of a sentence. */
export function runAttacks(args = []) {
  return vitest('attacks', ['--config', 'vitest.attack.config.ts', ...args], {}, nowhereElse());
}

/** As root the attacks get a network of their own, in which nothing but this machine exists. */
function nowhereElse() {
  const way = ['unshare', '--net', '--', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh'];
  const isPossible = process.getuid?.() === 0 && spawnSync(way[0], [...way.slice(1), 'true']).status === 0;
  if (!isPossible) console.log('No network namespace: only the addresses of the attacks keep them on this machine.');
  return isPossible ? way : [];
}

/** Prints the last line of the house and returns the exit code: 0 only when something ran and nothing failed. */
export function total(suites) {
  const passed = suites.reduce((sum, suite) => sum + suite.passed, 0);
  const failed = suites.reduce((sum, suite) => sum + suite.failed, 0);
  for (const { name, which = [] } of suites.filter((suite) => suite.failed > 0)) {
    console.log([`Failed: ${name}`, ...which].join('\n  '));
  }
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

function vitest(name, args, env = {}, within = []) {
  mkdirSync(reports, { recursive: true });
  const report = join(reports, `${name.replaceAll(' ', '-')}.json`);
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const status = node([join('node_modules', 'vitest', 'vitest.mjs'), 'run', ...reporters, ...args], env, within);
  return announce(name, countIn(report, status));
}

/** A file that does not load, or an error outside every test, is a failure too. */
function countIn(report, status) {
  if (!existsSync(report)) return one(false);
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  const unloaded = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  const failed = numFailedTests + unloaded;
  const which = testResults.flatMap(whatFailed);
  return { passed: numPassedTests, failed: failed === 0 && status !== 0 ? 1 : failed, which };
}

/** Said again at the end, where whoever sees only the last lines finds it. */
function whatFailed({ name, status, assertionResults }) {
  const file = relative(root, name);
  const tests = assertionResults.filter((test) => test.status === 'failed').map((test) => `${file} > ${test.fullName}`);
  return status === 'failed' && tests.length === 0 ? [file] : tests;
}

function coverageOfCore() {
  const summary = join(root, 'coverage', 'coverage-summary.json');
  if (!existsSync(summary)) return announce('coverage of the core', one(false));
  const { pct } = JSON.parse(readFileSync(summary, 'utf8')).total.branches;
  console.log(`Branches of src/core: ${pct} % (at least ${least.branches} %)`);
  return announce('coverage of the core', one(pct >= least.branches));
}

function one(holds) {
  return holds ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function announce(name, counted) {
  console.log(
    `${counted.failed === 0 ? 'ok' : 'NOT OK'}: ${name} (${counted.passed} passed, ${counted.failed} failed)`,
  );
  return { name, ...counted };
}

function node(args, env = {}, within = []) {
  const [command, ...all] = [...within, process.execPath, ...args];
  return spawnSync(command, all, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }).status;
}
