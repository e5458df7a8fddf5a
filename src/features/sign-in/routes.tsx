import { one } from '../../platform/http/form.ts';
import type { Route } from '../../platform/http/route.ts';
import { paths } from '../../ui/paths.ts';
import { signInAsDemo, whoCanBeTried } from './demo.ts';
import { endEarlier } from './end-earlier.ts';
import { furtherFrom } from './further.ts';
import type { Needs } from './needs.ts';
import { SignInPage } from './sign-in.page.tsx';
import { SignedOutPage } from './signed-out.page.tsx';

export const routes: readonly Route<Needs>[] = [
  {
    method: 'GET',
    path: paths.signIn,
    needs: 'nothing',
    logsAs: null,
    answer: async (asked, needs) => {
      const [frame, demo] = await Promise.all([needs.frame(asked), whoCanBeTried(asked, needs)]);
      return { page: <SignInPage frame={frame} demo={demo} further={furtherFrom(one(asked.query, 'verder'))} /> };
    },
  },
  { method: 'POST', path: paths.signInDemo, needs: 'nothing', logsAs: null, answer: signInAsDemo },
  {
    method: 'POST',
    path: paths.signOut,
    needs: 'nothing',
    logsAs: null,
    answer: async (asked, { db, frame }) => {
      await endEarlier(asked, db);
      const without = await frame({ ...asked, staff: null, csrf: '' });
      return { page: <SignedOutPage frame={without} />, session: { is: 'ended' } };
    },
  },
];
