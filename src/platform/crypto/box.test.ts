import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CannotOpen, keyVersionOf, open, seal, unwrap, wrap, type Key, type Place } from './box.ts';
import { sizeClass } from './padding.ts';

const key: Key = { version: 1, bytes: new Uint8Array(32).fill(7) };
const otherKey: Key = { version: 1, bytes: new Uint8Array(32).fill(8) };
const place: Place = { board: 'b', dossier: 'd', table: 'entry', row: 'r', column: 'payload', rowVersion: 3 };
const bytes = (text: string) => new TextEncoder().encode(text);
const overhead = 6 + 12 + 16;

test('what was sealed opens again, whatever it was', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 3_000 }), (text) => {
      expect(Buffer.compare(open(key, place, seal(key, place, text)), text)).toBe(0);
    }),
  );
});

test('a key opens again under the key it was wrapped with, and under no other', () => {
  const wrapped = wrap(key, place, otherKey.bytes);
  expect(Buffer.compare(unwrap(key, place, wrapped), otherKey.bytes)).toBe(0);
  expect(() => unwrap(otherKey, place, wrapped)).toThrow(CannotOpen);
});

test('a value sealed by the first version still opens', () => {
  // Made once with another implementation of AES-256-GCM (Python cryptography): nonce 00 01 … 0b, padded text "ja".
  const stored =
    '010100000001000102030405060708090a0b72e069701d09d94977b2e59ce2586cfae13cb68e1862773116ce63ba8ed76d05de6f46e297cf31fdf4e5c3b65cf7b533f4305c79d4d5e496714fb48ca0c01bcf3f0398b22a58a6d87b8ca384db6e9524';
  expect(Buffer.from(open(key, place, Buffer.from(stored, 'hex'))).toString()).toBe('ja');
});

test('no single bit can be changed', () => {
  const sealed = seal(key, place, bytes('gezien op het plein'));
  const opened = Array.from({ length: sealed.length * 8 }, (_, bit) => {
    const changed = Uint8Array.from(sealed);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    return opens(changed);
  });
  expect(opened.length).toBe((64 + overhead) * 8);
  expect(opened.filter(Boolean)).toEqual([]);
});

test.each<[string, Partial<Place>]>([
  ['board', { board: 'b2' }],
  ['dossier', { dossier: 'd2' }],
  ['dossier, gone', { dossier: null }],
  ['table', { table: 'signal' }],
  ['row', { row: 'r2' }],
  ['column', { column: 'summary' }],
  ['version of its row', { rowVersion: 4 }],
])('a value does not open in another %s', (_, elsewhere) => {
  const sealed = seal(key, place, bytes('x'));
  expect(opens(sealed)).toBe(true);
  expect(() => open(key, { ...place, ...elsewhere }, sealed)).toThrow(CannotOpen);
});

test('two places whose parts run together alike are two places', () => {
  const sealed = seal(key, { ...place, table: 'ab', row: 'c' }, bytes('x'));
  expect(() => open(key, { ...place, table: 'a', row: 'bc' }, sealed)).toThrow(CannotOpen);
});

test('a tag that is shorter than 16 bytes is refused', () => {
  const sealed = seal(key, place, bytes('x'));
  for (let length = 0; length < 16; length += 1) {
    expect(opens(sealed.subarray(0, sealed.length - 16 + length))).toBe(false);
  }
});

test('a value that is cut off anywhere, or longer, is refused', () => {
  const sealed = seal(key, place, bytes('x'));
  for (let length = 0; length < sealed.length; length += 1) expect(opens(sealed.subarray(0, length))).toBe(false);
  expect(opens(Uint8Array.from([...sealed, 0]))).toBe(false);
});

test('a value under another version of the key is refused, and tells which it needs', () => {
  const sealed = seal({ ...key, version: 70_000 }, place, bytes('x'));
  expect(keyVersionOf(sealed)).toBe(70_000);
  expect(opens(sealed)).toBe(false);
  expect(() => keyVersionOf(new Uint8Array(overhead))).toThrow(CannotOpen);
});

test('the same text sealed twice looks nowhere alike', () => {
  const many = Array.from({ length: 1_000 }, () => Buffer.from(seal(key, place, bytes('x'))).toString('hex', 6, 18));
  expect(new Set(many).size).toBe(1_000);
});

describe('the length of a value', () => {
  test('tells nothing of a short text', () => {
    expect(seal(key, place, bytes('ja')).length).toBe(seal(key, place, bytes('nee, ik twijfel nog')).length);
  });
  test('is that of its size class', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5_000 }), (text) => {
        expect(seal(key, place, text).length).toBe(sizeClass(text.length + 1) + overhead);
      }),
    );
  });
});

function opens(sealed: Uint8Array): boolean {
  try {
    open(key, place, sealed);
    return true;
  } catch (error) {
    if (error instanceof CannotOpen) return false;
    throw error;
  }
}
