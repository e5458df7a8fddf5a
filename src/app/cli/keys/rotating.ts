import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { BoardId } from '../../../core/kernel/kernel.ts';
import { connect } from '../../../platform/db/connect.ts';
import type { Db } from '../../../platform/db/database.ts';
import { boardsOf, reapply } from '../../../platform/retention/reconcile.ts';
import { rotateBoard, rotateRoot } from '../../../platform/retention/rotate.ts';
import { readConfig } from '../../config.ts';
import { refuseInput, writeJson, type Exit, type Given, type Io } from '../io.ts';
import { keyFolder } from './inventory.ts';

/** A running server may for a moment still write with the key that it held; an hour is ample. */
const settlesAfterMs = 3_600_000;

export async function rotateKeys(given: Given, io: Io): Promise<Exit> {
  const board = given.text('board');
  if (given.flag('root') === (board !== undefined))
    return refuseInput(io, given.json, [{ path: '', says: 'Kies een van de twee: --root of --board ID.' }]);
  if (board === undefined) return rotateRootKey(given, io);
  return withDatabase(given, async (db, boards) => {
    const known = boards.find((one) => one === board);
    if (known === undefined)
      return refuseInput(io, given.json, [{ path: board, says: 'Dit bestuur is hier niet bekend.' }]);
    return rotateBoardKey(given, io, db, known);
  });
}

function rotateRootKey(given: Given, io: Io): Exit {
  const done = rotateRoot(keyFolder(given));
  if (given.json) writeJson(io, { root: done });
  else
    io.out(
      `De hoofdsleutel is vervangen door versie ${done.version}. ${done.wrapped} sleutels zijn opnieuw verpakt.\n`,
    );
  io.say('De papieren van de oude hoofdsleutel werken niet meer. Maak nieuwe: pluis keys recovery make.');
  return 0;
}

async function rotateBoardKey(given: Given, io: Io, db: Db, board: BoardId): Promise<Exit> {
  const directory = keyFolder(given);
  const now = io.now();
  const done = await rotateBoard({ db, directory, board, now }, ({ version }) => {
    const made = statSync(join(directory, 'boards', `${board}.${version}.key`)).mtimeMs;
    return Date.parse(now) - made > settlesAfterMs;
  });
  if (given.json) writeJson(io, { board: done });
  else
    io.out(
      `De sleutel van het bestuur is nu versie ${done.version}. ${done.wrapped} sleutels en ${done.sealed} regels zijn opnieuw verpakt.\n`,
    );
  if (done.waits)
    io.say('De vorige versie blijft nog even staan. Voer de opdracht over een uur nog eens uit; dan gaat die weg.');
  return 0;
}

export async function reapplyDestroyed(given: Given, io: Io): Promise<Exit> {
  return withDatabase(given, async (db, boards) => {
    const count = await reapply({ db, directory: keyFolder(given), now: io.now() }, boards);
    if (given.json) writeJson(io, { destroyed: count });
    else io.out(`${count} teruggekomen sleutels zijn opnieuw vernietigd.\n`);
    return 0;
  });
}

async function withDatabase(given: Given, work: (db: Db, boards: readonly BoardId[]) => Promise<Exit>): Promise<Exit> {
  const db = await connect(readConfig(process.env, { data: given.text('data') }));
  try {
    return await work(db, await boardsOf(db));
  } finally {
    await db.close();
  }
}
