import type { Code } from '../core/protocol/code.ts';
import type { Ability } from '../core/protocol/words.ts';
import type { PublicAsked, SignedIn, StaffAsked } from '../platform/http/route.ts';
import type { Assets, EmergencyContact, Frame } from '../ui/layout/frame.ts';
import { navFor, type NavRole } from '../ui/layout/nav.ts';

type Asked = PublicAsked | StaffAsked;
type Parts = { readonly assets: Assets; readonly codes: ReadonlyMap<string, Code>; readonly trial: boolean };

/** What surrounds each page: made anew per request, from who asks and the code that runs where they work. */
export function framer({ assets, codes, trial }: Parts): (asked: Asked) => Promise<Frame> {
  return (asked) =>
    Promise.resolve({
      assets,
      trial,
      contacts: contactsFor(codes, asked.staff),
      user: asked.staff === null ? null : userOf(codes, asked.staff),
      ...(asked.staff === null ? {} : { screen: { at: asked.path, presenting: asked.presenting === true } }),
      nav: navFor(asked.staff === null ? ['visitor'] : navRolesOf(asked)),
      tokens: { csrf: asked.csrf, key: asked.key },
    });
}

/** The frame of pages that say the same to everybody. */
export function plainFrame({ assets, codes, trial }: Parts): Frame {
  return {
    assets,
    trial,
    contacts: contactsFor(codes, null),
    user: null,
    nav: navFor(['visitor']),
    tokens: { csrf: '', key: '' },
  };
}

const nationalCode = 'landelijk-onderwijs';

function contactsFor(codes: Parts['codes'], staff: SignedIn | null): readonly EmergencyContact[] {
  const protocol = staff?.roles.find((role) => role.protocol !== null)?.protocol ?? nationalCode;
  const code = codes.get(protocol) ?? codes.get(nationalCode);
  return (code?.contacts ?? []).flatMap(({ name, phone, use }) => (phone === undefined ? [] : [{ name, phone, use }]));
}

function userOf(codes: Parts['codes'], { name, boardName, roles }: SignedIn): Frame['user'] {
  return { name, role: [...new Set(roles.map((held) => nameOf(codes, held)))].join(' en '), board: boardName };
}

function nameOf(codes: Parts['codes'], { role, protocol, locationKind }: SignedIn['roles'][number]): string {
  const names = codes.get(protocol ?? nationalCode)?.protocol.roles[role]?.name;
  return (locationKind === 'childcare' ? names?.childcare : names?.school) ?? names?.childcare ?? role;
}

/** From what a person may do, never from what the role is called. */
function navRolesOf(asked: Asked): NavRole[] {
  const may = abilitiesOf(asked);
  const found: NavRole[] = [];
  if (may.has('coordinate')) found.push('coordinator');
  if (may.has('decide')) found.push('leader');
  if (may.has('inspect_log')) found.push('privacy');
  if (may.has('manage')) found.push('technician');
  if (may.has('grant')) found.push('granter');
  if (may.has('record_signal') || found.length === 0) found.push('recorder');
  return found;
}

/** Of their own roles, and what comes in for somebody who is away. */
function abilitiesOf(asked: Asked): ReadonlySet<Ability> {
  const own = asked.staff?.roles.flatMap((role) => role.may) ?? [];
  const forOthers = 'mayOnBoard' in asked && asked.mayOnBoard('coordinate') ? (['coordinate'] as const) : [];
  return new Set<Ability>([...own, ...forOthers]);
}
