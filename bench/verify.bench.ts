import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSigner } from '../src/platform/access-log/checkpoint.ts';
import { writeLongLog } from '../test/builders/long-log.ts';
import { runMeasured } from '../test/builders/measured.ts';
import { say } from './say.ts';

const rows = 1_000_000;
const directory = mkdtempSync(join(tmpdir(), 'pluis-verify-'));
const file = join(directory, 'log.ndjson');

try {
  writeLongLog(file, openSigner(directory), rows);
  say('an export of 1,000,000 log rows', statSync(file).size / 1e6, 'MB', '–');
  const ours = runMeasured([process.execPath, join('dist', 'src', 'app', 'cli.js'), 'verify', file]);
  say('pluis verify', ours.seconds, 's', '≤ 15');
  say('  its peak memory', ours.megabytes, 'MB', 'constant');
  const second = runMeasured(['python3', join('tools', 'verify-log.py'), file]);
  say('tools/verify-log.py', second.seconds, 's', '–');
  say('  its peak memory', second.megabytes, 'MB', 'constant');
} finally {
  rmSync(directory, { recursive: true, force: true });
}
