import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  fingerprintOf,
  linesThatBegin,
  makePapers,
  openPaper,
  type OpenedPaper,
} from '../../../platform/recovery/papers.ts';
import { noteRehearsal, openedOnCleanFolder, restoreRoot, rootOf } from '../../../platform/recovery/root-key.ts';
import { refuseInput, writeJson, type Exit, type Given, type Io } from '../io.ts';
import { keyFolder } from './inventory.ts';

export async function makeRecovery(given: Given, io: Io): Promise<Exit> {
  const people = threeOf(await linesOf(io, given.text('to'), 'age1'));
  const out = given.text('out');
  if (people === null || out === undefined) {
    const says = 'Geef drie bestanden met elk één openbare age-sleutel, van drie verschillende mensen, en --out MAP.';
    return refuseInput(io, given.json, [{ path: '--to', says }]);
  }
  const root = rootOf(keyFolder(given));
  if (root === null) return refuseInput(io, given.json, [{ path: '--data', says: 'Hier staat geen hoofdsleutel.' }]);
  const papers = await makePapers(root, people);
  mkdirSync(out, { recursive: true, mode: 0o700 });
  const files = papers.map(({ pair, content }) => ({ file: join(out, `pluis-${pair}.age`), content }));
  for (const { file, content } of files) writeFileSync(file, content, { mode: 0o600, flag: 'wx' });
  if (given.json) writeJson(io, { root: fingerprintOf(root), files: files.map(({ file }) => file) });
  else io.out(`${files.map(({ file }) => file).join('\n')}\n`);
  io.say('Druk elk bestand af, doe elk papier in een gesloten envelop en bewaar ze op drie plaatsen.');
  io.say('Lees er daarna twee terug: pluis keys rehearse.');
  return 0;
}

function threeOf(lines: readonly string[] | null): readonly [string, string, string] | null {
  const [a, b, c, ...more] = new Set(lines ?? []);
  return a === undefined || b === undefined || c === undefined || more.length > 0 ? null : [a, b, c];
}

export async function restoreRecovery(given: Given, io: Io): Promise<Exit> {
  const paper = await readPaper(given, io);
  if (paper === null) return refusePaper(given, io);
  if (!restoreRoot(keyFolder(given), paper.root)) {
    io.say('Er staat al een andere hoofdsleutel. Er is niets veranderd.');
    return 1;
  }
  io.say('De hoofdsleutel staat terug.');
  if (given.json) writeJson(io, { root: fingerprintOf(paper.root) });
  return 0;
}

export async function rehearse(given: Given, io: Io): Promise<Exit> {
  const begun = performance.now();
  const paper = await readPaper(given, io);
  if (paper === null) return refusePaper(given, io);
  const directory = keyFolder(given);
  const { opened, closed } = openedOnCleanFolder(directory, paper.root);
  const milliseconds = Math.round(performance.now() - begun);
  const rehearsal = { at: io.now(), paper: paper.pair, root: fingerprintOf(paper.root), opened, closed, milliseconds };
  const file = noteRehearsal(directory, rehearsal);
  if (given.json) writeJson(io, { ...rehearsal, file });
  else
    io.out(
      `Papier ${paper.pair}: ${opened} sleutels gaan open, ${closed} niet, in ${milliseconds} ms. Vastgelegd in ${file}.\n`,
    );
  return closed === 0 ? 0 : 1;
}

async function readPaper(given: Given, io: Io): Promise<OpenedPaper | null> {
  const identities = await linesOf(io, given.text('identity'), 'AGE-SECRET-KEY-');
  const [file = ''] = given.args;
  const content = await io.readFile(file).catch(() => null);
  return content === null || identities === null ? null : openPaper(content, identities);
}

function refusePaper(given: Given, io: Io): Exit {
  const [path = ''] = given.args;
  refuseInput(io, given.json, [
    {
      path,
      says: 'Dit papier gaat niet open met deze sleutels. Er zijn er twee nodig, van de twee mensen van dit papier.',
    },
  ]);
  return 1;
}

/** Null when one of the files is not there. */
async function linesOf(
  io: Io,
  files: string | undefined,
  begin: 'age1' | 'AGE-SECRET-KEY-',
): Promise<readonly string[] | null> {
  const texts = await Promise.all((files ?? '').split(',').map((file) => io.readFile(file).catch(() => null)));
  const lines = texts.map((text) => (text === null ? null : linesThatBegin(text, begin)));
  return lines.some((one) => one === null) ? null : lines.flatMap((one) => one ?? []);
}
