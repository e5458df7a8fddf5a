import { one } from '../../../platform/http/form.ts';
import type { PublicAsked, Reply, StaffAsked } from '../../../platform/http/route.ts';
import { endKey, keysOf, type KeyRow } from '../../../platform/passkeys/keys.ts';
import { tellOwner } from '../../../platform/account-events/account-events.ts';
import type { FieldErrors } from '../../../ui/forms/form-state.ts';
import { Form } from '../../../ui/forms/form.tsx';
import { Page } from '../../../ui/layout/page.tsx';
import { paths, to } from '../../../ui/paths.ts';
import { howLongAgo } from '../../../ui/written.ts';
import { findSecondFactor, type Whose } from '../accounts.queries.ts';
import { fullSession } from '../full-session.ts';
import { furtherFrom, withFurther } from '../further.ts';
import type { Needs } from '../needs.ts';
import { nameOf } from '../own/key-name.ts';
import { changed } from '../own/change.tsx';
import { whoseOf } from '../own/whose.ts';
import { halfwayThere } from '../second-factor.tsx';
import { PasskeyPage } from './passkey.page.tsx';

const failed = 'Er is geen passkey gemaakt. Misschien staat er al een op dit apparaat, of kan uw browser dit niet.';

export async function showNewKey(asked: StaffAsked, needs: Needs): Promise<Reply> {
  if (asked.staff.demo) return { notFound: true };
  return { page: await ownKeyPage(asked, needs, new Map()) };
}

export async function addOwnKey(asked: StaffAsked, needs: Needs): Promise<Reply> {
  const made = await needs.passkeys.finishRegistration(whoseOf(asked), one(asked.form, 'credential'), asked.now);
  if (!made) return { page: await ownKeyPage(asked, needs, new Map([['passkey', failed]])), status: 400 };
  await changed(asked, needs, 'passkey_added');
  return { redirect: paths.account };
}

/** With an invitation a passkey may come in the place of the app with codes; never beside one that is there. */
export async function beginFirstKey(asked: PublicAsked, needs: Needs): Promise<Reply> {
  const found = await halfwayThere(asked, needs);
  if (found?.mayEnrol !== true) return { redirect: paths.signInCode };
  return { page: await firstKeyPage(asked, needs, found.whose, found.factor.name, new Map()) };
}

export async function addFirstKey(asked: PublicAsked, needs: Needs): Promise<Reply> {
  const found = await halfwayThere(asked, needs);
  if (found?.mayEnrol !== true) return { redirect: paths.signInCode };
  const { whose, factor } = found;
  if (!(await needs.passkeys.finishRegistration(whose, one(asked.form, 'credential'), asked.now))) {
    const errors = new Map([['passkey', failed]]);
    return { page: await firstKeyPage(asked, needs, whose, factor.name, errors), status: 400 };
  }
  await tellOwner(needs, whose, 'passkey_added', asked.now);
  return {
    redirect: furtherFrom(one(asked.form, 'verder')),
    session: await fullSession(needs, whose, { way: 'passkey' }, asked),
  };
}

export async function showEndKey(asked: StaffAsked, needs: Needs): Promise<Reply> {
  const key = await theKey(asked, needs);
  if (key === null) return { notFound: true };
  const at = to(paths.accountPasskey, { key: nameOf(key) });
  const frame = await needs.frame(asked);
  return {
    page: (
      <Page frame={frame} heading="Passkey verwijderen">
        <p class="govuk-body">
          Gemaakt {howLongAgo(key.made_at, asked.now)}. U meldt zich er daarna niet meer mee aan.
        </p>
        <Form
          tokens={frame.tokens}
          action={at}
          submitLabel="Passkey verwijderen"
          kind="warning"
          cancel={{ href: paths.account, label: 'Niet doen' }}
        />
      </Page>
    ),
  };
}

/** The last way to prove who one is stays: without it nobody could get in any more. */
export async function endOwnKey(asked: StaffAsked, needs: Needs): Promise<Reply> {
  const key = await theKey(asked, needs);
  if (key === null) return { notFound: true };
  await endKey(needs.db, whoseOf(asked), key.credential_id, asked.now);
  await changed(asked, needs, 'passkey_removed');
  return { redirect: paths.account };
}

async function theKey(asked: StaffAsked, { db }: Needs): Promise<KeyRow | null> {
  const whose = whoseOf(asked);
  const keys = await keysOf(db, whose, asked.now);
  const factor = await findSecondFactor(db, whose, asked.now);
  const isLastWay = keys.length === 1 && (factor?.step ?? 0) === 0;
  return isLastWay ? null : (keys.find((key) => nameOf(key) === asked.params['key']) ?? null);
}

async function ownKeyPage(asked: StaffAsked, needs: Needs, errors: FieldErrors) {
  const options = await needs.passkeys.beginRegistration(whoseOf(asked), asked.staff.name, asked.now);
  const at = { action: paths.accountNewPasskey, back: paths.account, fields: {} };
  return <PasskeyPage frame={await needs.frame(asked)} act="create" options={options} {...at} errors={errors} />;
}

async function firstKeyPage(asked: PublicAsked, needs: Needs, whose: Whose, name: string, errors: FieldErrors) {
  const options = await needs.passkeys.beginRegistration(whose, name, asked.now);
  const verder = furtherFrom(one(asked.form, 'verder'));
  const at = { action: paths.signInFirstPasskeyDone, back: withFurther(paths.signInSetUp, verder), fields: { verder } };
  return <PasskeyPage frame={await needs.frame(asked)} act="create" options={options} {...at} errors={errors} />;
}
