import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { Instant } from '../../core/kernel/kernel.ts';

const period = 30;
const secretBytes = 20;
const recoveryCodes = 8;

export function newSecret(): Uint8Array {
  return randomBytes(secretBytes);
}

/** The secret as typed into an app by hand: base32 in groups of four. */
export function secretToType(secret: Uint8Array): string {
  return (base32(secret).match(/.{1,4}/g) ?? []).join(' ');
}

/** For a phone that has the app itself: `otpauth://totp/…`. */
export function enrolmentAddress(secret: Uint8Array, account: string): string {
  return otp(secret, account).toString();
}

/**
 * The time step (30 s) the code belongs to, or null when it is wrong or was used: a code works once, so only a step after `lastStep`
 * counts. One step early or late is allowed for a phone's clock.
 */
export function acceptedStep(secret: Uint8Array, code: string, lastStep: number, now: Instant): number | null {
  const typed = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(typed)) return null;
  const timestamp = Date.parse(now);
  const delta = otp(secret, '').validate({ token: typed, timestamp, window: 1 });
  if (delta === null) return null;
  const step = Math.floor(timestamp / 1000 / period) + delta;
  return step > lastStep ? step : null;
}

/** Codes to keep on paper, 120 bits each, with what is stored of them. */
export function newRecoveryCodes(): readonly { readonly code: string; readonly hash: string }[] {
  return Array.from({ length: recoveryCodes }, () => {
    const code = (base32(randomBytes(15)).match(/.{1,4}/g) ?? []).join('-');
    return { code, hash: hashOf(code) };
  });
}

/** The stored hash that this recovery code belongs to, or null. */
export function recoveryHash(code: string, stored: readonly string[]): string | null {
  const given = Buffer.from(hashOf(code));
  return stored.find((hash) => hash.length === given.length && timingSafeEqual(Buffer.from(hash), given)) ?? null;
}

function hashOf(code: string): string {
  return createHash('sha256')
    .update(code.replace(/[^a-z0-9]/gi, '').toUpperCase())
    .digest('base64url');
}

function base32(bytes: Uint8Array): string {
  return new Secret({ buffer: Uint8Array.from(bytes).buffer }).base32;
}

function otp(secret: Uint8Array, label: string): TOTP {
  return new TOTP({
    issuer: 'Pluis',
    label,
    secret: new Secret({ buffer: Uint8Array.from(secret).buffer }),
    digits: 6,
    period,
  });
}
