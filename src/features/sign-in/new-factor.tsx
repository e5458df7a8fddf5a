import { tellOwner } from '../../platform/account-events/account-events.ts';
import { one } from '../../platform/http/form.ts';
import type { PublicAsked, Reply } from '../../platform/http/route.ts';
import { redeemFactor } from '../../platform/invitations/invitations.ts';
import { forgetDevices } from '../../platform/known-devices/known-devices.ts';
import { begin, endAll } from '../../platform/sessions/sessions.ts';
import { paths } from '../../ui/paths.ts';
import { furtherFrom, withFurther } from './further.ts';
import type { Needs } from './needs.ts';
import { sealedNewSecret } from './sealed-secret.ts';
import { halfwayThere, secondFactorPage } from './second-factor.tsx';

const wrong = 'Deze code klopt niet, is al gebruikt of is verlopen. Vraag uw beheerder om een nieuwe code.';

/**
 * The way back for who lost their app and their recovery codes: the own password, and a code that one colleague asked for and another
 * confirmed. What was lost is of no use to the finder; a new app is set up before anybody is signed in.
 */
export async function useResetCode(asked: PublicAsked, needs: Needs): Promise<Reply> {
  const { form, now } = asked;
  const { db, keyring } = needs;
  const further = furtherFrom(one(form, 'verder'));
  const found = await halfwayThere(asked, needs);
  if (found === null) return { redirect: withFurther(paths.signIn, further) };
  const { whose } = found;
  if (!(await redeemFactor(db, whose, one(form, 'reset'), sealedNewSecret(keyring, whose), now))) {
    return { page: await secondFactorPage(asked, needs, further, new Map([['reset', wrong]])), status: 400 };
  }
  await endAll(db, whose, now);
  await forgetDevices(db, whose, now);
  await tellOwner(needs, whose, 'factor_reset', now);
  const token = await begin(db, whose, 'password', now, { device: asked.browser.device, mayEnrol: true });
  return { redirect: withFurther(paths.signInSetUp, further), session: { is: 'begun', token } };
}
