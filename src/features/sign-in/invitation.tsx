import { one } from '../../platform/http/form.ts';
import type { PublicAsked, Reply } from '../../platform/http/route.ts';
import { invited, redeem } from '../../platform/invitations/invitations.ts';
import { wrongWithPassword } from '../../platform/passwords/choice.ts';
import { forgetDevices } from '../../platform/known-devices/known-devices.ts';
import { tellOwner } from '../../platform/account-events/account-events.ts';
import { begin, endAll } from '../../platform/sessions/sessions.ts';
import { filledForm, type FieldErrors } from '../../ui/forms/form-state.ts';
import { paths } from '../../ui/paths.ts';
import { accountName, wrongWithName } from './account-name.ts';
import type { Whose } from './accounts.queries.ts';
import { boards } from './boards.queries.ts';
import { endEarlier } from './end-earlier.ts';
import { InvitationPage } from './invitation.page.tsx';
import type { Needs } from './needs.ts';
import { sealedNewSecret } from './sealed-secret.ts';

const noCode = 'Deze code klopt niet, is al gebruikt of is verlopen. Vraag uw beheerder om een nieuwe code.';
const nameTaken = 'Deze gebruikersnaam is al in gebruik. Kies een andere.';

export async function showInvitation(asked: PublicAsked, needs: Needs): Promise<Reply> {
  return { page: await pageOf(asked, needs, new Map()) };
}

/** Chooses a name and a password. The second factor comes next; one that was set up before stays. */
export async function acceptInvitation(asked: PublicAsked, needs: Needs): Promise<Reply> {
  const { form, now } = asked;
  const name = accountName(one(form, 'name'));
  const password = one(form, 'password');
  const errors = wrongWith(name, password);
  if (errors.size > 0) return { page: await pageOf(asked, needs, errors), status: 400 };

  const whose = await whoseCode(asked, needs);
  if (whose === null) return { page: await pageOf(asked, needs, new Map([['code', noCode]])), status: 400 };
  const { db, keyring, passwords } = needs;
  const login = { name, passwordHash: await passwords.hash(password), sealedSecret: sealedNewSecret(keyring, whose) };
  const outcome = await redeem(db, whose, one(form, 'code'), login, now);
  if (outcome !== 'done') {
    const refused = new Map([outcome === 'name-taken' ? ['name', nameTaken] : ['code', noCode]]);
    return { page: await pageOf(asked, needs, refused), status: 400 };
  }
  await endEarlier(asked, db);
  await endAll(db, whose, now);
  await forgetDevices(db, whose, now);
  await tellOwner(needs, whose, 'password_chosen', now);
  const token = await begin(db, whose, 'password', now, { mayEnrol: true });
  return { redirect: paths.signInCode, session: { is: 'begun', token } };
}

async function whoseCode({ form, now }: PublicAsked, { db }: Needs): Promise<Whose | null> {
  const board = (await boards(db)).find(({ slug, trial }) => !trial && slug === one(form, 'board'));
  if (board === undefined) return null;
  const staff = await invited(db, board.id, one(form, 'code'), now);
  return staff === null ? null : { board: board.id, staff };
}

function wrongWith(name: string, password: string): FieldErrors {
  const found: readonly (readonly [string, string | null])[] = [
    ['name', wrongWithName(name)],
    ['password', wrongWithPassword(password, name)],
  ];
  return new Map(found.flatMap(([field, says]) => (says === null ? [] : [[field, says]])));
}

async function pageOf(asked: PublicAsked, { db, frame }: Needs, errors: FieldErrors) {
  const { form } = asked;
  const typed = filledForm({ board: one(form, 'board'), name: one(form, 'name'), code: one(form, 'code') });
  const real = (await boards(db)).filter(({ trial }) => !trial);
  return <InvitationPage frame={await frame(asked)} boards={real} form={{ ...typed, errors }} />;
}
