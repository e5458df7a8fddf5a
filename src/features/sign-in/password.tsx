import { one } from '../../platform/http/form.ts';
import type { PublicAsked, Reply } from '../../platform/http/route.ts';
import { begin } from '../../platform/sessions/sessions.ts';
import { emptyForm, filledForm, type FieldErrors } from '../../ui/forms/form-state.ts';
import { paths } from '../../ui/paths.ts';
import { accountName } from './account-name.ts';
import { findAccount, type Whose } from './accounts.queries.ts';
import { boards, type Board } from './boards.queries.ts';
import { whoCanBeTried } from './demo.ts';
import { endEarlier } from './end-earlier.ts';
import { furtherFrom, withFurther } from './further.ts';
import type { Needs } from './needs.ts';
import { noteRefused } from './refused.ts';
import { SignInPage } from './sign-in.page.tsx';
import { tellOfGuesses } from './guessed-at.ts';
import { forgetTries, fromOf, mayTry, type Guess } from './tries.queries.ts';
import { tooOften } from './words.ts';

const longest = 200;
/** One answer to a wrong name and to a wrong password, so that it tells nobody who works here. */
const wrong = 'De gebruikersnaam en het wachtwoord horen niet bij elkaar. Kijk ook of u het goede bestuur koos.';

export async function showSignIn(asked: PublicAsked, needs: Needs): Promise<Reply> {
  return { page: await signInPage(asked, needs, one(asked.query, 'verder'), new Map()) };
}

export async function signIn(asked: PublicAsked, needs: Needs): Promise<Reply> {
  const { form, now } = asked;
  const { db } = needs;
  const verder = one(form, 'verder');
  const errors = missing(asked);
  if (errors.size > 0) return { page: await signInPage(asked, needs, verder, errors), status: 400 };

  const board = (await realBoards(db)).find(({ slug }) => slug === one(form, 'board')) ?? null;
  const guess = board === null ? null : guessOf(asked, board);
  if (guess !== null && !(await mayTry(db, guess, now))) {
    await tellOfGuesses(needs, guess, now);
    await noteRefused(asked, needs, { board: guess.board, staff: null, action: 'sign_in', rule: 'too often' });
    return { page: await signInPage(asked, needs, verder, new Map([['password', tooOften]])), status: 429 };
  }
  const whose = await judge(asked, needs, board);
  if (whose === null || guess === null) {
    if (guess !== null)
      await noteRefused(asked, needs, { board: guess.board, staff: null, action: 'sign_in', rule: 'password' });
    return { page: await signInPage(asked, needs, verder, new Map([['password', wrong]])), status: 400 };
  }
  await forgetTries(db, guess, now);
  await endEarlier(asked, db);
  const token = await begin(db, whose, 'password', now);
  return { redirect: withFurther(paths.signInCode, furtherFrom(verder)), session: { is: 'begun', token } };
}

/** Takes as long for a name that is not there as for one that is. */
async function judge({ form, now }: PublicAsked, { db, passwords }: Needs, board: Board | null): Promise<Whose | null> {
  const account = board === null ? null : await findAccount(db, board.id, accountName(one(form, 'name')), now);
  const password = one(form, 'password');
  const hash = password.length > longest ? null : (account?.passwordHash ?? null);
  const isRight = await passwords.is(password.slice(0, longest), hash);
  return isRight && board !== null && account !== null ? { board: board.id, staff: account.staff } : null;
}

function guessOf(asked: PublicAsked, board: Board): Guess {
  return { board: board.id, at: 'password', account: accountName(one(asked.form, 'name')), ...fromOf(asked) };
}

function missing({ form }: PublicAsked): FieldErrors {
  const asks = [
    ['board', 'Kies uw bestuur.'],
    ['name', 'Vul uw gebruikersnaam in.'],
    ['password', 'Vul uw wachtwoord in.'],
  ] as const;
  return new Map(asks.filter(([name]) => one(form, name).trim() === ''));
}

async function realBoards(db: Needs['db']): Promise<readonly Board[]> {
  return (await boards(db)).filter(({ trial }) => !trial);
}

export async function signInPage(asked: PublicAsked, needs: Needs, verder: string, errors: FieldErrors) {
  const [frame, demo, real] = await Promise.all([
    needs.frame(asked),
    whoCanBeTried(asked, needs),
    realBoards(needs.db),
  ]);
  const typed =
    asked.form.size === 0 ? emptyForm : filledForm({ board: one(asked.form, 'board'), name: one(asked.form, 'name') });
  return (
    <SignInPage
      frame={frame}
      demo={demo}
      boards={real}
      doors={needs.sso.choices.filter(({ board }) => real.some(({ slug }) => slug === board))}
      form={{ ...typed, errors }}
      further={furtherFrom(verder)}
    />
  );
}
