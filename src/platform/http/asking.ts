import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import type { Instant } from '../../core/kernel/kernel.ts';
import { accessPointOf } from '../access-log/access-point.ts';
import type { Actor } from '../dossier-store/dossier-store.ts';
import { csrfOf } from './csrf.ts';
import { one, parseForm } from './form.ts';
import type { Recognised, Verdict } from './gate.ts';
import type { Sent } from './multipart.ts';
import { freshKey } from './reference.ts';
import { deviceOf } from './device.ts';
import type { DossierAsked, Form, PublicAsked, Route, SignedIn, StaffAsked } from './route.ts';

/** What the server of Node gives along with a request. */
type Bindings = { readonly incoming?: { readonly socket: { readonly remoteAddress?: string | undefined } } };
export type HttpEnv = { Bindings: Bindings; Variables: { from?: string } };
export type HttpContext = Context<HttpEnv>;

/** The address at the other end of the connection; behind a proxy that is the proxy's. */
export function connectionOf(bindings: Bindings | undefined): string {
  return bindings?.incoming?.socket.remoteAddress ?? '';
}

type Active = Extract<Recognised, { is: 'active' }>;

/** What every handler is told, whoever asks. */
export function askedBy(
  c: HttpContext,
  token: string,
  { form, file }: Sent,
  recognised: Recognised,
  now: Instant,
): PublicAsked {
  const staff: SignedIn | null = recognised.is === 'active' ? recognised.staff : null;
  const halfway =
    recognised.is === 'halfway'
      ? { id: recognised.staff, board: recognised.board, mayEnrol: recognised.mayEnrol }
      : null;
  const sent = one(form, '_key');
  return {
    path: c.req.path,
    now,
    params: c.req.param(),
    query: parseForm(new URL(c.req.url).search),
    form,
    file,
    csrf: token === '' ? '' : csrfOf(token),
    key: /^[\w-]{8,64}$/.test(sent) ? sent : freshKey(),
    from: c.get('from') ?? '',
    browser: {
      device: deviceOf(c.req.header('user-agent') ?? ''),
      known: keptIn(c, 'known'),
      attempt: keptIn(c, 'sso'),
    },
    accessPoint: accessPointOf(c.get('from') ?? '', c.req.header('user-agent') ?? ''),
    staff,
    halfway,
    session: recognised.is === 'active' ? recognised.session : null,
  };
}

export function askedByStaff(
  asked: PublicAsked,
  { staff, strength, session, dossier, standsIn }: Active,
  { opened, mayOnBoard }: Verdict,
  route: Going & Pick<Route<never>, 'logsAs' | 'via'>,
  draft: () => Promise<Form | null>,
): StaffAsked {
  const { logsAs, via } = route;
  const pace = paceOf(route);
  const role = opened.find((one) => one.role !== null)?.role ?? roleAt(staff, dossier);
  const actor: Actor = {
    board: staff.board,
    staff: staff.id,
    at: asked.now,
    via: via ?? 'screen',
    session,
    strength,
    trace: freshKey(),
    ...(role === undefined ? {} : { role }),
    ...(asked.accessPoint === undefined ? {} : { accessPoint: asked.accessPoint }),
    ...(logsAs === null ? {} : { purpose: logsAs }),
    ...(pace === undefined ? {} : { pace }),
  };
  return { ...asked, staff, halfway: null, actor, opened, draft, mayOnBoard, standsIn: standsIn.roles };
}

type Going = Pick<Route<never>, 'method'> & { readonly heldUpByNothing?: true };

function paceOf({ method, heldUpByNothing }: Going): Actor['pace'] {
  if (heldUpByNothing === true) return 'free';
  return method === 'POST' ? 'form' : undefined;
}

/** Where no role opened it, the one that this person has there; the log names it too. */
function roleAt({ roles }: SignedIn, dossier: Active['dossier']): string | undefined {
  const here = roles.filter(({ location }) => location === null || location === dossier?.place.location);
  return (dossier === null ? roles : here)[0]?.role;
}

export function askedOnDossier(asked: StaffAsked, { dossier }: Active, { may }: Verdict): DossierAsked | null {
  return dossier === null ? null : { ...asked, ref: dossier.place.ref, dossier: dossier.place, may };
}

/** Each of the two names that the cookie can have; see `reply.ts`. */
function keptIn(c: HttpContext, what: 'known' | 'sso'): string {
  return cookieOf(c, `__Host-pluis-${what}`) || cookieOf(c, `pluis-${what}`);
}

/** Empty when it was not sent, and when it is none of ours: we give no cookie with a U+0000 in it, and no database takes one. */
export function cookieOf(c: HttpContext, name: string): string {
  const sent = getCookie(c, name) ?? '';
  return sent.includes('\0') ? '' : sent;
}
