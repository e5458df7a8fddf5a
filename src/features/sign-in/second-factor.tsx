import { one } from '../../platform/http/form.ts';
import type { PublicAsked, Reply } from '../../platform/http/route.ts';
import type { FieldErrors } from '../../ui/forms/form-state.ts';
import { paths } from '../../ui/paths.ts';
import { findSecondFactor, type Whose } from './accounts.queries.ts';
import { fullSession } from './full-session.ts';
import { keysOf } from '../../platform/passkeys/keys.ts';
import { furtherFrom, withFurther } from './further.ts';
import type { Needs } from './needs.ts';
import { noteRefused } from './refused.ts';
import { isRightCode } from './right-code.ts';
import { SecondFactorPage } from './second-factor.page.tsx';
import { tellOfGuesses } from './guessed-at.ts';
import { forgetTries, fromOf, mayTry, type Guess } from './tries.queries.ts';
import { tooOften, wrongCode } from './words.ts';

export async function showSecondFactor(asked: PublicAsked, needs: Needs): Promise<Reply> {
  const further = furtherFrom(one(asked.query, 'verder'));
  const found = await halfwayThere(asked, needs);
  if (found === null) return { redirect: withFurther(paths.signIn, further) };
  if (found.mayEnrol) return { redirect: withFurther(paths.signInSetUp, further) };
  return { page: await secondFactorPage(asked, needs, further, new Map()) };
}

export async function checkSecondFactor(asked: PublicAsked, needs: Needs): Promise<Reply> {
  const { db } = needs;
  const further = furtherFrom(one(asked.form, 'verder'));
  const found = await halfwayThere(asked, needs);
  if (found === null) return { redirect: withFurther(paths.signIn, further) };
  const { whose, factor } = found;
  const guess: Guess = { board: whose.board, at: 'second factor', account: whose.staff, ...fromOf(asked) };
  if (!(await mayTry(db, guess, asked.now))) {
    await tellOfGuesses(needs, guess, asked.now);
    await noteRefused(asked, needs, { ...whose, action: 'sign_in', rule: 'too often' });
    return { page: await secondFactorPage(asked, needs, further, new Map([['code', tooOften]])), status: 429 };
  }
  if (!(await isRightCode(asked, needs, whose, factor))) {
    await noteRefused(asked, needs, { ...whose, action: 'sign_in', rule: 'code' });
    return { page: await secondFactorPage(asked, needs, further, new Map([['code', wrongCode]])), status: 400 };
  }
  await forgetTries(db, guess, asked.now);
  return { redirect: further, session: await fullSession(needs, whose, { way: 'code' }, asked) };
}

/** Whose password was right, with what is kept of their second factor; one is set up only after a code of somebody else. */
export async function halfwayThere({ halfway, now }: PublicAsked, { db }: Needs) {
  if (halfway === null) return null;
  const whose: Whose = { board: halfway.board, staff: halfway.id };
  const factor = await findSecondFactor(db, whose, now);
  if (factor?.sealed == null) return null;
  const hasNone = factor.step === 0 && (await keysOf(db, whose, now)).length === 0;
  return { whose, factor, sealed: factor.sealed, mayEnrol: halfway.mayEnrol && hasNone };
}

export async function secondFactorPage(asked: PublicAsked, needs: Needs, further: string, errors: FieldErrors) {
  return <SecondFactorPage frame={await needs.frame(asked)} errors={errors} further={further} />;
}
