// Stryker on the rules and the dossier; takes long, so it is not part of `npm test`. A name does one folder, such as
// protocol/weigh; what was found before stands in reports/, so that folder after folder adds up to the whole.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { enter, leave, runOn } from './toolchain.mjs';

await enter(import.meta.url);
const { thresholds, incrementalFile, mutate } = JSON.parse(readFileSync('stryker.config.json', 'utf8'));
const parts = process.argv.slice(2);
const missing = parts.find((part) => !existsSync(join('src', 'core', part)));
if (missing !== undefined) leave(2, `No folder by that name in src/core: ${missing}`);

const left = mutate.filter((pattern) => pattern.startsWith('!'));
const scope = parts.length === 0 ? [] : ['--mutate', [...parts.map(filesOf), ...left].join()];
const stryker = join('node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');
const status = await runOn(process.execPath, [stryker, 'run', ...scope]);
if (!existsSync(incrementalFile)) leave(status || 1, 'Stryker left no result.');

const { files } = JSON.parse(readFileSync(incrementalFile, 'utf8'));
const scores = mutate.filter((pattern) => !pattern.startsWith('!')).map(scoreOf);
for (const { folder, score, killed, valid } of scores)
  console.log(`${folder}: ${score.toFixed(2)} % (${killed} of ${valid}), at least ${thresholds.break} %`);
process.exitCode = status !== 0 || scores.some(({ score }) => !(score >= thresholds.break)) ? 1 : 0;

function filesOf(part) {
  const path = `src/core/${part.replace(/\/$/, '')}`;
  return path.endsWith('.ts') ? path : `${path}/**/*.ts`;
}

/** One threshold over both folders could hide the weaker one, so each has its own. */
function scoreOf(pattern) {
  const folder = pattern.replace(/\/\*\*.*$/, '');
  const mutants = Object.entries(files).flatMap(([file, { mutants: own }]) =>
    file.startsWith(`${folder}/`) ? own.map(({ status: result }) => result) : [],
  );
  const killed = mutants.filter((result) => result === 'Killed' || result === 'Timeout').length;
  const valid = killed + mutants.filter((result) => result === 'Survived' || result === 'NoCoverage').length;
  return { folder, score: (100 * killed) / valid, killed, valid };
}
