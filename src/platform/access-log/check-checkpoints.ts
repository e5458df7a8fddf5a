import { BrokenCheckpoints, keptIn } from './checkpoint-file.ts';
import { hashOfNote, noNote, readNote, type Checkpoint } from './checkpoint.ts';
import { leafOf, rootOf, type Head } from './merkle.ts';

/** Walks the file with checkpoints: each signed, each on top of the one before, each over the heads it names. Null when it is whole. */
export async function checkCheckpoints(
  file: string,
  publicKey: string,
  witness: readonly string[],
): Promise<string | null> {
  const missing = new Set(witness);
  let before = noNote;
  let number = 0;
  try {
    for await (const { note, heads } of keptIn(file)) {
      number += 1;
      const said = readNote(note, publicKey);
      if (said === null) return `De handtekening van controlepunt ${number} klopt niet.`;
      if (said.before !== before) return `Controlepunt ${number} sluit niet aan op het vorige.`;
      if (!isOver(said, heads)) return `Controlepunt ${number} past niet bij de standen die erbij staan.`;
      before = hashOfNote(note);
      missing.delete(note);
    }
  } catch (error) {
    if (error instanceof BrokenCheckpoints) return error.message;
    throw error;
  }
  return missing.size === 0 ? null : 'Een controlepunt van de getuige is hier niet: er is iets weg of vervangen.';
}

function isOver({ root, boards, rows }: Checkpoint, heads: readonly Head[]): boolean {
  const counted = heads.reduce((sum, { seq }) => sum + seq, 0);
  return boards === heads.length && rows === counted && rootOf(heads.map(leafOf)).toString('hex') === root;
}
