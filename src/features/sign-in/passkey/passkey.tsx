import { one } from '../../../platform/http/form.ts';
import type { PublicAsked, Reply, StaffAsked } from '../../../platform/http/route.ts';
import { renew } from '../../../platform/sessions/sessions.ts';
import type { FieldErrors } from '../../../ui/forms/form-state.ts';
import { paths } from '../../../ui/paths.ts';
import type { Whose } from '../accounts.queries.ts';
import { boards, type Board } from '../boards.queries.ts';
import { endEarlier } from '../end-earlier.ts';
import { fullSession } from '../full-session.ts';
import { furtherFrom, withFurther } from '../further.ts';
import type { Needs } from '../needs.ts';
import { signInPage } from '../password.tsx';
import { whoseOf } from '../own/whose.ts';
import { PasskeyPage } from './passkey.page.tsx';

const failed =
  'Dat lukte niet. Misschien is deze passkey hier niet bekend, of kan uw browser dit niet. Probeer het opnieuw, of gebruik uw wachtwoord en code.';

/** A challenge for whoever holds a key of this board; it tells nobody who works there. */
export async function beginSignIn(asked: PublicAsked, needs: Needs): Promise<Reply> {
  const board = await boardIn(asked, needs);
  if (board !== null) return { page: await signInKeyPage(asked, needs, board, new Map()) };
  const errors = new Map([['board', 'Kies uw bestuur.']]);
  return { page: await signInPage(asked, needs, one(asked.form, 'verder'), errors), status: 400 };
}

/** A passkey is two factors in one: something one has, that has seen its owner. */
export async function finishSignIn(asked: PublicAsked, needs: Needs): Promise<Reply> {
  const board = await boardIn(asked, needs);
  if (board === null) return { redirect: paths.signIn };
  const proof = { board: board.id, staff: null, purpose: 'sign_in' } as const;
  const staff = await needs.passkeys.finishProof(proof, one(asked.form, 'credential'), asked.now);
  if (staff === null) {
    return { page: await signInKeyPage(asked, needs, board, new Map([['passkey', failed]])), status: 400 };
  }
  await endEarlier(asked, needs.db);
  const session = await fullSession(needs, { board: board.id, staff }, { way: 'passkey' }, asked);
  return { redirect: furtherFrom(one(asked.form, 'verder')), session };
}

/** The second factor once more, by a key. */
export async function beginProof(asked: StaffAsked, needs: Needs): Promise<Reply> {
  return { page: await proofPage(asked, needs, new Map()) };
}

export async function finishProof(asked: StaffAsked, needs: Needs): Promise<Reply> {
  const whose = whoseOf(asked);
  const proof = { ...whose, purpose: 'prove' } as const;
  const staff = await needs.passkeys.finishProof(proof, one(asked.form, 'credential'), asked.now);
  const further = furtherFrom(one(asked.form, 'verder'));
  if (staff === null) return { page: await proofPage(asked, needs, new Map([['passkey', failed]])), status: 400 };
  const token = await renew(needs.db, whose, asked.actor.session ?? '', asked.now, { accessPoint: asked.accessPoint });
  if (token === null) return { redirect: withFurther(paths.signIn, further) };
  return { redirect: further, session: { is: 'begun', token } };
}

/** After a password that was right, a key is the second factor. */
export async function beginSecond(asked: PublicAsked, needs: Needs): Promise<Reply> {
  const whose = halfwayOf(asked);
  if (whose === null) return { redirect: paths.signIn };
  return { page: await secondPage(asked, needs, whose, new Map()) };
}

export async function finishSecond(asked: PublicAsked, needs: Needs): Promise<Reply> {
  const whose = halfwayOf(asked);
  if (whose === null) return { redirect: paths.signIn };
  const proof = { ...whose, purpose: 'prove' } as const;
  const staff = await needs.passkeys.finishProof(proof, one(asked.form, 'credential'), asked.now);
  if (staff === null)
    return { page: await secondPage(asked, needs, whose, new Map([['passkey', failed]])), status: 400 };
  return {
    redirect: furtherFrom(one(asked.form, 'verder')),
    session: await fullSession(needs, whose, { way: 'passkey' }, asked),
  };
}

function halfwayOf({ halfway }: PublicAsked): Whose | null {
  return halfway === null ? null : { board: halfway.board, staff: halfway.id };
}

async function boardIn({ form }: PublicAsked, { db }: Needs): Promise<Board | null> {
  return (await boards(db)).find(({ slug, trial }) => !trial && slug === one(form, 'board')) ?? null;
}

async function signInKeyPage(asked: PublicAsked, needs: Needs, board: Board, errors: FieldErrors) {
  const options = await needs.passkeys.beginProof({ board: board.id, staff: null, purpose: 'sign_in' }, asked.now);
  const fields = { board: board.slug, verder: furtherFrom(one(asked.form, 'verder')) };
  const frame = await needs.frame(asked);
  const to = { action: paths.signInPasskeyDone, back: paths.signIn };
  return <PasskeyPage frame={frame} act="get" options={options} {...to} fields={fields} errors={errors} />;
}

async function proofPage(asked: StaffAsked, needs: Needs, errors: FieldErrors) {
  const options = await needs.passkeys.beginProof({ ...whoseOf(asked), purpose: 'prove' }, asked.now);
  const fields = { verder: furtherFrom(one(asked.form, 'verder')) };
  const to = { action: paths.stepUpPasskeyDone, back: paths.start };
  return (
    <PasskeyPage frame={await needs.frame(asked)} act="get" options={options} {...to} fields={fields} errors={errors} />
  );
}

async function secondPage(asked: PublicAsked, needs: Needs, whose: Whose, errors: FieldErrors) {
  const options = await needs.passkeys.beginProof({ ...whose, purpose: 'prove' }, asked.now);
  const fields = { verder: furtherFrom(one(asked.form, 'verder')) };
  const to = { action: paths.signInCodePasskeyDone, back: paths.signInCode };
  return (
    <PasskeyPage frame={await needs.frame(asked)} act="get" options={options} {...to} fields={fields} errors={errors} />
  );
}
