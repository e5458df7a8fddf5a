// Loaded before anything else in the process and in its threads: notes each file that is synced to disk, in order, in the file that
// SYNCS names.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { fsyncSync, openSync, readlinkSync, writeSync } = fs;
const notes = openSync(process.env['SYNCS'] ?? '', 'a');

Object.assign(fs, {
  fsyncSync: (descriptor: number) => {
    const place = readlinkSync(`/proc/self/fd/${descriptor}`);
    fsyncSync(descriptor);
    writeSync(notes, `synced ${place}\n`);
  },
});
syncBuiltinESMExports();
