import { expect, test } from 'vitest';
import { instantOf } from '../clock/clock.ts';
import { acceptedStep, enrolmentAddress, newRecoveryCodes, recoveryHash, secretToType } from './totp.ts';

const secret = new TextEncoder().encode('12345678901234567890');
const at = (seconds: number) => instantOf(new Date(seconds * 1000));

test.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1234567890, '005924'],
])('at second %d of RFC 6238 the code is %s', (seconds, code) => {
  expect(acceptedStep(secret, code, 0, at(seconds))).toBe(Math.floor(seconds / 30));
});
test('a code works once, and one step early or late but not two', () => {
  expect(acceptedStep(secret, '287082', 1, at(59))).toBeNull();
  expect(acceptedStep(secret, '287082', 0, at(89))).toBe(1);
  expect(acceptedStep(secret, '287082', 0, at(120))).toBeNull();
});
test('what is no code of six digits is refused', () => {
  expect(acceptedStep(secret, '28708', 0, at(59))).toBeNull();
});
test('the secret can be typed, or opened by an app', () => {
  expect(secretToType(secret)).toBe('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ');
  expect(enrolmentAddress(secret, 'kim')).toMatch(/^otpauth:\/\/totp\/Pluis:kim\?/);
});
test('a recovery code is found by its hash, however it is spaced', () => {
  const codes = newRecoveryCodes();
  const stored = codes.map(({ hash }) => hash);
  expect(new Set(stored).size).toBe(8);
  expect(recoveryHash(codes[3]!.code.toLowerCase().replaceAll('-', ' '), stored)).toBe(stored[3]);
  expect(recoveryHash('AAAA-AAAA', stored)).toBeNull();
});
