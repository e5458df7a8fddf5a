import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openSigner } from '../../src/platform/access-log/checkpoint.ts';
import { writeLongLog } from '../builders/long-log.ts';
import { runMeasured } from '../builders/measured.ts';
import { figure } from './figure.ts';

const few = 2_000;
const many = figure({ short: 150_000, long: 1_000_000 });
/** The longer log is some 80 MB or more: who keeps it is far above this. */
const mostMore = 40;

const verifiers: readonly (readonly [string, (file: string) => readonly string[]])[] = [
  ['pluis verify', (file) => [process.execPath, '--max-semi-space-size=2', 'src/app/cli.ts', 'verify', file]],
  ['the verifier in Python', (file) => ['python3', 'tools/verify-log.py', file]],
];

describe('L5', () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'pluis-l5-'));
  const short = path.join(directory, 'short.ndjson');
  const long = path.join(directory, 'long.ndjson');
  const signer = openSigner(directory);
  writeLongLog(short, signer, few);
  writeLongLog(long, signer, many);
  afterAll(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  test.each(verifiers)('%s reads a log of any length in the same memory', { timeout: 600_000 }, (_, command) => {
    const little = runMeasured(command(short));
    const much = runMeasured(command(long));
    expect(little.out).toContain(`${few} rijen`);
    expect(much.out).toContain(`${many} rijen`);
    expect(much.megabytes - little.megabytes).toBeLessThan(mostMore);
  });

  test('a program that holds the log would be seen', () => {
    const hold = (file: string) => ['python3', '-c', 'import sys; len(open(sys.argv[1]).read())', file];
    expect(runMeasured(hold(long)).megabytes - runMeasured(hold(short)).megabytes).toBeGreaterThan(mostMore);
  });
});
