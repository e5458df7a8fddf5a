import type { Instant } from '../../core/kernel/kernel.ts';
import { tellOwner } from '../../platform/account-events/account-events.ts';
import { one } from '../../platform/http/form.ts';
import type { Form } from '../../platform/http/route.ts';
import { acceptedStep, recoveryHash } from '../../platform/second-factor/totp.ts';
import { takeRecoveryCode, takeStep, type SecondFactor, type Whose } from './accounts.queries.ts';
import type { Needs } from './needs.ts';
import { openSecret } from './sealed-secret.ts';

/** A code of the app, or else one of the recovery codes; each works once, and none before the app was set up. */
export async function isRightCode(
  { form, now }: { readonly form: Form; readonly now: Instant },
  needs: Pick<Needs, 'db' | 'keyring' | 'mail'>,
  whose: Whose,
  factor: SecondFactor,
): Promise<boolean> {
  const { db, keyring } = needs;
  if (factor.step === 0 || factor.sealed === null) return false;
  const recovery = one(form, 'recovery').trim();
  if (recovery !== '') {
    const hash = recoveryHash(recovery, factor.recoveryHashes);
    if (hash === null || !(await takeRecoveryCode(db, whose, hash, now))) return false;
    await tellOwner(needs, whose, 'recovery_used', now);
    return true;
  }
  const secret = openSecret(keyring, whose, factor.sealed);
  const step = acceptedStep(secret, one(form, 'code'), factor.step, now);
  return step !== null && (await takeStep(db, whose, step, now));
}
