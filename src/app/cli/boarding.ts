import { parse } from 'yaml';
import { boardFileSchema, type BoardFile } from '../../platform/boards/board-file.schema.ts';
import { createBoard, type Handed } from '../../platform/boards/create-board.ts';
import { connect } from '../../platform/db/connect.ts';
import { loadProtocols } from '../../platform/protocol-files/load.ts';
import { readConfig } from '../config.ts';
import { refuseInput, writeJson, type Exit, type Given, type Io } from './io.ts';

type Wrong = { readonly path: string; readonly says: string };

/** Makes a board that is no trial, and says once which code each of its first people gets. */
export async function createFromFile(given: Given, io: Io): Promise<Exit> {
  const config = readConfig(process.env, { data: given.text('data') });
  if (config.databaseUrl === undefined) {
    io.say('Een echt bestuur kan alleen op PostgreSQL: zet DATABASE_URL. De ingebouwde database is voor de proef.');
    return 1;
  }
  const file = await read(io, given.args[0] ?? '');
  if (Array.isArray(file)) return refuseInput(io, given.json, file);
  const loaded = await loadProtocols(io.protocols);
  if (!loaded.ok)
    return refuseInput(
      io,
      given.json,
      loaded.error.map(({ file: path, says }) => ({ path, says })),
    );
  const db = await connect(config);
  try {
    const made = await createBoard(db, loaded.value, file, io.now());
    if (!made.ok) return refuseInput(io, given.json, made.error);
    if (given.json) writeJson(io, { people: made.value });
    else io.out(sayHanded(file, made.value));
    return 0;
  } finally {
    await db.close();
  }
}

async function read(io: Io, path: string): Promise<BoardFile | Wrong[]> {
  let text: unknown;
  try {
    text = parse(await io.readFile(path));
  } catch {
    return [{ path, says: 'Dit bestand kan niet worden gelezen als YAML of JSON.' }];
  }
  const parsed = boardFileSchema.safeParse(text);
  if (parsed.success) return parsed.data;
  return parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), says: issue.message }));
}

function sayHanded({ name }: BoardFile, handed: readonly Handed[]): string {
  return [
    `${name} staat klaar. Geef ieder zijn eigen code, met de hand. U ziet deze codes alleen nu.`,
    '',
    ...handed.map((one) => `  ${one.code}   ${one.name}, ${one.role}`),
    '',
    'Met zo’n code maakt iemand één keer een account, op /uitnodiging. De codes werken drie dagen.',
    '',
  ].join('\n');
}
