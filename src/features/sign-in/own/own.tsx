import type { Instant } from '../../../core/kernel/kernel.ts';
import { noteSeen, whatHappened } from '../../../platform/account-events/account-events.ts';
import { mailOf } from '../../../platform/account-events/mail-address.ts';
import { one } from '../../../platform/http/form.ts';
import type { Reply, StaffAsked } from '../../../platform/http/route.ts';
import { keysOf, type KeyRow } from '../../../platform/passkeys/keys.ts';
import { end, endAll } from '../../../platform/sessions/sessions.ts';
import { ownSessions } from '../../../platform/sessions/own-sessions.ts';
import type { SummaryRow } from '../../../ui/govuk/summary-list.tsx';
import { paths, to } from '../../../ui/paths.ts';
import { howLongAgo } from '../../../ui/written.ts';
import { findSecondFactor, type SecondFactor, type Whose } from '../accounts.queries.ts';
import type { Needs } from '../needs.ts';
import { ssoRows } from '../sso/own-account.tsx';
import { signedOut } from '../sign-out.tsx';
import { nameOf } from './key-name.ts';
import { whoseOf } from './whose.ts';
import { OwnPage } from './own.page.tsx';
import { deviceWords, eventWords } from './words.ts';

/** With what this person signs in, where they are signed in, and what happened to their account. */
export async function showOwn(asked: StaffAsked, needs: Needs): Promise<Reply> {
  const { now, actor, staff } = asked;
  const whose = whoseOf(asked);
  const [frame, ways, sessions, happened] = await Promise.all([
    needs.frame(asked),
    staff.demo ? null : waysOf(asked, needs, whose),
    ownSessions(needs.db, whose, now),
    whatHappened(needs.db, whose, now),
    noteSeen(needs.db, whose, now),
  ]);
  const rows = sessions.map(({ ref, device, since, seen }) => ({
    ref,
    device: deviceWords[device],
    since: howLongAgo(since, now),
    seen: howLongAgo(seen, now),
    isThis: ref === actor.session,
  }));
  const events = happened.map(({ what, at }) => ({ what: eventWords[what], when: howLongAgo(at, now) }));
  return { page: <OwnPage frame={frame} ways={ways} sessions={rows} happened={events} /> };
}

export async function endOne(asked: StaffAsked, { db }: Needs): Promise<Reply> {
  const { accessPoint } = asked;
  await end(db, { ...whoseOf(asked), session: one(asked.form, 'session'), accessPoint }, asked.now);
  return { redirect: paths.account };
}

export async function endEverywhere(asked: StaffAsked, needs: Needs): Promise<Reply> {
  const { now, accessPoint } = asked;
  const whose = whoseOf(asked);
  const issuer = await end(needs.db, { ...whose, session: asked.actor.session ?? '', accessPoint }, now);
  await endAll(needs.db, whose, now, 'signed_out');
  return signedOut({ ...asked, session: null }, needs, issuer);
}

async function waysOf(asked: StaffAsked, needs: Needs, whose: Whose): Promise<readonly SummaryRow[]> {
  const { now } = asked;
  const [factor, keys, sso, mail] = await Promise.all([
    findSecondFactor(needs.db, whose, now),
    keysOf(needs.db, whose, now),
    ssoRows(asked, needs),
    mailOf(needs, whose, now),
  ]);
  const mayEnd = (factor?.step ?? 0) > 0 || keys.length > 1;
  return [...(factor === null ? [] : byCode(factor)), ...byKey(keys, now, mayEnd), ...sso, ...byMail(mail)];
}

function byMail(mail: string | null): readonly SummaryRow[] {
  const actions = change(paths.accountMail, mail === null ? 'Opgeven' : 'Veranderen', 'uw e-mailadres');
  return [{ key: 'E-mail voor berichten', value: mail ?? 'Niet opgegeven', actions }];
}

function change(href: string, text: string, about: string) {
  return [{ href, text, about }];
}

function byCode(factor: SecondFactor): readonly SummaryRow[] {
  return [
    { key: 'Gebruikersnaam', value: factor.name },
    {
      key: 'Wachtwoord',
      value: 'Gekozen',
      actions: change(paths.accountPassword, 'Veranderen', 'uw wachtwoord'),
    },
    {
      key: 'App met codes',
      value: factor.step > 0 ? 'Ingesteld' : 'Niet ingesteld',
      actions: change(paths.accountApp, factor.step > 0 ? 'Vervangen' : 'Instellen', 'uw app met codes'),
    },
    {
      key: 'Herstelcodes',
      value: `Nog ${factor.recoveryHashes.length}`,
      actions: change(paths.accountCodes, 'Nieuwe maken', 'herstelcodes'),
    },
  ];
}

function byKey(keys: readonly KeyRow[], now: Instant, mayEnd: boolean): readonly SummaryRow[] {
  return [
    ...keys.map((key) => ({
      key: 'Passkey',
      value: `Gemaakt ${howLongAgo(key.made_at, now)}`,
      actions: mayEnd
        ? change(to(paths.accountPasskey, { key: nameOf(key) }), 'Verwijderen', 'deze passkey')
        : undefined,
    })),
    { key: 'Nog een passkey', value: '', actions: change(paths.accountNewPasskey, 'Maken', 'een passkey') },
  ];
}
