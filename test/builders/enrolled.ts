import { TOTP } from 'otpauth';
import type { StaffId } from '../../src/core/kernel/kernel.ts';
import { routes } from '../../src/features/sign-in/routes.tsx';
import { argon2Passwords, type Passwords } from '../../src/platform/passwords/passwords.ts';
import type { Mail } from '../../src/platform/mail/mail.ts';
import { openPasskeys, type Passkeys } from '../../src/platform/passkeys/passkeys.ts';
import { invite } from '../../src/platform/invitations/invitations.ts';
import type { Issuer } from '../../src/platform/sso/issuers.ts';
import { openSso, type Sso } from '../../src/platform/sso/sso.ts';
import { paths, to } from '../../src/ui/paths.ts';
import { applicationOf, codes, frameOf, realBoard, Visitor, type House } from './sign-in-house.ts';

/** Where people think they are. */
export const origin = 'https://pluis.voorbeeld.invalid';
export const password = 'paard tafel regen lamp';

export type Enrolled = {
  readonly staff: StaffId;
  /** Signed in with all that is asked. */
  readonly someone: Visitor;
  readonly recovery: readonly string[];
  /** The code that the app shows now. */
  readonly code: () => string;
};

/** Does no work, so that many guesses can be made in a test. */
export const cheapPasswords: Passwords = {
  hash: (chosen) => Promise.resolve(`cheap ${chosen}`),
  is: (given, stored) => Promise.resolve(stored === `cheap ${given}`),
};

export function passkeysAt({ db, keyring }: House): Passkeys {
  return openPasskeys({ db, keyring, origin });
}

/** Where no board has an organisation to sign in at. */
export const noSso: Sso = ssoAt([]);

export function ssoAt(issuers: readonly Issuer[]): Sso {
  return openSso({
    issuers,
    origin,
    backTo: (issuer) => to(paths.signInSsoBack, { issuer }),
    afterwards: paths.signIn,
  });
}

/** Browsers at the sign-in of a house that is no trial. */
export function browsersAt(
  house: House,
  passwords: Passwords = argon2Passwords,
  sso = noSso,
  mail: Mail | null = null,
) {
  const app = applicationOf(house, routes, {
    ...{ db: house.db, keyring: house.keyring, passwords, protocols: codes, trial: false, mail },
    passkeys: passkeysAt(house),
    sso,
    frame: frameOf,
  });
  return (address?: string) => new Visitor(app, address);
}

/** Somebody new who made an account with a code and set up an app, two minutes ago. */
export async function enrolled(house: House, passwords: Passwords = argon2Passwords): Promise<Enrolled> {
  const staff = await house.hire();
  const someone = browsersAt(house, passwords)();
  const code = await invite(house.db, { board: realBoard, staff }, house.clock());
  await someone.post('/uitnodiging', { board: realBoard, name: staff, password, code });
  const secret = /secret=([A-Z2-7]+)/.exec((await someone.get('/aanmelden/instellen')).text)?.[1] ?? '';
  const shows = () => new TOTP({ secret }).generate({ timestamp: Date.parse(house.clock()) });
  const confirmed = await someone.post('/aanmelden/instellen', { code: shows() });
  const recovery = [...confirmed.text.matchAll(/<code>([^<]+)<\/code>/g)].map((found) => found[1] ?? '');
  house.wait(2);
  return { staff, someone, recovery, code: shows };
}
