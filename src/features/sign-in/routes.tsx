import type { Route } from '../../platform/http/route.ts';
import { paths } from '../../ui/paths.ts';
import { signInAsDemo } from './demo.ts';
import { acceptInvitation, showInvitation } from './invitation.tsx';
import type { Needs } from './needs.ts';
import { useResetCode } from './new-factor.tsx';
import { choosePassword, renewCodes, replaceApp, showApp, showCodes, showPassword } from './own/change.tsx';
import { changeMail, showMail } from './own/own-mail.tsx';
import { endEverywhere, endOne, showOwn } from './own/own.tsx';
import { addFirstKey, addOwnKey, beginFirstKey, endOwnKey, showEndKey, showNewKey } from './passkey/own-keys.tsx';
import { beginProof, beginSecond, beginSignIn, finishProof, finishSecond, finishSignIn } from './passkey/passkey.tsx';
import { showSignIn, signIn } from './password.tsx';
import { checkSecondFactor, showSecondFactor } from './second-factor.tsx';
import { confirmSetUp, showSetUp } from './set-up.tsx';
import { comeBackFrom } from './sso/back.tsx';
import { leaveToLink, leaveToSignIn, leaveToStepUp } from './sso/leave.tsx';
import { endLink, showLink, showUnlink } from './sso/own-account.tsx';
import { confirmStepUp, showStepUp } from './step-up.tsx';
import { signOut } from './sign-out.tsx';

const heavy = { needs: 'signed-in', stepUp: true, logsAs: null } as const;
const own = { needs: 'signed-in', logsAs: null } as const;
const open = { needs: 'nothing', logsAs: null } as const;

export const routes: readonly Route<Needs>[] = [
  { ...open, method: 'GET', path: paths.signIn, answer: showSignIn },
  { ...open, method: 'POST', path: paths.signIn, answer: signIn },
  { ...open, method: 'POST', path: paths.signInDemo, answer: signInAsDemo },
  { ...open, method: 'GET', path: paths.signInCode, answer: showSecondFactor },
  { ...open, method: 'POST', path: paths.signInCode, answer: checkSecondFactor },
  { ...open, method: 'GET', path: paths.signInSetUp, answer: showSetUp },
  { ...open, method: 'POST', path: paths.signInSetUp, answer: confirmSetUp },
  { ...open, method: 'GET', path: paths.invitation, answer: showInvitation },
  { ...open, method: 'POST', path: paths.invitation, answer: acceptInvitation },
  { ...open, method: 'POST', path: paths.signInNewFactor, answer: useResetCode },
  { ...open, method: 'POST', path: paths.signInPasskey, answer: beginSignIn },
  { ...open, method: 'POST', path: paths.signInPasskeyDone, answer: finishSignIn },
  { ...open, method: 'POST', path: paths.signInCodePasskey, answer: beginSecond },
  { ...open, method: 'POST', path: paths.signInCodePasskeyDone, answer: finishSecond },
  { ...open, method: 'POST', path: paths.signInFirstPasskey, answer: beginFirstKey },
  { ...open, method: 'POST', path: paths.signInFirstPasskeyDone, answer: addFirstKey },
  { ...open, method: 'POST', path: paths.signInSso, answer: leaveToSignIn },
  { ...open, method: 'GET', path: paths.signInSsoBack, answer: comeBackFrom },
  { ...own, method: 'POST', path: paths.stepUpSso, answer: leaveToStepUp },
  { ...heavy, method: 'GET', path: paths.accountSso, answer: showLink },
  { ...heavy, method: 'POST', path: paths.accountSso, answer: leaveToLink },
  { ...heavy, method: 'GET', path: paths.accountSsoEnd, answer: showUnlink },
  { ...heavy, method: 'POST', path: paths.accountSsoEnd, answer: endLink },
  { ...own, method: 'POST', path: paths.stepUpPasskey, answer: beginProof },
  { ...own, method: 'POST', path: paths.stepUpPasskeyDone, answer: finishProof },
  { ...heavy, method: 'GET', path: paths.accountNewPasskey, answer: showNewKey },
  { ...heavy, method: 'POST', path: paths.accountNewPasskey, answer: addOwnKey },
  { ...heavy, method: 'GET', path: paths.accountPasskey, answer: showEndKey },
  { ...heavy, method: 'POST', path: paths.accountPasskey, answer: endOwnKey },
  { ...own, method: 'GET', path: paths.stepUp, answer: showStepUp },
  { ...own, method: 'POST', path: paths.stepUp, answer: confirmStepUp },
  { ...own, method: 'GET', path: paths.account, answer: showOwn },
  { ...own, method: 'POST', path: paths.accountSession, answer: endOne },
  { ...own, method: 'POST', path: paths.accountEverywhere, answer: endEverywhere },
  { ...heavy, method: 'GET', path: paths.accountPassword, answer: showPassword },
  { ...heavy, method: 'POST', path: paths.accountPassword, answer: choosePassword },
  { ...heavy, method: 'GET', path: paths.accountApp, answer: showApp },
  { ...heavy, method: 'POST', path: paths.accountApp, answer: replaceApp },
  { ...heavy, method: 'GET', path: paths.accountMail, answer: showMail },
  { ...heavy, method: 'POST', path: paths.accountMail, answer: changeMail },
  { ...heavy, method: 'GET', path: paths.accountCodes, answer: showCodes },
  { ...heavy, method: 'POST', path: paths.accountCodes, answer: renewCodes },
  { ...open, method: 'POST', path: paths.signOut, answer: signOut },
];
