import type { Code } from '../../core/protocol/code.ts';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import type { Mail } from '../../platform/mail/mail.ts';
import type { Passkeys } from '../../platform/passkeys/passkeys.ts';
import type { Passwords } from '../../platform/passwords/passwords.ts';
import type { Sso } from '../../platform/sso/sso.ts';
import type { PublicAsked, StaffAsked } from '../../platform/http/route.ts';
import type { Frame } from '../../ui/layout/frame.ts';
import type { Db } from './boards.queries.ts';

export type Needs = {
  readonly db: Db;
  /** Second factors are kept sealed. */
  readonly keyring: Keyring;
  readonly passwords: Passwords;
  readonly passkeys: Passkeys;
  /** Signing in at the organisation, where the board has that. */
  readonly sso: Sso;
  readonly protocols: ReadonlyMap<string, Code>;
  /** Whether this installation is a trial: only there can a demo person sign in with one click. */
  readonly trial: boolean;
  /** To tell owners that something waits; null where no mail is sent. */
  readonly mail: Mail | null;
  readonly frame: (asked: PublicAsked | StaffAsked) => Promise<Frame>;
};
