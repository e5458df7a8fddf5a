import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CannotOpen, type Key } from './box.ts';
import { openFile, sealFile, type FilePlace } from './file-box.ts';

const chunk = 64 * 1024;
const sealedChunk = chunk + 16;
const header = 13;
const key: Key = { version: 1, bytes: randomBytes(32) };
const place: FilePlace = { board: 'noord', dossier: 'd', file: 'f' };

async function whole(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const part of parts) all.push(part);
  return Buffer.concat(all);
}
const sealed = (content: Uint8Array, at = place) => whole(sealFile(key, at, [content]));
const opened = (content: Uint8Array, at = place, by = key) => whole(openFile(by, at, [content]));
/** The chunks of a sealed file, after its header. */
const cut = (file: Buffer) =>
  Array.from({ length: Math.ceil((file.length - header) / sealedChunk) }, (_, n) =>
    file.subarray(header + n * sealedChunk, header + (n + 1) * sealedChunk),
  );

describe('a sealed file', () => {
  test.each([0, 1, chunk - 1, chunk, chunk + 1, 3 * chunk, 200_000])('of %i bytes opens again', async (length) => {
    const content = randomBytes(length);
    expect(Buffer.compare(await opened(await sealed(content)), content)).toBe(0);
  });

  test('opens the same in whatever pieces it is written and read', async () => {
    const content = randomBytes(150_000);
    const pieces = fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 10 });
    const inPieces = (bytes: Uint8Array, sizes: readonly number[]) => {
      const ends = sizes.reduce<number[]>((before, size) => [...before, (before.at(-1) ?? 0) + size], [0]);
      return [...ends, bytes.length].map((from, at, all) => bytes.subarray(from, all[at + 1] ?? bytes.length));
    };
    await fc.assert(
      fc.asyncProperty(pieces, pieces, async (written, read) => {
        const file = await whole(sealFile(key, place, inPieces(content, written)));
        const back = await whole(openFile(key, place, inPieces(file, read)));
        expect(Buffer.compare(back, content)).toBe(0);
      }),
      { numRuns: 30 },
    );
  });

  test('does not open in another dossier, board or under another id, nor with another key', async () => {
    const file = await sealed(randomBytes(100));
    for (const elsewhere of [{ board: 'zuid' }, { dossier: 'e' }, { file: 'g' }])
      await expect(opened(file, { ...place, ...elsewhere })).rejects.toThrow(CannotOpen);
    await expect(opened(file, place, { ...key, bytes: randomBytes(32) })).rejects.toThrow(CannotOpen);
    await expect(opened(file, place, { ...key, version: 2 })).rejects.toThrow(CannotOpen);
  });

  test('does not open when a chunk is cut off, left out, swapped, repeated or taken from another file', async () => {
    const file = await sealed(randomBytes(3 * chunk));
    const [a, b, c] = cut(file);
    const other = cut(await sealed(randomBytes(3 * chunk)));
    const head = file.subarray(0, header);
    const wrong = [[a, b], [a, c], [b, a, c], [a, a, b, c], [a, other[1], c], [a, b, c, c], [], [c]];
    for (const chunks of wrong)
      await expect(opened(Buffer.concat([head, ...chunks.map((one) => one!)]))).rejects.toThrow(CannotOpen);
  });

  test('does not open when one bit of it is another', async () => {
    const file = await sealed(randomBytes(20));
    for (let bit = 0; bit < file.length * 8; bit += 1) {
      const changed = Buffer.from(file);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      await expect(opened(changed)).rejects.toThrow(CannotOpen);
    }
  });

  test('is another one each time it is sealed', async () => {
    const content = randomBytes(100);
    expect(Buffer.compare(await sealed(content), await sealed(content))).not.toBe(0);
  });

  test('that is no file at all does not open', async () => {
    await expect(opened(Buffer.alloc(5))).rejects.toThrow(CannotOpen);
    await expect(whole(openFile(key, place, []))).rejects.toThrow(CannotOpen);
  });
});
