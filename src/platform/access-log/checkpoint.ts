import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import path from 'node:path';
import { readOrMake } from '../crypto/key-files.ts';
import { leafOf, rootOf, type Head } from './merkle.ts';

/** What a checkpoint says of all boards at one moment, in the order of its lines. */
export type Checkpoint = {
  readonly at: string;
  readonly boards: number;
  /** Rows in all boards together. */
  readonly rows: number;
  readonly root: string;
  /** SHA-256 of the note before, so that one note vouches for all before it. */
  readonly before: string;
};

const origin = 'pluis log v1';
const name = 'pluis';
export const noNote = '0'.repeat(64);
/** What stands before the 32 bytes of an Ed25519 key in its DER form. */
const derOfKey = '302a300506032b6570032100';

export type Signer = { readonly publicKey: string; readonly sign: (checkpoint: Checkpoint) => string };

/** The key that signs the log: in a file of its own beside the other keys, made on the first start. */
export function openSigner(keyDirectory: string): Signer {
  const der = readOrMake(path.join(keyDirectory, 'log-signing.key'), () =>
    generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }),
  );
  const privateKey = createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex');
  return { publicKey, sign: (checkpoint) => signed(checkpoint, privateKey, publicKey) };
}

export function checkpointOf(heads: readonly Head[], at: string, before: string): Checkpoint {
  const rows = heads.reduce((sum, { seq }) => sum + seq, 0);
  return { at, boards: heads.length, rows, root: rootOf(heads.map(leafOf)).toString('hex'), before };
}

/** A note as of the signed notes of C2SP: the text, an empty line, and a line with the signature. */
function signed(checkpoint: Checkpoint, key: KeyObject, publicKey: string): string {
  const text = textOf(checkpoint);
  const signature = Buffer.concat([keyHash(publicKey), sign(null, Buffer.from(text), key)]);
  return `${text}\n— ${name} ${signature.toString('base64')}\n`;
}

function textOf({ at, boards, rows, root, before }: Checkpoint): string {
  return `${[origin, at, boards, rows, root, before].join('\n')}\n`;
}

function keyHash(publicKey: string): Buffer {
  const bytes = Buffer.concat([Buffer.from(`${name}\n`), Uint8Array.of(1), Buffer.from(publicKey, 'hex')]);
  return hash('sha256', bytes, 'buffer').subarray(0, 4);
}

const shape = new RegExp(
  [
    `^${origin}`,
    '(?<at>\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z)',
    '(?<boards>\\d{1,9})',
    '(?<rows>\\d{1,15})',
    '(?<root>[0-9a-f]{64})',
    '(?<before>[0-9a-f]{64})',
    '',
    `— ${name} (?<signature>[A-Za-z0-9+/]{91}=)\\n$`,
  ].join('\\n'),
  'u',
);

/** What a note says, or null when it is none or its signature is not of this key. */
export function readNote(note: string, publicKey: string): Checkpoint | null {
  const found = shape.exec(note)?.groups;
  if (found === undefined) return null;
  const { at, boards, rows, root, before, signature = '' } = { ...nothing, ...found };
  const checkpoint = { at, boards: Number(boards), rows: Number(rows), root, before };
  return isSignedBy(publicKey, checkpoint, note, signature) ? checkpoint : null;
}

const nothing = { at: '', boards: '', rows: '', root: '', before: '' };

function isSignedBy(publicKey: string, checkpoint: Checkpoint, note: string, base64: string): boolean {
  const signature = Buffer.from(base64, 'base64');
  const text = textOf(checkpoint);
  if (signature.toString('base64') !== base64 || !note.startsWith(text)) return false;
  if (!signature.subarray(0, 4).equals(keyHash(publicKey))) return false;
  return verify(null, Buffer.from(text), keyOf(publicKey), signature.subarray(4));
}

export function hashOfNote(note: string): string {
  return hash('sha256', note);
}

/** The notes in any text: a mail that was kept, or a copy of the file with checkpoints. */
export function notesIn(text: string): readonly string[] {
  const plain = text.replaceAll('\r\n', '\n').replaceAll('\\n', '\n');
  return [...plain.matchAll(new RegExp(`${origin}\\n(?:[^\\n"]*\\n){5}\\n— ${name} [A-Za-z0-9+/=]+\\n`, 'gu'))].map(
    ([note]) => note,
  );
}

function keyOf(publicKey: string): KeyObject {
  return createPublicKey({ key: Buffer.from(derOfKey + publicKey, 'hex'), format: 'der', type: 'spki' });
}
