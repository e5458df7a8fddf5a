import { join } from 'node:path';
import { destroyedIn } from '../../../platform/crypto/destroyed-list.ts';
import { keyTree, type KeyListed, type KeyName } from '../../../platform/crypto/key-tree.ts';
import { fingerprintOf } from '../../../platform/recovery/papers.ts';
import { isRecoverable, rootOf } from '../../../platform/recovery/root-key.ts';
import { readConfig } from '../../config.ts';
import { writeJson, type Exit, type Given, type Io } from '../io.ts';

/** Where the keys of this installation lie. */
export function keyFolder(given: Given): string {
  return join(readConfig(process.env, { data: given.text('data') }).dataDir, 'keys');
}

export function listInventory(given: Given, io: Io): Exit {
  const directory = keyFolder(given);
  const keys = keyTree(directory).list();
  const destroyed = destroyedIn(directory);
  const root = rootOf(directory);
  if (root === null) {
    io.say(`In ${directory} staan geen sleutels.`);
    return 1;
  }
  const recoverable = isRecoverable(directory);
  if (given.json) {
    const listed = keys.map(({ name, ...key }) => ({ ...name, ...key }));
    writeJson(io, { root: fingerprintOf(root), recoverable, keys: listed, destroyed });
  } else {
    io.out(keys.map((key) => `${sayKey(key)}\n`).join(''));
    io.out(`${destroyed.length} sleutels zijn vernietigd.\n`);
    io.out(recoverable ? 'De papieren zijn teruggelezen.\n' : 'Nog geen twee papieren zijn teruggelezen.\n');
  }
  return 0;
}

function sayKey({ name, version, under }: KeyListed): string {
  return `${nameInDutch(name)}, versie ${version}${under === null ? '' : `, onder versie ${under}`}`;
}

function nameInDutch(name: KeyName): string {
  if (name.kind === 'root') return 'hoofdsleutel';
  if (name.kind === 'board') return `bestuur ${name.board}`;
  if (name.kind === 'bucket')
    return `bestuur ${name.board}, ${name.bucket === 'open' ? 'nog open' : `vernietigen na ${name.bucket}`}`;
  return `bestuur ${name.board}, ${name.kind === 'index' ? 'zoekindex' : 'logboek'}`;
}
