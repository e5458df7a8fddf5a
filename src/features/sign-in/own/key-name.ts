import { createHash } from 'node:crypto';
import type { KeyRow } from '../../../platform/passkeys/keys.ts';

/** What stands for a key in an address. */
export function nameOf({ credential_id }: KeyRow): string {
  return createHash('sha256').update(credential_id).digest('hex').slice(0, 32);
}
