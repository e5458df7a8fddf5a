import { one } from '../../../platform/http/form.ts';
import type { PublicAsked, Reply, StaffAsked } from '../../../platform/http/route.ts';
import { setOut } from '../../../platform/sso/attempts.ts';
import { furtherFrom } from '../further.ts';
import type { Needs } from '../needs.ts';
import { whoseOf } from '../own/whose.ts';
import { signInPage } from '../password.tsx';
import { noteRefused } from '../refused.ts';
import { stepUpPage } from '../step-up.tsx';
import { doorBy, ownDoor, type Door } from './doors.ts';
import { linkPage } from './own-account.tsx';
import { OnwardPage } from './sso.page.tsx';
import { failed, notConfirmed, notLinked } from './words.ts';

/** Sends the browser to the organisation, which asks who it is. */
export async function leaveToSignIn(asked: PublicAsked, needs: Needs): Promise<Reply> {
  const verder = one(asked.form, 'verder');
  const door = await doorBy(one(asked.form, 'issuer'), needs);
  if (door === null) return { notFound: true };
  const leaving = await leave(asked, needs, door, { for: 'sign_in', further: furtherFrom(verder) });
  if (leaving !== null) return leaving;
  await noteRefused(asked, needs, { board: door.of.id, staff: null, action: 'sign_in', rule: 'sso unreachable' });
  return { page: await signInPage(asked, needs, verder, new Map([['sso', failed]])), status: 400 };
}

/** The same, to prove once more who one is. */
export async function leaveToStepUp(asked: StaffAsked, needs: Needs): Promise<Reply> {
  const further = furtherFrom(one(asked.form, 'verder'));
  const door = await ownDoor(one(asked.form, 'issuer'), asked, needs);
  if (door?.proves !== true) return { notFound: true };
  const leaving = await leave(asked, needs, door, { ...staying(asked), for: 'step_up', further });
  if (leaving !== null) return leaving;
  await noteRefused(asked, needs, { ...whoseOf(asked), action: 'step_up', rule: 'sso unreachable' });
  return { page: await stepUpPage(asked, needs, further, new Map([['sso', notConfirmed]])), status: 400 };
}

/** The same, to learn which account is theirs. */
export async function leaveToLink(asked: StaffAsked, needs: Needs): Promise<Reply> {
  const door = await ownDoor(asked.params['issuer'] ?? '', asked, needs);
  if (door === null) return { notFound: true };
  const leaving = await leave(asked, needs, door, { ...staying(asked), for: 'link', further: '' });
  if (leaving !== null) return leaving;
  await noteRefused(asked, needs, { ...whoseOf(asked), action: 'change_login', rule: 'sso unreachable' });
  return { page: await linkPage(asked, needs, door, new Map([['sso', notLinked]])), status: 400 };
}

function staying({ staff, actor }: StaffAsked) {
  return { staff: staff.id, session: actor.session ?? '' };
}

type Going = Parameters<typeof setOut>[2] extends infer G ? (G extends unknown ? Omit<G, 'issuer'> : never) : never;

async function leave(asked: PublicAsked | StaffAsked, needs: Needs, door: Door, going: Going): Promise<Reply | null> {
  const { kept, secret } = await setOut(needs.db, door.of.id, { ...going, issuer: door.key }, asked.now);
  const href = await needs.sso.begin(door.key, secret);
  if (href === null) return null;
  const words = {
    heading: 'U gaat naar uw organisatie',
    says: 'Daar meldt u zich aan. Daarna komt u hier terug. Gebeurt er niets? Kies Verder.',
  };
  return {
    page: <OnwardPage frame={await needs.frame(asked)} {...words} href={href} />,
    session: { is: 'away', attempt: kept },
  };
}
