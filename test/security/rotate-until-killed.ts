// A process of its own that rotates or destroys until it is killed: the database URL, the data directory, what to do, and the moment.
import path from 'node:path';
import { writeSync } from 'node:fs';
import { instant } from '../../src/core/kernel/kernel.schema.ts';
import { connect } from '../../src/platform/db/connect.ts';
import { boardsOf } from '../../src/platform/retention/reconcile.ts';
import { rotateBoard, rotateRoot } from '../../src/platform/retention/rotate.ts';

const [databaseUrl = '', dataDir = '', moment = ''] = process.argv.slice(2);
const db = await connect({ databaseUrl, dataDir });
const directory = path.join(dataDir, 'keys');
const [board] = await boardsOf(db);
if (board === undefined) throw new Error('there is no board');
writeSync(1, 'begun\n');
for (;;) {
  rotateRoot(directory);
  await rotateBoard({ db, directory, board, now: instant.parse(moment) }, () => true);
  writeSync(1, 'rotated\n');
}
