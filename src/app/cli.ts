import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { systemClock } from '../platform/clock/clock.ts';
import { shippedFolder } from '../platform/protocol-files/shipped.ts';
import { run } from './cli/run.ts';

process.exitCode = await run(process.argv.slice(2), {
  out: (written) => process.stdout.write(written),
  say: (written) => process.stderr.write(`${written}\n`),
  readInput: () => text(process.stdin),
  readFile: (path) => readFile(path, 'utf8'),
  now: systemClock,
  protocols: shippedFolder(),
});
