import type { PublicAsked, Reply } from '../../platform/http/route.ts';
import { endEarlier } from './end-earlier.ts';
import type { Needs } from './needs.ts';
import { SignedOutPage } from './signed-out.page.tsx';

/** Answers everybody alike: whose session had lapsed is signed out too. */
export async function signOut(asked: PublicAsked, needs: Needs): Promise<Reply> {
  return signedOut(asked, needs, await endEarlier(asked, needs.db));
}

/** The session has ended. Whoever signed in at an organisation in it can sign out there too; `issuer`: its key, null for none. */
export async function signedOut(asked: PublicAsked, { sso, frame }: Needs, issuer: string | null): Promise<Reply> {
  const [without, there] = await Promise.all([
    frame({ ...asked, staff: null, halfway: null, session: null, csrf: '' }),
    issuer === null ? null : sso.signOutAt(issuer),
  ]);
  return { page: <SignedOutPage frame={without} there={there} />, session: { is: 'ended' } };
}
