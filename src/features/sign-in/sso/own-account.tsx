import type { Reply, StaffAsked } from '../../../platform/http/route.ts';
import { unlink } from '../../../platform/sso/identities.ts';
import type { FieldErrors } from '../../../ui/forms/form-state.ts';
import type { SummaryRow } from '../../../ui/govuk/summary-list.tsx';
import { paths, to } from '../../../ui/paths.ts';
import { howLongAgo } from '../../../ui/written.ts';
import type { Needs } from '../needs.ts';
import { changed } from '../own/change.tsx';
import { whoseOf } from '../own/whose.ts';
import { linkedDoors, ownDoor } from './doors.ts';
import { LinkPage, UnlinkPage, type DoorChoice } from './sso.page.tsx';

/** Which accounts of the organisation this person can sign in with. */
export async function ssoRows(asked: StaffAsked, needs: Needs): Promise<readonly SummaryRow[]> {
  const doors = await linkedDoors(asked, needs);
  return doors.map(({ key, label, since }) => {
    const path = since === null ? paths.accountSso : paths.accountSsoEnd;
    const action = { href: to(path, { issuer: key }), text: since === null ? 'Koppelen' : 'Losmaken', about: label };
    const value = `${label}, ${since === null ? 'niet gekoppeld' : `gekoppeld ${howLongAgo(since, asked.now)}`}`;
    return { key: 'Organisatie', value, actions: [action] };
  });
}

export async function showLink(asked: StaffAsked, needs: Needs): Promise<Reply> {
  const door = await ownDoor(asked.params['issuer'] ?? '', asked, needs);
  if (door === null) return { notFound: true };
  return { page: await linkPage(asked, needs, door, new Map()) };
}

export async function linkPage(asked: StaffAsked, needs: Needs, door: DoorChoice, errors: FieldErrors) {
  return <LinkPage frame={await needs.frame(asked)} door={door} errors={errors} />;
}

export async function showUnlink(asked: StaffAsked, needs: Needs): Promise<Reply> {
  const door = await ownDoor(asked.params['issuer'] ?? '', asked, needs);
  if (door === null) return { notFound: true };
  return { page: <UnlinkPage frame={await needs.frame(asked)} door={door} /> };
}

/** The password and codes are still there, so nobody locks themselves out. */
export async function endLink(asked: StaffAsked, needs: Needs): Promise<Reply> {
  const door = await ownDoor(asked.params['issuer'] ?? '', asked, needs);
  if (door === null) return { notFound: true };
  await unlink(needs, whoseOf(asked), door.issuer, asked.now);
  await changed(asked, needs, 'sso_ended');
  return { redirect: paths.account };
}
