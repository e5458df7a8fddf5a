import type { PublicAsked, Reply } from '../../platform/http/route.ts';
import { endEarlier } from './end-earlier.ts';
import type { Needs } from './needs.ts';
import { SignedOutPage } from './signed-out.page.tsx';

/** Answers everybody alike: whose session had lapsed is signed out too. */
export async function signOut(asked: PublicAsked, { db, frame }: Needs): Promise<Reply> {
  await endEarlier(asked, db);
  const without = await frame({ ...asked, staff: null, csrf: '' });
  return { page: <SignedOutPage frame={without} />, session: { is: 'ended' } };
}
