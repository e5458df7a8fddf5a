import {
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import type { Head } from './merkle.ts';
import { linesIn } from './split-lines.ts';

const lineSchema = z.strictObject({
  note: z.string(),
  changed: z.array(z.tuple([z.string(), z.int().min(1), z.string().regex(/^[0-9a-f]{64}$/)])),
});

/** A checkpoint as it was kept, with the heads of all boards that it was made over, by board. */
export type Kept = { readonly note: string; readonly heads: readonly Head[]; readonly changed: ReadonlySet<string> };

export class BrokenCheckpoints extends Error {}

/** All checkpoints of the file from the first on; of each only what changed is written down, so they are read in order. */
export async function* keptIn(file: string): AsyncGenerator<Kept> {
  if (!existsSync(file)) return;
  const heads = new Map<string, Head>();
  let number = 0;
  for await (const line of linesIn(createReadStream(file))) {
    number += 1;
    const { note, changed } = parse(line, number);
    for (const [board, seq, hash] of changed) heads.set(board, { board, seq, hash });
    const sorted = [...heads.values()].sort((a, b) => (a.board < b.board ? -1 : 1));
    yield { note, heads: sorted, changed: new Set(changed.map(([board]) => board)) };
  }
}

function parse(line: Buffer | null, number: number): z.infer<typeof lineSchema> {
  try {
    return lineSchema.parse(JSON.parse(line?.toString('utf8') ?? ''));
  } catch {
    throw new BrokenCheckpoints(`Regel ${number} van het bestand met controlepunten is niet heel.`);
  }
}

/** Drops what a cut of the power left of a last line, which nobody was told of. */
export function dropHalfLine(file: string): void {
  if (!existsSync(file)) return;
  const descriptor = openSync(file, 'r+');
  try {
    ftruncateSync(descriptor, readFileSync(file).lastIndexOf('\n') + 1);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Adds one checkpoint; it is on disk when this returns. */
export function keep(file: string, note: string, changed: readonly Head[]): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const line = JSON.stringify({ note, changed: changed.map(({ board, seq, hash }) => [board, seq, hash]) });
  write(openSync(file, 'a', 0o600), `${line}\n`);
  write(openSync(path.dirname(file), 'r'), '');
}

function write(descriptor: number, text: string): void {
  try {
    if (text !== '') writeSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
