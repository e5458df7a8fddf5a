import { isUtf8 } from 'node:buffer';
import { readNote, type Checkpoint } from './checkpoint.ts';
import { Expiries } from './expiries.ts';
import { commitmentOf, genesis, hashAfter, payloadFields, type Payload } from './format.ts';
import { keysOf } from './lines.ts';
import { leafOf, rootFrom } from './merkle.ts';

/** What is wrong, at which row of the log or, for what is no row, at which line of the export. */
export type Broken = { readonly row: number | null; readonly line: number; readonly says: string };
export type Verified = {
  readonly board: string;
  readonly rows: number;
  readonly checkpoints: number;
  /** Of so many rows the data have expired. */
  readonly expired: number;
};

type Fields = Readonly<Record<string, unknown>>;

/** Reads an export line by line and keeps no more than where it is. */
export class Verifier {
  #line = 0;
  #board = '';
  #key = '';
  #rows = 0;
  #prev = genesis;
  #checkpoints = 0;
  #lastAt = '';
  #ended = false;
  #expiries = new Expiries();
  #missing: ReadonlySet<string>;

  /** `witness`: notes that were kept elsewhere; each must stand in the export. */
  constructor(witness: readonly string[] = []) {
    this.#missing = new Set(witness);
  }

  /** The same place in the same export, to go on from there more than once. */
  fork(): Verifier {
    const other = new Verifier();
    other.#line = this.#line;
    other.#board = this.#board;
    other.#key = this.#key;
    other.#rows = this.#rows;
    other.#prev = this.#prev;
    other.#checkpoints = this.#checkpoints;
    other.#lastAt = this.#lastAt;
    other.#ended = this.#ended;
    other.#expiries = this.#expiries.fork();
    other.#missing = this.#missing;
    return other;
  }

  /** Null when this line is as it must be. A line that is null was cut off. */
  take(line: Buffer | null): Broken | null {
    this.#line += 1;
    if (this.#ended) return this.#broken('Na het einde van de export staat nog iets.');
    const fields = line === null ? null : fieldsOf(line);
    if (fields === null) return this.#brokenRow('Deze regel is geen regel van een logboek, of niet meer heel.');
    const keys = Object.keys(fields).join();
    if (this.#line === 1) return keys === keysOf.header ? this.#header(fields) : this.#broken('De kop ontbreekt.');
    if (keys === keysOf.row) return this.#row(fields);
    if (keys === keysOf.checkpoint) return this.#checkpoint(fields);
    if (keys === keysOf.end) return this.#end(fields['end']);
    return this.#brokenRow('Deze regel heeft andere velden dan een regel van een logboek.');
  }

  /** After the last line. */
  finish(): Broken | Verified {
    this.#line += 1;
    if (!this.#ended) return this.#brokenRow('Het logboek houdt hier op; het einde ontbreekt.');
    if (this.#missing.size > 0)
      return this.#broken('Een controlepunt van de getuige staat niet in dit logboek: er is iets weg of vervangen.');
    const unsaid = this.#expiries.unsaid();
    if (unsaid !== null)
      return {
        ...unsaid,
        says: 'De gegevens van deze regel zijn weg, en geen latere regel zegt dat ze verlopen zijn.',
      };
    return { board: this.#board, rows: this.#rows, checkpoints: this.#checkpoints, expired: this.#expiries.rows };
  }

  #header({ log, board, key, exported }: Fields): Broken | null {
    if (log !== 1 || typeof board !== 'string' || !isHex(key) || typeof exported !== 'string')
      return this.#broken('De kop is niet te lezen.');
    for (const note of this.#missing)
      if (readNote(note, key) === null)
        return this.#broken('De getuige is met een andere sleutel ondertekend dan dit logboek, of niet heel.');
    this.#board = board;
    this.#key = key;
    return null;
  }

  #row({ seq, id, at, action, outcome, commitment, prev, hash, salt, payload }: Fields): Broken | null {
    const expected = this.#rows + 1;
    if (seq !== expected)
      return this.#brokenRow('Hier hoort een andere regel te staan: er is iets weg, extra of verwisseld.');
    if (prev !== this.#prev) return this.#brokenRow('Deze regel sluit niet aan op de regel ervoor.');
    if (![id, at, action, outcome].every(isText)) return this.#brokenRow('Deze regel is niet te lezen.');
    if (!isHex(commitment) || !isHex(hash)) return this.#brokenRow('Deze regel is niet te lezen.');
    if (!this.#holds(commitment, salt, payload)) return this.#brokenRow('De gegevens van deze regel zijn veranderd.');
    const linked = { board: this.#board, seq: expected, id: text(id), at: text(at), action: text(action) };
    if (hashAfter(this.#prev, { ...linked, outcome: text(outcome), commitment }) !== hash)
      return this.#brokenRow('Deze regel is veranderd, of van een ander bestuur.');
    this.#rows = expected;
    this.#prev = hash;
    const known = isPayload(payload) ? payload : null;
    this.#expiries.take({ row: expected, line: this.#line, at: text(at), action: text(action), payload: known });
    return null;
  }

  /** Payload and salt expire together; until then they are what the commitment was made of. */
  #holds(commitment: string, salt: unknown, payload: unknown): boolean {
    if (salt === null && payload === null) return true;
    return isHex(salt) && isPayload(payload) && commitmentOf(salt, payload) === commitment;
  }

  #checkpoint({ checkpoint, seq, hash, index, size, path }: Fields): Broken | null {
    const note = typeof checkpoint === 'string' ? readNote(checkpoint, this.#key) : null;
    if (note === null) return this.#broken('De handtekening van een controlepunt klopt niet.');
    if (note.at < this.#lastAt) return this.#broken('De controlepunten staan niet op volgorde van tijd.');
    if (seq !== this.#rows || hash !== this.#prev)
      return this.#brokenRow('Het logboek is hier anders dan op het moment van een controlepunt.');
    const steps = stepsFrom(path);
    if (size !== note.boards || typeof index !== 'number' || steps === null)
      return this.#broken('Een controlepunt is niet te lezen.');
    if (!this.#isUnder(note, index, steps))
      return this.#brokenRow('Het ondertekende controlepunt hoort niet bij dit logboek.');
    this.#checkpoints += 1;
    this.#lastAt = note.at;
    this.#missing = new Set([...this.#missing].filter((one) => one !== checkpoint));
    return null;
  }

  #isUnder({ root, boards }: Checkpoint, index: number, steps: readonly Buffer[]): boolean {
    const leaf = leafOf({ board: this.#board, seq: this.#rows, hash: this.#prev });
    return rootFrom(leaf, index, boards, steps)?.toString('hex') === root;
  }

  #end(end: unknown): Broken | null {
    const expected = { rows: this.#rows, hash: this.#prev, checkpoints: this.#checkpoints };
    if (JSON.stringify(end) !== JSON.stringify(expected))
      return this.#brokenRow('Het einde past niet bij wat ervoor staat.');
    this.#ended = true;
    return null;
  }

  #brokenRow(says: string): Broken {
    return { row: this.#rows + 1, line: this.#line, says };
  }

  #broken(says: string): Broken {
    return { row: null, line: this.#line, says };
  }
}

/** The fields of a line that is written in the one way in which it can be; else null. */
function fieldsOf(line: Buffer): Fields | null {
  if (!isUtf8(line)) return null;
  const written = line.toString('utf8');
  try {
    const value: unknown = JSON.parse(written);
    return isFields(value) && JSON.stringify(value) === written ? value : null;
  } catch {
    return null;
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function stepsFrom(path: unknown): readonly Buffer[] | null {
  if (!Array.isArray(path) || !path.every(isHex)) return null;
  return path.map((step) => Buffer.from(step, 'hex'));
}

const hex = /^[0-9a-f]{64}$/;
function isHex(value: unknown): value is string {
  return typeof value === 'string' && hex.test(value);
}

function isPayload(value: unknown): value is Payload {
  return (
    Array.isArray(value) &&
    value.length === payloadFields.length &&
    value.every((one) => one === null || typeof one === 'string')
  );
}
