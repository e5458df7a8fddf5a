import { PGlite } from '@electric-sql/pglite';
import { parentPort, workerData } from 'node:worker_threads';
import { parsers } from './column-types.ts';
import { DurableNodeFS } from './durable-files.ts';
import type { Answered, Asked } from './worker-messages.ts';

const start: unknown = workerData;

/** As PGlite starts, without `-F` (never sync) and with a cache that fits a small machine. */
const settings = ['fsync=on', 'wal_sync_method=fsync', 'shared_buffers=16MB'].flatMap((setting) => ['-c', setting]);
const startParams = [...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'), ...settings];

const database = new PGlite({ fs: new DurableNodeFS(directoryOf(start)), startParams, parsers });
let last = database.waitReady;

parentPort?.on('message', (asked: Asked) => {
  last = last.then(() => answer(asked)).then((answered) => parentPort?.postMessage(answered));
});

async function answer(asked: Asked): Promise<Answered> {
  const { id } = asked;
  try {
    if (asked.do === 'query') {
      const { rows, affectedRows } = await database.query(asked.sql, [...asked.values]);
      return { id, ok: true, rows, affected: affectedRows ?? 0 };
    }
    await (asked.do === 'run' ? database.exec(asked.sql) : database.close());
    return { id, ok: true, rows: [], affected: 0 };
  } catch (error) {
    return { id, ok: false, message: error instanceof Error ? error.message : 'failed', code: codeOf(error) };
  }
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

function directoryOf(given: unknown): string {
  if (typeof given === 'object' && given !== null && 'directory' in given && typeof given.directory === 'string')
    return given.directory;
  throw new Error('the embedded database was started without a directory');
}
