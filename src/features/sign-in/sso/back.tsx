import { tellOwner } from '../../../platform/account-events/account-events.ts';
import type { Form, PublicAsked, Reply } from '../../../platform/http/route.ts';
import { begin, endOthers, renew } from '../../../platform/sessions/sessions.ts';
import { comeBack, type Attempt } from '../../../platform/sso/attempts.ts';
import { link, whoseAccount } from '../../../platform/sso/identities.ts';
import type { CameBack } from '../../../platform/sso/sso.ts';
import { paths, to } from '../../../ui/paths.ts';
import { endEarlier } from '../end-earlier.ts';
import { fullSession } from '../full-session.ts';
import { withFurther } from '../further.ts';
import type { Needs } from '../needs.ts';
import { signInPage } from '../password.tsx';
import { noteRefused, type NotComeIn } from '../refused.ts';
import { doorBy, type Door } from './doors.ts';
import { OnwardPage } from './sso.page.tsx';
import { failed } from './words.ts';

/** Says that the browser came here from a page of our own, and so brings its cookies. */
const secondStep = 'stap';

type Account = Extract<CameBack, { is: 'account' }>;
type Back = { readonly asked: PublicAsked; readonly needs: Needs; readonly door: Door };

/**
 * The browser comes back. What another site sent it with carries none of our cookies, so it asks us once more from our own page; that
 * also takes the answer of the organisation out of sight.
 */
export async function comeBackFrom(asked: PublicAsked, needs: Needs): Promise<Reply> {
  const door = await doorBy(asked.params['issuer'] ?? '', needs);
  if (door === null) return { notFound: true };
  const brought = searchOf(asked.query);
  if (!brought.has(secondStep)) {
    brought.set(secondStep, '2');
    const href = `${to(paths.signInSsoBack, { issuer: door.key })}?${brought.toString()}`;
    const words = { heading: 'U bent bijna klaar', says: 'Gebeurt er niets? Kies Verder.' };
    return { page: <OnwardPage frame={await needs.frame(asked)} {...words} href={href} /> };
  }
  brought.delete(secondStep);
  const attempt = await comeBack(needs.db, door.of.id, asked.browser.attempt ?? '', asked.now);
  const back: Back = { asked, needs, door };
  if (attempt?.issuer !== door.key) return refuse(back, null, 'sso state');
  const sent = { secret: attempt.secret, at: Date.parse(attempt.at) };
  const came = await needs.sso.finish(door.key, sent, brought);
  return came.is === 'refused' ? refuse(back, attempt, came.why) : accept(back, attempt, came);
}

function searchOf(query: Form): URLSearchParams {
  const pairs = [...query].flatMap(([name, values]) => values.map((value): [string, string] => [name, value]));
  return new URLSearchParams(pairs);
}

function accept(back: Back, attempt: Attempt, account: Account): Promise<Reply> {
  if (attempt.for === 'sign_in') return signedIn(back, attempt, account);
  const { asked, door } = back;
  const isStillHere = asked.staff?.id === attempt.staff && asked.staff.board === door.of.id;
  if (!isStillHere || asked.session !== attempt.session) return refuse(back, attempt, 'sso other');
  return attempt.for === 'link' ? linked(back, attempt, account) : provedAnew(back, attempt, account);
}

/** An account that nobody linked opens nothing, whoever it is of. Without proof of two factors our own second factor follows. */
async function signedIn(back: Back, attempt: Attempt, { subject, proven }: Account): Promise<Reply> {
  const { asked, needs, door } = back;
  const staff = await whoseAccount(needs, door.of.id, subject, asked.now);
  if (staff === null) return refuse(back, attempt, 'sso unknown');
  const whose = { board: door.of.id, staff };
  await endEarlier(asked, needs.db);
  const at = door.key;
  if (proven)
    return {
      redirect: attempt.further,
      session: await fullSession(needs, whose, { way: 'organisation', at }, asked),
    };
  const token = await begin(needs.db, whose, 'password', asked.now, { issuer: at });
  return { redirect: withFurther(paths.signInCode, attempt.further), session: { is: 'begun', token } };
}

type Staying = Extract<Attempt, { staff: unknown }>;

async function provedAnew(back: Back, attempt: Staying, { subject, proven }: Account): Promise<Reply> {
  const { asked, needs, door } = back;
  const whose = { board: door.of.id, staff: attempt.staff };
  if ((await whoseAccount(needs, door.of.id, subject, asked.now)) !== attempt.staff)
    return refuse(back, attempt, 'sso other');
  if (!proven) return refuse(back, attempt, 'sso proof');
  const by = { accessPoint: asked.accessPoint, issuer: door.key };
  const token = await renew(needs.db, whose, attempt.session, asked.now, by);
  if (token === null) return { redirect: withFurther(paths.signIn, attempt.further) };
  return { redirect: attempt.further, session: { is: 'begun', token } };
}

async function linked(back: Back, attempt: Staying, { subject }: Account): Promise<Reply> {
  const { asked, needs, door } = back;
  const whose = { board: door.of.id, staff: attempt.staff };
  const isTheirs = await link(needs, whose, { subject, issuer: door.issuer }, asked.now);
  if (!isTheirs) return refuse(back, attempt, 'sso other');
  await endOthers(needs.db, whose, attempt.session, asked.now);
  await tellOwner(needs, whose, 'sso_linked', asked.now);
  return { redirect: paths.account };
}

/** Says the same whatever it was; the log knows. */
async function refuse({ asked, needs, door }: Back, attempt: Attempt | null, rule: NotComeIn): Promise<Reply> {
  const staff = asked.staff !== null && asked.staff.board === door.of.id ? asked.staff.id : null;
  const action =
    attempt === null
      ? 'sign_in'
      : ({ sign_in: 'sign_in', step_up: 'step_up', link: 'change_login' } as const)[attempt.for];
  await noteRefused(asked, needs, { board: door.of.id, staff, action, rule });
  const errors = new Map([['sso', failed]]);
  return { page: await signInPage(asked, needs, attempt?.further ?? '', errors), status: 400 };
}
