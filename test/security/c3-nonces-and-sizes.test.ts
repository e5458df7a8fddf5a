import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seal, type Key, type Place } from '../../src/platform/crypto/box.ts';
import { sizeClass } from '../../src/platform/crypto/padding.ts';
import { figure } from './figure.ts';

const key: Key = { version: 1, bytes: randomBytes(32) };
const place: Place = { board: 'b', dossier: 'd', table: 'entry', row: 'r', column: 'payload', rowVersion: 1 };
const nonceAt = { from: 6, to: 18 };
const around = 6 + 12 + 16;

function repeats(nonces: Iterable<Uint8Array>): number {
  const seen = new Set<string>();
  let count = 0;
  for (const nonce of nonces) {
    const name = Buffer.from(nonce).toString('latin1');
    if (seen.has(name)) count += 1;
    seen.add(name);
  }
  return count;
}

function* nonces(most: number): Generator<Uint8Array> {
  const text = new Uint8Array(1);
  for (let made = 0; made < most; made += 1) yield seal(key, place, text).subarray(nonceAt.from, nonceAt.to);
}

describe('C3', () => {
  test('no nonce is used twice under a key', () => {
    expect(repeats(nonces(figure({ short: 200_000, long: 10_000_000 })))).toBe(0);
  });

  test('a repeated nonce would be noticed', () => {
    const [one] = nonces(1);
    expect(repeats([...nonces(10), one ?? new Uint8Array(), one ?? new Uint8Array()])).toBe(1);
  });

  test('a sealed value has one of the sizes of the list, whatever it holds', () => {
    const classes = new Set(Array.from({ length: 70_000 }, (_, length) => sizeClass(length)));
    const aText = fc.uint8Array({ maxLength: 60_000, size: 'max' });
    fc.assert(
      fc.property(aText, (text) => {
        expect(classes).toContain(seal(key, place, text).length - around);
      }),
      { numRuns: figure({ short: 1_000, long: 100_000 }) },
    );
  });

  test('the list has few sizes: at most 12 % is added above 1 KB, and texts of nearly the same length look the same', () => {
    const classes = new Set(Array.from({ length: 70_000 }, (_, length) => sizeClass(length)));
    expect(classes.size).toBeLessThan(60);
    expect(sizeClass('ja'.length + 1)).toBe(sizeClass('nee, dat willen wij niet'.length + 1));
  });
});
