import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { checkCheckpoints } from '../../platform/access-log/check-checkpoints.ts';
import { notesIn, openSigner } from '../../platform/access-log/checkpoint.ts';
import { exportLines, type Exported } from '../../platform/access-log/export.ts';
import { note } from '../../platform/access-log/note.ts';
import { linesIn } from '../../platform/access-log/split-lines.ts';
import { Verifier, type Broken, type Verified } from '../../platform/access-log/verify.ts';
import { connect } from '../../platform/db/connect.ts';
import type { Db } from '../../platform/db/database.ts';
import { checkpointFile, readConfig } from '../config.ts';
import { refuseInput, writeJson, type Exit, type Given, type Io } from './io.ts';

type Found = { readonly log: string } & ({ readonly broken: Broken } | { readonly whole: Verified });

/** Whole or broken, for one export or for every board of this server. */
export async function verify(given: Given, io: Io): Promise<Exit> {
  const witness = await witnessOf(given, io);
  if (witness === null) return refuseInput(io, given.json, [{ path: '', says: noWitness }]);
  const [file] = given.args;
  if (file === undefined) return say(given, io, await verifyServer(given, io, witness));
  try {
    const found = await verifyLines(linesIn(createReadStream(file)), witness);
    return say(given, io, [{ log: file, ...found }]);
  } catch (error) {
    if (isOfFile(error)) return refuseInput(io, given.json, [{ path: file, says: 'Dit bestand is niet te lezen.' }]);
    throw error;
  }
}

const noWitness = 'In het bestand van de getuige staat geen controlepunt.';

/** Null when a witness was named and is none. */
async function witnessOf(given: Given, io: Io): Promise<readonly string[] | null> {
  const file = given.text('witness');
  if (file === undefined) return [];
  const notes = notesIn(await io.readFile(file).catch(() => ''));
  return notes.length === 0 ? null : notes;
}

async function verifyLines(
  lines: AsyncIterable<Buffer | null>,
  witness: readonly string[],
): Promise<{ readonly broken: Broken } | { readonly whole: Verified }> {
  const verifier = new Verifier(witness);
  for await (const line of lines) {
    const broken = verifier.take(line);
    if (broken !== null) return { broken };
  }
  const end = verifier.finish();
  return 'says' in end ? { broken: end } : { whole: end };
}

async function verifyServer(given: Given, io: Io, witness: readonly string[]): Promise<readonly Found[]> {
  return onServer(given, async (db, { checkpoints, publicKey }) => {
    const wrong = await checkCheckpoints(checkpoints, publicKey, witness);
    if (wrong !== null) return [{ log: 'controlepunten', broken: { row: null, line: 0, says: wrong } }];
    const found: Found[] = [];
    for (const { board_id: board } of await db.kysely
      .selectFrom('board')
      .select('board_id')
      .orderBy('board_id')
      .execute()) {
      const at = io.now();
      await note(
        db,
        { board, staff: null, at, via: 'cli' },
        { action: 'verify', objectType: 'log', outcome: 'allowed' },
      );
      const lines = bytesOf(exportLines({ db, board, checkpoints, publicKey, at }));
      found.push({ log: board, ...(await verifyLines(lines, [])) });
    }
    return found;
  });
}

async function* bytesOf(lines: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const line of lines) yield Buffer.from(line);
}

/** Writes the log of one board; that it was taken out is the last row in it. */
export async function exportLog(given: Given, io: Io): Promise<Exit> {
  const [file = ''] = given.args;
  const witness = await witnessOf(given, io);
  if (witness === null) return refuseInput(io, given.json, [{ path: '', says: noWitness }]);
  const wanted = given.text('board') ?? '';
  return onServer(given, async (db, places) => {
    const boards = await db.kysely.selectFrom('board').select('board_id').execute();
    const board = boards.find(({ board_id }) => board_id === wanted)?.board_id;
    if (board === undefined) {
      const known = boards.map(({ board_id }) => board_id).join(', ');
      return refuseInput(io, given.json, [{ path: '', says: `Kies een bestuur met --board. Bekend zijn: ${known}.` }]);
    }
    const at = io.now();
    await note(db, { board, staff: null, at, via: 'cli' }, { action: 'export', objectType: 'log', outcome: 'allowed' });
    try {
      await write(file, { db, board, at, witness, ...places });
    } catch (error) {
      if (!isOfFile(error)) throw error;
      return refuseInput(io, given.json, [{ path: file, says: 'Dit bestand bestaat al of is niet te schrijven.' }]);
    }
    io.say(`Het logboek van ${board} staat in ${file}.`);
    return 0;
  });
}

async function write(file: string, exported: Exported): Promise<void> {
  const ended = async function* () {
    for await (const line of exportLines(exported)) yield `${line}\n`;
  };
  await pipeline(Readable.from(ended()), createWriteStream(file, { flags: 'wx', mode: 0o600 }));
}

async function onServer<T>(
  given: Given,
  work: (db: Db, places: { readonly checkpoints: string; readonly publicKey: string }) => Promise<T>,
): Promise<T> {
  const config = readConfig(process.env, { data: given.text('data') });
  const db = await connect(config);
  try {
    const { publicKey } = openSigner(join(config.dataDir, 'keys'));
    return await work(db, { checkpoints: checkpointFile(config), publicKey });
  } finally {
    await db.close();
  }
}

function say({ json }: Given, io: Io, found: readonly Found[]): Exit {
  if (json) writeJson(io, { logs: found });
  else for (const one of found) io.out(`${sentence(one)}\n`);
  return found.every((one) => 'whole' in one) ? 0 : 1;
}

function sentence(found: Found): string {
  if ('whole' in found) {
    const { board, rows, checkpoints, expired } = found.whole;
    const said = expired === 0 ? '' : ` Van ${expired} rijen zijn de gegevens verlopen.`;
    return `Het logboek van ${board} klopt: ${rows} rijen, ${checkpoints} controlepunten.${said}`;
  }
  const { row, line, says } = found.broken;
  const where = row === null ? (line === 0 ? '' : `, regel ${line} van het bestand`) : `, rij ${row}`;
  return `Het logboek klopt niet: ${found.log}${where}. ${says}`;
}

function isOfFile(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
