import { one } from '../../platform/http/form.ts';
import type { Reply, StaffAsked } from '../../platform/http/route.ts';
import { renew } from '../../platform/sessions/sessions.ts';
import type { FieldErrors } from '../../ui/forms/form-state.ts';
import { paths } from '../../ui/paths.ts';
import { findSecondFactor, type Whose } from './accounts.queries.ts';
import { furtherFrom, withFurther } from './further.ts';
import type { Needs } from './needs.ts';
import { noteRefused } from './refused.ts';
import { isRightCode } from './right-code.ts';
import { StepUpPage } from './step-up.page.tsx';
import { forgetTries, fromOf, mayTry, type Guess } from './tries.queries.ts';
import { tellOfGuesses } from './guessed-at.ts';
import { provingDoors } from './sso/doors.ts';
import { tooOften, wrongCode } from './words.ts';

export async function showStepUp(asked: StaffAsked, needs: Needs): Promise<Reply> {
  return { page: await stepUpPage(asked, needs, furtherFrom(one(asked.query, 'verder')), new Map()) };
}

/** The second factor once more, and the session goes on under a new token. */
export async function confirmStepUp(asked: StaffAsked, needs: Needs): Promise<Reply> {
  const { staff, now, form } = asked;
  const whose: Whose = { board: staff.board, staff: staff.id };
  const further = furtherFrom(one(form, 'verder'));
  const isDemo = staff.demo && needs.trial;
  const refused = isDemo ? null : await wrongWith(asked, needs, whose);
  if (refused !== null) return refused(further);
  const token = await renew(needs.db, whose, asked.actor.session ?? '', now, { accessPoint: asked.accessPoint });
  if (token === null) return { redirect: withFurther(paths.signIn, further) };
  return { redirect: further, session: { is: 'begun', token } };
}

async function wrongWith(asked: StaffAsked, needs: Needs, whose: Whose) {
  const { db } = needs;
  const answer = async (says: string, status: 400 | 429) => {
    const rule = status === 429 ? 'too often' : 'code';
    await noteRefused(asked, needs, { ...whose, action: 'step_up', rule });
    return async (further: string) => ({
      page: await stepUpPage(asked, needs, further, new Map([['code', says]])),
      status,
    });
  };
  const guess: Guess = { board: whose.board, at: 'second factor', account: whose.staff, ...fromOf(asked) };
  if (!(await mayTry(db, guess, asked.now))) {
    await tellOfGuesses(needs, guess, asked.now);
    return answer(tooOften, 429);
  }
  const factor = await findSecondFactor(db, whose, asked.now);
  if (factor === null || !(await isRightCode(asked, needs, whose, factor))) return answer(wrongCode, 400);
  await forgetTries(db, guess, asked.now);
  return null;
}

export async function stepUpPage(asked: StaffAsked, needs: Needs, further: string, errors: FieldErrors) {
  const [frame, doors] = await Promise.all([needs.frame(asked), provingDoors(asked, needs)]);
  const isDemo = asked.staff.demo && needs.trial;
  return <StepUpPage frame={frame} demo={isDemo} errors={errors} further={further} doors={doors} />;
}
