import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pad, sizeClass, unpad } from './padding.ts';

test('what is padded is the same again without it, also when it ends in zeros or in the mark', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2_000 }), fc.constantFrom([], [0], [0x80], [0x80, 0, 0]), (text, end) => {
      const whole = Uint8Array.from([...text, ...end]);
      expect(unpad(pad(whole))).toEqual(whole);
    }),
  );
});

test.each([[[]], [[0, 0]], [[1]], [[0x80, 1]]])('what was never padded is not taken for padding: %j', (bytes) => {
  expect(unpad(Uint8Array.from(bytes))).toBeNull();
});

describe('a size class', () => {
  const lengths = fc.integer({ min: 1, max: 5_000_000 });
  test.each([
    [1, 64],
    [64, 64],
    [65, 128],
    [1_024, 1_024],
    [1_025, 1_152],
    [1_153, 1_344],
  ])('of %i bytes is %i', (length, size) => {
    expect(sizeClass(length)).toBe(size);
  });
  test('holds the text, in whole 64s, with at most 64 bytes or an eighth to spare', () => {
    fc.assert(
      fc.property(lengths, (length) => {
        const size = sizeClass(length);
        expect(size).toBeGreaterThanOrEqual(length);
        expect(size % 64).toBe(0);
        expect(size - length).toBeLessThanOrEqual(Math.max(64, length * 0.12 + 64));
      }),
    );
  });
  test('is its own class, and never smaller for a longer text', () => {
    fc.assert(
      fc.property(lengths, (length) => {
        expect(sizeClass(sizeClass(length))).toBe(sizeClass(length));
        expect(sizeClass(length + 1)).toBeGreaterThanOrEqual(sizeClass(length));
      }),
    );
  });
  test('is one of few: a text of up to 20,000 bytes tells at most which of 44 it is in', () => {
    const classes = new Set(Array.from({ length: 20_000 }, (_, at) => sizeClass(at + 1)));
    expect(classes.size).toBeLessThanOrEqual(44);
  });
});
