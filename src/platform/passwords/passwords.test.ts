import { expect, test } from 'vitest';
import { wrongWithPassword } from './choice.ts';
import { isLeaked, leakedPasswords } from './leaked.ts';
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
test.each([
  ['as it leaked', 'qazwsxedcrfv'],
  ['in capitals', 'SonyEricsson'],
  ['with a year and a sign behind it', 'Superman-2026!'],
  ['with digits around it', '2026liverpool99'],
  ['twice', 'sunflower' + 'sunflower'],
])('a password that leaked elsewhere is refused %s', (_, password) => {
  expect(wrongWithPassword(password, 'kim.fictief')).toContain('makkelijk te raden');
});
test('the list is long enough to hold what guessers try first', () => {
  expect(['qwerty123456', 'leavemealone', '123qweasdzxc'].every(isLeaked)).toBe(true);
  expect(leakedPasswords).toBeGreaterThan(40_000);
});
test('64 characters and spaces are fine, and no sign or capital is asked for', () => {
  expect(
    wrongWithPassword('een heel lange zin over een verzonnen egel die over de dijk loopt', 'kim.fictief'),
  ).toBeNull();
});
test.each(['paard tafel regen lamp', 'Ω'.repeat(4) + 'een regenjas'])('%s is accepted', (password) => {
  expect(wrongWithPassword(password, 'kim.fictief')).toBeNull();
});
