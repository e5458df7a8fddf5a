import { expect, test } from 'vitest';
import { wrongWithPassword } from './choice.ts';
import { hashPassword, isPassword } from './passwords.ts';

test('a password is known again exactly as typed, and only then', async () => {
  const stored = await hashPassword('paard tafel regen lamp ');
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
  expect(await isPassword('paard tafel regen lamp ', stored)).toBe(true);
  expect(await isPassword('paard tafel regen lamp', stored)).toBe(false);
});
test('an unknown account has no password, not even an empty one', async () => {
  expect(await isPassword('', null)).toBe(false);
});
test.each(['kort', 'wachtwoord2026', 'kim.fictief123', 'aaaaaaaaaaaaaaaa', 'x'.repeat(201)])(
  '%s is refused',
  (password) => {
    expect(wrongWithPassword(password, 'kim.fictief')).not.toBeNull();
  },
);
test.each(['paard tafel regen lamp', 'Ω'.repeat(4) + 'een regenjas'])('%s is accepted', (password) => {
  expect(wrongWithPassword(password, 'kim.fictief')).toBeNull();
});
