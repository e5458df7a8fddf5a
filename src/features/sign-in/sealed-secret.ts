import type { Keyring } from '../../platform/crypto/keyring.ts';
import { newSecret } from '../../platform/second-factor/totp.ts';
import type { Whose } from './accounts.queries.ts';

/** A new second factor for this person, as it lies in the database. */
export function sealedNewSecret(keyring: Keyring, whose: Whose): Uint8Array {
  return keyring.sealForBoard(placeOf(whose), newSecret());
}

/** Throws `CannotOpen` when it was not sealed for this person. */
export function openSecret(keyring: Keyring, whose: Whose, sealed: Uint8Array): Uint8Array {
  return keyring.openForBoard(placeOf(whose), sealed);
}

function placeOf({ board, staff }: Whose) {
  return { board, dossier: null, table: 'staff_login', row: staff, column: 'totp_secret', rowVersion: 1 };
}
