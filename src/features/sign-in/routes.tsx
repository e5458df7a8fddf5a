import type { Route } from '../../platform/http/route.ts';
import { paths } from '../../ui/paths.ts';
import { signInAsDemo } from './demo.ts';
import { acceptInvitation, showInvitation } from './invitation.tsx';
import type { Needs } from './needs.ts';
import { showSignIn, signIn } from './password.tsx';
import { checkSecondFactor, showSecondFactor } from './second-factor.tsx';
import { confirmSetUp, showSetUp } from './set-up.tsx';
import { confirmStepUp, showStepUp } from './step-up.tsx';
import { signOut } from './sign-out.tsx';

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
  { method: 'GET', path: paths.stepUp, needs: 'signed-in', logsAs: null, answer: showStepUp },
  { method: 'POST', path: paths.stepUp, needs: 'signed-in', logsAs: null, answer: confirmStepUp },
  { ...open, method: 'POST', path: paths.signOut, answer: signOut },
];
