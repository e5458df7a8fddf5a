// The one place that encrypts and decrypts. A sealed value is
//   version(1) | algorithm(1) | key version(4) | nonce(12) | ciphertext | tag(16)
// and is bound to the place it was sealed for: in another row, column, dossier, board or version it does not open.
import { createCipheriv, createDecipheriv, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { pad, unpad } from './padding.ts';

/** Where a value stands. `dossier` is null for what belongs to the board. */
export type Place = {
  readonly board: string;
  readonly dossier: string | null;
  readonly table: string;
  readonly row: string;
  readonly column: string;
  readonly rowVersion: number;
};

export type Key = { readonly bytes: Uint8Array; readonly version: number };

/** One error for every way in which a value can fail to open: it says nothing about why. */
export class CannotOpen extends Error {
  constructor() {
    super('a stored value does not open with this key at this place');
  }
}

const formatVersion = 1;
const aes256Gcm = 1;
const headerLength = 6;
const nonceLength = 12;
const tagLength = 16;
const cipher = 'aes-256-gcm';
const options = { authTagLength: tagLength };

/** Pads, encrypts and binds. The nonce is random: one key is good for 2^32 values (NIST SP 800-38D), a dossier has fewer than 10^5. */
export function seal(key: Key, place: Place, text: Uint8Array): Uint8Array {
  return sealUnpadded(key, place, pad(text));
}

/** Throws `CannotOpen`. */
export function open(key: Key, place: Place, sealed: Uint8Array): Uint8Array {
  const text = unpad(openUnpadded(key, place, sealed));
  if (text === null) throw new CannotOpen();
  return text;
}

/** Seals a key of 32 bytes under another. */
export function wrap(under: Key, place: Place, key: Uint8Array): Uint8Array {
  return sealUnpadded(under, place, key);
}

/** Throws `CannotOpen`. */
export function unwrap(under: Key, place: Place, wrapped: Uint8Array): Uint8Array {
  return openUnpadded(under, place, wrapped);
}

/** The version of the key that this was sealed with. Throws `CannotOpen` when it is no sealed value. */
export function keyVersionOf(sealed: Uint8Array): number {
  if (
    sealed.length < headerLength + nonceLength + tagLength ||
    sealed[0] !== formatVersion ||
    sealed[1] !== aes256Gcm
  ) {
    throw new CannotOpen();
  }
  return new DataView(sealed.buffer, sealed.byteOffset).getUint32(2);
}

function sealUnpadded(key: Key, place: Place, text: Uint8Array): Uint8Array {
  const sealed = new Uint8Array(headerLength + nonceLength + text.length + tagLength);
  sealed[0] = formatVersion;
  sealed[1] = aes256Gcm;
  new DataView(sealed.buffer).setUint32(2, key.version);
  const nonce = randomBytes(nonceLength);
  sealed.set(nonce, headerLength);
  const sealing = createCipheriv(cipher, prepared(key), nonce, options);
  sealing.setAAD(boundTo(place, key.version));
  sealed.set(sealing.update(text), headerLength + nonceLength);
  sealing.final();
  sealed.set(sealing.getAuthTag(), sealed.length - tagLength);
  return sealed;
}

function openUnpadded(key: Key, place: Place, sealed: Uint8Array): Uint8Array {
  if (keyVersionOf(sealed) !== key.version) throw new CannotOpen();
  const textStart = headerLength + nonceLength;
  const opening = createDecipheriv(cipher, prepared(key), sealed.subarray(headerLength, textStart), options);
  opening.setAAD(boundTo(place, key.version));
  opening.setAuthTag(sealed.subarray(sealed.length - tagLength));
  const text = opening.update(sealed.subarray(textStart, sealed.length - tagLength));
  try {
    opening.final();
  } catch {
    throw new CannotOpen();
  }
  return text;
}

const preparedKeys = new WeakMap<Uint8Array, KeyObject>();

/** Making a key ready costs more than opening a value with it; kept as long as its bytes are. */
function prepared({ bytes }: Key): KeyObject {
  const known = preparedKeys.get(bytes);
  if (known !== undefined) return known;
  const made = createSecretKey(bytes);
  preparedKeys.set(bytes, made);
  return made;
}

/** A JSON list, since that can be read in one way only. */
function boundTo({ board, dossier, table, row, column, rowVersion }: Place, keyVersion: number): Uint8Array {
  return Buffer.from(
    JSON.stringify([formatVersion, aes256Gcm, keyVersion, board, dossier, table, row, column, rowVersion]),
  );
}
