// A file as it is stored: a header, then chunks of 64 KiB, each sealed with its number and with whether it is the last one.
//   version(1) | algorithm(1) | key version(4) | prefix(7), then per chunk: ciphertext | tag(16)
// The nonce of a chunk is prefix | number(4) | last(1): cutting off, swapping, repeating or leaving out a chunk does not open.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { CannotOpen, type Key } from './box.ts';

/** Where the file belongs: in another dossier or under another id it does not open. */
export type FilePlace = { readonly board: string; readonly dossier: string; readonly file: string };

const formatVersion = 1;
const aes256Gcm = 1;
const prefixLength = 7;
const headerLength = 6 + prefixLength;
const tagLength = 16;
const chunkLength = 64 * 1024;
const cipher = 'aes-256-gcm';
const options = { authTagLength: tagLength };

/**
 * Seals a file under a key of its own, which follows from the key of its dossier and its id. Nothing is padded: the length shows.
 * The chunks may come in any size.
 */
export async function* sealFile(
  dossierKey: Key,
  place: FilePlace,
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const header = headerOf(dossierKey.version);
  const box = boxOf(dossierKey, place, header);
  yield header;
  for await (const { bytes, number, last } of numbered(content, chunkLength)) yield box.seal(bytes, number, last);
}

/**
 * Gives the content back chunk by chunk, each checked before it leaves. Throws `CannotOpen` at the first that is wrong, and at the end
 * when the last one is missing: what came before is then a part of the file, so use none of it.
 */
export async function* openFile(
  dossierKey: Key,
  place: FilePlace,
  sealed: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const { header, rest } = await cutHeader(sealed);
  if (!isHeaderFor(header, dossierKey)) throw new CannotOpen();
  const box = boxOf(dossierKey, place, header);
  for await (const { bytes, number, last } of numbered(rest, chunkLength + tagLength))
    yield box.open(bytes, number, last);
}

function headerOf(keyVersion: number): Uint8Array {
  const header = new Uint8Array(headerLength);
  header[0] = formatVersion;
  header[1] = aes256Gcm;
  new DataView(header.buffer).setUint32(2, keyVersion);
  header.set(randomBytes(prefixLength), 6);
  return header;
}

function isHeaderFor(header: Uint8Array, { version }: Key): boolean {
  if (header.length < headerLength || header[0] !== formatVersion || header[1] !== aes256Gcm) return false;
  return new DataView(header.buffer, header.byteOffset).getUint32(2) === version;
}

function boxOf({ bytes: dossierKey }: Key, { board, dossier, file }: FilePlace, header: Uint8Array) {
  const key = new Uint8Array(hkdfSync('sha256', dossierKey, '', `pluis file 1 ${file}`, 32));
  const boundTo = Buffer.from(JSON.stringify([...header.subarray(0, 6), board, dossier, file]));
  const nonceOf = (number: number, last: boolean) => {
    const nonce = new Uint8Array(12);
    nonce.set(header.subarray(6));
    new DataView(nonce.buffer).setUint32(prefixLength, number);
    nonce[11] = last ? 1 : 0;
    return nonce;
  };
  return {
    seal: (text: Uint8Array, number: number, last: boolean): Uint8Array => {
      const sealing = createCipheriv(cipher, key, nonceOf(number, last), options);
      sealing.setAAD(boundTo);
      return Buffer.concat([sealing.update(text), sealing.final(), sealing.getAuthTag()]);
    },
    open: (sealed: Uint8Array, number: number, last: boolean): Uint8Array => {
      if (sealed.length < tagLength) throw new CannotOpen();
      const opening = createDecipheriv(cipher, key, nonceOf(number, last), options);
      opening.setAAD(boundTo);
      opening.setAuthTag(sealed.subarray(sealed.length - tagLength));
      const text = opening.update(sealed.subarray(0, sealed.length - tagLength));
      try {
        opening.final();
      } catch {
        throw new CannotOpen();
      }
      return text;
    },
  };
}

type Chunk = { readonly bytes: Uint8Array; readonly number: number; readonly last: boolean };

/** Cut to one length; only the last may be shorter, and there always is one. */
async function* numbered(
  parts: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  length: number,
): AsyncGenerator<Chunk> {
  let number = 0;
  let held = Buffer.alloc(0);
  for await (const part of parts) {
    held = Buffer.concat([held, part]);
    while (held.length > length) {
      yield { bytes: held.subarray(0, length), number, last: false };
      held = held.subarray(length);
      number += 1;
    }
  }
  yield { bytes: held, number, last: true };
}

async function cutHeader(parts: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) {
  const source = Symbol.asyncIterator in parts ? parts[Symbol.asyncIterator]() : parts[Symbol.iterator]();
  let held = Buffer.alloc(0);
  while (held.length < headerLength) {
    const next = await source.next();
    if (next.done === true) throw new CannotOpen();
    held = Buffer.concat([held, next.value]);
  }
  const after = held.subarray(headerLength);
  async function* rest(): AsyncGenerator<Uint8Array> {
    yield after;
    for (let next = await source.next(); next.done !== true; next = await source.next()) yield next.value;
  }
  return { header: held.subarray(0, headerLength), rest: rest() };
}
