// The keys of what is still there, as they were wrapped when an older key that had wrapped them was destroyed: without it an older copy of
// the database would give back nothing of the living either. It lies beside the keys; a destroyed dossier has no line that opens.
import path from 'node:path';
import * as z from 'zod';
import { alone, readKeyFile, replaceKeyFile } from '../crypto/key-files.ts';

const rescuedSchema = z.object({
  id: z.string(),
  bucket: z.string(),
  version: z.int().min(1),
  wrapped: z.base64().transform((text) => new Uint8Array(Buffer.from(text, 'base64'))),
});
export type Rescued = {
  readonly id: string;
  readonly bucket: string;
  readonly version: number;
  readonly wrapped: Uint8Array;
};

export class BrokenRescueList extends Error {
  constructor() {
    super(
      'Een lijst met geredde sleutels (de map rescue in de sleutelmap) is niet meer heel. Er is niets geopend. ' +
        'Zet de nieuwste kopie van de sleutelmap terug.',
    );
    this.name = 'BrokenRescueList';
  }
}

/** Throws `BrokenRescueList`. */
export function rescuedIn(directory: string, board: string): ReadonlyMap<string, Rescued> {
  const content = readKeyFile(fileOf(directory, board));
  if (content === null) return new Map();
  const lines = Buffer.from(content).toString('utf8').split('\n').filter(Boolean);
  return new Map(lines.map((line) => rescuedOn(line)).map((one) => [one.id, one]));
}

/** Passing a line over would lose its key for ever at the next time the list is written. */
function rescuedOn(line: string): Rescued {
  try {
    return rescuedSchema.parse(JSON.parse(line));
  } catch {
    throw new BrokenRescueList();
  }
}

/** The latest of each stays; the ids in `gone` go. */
export function rescue(directory: string, board: string, add: readonly Rescued[], gone: readonly string[]): void {
  alone(directory, () => {
    const all = new Map([...rescuedIn(directory, board), ...add.map((one) => [one.id, one] as const)]);
    for (const id of gone) all.delete(id);
    const lines = [...all.values()].map(({ id, bucket, version, wrapped }) =>
      JSON.stringify({ id, bucket, version, wrapped: Buffer.from(wrapped).toString('base64') }),
    );
    replaceKeyFile(fileOf(directory, board), Buffer.from(lines.map((line) => `${line}\n`).join('')));
  });
}

function fileOf(directory: string, board: string): string {
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(board)) throw new Error('not the id of a board');
  return path.join(directory, 'rescue', `${board}.jsonl`);
}
