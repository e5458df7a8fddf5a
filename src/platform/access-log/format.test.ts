import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commitmentOf, payloadFields } from './format.ts';

const aValue = fc.option(fc.string({ unit: 'grapheme' }), { nil: null });
const aPayload = fc.array(aValue, { minLength: payloadFields.length, maxLength: payloadFields.length });
const aSalt = fc.uint8Array({ minLength: 32, maxLength: 32 });

test('a commitment is the HMAC of the counted fields, as the library of Node makes it', () => {
  fc.assert(
    fc.property(aSalt, aPayload, (salt, payload) => {
      const text = payload.map((one) => (one === null ? '-,' : `${Buffer.byteLength(one)}:${one},`)).join('');
      const expected = createHmac('sha256', salt).update(text).digest('hex');
      expect(commitmentOf(Buffer.from(salt).toString('hex'), payload)).toBe(expected);
    }),
  );
});

test('two payloads that differ only in where one field ends have another commitment', () => {
  const salt = '00'.repeat(32);
  const rest = payloadFields.slice(2).map(() => null);
  const made = [
    ['1', '2:x'],
    ['1,2', 'x'],
    [null, '-,'],
    ['-,', null],
    ['', null],
    [null, ''],
  ].map(([one, other]) => commitmentOf(salt, [one ?? null, other ?? null, ...rest]));
  expect(new Set(made).size).toBe(made.length);
});
