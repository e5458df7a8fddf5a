import { createDecipheriv, randomBytes, randomInt } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { CannotOpen, open, seal, type Key, type Place } from '../../src/platform/crypto/box.ts';
import { figure } from './figure.ts';

const key: Key = { version: 1, bytes: randomBytes(32) };
const place: Place = { board: 'noord', dossier: 'd', table: 'entry', row: 'r', column: 'payload', rowVersion: 1 };
const tagAt = -16;

function refuses(sealed: Uint8Array, at = place, by = key): boolean {
  try {
    open(by, at, sealed);
    return false;
  } catch (error) {
    if (error instanceof CannotOpen) return true;
    throw error;
  }
}

const someText = (n: number) => randomBytes(1 + ((n * 37) % 120));
const flipped = (bytes: Uint8Array, bit: number) => {
  const other = Uint8Array.from(bytes);
  other[bit >> 3]! ^= 1 << (bit & 7);
  return other;
};

/** Every place that differs from this one in one bit of one of its texts, or in its number. */
function* places(): Generator<Place> {
  for (const part of ['board', 'dossier', 'table', 'row', 'column'] as const) {
    const text = Buffer.from(place[part] ?? '');
    for (let bit = 0; bit < text.length * 8; bit += 1)
      if (bit % 8 !== 7) yield { ...place, [part]: Buffer.from(flipped(text, bit)).toString('utf8') };
  }
  for (let bit = 0; bit < 31; bit += 1) yield { ...place, rowVersion: (place.rowVersion ^ (1 << bit)) >>> 0 };
  yield { ...place, dossier: null };
}

describe('C1', () => {
  test(
    'every bit of header, nonce, ciphertext and tag that changes makes a value refused',
    { timeout: 120_000 },
    () => {
      let opened = 0;
      let tried = 0;
      for (let n = 0; n < 100; n += 1) {
        const sealed = seal(key, place, someText(n));
        for (let bit = 0; bit < sealed.length * 8; bit += 1) {
          tried += 1;
          if (!refuses(flipped(sealed, bit))) opened += 1;
        }
      }
      expect(tried).toBeGreaterThan(100_000);
      expect(opened).toBe(0);
    },
  );

  test('every bit of the place it is bound to that changes makes a value refused', () => {
    const all = [...places()];
    expect(all.length).toBeGreaterThan(150);
    for (let n = 0; n < 100; n += 1) {
      const sealed = seal(key, place, someText(n));
      expect(all.filter((other) => !refuses(sealed, other))).toEqual([]);
    }
  });

  test('a value swapped with that of another row, column, version, dossier or board is refused', () => {
    const boards = ['noord', 'zuid'].flatMap((board) =>
      Array.from({ length: 20 }, (_, n): { at: Place; by: Key } => ({
        at: {
          board,
          dossier: `d${n % 5}`,
          table: n % 2 === 0 ? 'entry' : 'dossier',
          row: `r${n}`,
          column: n % 3 === 0 ? 'payload' : 'summary',
          rowVersion: n,
        },
        by: key,
      })),
    );
    const stored = boards.map(({ at, by }, n) => ({ at, by, sealed: seal(by, at, someText(n)) }));
    let swaps = 0;
    let opened = 0;
    while (swaps < figure({ short: 10_000, long: 1_000_000 })) {
      const [one, other] = [stored[randomInt(stored.length)]!, stored[randomInt(stored.length)]!];
      if (one === other) continue;
      swaps += 1;
      if (!refuses(one.sealed, other.at, other.by)) opened += 1;
    }
    expect(opened).toBe(0);
    expect(stored.filter(({ sealed, at, by }) => refuses(sealed, at, by))).toEqual([]);
  });

  test.each([4, 8, 12, 13, 14, 15])(
    'a tag of %i bytes is refused, at the end of the value or in its place',
    (length) => {
      const sealed = seal(key, place, Buffer.from('ja'));
      const tag = sealed.subarray(tagAt);
      expect(refuses(sealed.subarray(0, sealed.length + tagAt + length))).toBe(true);
      expect(refuses(Buffer.concat([sealed.subarray(0, tagAt), tag.subarray(0, length)]))).toBe(true);
      expect(
        refuses(Buffer.concat([sealed.subarray(0, tagAt), tag.subarray(0, length), Buffer.alloc(16 - length)])),
      ).toBe(true);
    },
  );

  test('the rig itself would notice: without the length of the tag, or without the place, a changed value opens', () => {
    const sealed = seal(key, place, Buffer.from('ja'));
    expect(refuses(sealed)).toBe(false);
    const shortTag = sealed.subarray(tagAt, sealed.length - 12);
    const careless = createDecipheriv('aes-256-gcm', key.bytes, sealed.subarray(6, 18), { authTagLength: 4 });
    careless.setAAD(Buffer.from(JSON.stringify([1, 1, 1, ...Object.values(place)])));
    careless.setAuthTag(shortTag);
    careless.update(sealed.subarray(18, tagAt));
    expect(() => careless.final()).not.toThrow();
  });
});
