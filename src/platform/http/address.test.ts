import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { proxyList, whoAsked } from './address.ts';

const ours = proxyList(['10.0.0.0/8', '192.0.2.7', '2001:db8::1']);

describe('who asked', () => {
  test.each([
    ['203.0.113.5', undefined, '203.0.113.5'],
    ['203.0.113.5', '198.51.100.1', '203.0.113.5'],
    ['10.1.2.3', '198.51.100.1', '198.51.100.1'],
    ['::ffff:10.1.2.3', '198.51.100.1', '198.51.100.1'],
    ['2001:db8::1', '2001:db8::99', '2001:db8::99'],
    ['10.1.2.3', '1.1.1.1, 198.51.100.1, 192.0.2.7', '198.51.100.1'],
    ['10.1.2.3', undefined, '10.1.2.3'],
    ['10.1.2.3', '10.9.9.9', '10.1.2.3'],
    ['10.1.2.3', 'onzin', '10.1.2.3'],
    ['', undefined, ''],
  ])('from %s with %s is %s', (connection, forwarded, expected) => {
    expect(whoAsked(connection, forwarded, ours)).toBe(expected);
  });
  test('is never what a stranger wrote in a header', () => {
    const header = fc.oneof(
      fc.string(),
      fc.ipV4(),
      fc.array(fc.ipV4()).map((list) => list.join(', ')),
    );
    fc.assert(
      fc.property(header, (written) => whoAsked('203.0.113.5', written, ours) === '203.0.113.5'),
      { numRuns: 2_000 },
    );
  });
  test('cannot be told by a proxy that is none of ours', () => {
    expect(whoAsked('10.1.2.3', '198.51.100.1', proxyList([]))).toBe('10.1.2.3');
  });
});

test.each(['proxy.invalid', '10.0.0.0/99', '10.0.0.0/', '10.0.0.0/8x', '300.1.1.1'])(
  '%s is no list of proxies',
  (given) => {
    expect(() => proxyList([given])).toThrow(`${given} is geen adres van een proxy`);
  },
);
