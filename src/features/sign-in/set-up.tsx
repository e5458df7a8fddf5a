import { tellOwner } from '../../platform/account-events/account-events.ts';
import { csrfOf } from '../../platform/http/csrf.ts';
import { one } from '../../platform/http/form.ts';
import type { PublicAsked, Reply } from '../../platform/http/route.ts';
import { acceptedStep, enrolmentAddress, newRecoveryCodes, secretToType } from '../../platform/second-factor/totp.ts';
import { recogniser } from '../../platform/sessions/sessions.ts';
import type { FieldErrors } from '../../ui/forms/form-state.ts';
import { paths } from '../../ui/paths.ts';
import { confirmSecondFactor, type Whose } from './accounts.queries.ts';
import { fullSession } from './full-session.ts';
import { furtherFrom, withFurther } from './further.ts';
import type { Needs } from './needs.ts';
import { openSecret } from './sealed-secret.ts';
import { halfwayThere } from './second-factor.tsx';
import { RecoveryCodesPage, SetUpPage } from './set-up.page.tsx';

const wrong = 'Deze code klopt niet. Kijk of de geheime sleutel goed in uw app staat en vul de nieuwste code in.';

/** Only until the first code was accepted: after that the secret is shown to nobody. */
export async function showSetUp(asked: PublicAsked, needs: Needs): Promise<Reply> {
  const further = furtherFrom(one(asked.query, 'verder'));
  const setUp = await settingUp(asked, needs);
  if (setUp === null) return { redirect: withFurther(paths.signInCode, further) };
  return { page: await pageOf(asked, needs, setUp, further, new Map()) };
}

export async function confirmSetUp(asked: PublicAsked, needs: Needs): Promise<Reply> {
  const { db } = needs;
  const { form, now } = asked;
  const further = furtherFrom(one(form, 'verder'));
  const setUp = await settingUp(asked, needs);
  if (setUp === null) return { redirect: withFurther(paths.signInCode, further) };
  const step = acceptedStep(setUp.secret, one(form, 'code'), 0, now);
  const codes = newRecoveryCodes();
  const hashes = codes.map(({ hash }) => hash);
  if (step === null || !(await confirmSecondFactor(db, setUp.whose, { step, hashes }, now))) {
    return { page: await pageOf(asked, needs, setUp, further, new Map([['code', wrong]])), status: 400 };
  }
  await tellOwner(needs, setUp.whose, 'factor_set_up', now);
  const { session, frame } = await signedIn(asked, needs, setUp.whose);
  const written = codes.map(({ code }) => code);
  return {
    page: <RecoveryCodesPage frame={frame} codes={written} further={further} />,
    session,
  };
}

type SettingUp = { readonly whose: Whose; readonly name: string; readonly secret: Uint8Array };

async function settingUp(asked: PublicAsked, needs: Needs): Promise<SettingUp | null> {
  const found = await halfwayThere(asked, needs);
  if (found?.mayEnrol !== true) return null;
  const { whose, factor, sealed } = found;
  return { whose, name: factor.name, secret: openSecret(needs.keyring, whose, sealed) };
}

/** The page with the recovery codes is the first of the new session, and looks like it. */
async function signedIn(asked: PublicAsked, needs: Needs, whose: Whose) {
  const session = await fullSession(needs, whose, { way: 'code' }, asked);
  const who = await recogniser(needs.db)(session.token, null, asked.now);
  const staff = who.is === 'active' ? who.staff : null;
  return { session, frame: await needs.frame({ ...asked, staff, halfway: null, csrf: csrfOf(session.token) }) };
}

async function pageOf(asked: PublicAsked, needs: Needs, setUp: SettingUp, further: string, errors: FieldErrors) {
  return (
    <SetUpPage
      frame={await needs.frame(asked)}
      secret={secretToType(setUp.secret)}
      address={enrolmentAddress(setUp.secret, setUp.name)}
      errors={errors}
      further={further}
    />
  );
}
