import { one } from '../../platform/http/form.ts';
import type { PublicAsked, Reply } from '../../platform/http/route.ts';
import { begin, endHalfway } from '../../platform/sessions/sessions.ts';
import type { FieldErrors } from '../../ui/forms/form-state.ts';
import { paths } from '../../ui/paths.ts';
import { findSecondFactor, type Whose } from './accounts.queries.ts';
import { furtherFrom, withFurther } from './further.ts';
import type { Needs } from './needs.ts';
import { isRightCode } from './right-code.ts';
import { SecondFactorPage } from './second-factor.page.tsx';
import { forgetTries, mayTry, type Guess } from './tries.queries.ts';
import { tooOften, wrongCode } from './words.ts';

export async function showSecondFactor(asked: PublicAsked, needs: Needs): Promise<Reply> {
  const further = furtherFrom(one(asked.query, 'verder'));
  const found = await halfwayThere(asked, needs);
  if (found === null) return { redirect: withFurther(paths.signIn, further) };
  if (found.factor.step === 0) return { redirect: withFurther(paths.signInSetUp, further) };
  return { page: await pageOf(asked, needs, further, new Map()) };
}

export async function checkSecondFactor(asked: PublicAsked, needs: Needs): Promise<Reply> {
  const { db } = needs;
  const further = furtherFrom(one(asked.form, 'verder'));
  const found = await halfwayThere(asked, needs);
  if (found === null) return { redirect: withFurther(paths.signIn, further) };
  const { whose, factor } = found;
  const guess: Guess = { board: whose.board, at: 'second factor', account: whose.staff, from: asked.from };
  if (!(await mayTry(db, guess, asked.now))) {
    return { page: await pageOf(asked, needs, further, new Map([['code', tooOften]])), status: 429 };
  }
  if (!(await isRightCode(asked, needs, whose, factor))) {
    return { page: await pageOf(asked, needs, further, new Map([['code', wrongCode]])), status: 400 };
  }
  await forgetTries(db, guess, asked.now);
  await endHalfway(db, whose, asked.now);
  const token = await begin(db, whose, 'two_factor', asked.now, asked.browser);
  return { redirect: further, session: { is: 'begun', token } };
}

/** Whose password was right, with what is kept of their second factor. */
export async function halfwayThere({ halfway, now }: PublicAsked, { db }: Needs) {
  if (halfway === null) return null;
  const whose: Whose = { board: halfway.board, staff: halfway.id };
  const factor = await findSecondFactor(db, whose, now);
  return factor?.sealed == null ? null : { whose, factor, sealed: factor.sealed };
}

async function pageOf(asked: PublicAsked, needs: Needs, further: string, errors: FieldErrors) {
  return <SecondFactorPage frame={await needs.frame(asked)} errors={errors} further={further} />;
}
