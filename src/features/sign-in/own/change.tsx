import { tellOwner } from '../../../platform/account-events/account-events.ts';
import type { AccountEvent } from '../../../platform/account-events/account-events.ts';
import { one } from '../../../platform/http/form.ts';
import type { Reply, StaffAsked } from '../../../platform/http/route.ts';
import { forgetDevices } from '../../../platform/known-devices/known-devices.ts';
import { wrongWithPassword } from '../../../platform/passwords/choice.ts';
import {
  acceptedStep,
  enrolmentAddress,
  newRecoveryCodes,
  secretToType,
} from '../../../platform/second-factor/totp.ts';
import { endOthers } from '../../../platform/sessions/sessions.ts';
import type { FieldErrors } from '../../../ui/forms/form-state.ts';
import { paths } from '../../../ui/paths.ts';
import type { Whose } from '../accounts.queries.ts';
import type { Needs } from '../needs.ts';
import { openSecret, sealedNewSecret } from '../sealed-secret.ts';
import { RecoveryCodesPage } from '../set-up.page.tsx';
import { forgetTries, fromOf, mayTry } from '../tries.queries.ts';
import { tooOften } from '../words.ts';
import { ChangePasswordPage, RenewCodesPage, ReplaceAppPage } from './own.page.tsx';
import { changePassword, findLogin, replaceFactor, replaceRecoveryCodes } from './own.queries.ts';
import { whoseOf } from './whose.ts';

export async function showPassword(asked: StaffAsked, needs: Needs): Promise<Reply> {
  if (asked.staff.demo) return { notFound: true };
  return { page: <ChangePasswordPage frame={await needs.frame(asked)} errors={new Map()} /> };
}

/** Asks for the password of now too: whoever sits down at an open browser does not choose another. */
export async function choosePassword(asked: StaffAsked, needs: Needs): Promise<Reply> {
  const { now, form } = asked;
  const { db, passwords } = needs;
  const whose = whoseOf(asked);
  const login = await findLogin(db, whose, now);
  if (login === null) return { notFound: true };
  const refuse = async (errors: FieldErrors, status: 400 | 429 = 400): Promise<Reply> => ({
    page: <ChangePasswordPage frame={await needs.frame(asked)} errors={errors} />,
    status,
  });
  const chosen = one(form, 'password');
  const wrong = wrongWithPassword(chosen, login.name);
  if (wrong !== null) return refuse(new Map([['password', wrong]]));
  const guess = { board: whose.board, at: 'password', account: login.name, ...fromOf(asked) } as const;
  if (!(await mayTry(db, guess, now))) return refuse(new Map([['current', tooOften]]), 429);
  const isRight = await passwords.is(one(form, 'current').slice(0, 200), login.passwordHash);
  const to = isRight ? await passwords.hash(chosen) : '';
  if (!isRight || !(await changePassword(db, whose, { from: login.passwordHash, to }, now)))
    return refuse(new Map([['current', 'Dit is niet uw wachtwoord van nu.']]));
  await forgetTries(db, guess, now);
  await changed(asked, needs, 'password_changed');
  return { redirect: paths.account };
}

export async function showApp(asked: StaffAsked, needs: Needs): Promise<Reply> {
  const login = await findLogin(needs.db, whoseOf(asked), asked.now);
  if (login === null) return { notFound: true };
  const sealed = sealedNewSecret(needs.keyring, whoseOf(asked));
  return { page: await appPage(asked, needs, { name: login.name, sealed }, new Map()) };
}

export async function replaceApp(asked: StaffAsked, needs: Needs): Promise<Reply> {
  const { now, form } = asked;
  const whose = whoseOf(asked);
  const login = await findLogin(needs.db, whose, now);
  if (login === null) return { notFound: true };
  const sealed = Buffer.from(one(form, 'sealed'), 'base64url');
  const secret = secretOf(needs, whose, sealed);
  if (secret === null) return showApp(asked, needs);
  const step = acceptedStep(secret, one(form, 'code'), 0, now);
  if (step === null) {
    const errors = new Map([['code', 'Deze code klopt niet. Vul de nieuwste code van uw nieuwe app in.']]);
    return { page: await appPage(asked, needs, { name: login.name, sealed }, errors), status: 400 };
  }
  const codes = newRecoveryCodes();
  await replaceFactor(needs.db, whose, { sealed, step, hashes: codes.map(({ hash }) => hash) }, now);
  await changed(asked, needs, 'factor_set_up');
  return codesPage(asked, needs, codes);
}

export async function showCodes(asked: StaffAsked, needs: Needs): Promise<Reply> {
  if (asked.staff.demo) return { notFound: true };
  return { page: <RenewCodesPage frame={await needs.frame(asked)} /> };
}

export async function renewCodes(asked: StaffAsked, needs: Needs): Promise<Reply> {
  const codes = newRecoveryCodes();
  await replaceRecoveryCodes(
    needs.db,
    whoseOf(asked),
    codes.map(({ hash }) => hash),
    asked.now,
  );
  await changed(asked, needs, 'recovery_renewed');
  return codesPage(asked, needs, codes);
}

/** Elsewhere nobody is signed in any more, no other browser is known, and the owner can see that it happened. */
export async function changed(asked: StaffAsked, needs: Needs, what: AccountEvent): Promise<void> {
  const { db } = needs;
  const whose = whoseOf(asked);
  await endOthers(db, whose, asked.actor.session ?? '', asked.now);
  await forgetDevices(db, whose, asked.now);
  await tellOwner(needs, whose, what, asked.now);
}

/** Null when it was not sealed for this person. */
function secretOf({ keyring }: Needs, whose: Whose, sealed: Uint8Array): Uint8Array | null {
  try {
    return openSecret(keyring, whose, sealed);
  } catch {
    return null;
  }
}

async function appPage(
  asked: StaffAsked,
  needs: Needs,
  { name, sealed }: { readonly name: string; readonly sealed: Uint8Array },
  errors: FieldErrors,
) {
  const secret = openSecret(needs.keyring, whoseOf(asked), sealed);
  return (
    <ReplaceAppPage
      frame={await needs.frame(asked)}
      secret={secretToType(secret)}
      address={enrolmentAddress(secret, name)}
      sealed={Buffer.from(sealed).toString('base64url')}
      errors={errors}
    />
  );
}

async function codesPage(asked: StaffAsked, { frame }: Needs, codes: ReturnType<typeof newRecoveryCodes>) {
  const written = codes.map(({ code }) => code);
  return { page: <RecoveryCodesPage frame={await frame(asked)} codes={written} further={paths.account} /> };
}
