import { BlockList } from 'node:net';
import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { routePath } from 'hono/route';
import type { Instant } from '../../core/kernel/kernel.ts';
import { accessPointOf } from '../access-log/access-point.ts';
import type { Nobody, Noted } from '../access-log/note.ts';
import type { Clock } from '../clock/clock.ts';
import type { Actor } from '../dossier-store/dossier-store.ts';
import { whoAsked } from './address.ts';
import {
  askedBy,
  askedByStaff,
  askedOnDossier,
  connectionOf,
  cookieOf,
  type HttpContext,
  type HttpEnv,
} from './asking.ts';
import { reportTaker } from './browser-reports.ts';
import { sendPage, sendText } from './compressed.ts';
import { addressToShow, staysCovered } from './cover.ts';
import { csrfMatches, isForAnotherSite, isFromOurOwnPage } from './csrf.ts';
import { reportFailure, type Log } from './failure.ts';
import { one, parseForm } from './form.ts';
import { judge, provedJustNow, type Recognise, type Recognised } from './gate.ts';
import { cachedForEver, headersOnAll, reportPath, strictTransport } from './headers.ts';
import { keepOrEmpty, type Drafts } from './kept.ts';
import { multipartIn, type Sent } from './multipart.ts';
import { notAccepted } from './not-accepted.ts';
import { toDossierRef } from './reference.ts';
import { isPresenting, send, sendFile, type CookieKind } from './reply.ts';
import type { DossierAsked, DossierRoute, Form, Html, PublicAsked, Reply, Route, StaffRoute } from './route.ts';
import { whoAsks } from './who-asks.ts';

/** Pages that say no. The first is one and the same for what is not there and what is not for this person. */
export type NoPages = {
  readonly notFound: () => Html;
  readonly notAccepted: () => Html;
  /** `again`: the address of the form, which has what was typed. */
  readonly usedBefore: (again: string) => Html;
  readonly broken: (reference: string) => Html;
};

export type Shell<C> = {
  readonly routes: readonly Route<C>[];
  readonly context: C;
  readonly recognise: Recognise;
  /** Somebody asked for what is not there or not for them, sent a form that is not ours, or met something that broke. */
  readonly noteRefusal: (actor: Actor | Nobody, refused: Noted) => Promise<void>;
  readonly drafts: Drafts;
  readonly asset: (name: string) => { readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> } | null;
  readonly pages: NoPages;
  /** Stands before each page of somebody who presents, with the address at which they see it after all. */
  readonly cover?: (asked: PublicAsked, show: string) => Html;
  /** Instead of a dossier, for who opened many and must say why first. */
  readonly stopped: (asked: PublicAsked) => Html;
  readonly signInPath: string;
  /** Asks for the second factor anew, and leads back. */
  readonly stepUpPath: string;
  readonly cookie: CookieKind;
  /** Whose word about where a request came from is taken; without it nobody's. */
  readonly proxies?: BlockList | undefined;
  readonly clock: Clock;
  readonly log: Log;
};

type Active = Extract<Recognised, { is: 'active' }>;

const maxFormBytes = 512 * 1024;
/** A file of the most that is taken, and the fields beside it. */
const maxFileFormBytes = 11 * 1024 * 1024;
const nobody = new BlockList();

/** The whole of HTTP around the routes: who may, which headers, what is logged. A handler cannot forget it. */
export function shell<C>(parts: Shell<C>): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>({ strict: true });
  app.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(headersOnAll))
      if (!c.res.headers.has(name)) c.res.headers.set(name, value);
    if (parts.cookie.secure) c.res.headers.set('Strict-Transport-Security', strictTransport);
  });
  app.use(async (c, next) => {
    if (isForAnotherSite(c.req.raw.headers)) return sendPage(c, parts.pages.notAccepted(), 400);
    const forwarded = parts.proxies === undefined ? undefined : c.req.header('x-forwarded-for');
    c.set('from', whoAsked(connectionOf(c.env), forwarded, parts.proxies ?? nobody));
    return next();
  });
  app.get('/assets/:name', (c) => serveAsset(c, parts));
  app.post(reportPath, atMost(maxFormBytes, parts), reportTaker(parts.log, parts.clock));
  for (const route of parts.routes) {
    const most = takesFile(route) ? maxFileFormBytes : maxFormBytes;
    app.on(route.method, route.path, atMost(most, parts), async (c) => respond(c, route, parts));
  }
  for (const [path, methods] of methodsOf(parts.routes)) {
    app.all(path, (c) => c.body(null, c.req.method === 'OPTIONS' ? 204 : 405, { Allow: methods.join(', ') }));
  }
  app.notFound(async (c) => sendPage(c, parts.pages.notFound(), 404));
  app.onError(async (error, c) => {
    const pattern = parts.routes.find(({ path }) => path === routePath(c))?.path ?? 'unknown';
    return sendPage(c, parts.pages.broken(reportFailure(parts.log, error, c.req.method, pattern)), 500);
  });
  return app;
}

/** A body that is larger is not read to its end. */
function atMost<C>(maxSize: number, { pages }: Shell<C>): MiddlewareHandler<HttpEnv> {
  return (c, next) => bodyLimit({ maxSize, onError: () => sendPage(c, pages.notAccepted(), 400) })(c, next);
}

async function serveAsset<C>(c: HttpContext, { asset, pages }: Shell<C>): Promise<Response> {
  const found = asset(c.req.param('name') ?? '');
  if (found === null) return sendPage(c, pages.notFound(), 404);
  const headers = { 'Content-Type': found.type, 'Cache-Control': cachedForEver };
  return found.type.startsWith('text/') ? sendText(c, found.bytes, 200, headers) : c.body(found.bytes, 200, headers);
}

function methodsOf<C>(routes: readonly Route<C>[]): ReadonlyMap<string, readonly string[]> {
  const paths = new Map<string, string[]>([
    ['/assets/:name', ['GET', 'HEAD', 'OPTIONS']],
    [reportPath, ['POST', 'OPTIONS']],
  ]);
  for (const { path, method } of routes) {
    const methods = method === 'GET' ? ['GET', 'HEAD'] : [method];
    paths.set(path, [...(paths.get(path) ?? ['OPTIONS']), ...methods]);
  }
  return paths;
}

async function respond<C>(c: HttpContext, route: Route<C>, parts: Shell<C>): Promise<Response> {
  const now = parts.clock();
  const token = cookieOf(c, parts.cookie.name);
  const recognised = await recognisedOn(c, route, parts, token, now);
  // A file of somebody who is not signed in is not even read.
  const bringsFile = takesFile(route) && isInParts(c);
  if (bringsFile && recognised.is !== 'active') return toSignIn(c, recognised, new Map(), route, parts);
  const sent = await sentIn(c, bringsFile);
  if (sent === null || holdsNul(c, sent.form) || !isGenuine(c, sent.form, token, recognised))
    return refuseForm(c, recognised, { pattern: route.path, now }, parts);

  const asked = { ...askedBy(c, token, sent, recognised, now), presenting: isPresenting(c, parts.cookie) };
  if (route.needs === 'nothing') return finish(c, await route.answer(asked, parts.context), asked, parts);
  if (recognised.is !== 'active') return toSignIn(c, recognised, sent.form, route, parts);
  const covered = coverOver(c, asked, parts);
  return finish(c, covered ?? (await answerStaff(route, asked, recognised, parts)), asked, parts);
}

function recognisedOn<C>(c: HttpContext, route: Route<C>, parts: Shell<C>, token: string, now: Instant) {
  const ref = route.on === 'dossier' ? toDossierRef(c.req.param('ref') ?? '') : null;
  return whoAsks({
    token,
    isAlwaysThere: route.needs === 'nothing' && route.alwaysThere === true,
    recognise: () => parts.recognise(token, ref, now),
    method: c.req.method,
    pattern: route.path,
    log: parts.log,
  });
}

/** Whose session it came with may not have sent it: the log keeps that it came. */
async function refuseForm<C>(
  c: HttpContext,
  recognised: Recognised,
  asked: { readonly pattern: string; readonly now: Instant },
  { noteRefusal, pages }: Shell<C>,
): Promise<Response> {
  const accessPoint = accessPointOf(c.get('from') ?? '', c.req.header('user-agent') ?? '');
  const row = notAccepted(recognised, { ...asked, accessPoint });
  if (row !== null) await noteRefusal(row.who, row.noted);
  return sendPage(c, pages.notAccepted(), 400);
}

/** Before anything is looked up: what stands covered was not read, and is the same for what is not there. */
function coverOver<C>(c: HttpContext, asked: PublicAsked, { cover }: Shell<C>): Reply | null {
  if (cover === undefined || asked.presenting !== true || !staysCovered(c)) return null;
  return { page: cover(asked, addressToShow(c)) };
}

async function answerStaff<C>(
  route: StaffRoute<C> | DossierRoute<C>,
  asked: PublicAsked,
  active: Active,
  { context, drafts, noteRefusal, stepUpPath }: Shell<C>,
): Promise<Reply> {
  const whose = { board: active.staff.board, staff: active.staff.id };
  const verdict = judge(route, active, asked.now);
  const staffAsked = askedByStaff(asked, active, verdict, route, () => drafts.find(whose, asked.path));
  if (route.needs !== 'signed-in' && verdict.opened.length === 0) {
    await noteRefusal(staffAsked.actor, refusalOf(route, asked));
    return { notFound: true };
  }
  if (route.stepUp === true && !provedJustNow(active.provedAt, asked.now)) {
    if (asked.form.size > 0) await drafts.keep(whose, asked.path, asked.form);
    return { redirect: `${stepUpPath}?${new URLSearchParams({ verder: comesBackTo(route, asked) }).toString()}` };
  }
  const reply = await answered(
    () =>
      route.on === 'dossier'
        ? answerOnDossier(route, askedOnDossier(staffAsked, active, verdict), context)
        : route.answer(staffAsked, context),
    () => noteRefusal(staffAsked.actor, { ...refusalOf(route, asked), outcome: 'error' }),
  );
  await keepOrEmpty(drafts, whose, asked, reply);
  return reply;
}

function comesBackTo<C>({ offeredOn }: Route<C>, { path, params }: PublicAsked): string {
  return offeredOn?.replaceAll(/:(\w+)/g, (_, name: string) => params[name] ?? '') ?? path;
}

/** What broke may have read something first: that is in the log too, as far as the log itself did not break. */
async function answered(answer: () => Reply | Promise<Reply>, noteError: () => Promise<void>): Promise<Reply> {
  try {
    return await answer();
  } catch (error) {
    await noteError().catch(() => undefined);
    throw error;
  }
}

/** Names the dossier only by what has the shape of a reference: whatever else stood in the address was typed by somebody. */
function refusalOf<C>(route: Route<C>, asked: PublicAsked): Noted {
  const action = route.method === 'GET' ? 'read' : 'append';
  if (route.on !== 'dossier') return { action, objectType: 'page', objectRef: route.path, outcome: 'denied' };
  const objectRef = toDossierRef(asked.params['ref'] ?? '') ?? undefined;
  return { action, objectType: 'dossier', objectRef, outcome: 'denied' };
}

function answerOnDossier<C>(route: DossierRoute<C>, asked: DossierAsked | null, context: C): Reply | Promise<Reply> {
  return asked === null ? { notFound: true } : route.answer(asked, context);
}

/** Null when the body is of a kind that no form of ours sends. */
async function sentIn(c: HttpContext, bringsFile: boolean): Promise<Sent | null> {
  if (c.req.method !== 'POST') return { form: new Map(), file: null };
  const type = c.req.header('content-type') ?? '';
  if (bringsFile) return multipartIn(type, Buffer.from(await c.req.arrayBuffer()));
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) return null;
  return { form: parseForm(await c.req.text()), file: null };
}

/** No person types U+0000, and no database keeps it. */
function holdsNul(c: HttpContext, form: Form): boolean {
  const query = parseForm(new URL(c.req.url).search);
  const sent = [...Object.values(c.req.param()), ...[...query, ...form].flat(2)];
  return sent.some((text) => text.includes('\0'));
}

function takesFile<C>(route: Route<C>): route is StaffRoute<C> | DossierRoute<C> {
  return route.needs !== 'nothing' && route.takesFile === true;
}

function isInParts(c: HttpContext): boolean {
  return c.req.method === 'POST' && /^multipart\/form-data\s*;/i.test(c.req.header('content-type') ?? '');
}

function isGenuine(c: HttpContext, form: Form, token: string, recognised: Recognised): boolean {
  if (c.req.method !== 'POST') return true;
  if (!isFromOurOwnPage(c.req.raw.headers)) return false;
  return recognised.is === 'nobody' || csrfMatches(token, one(form, '_csrf'));
}

/** Nothing typed is lost: it is kept, encrypted, for the one whose session this was. */
async function toSignIn<C>(
  c: HttpContext,
  recognised: Recognised,
  form: Form,
  route: StaffRoute<C> | DossierRoute<C>,
  parts: Shell<C>,
): Promise<Response> {
  const pathname = ('typedAt' in route ? route.typedAt(form) : null) ?? c.req.path;
  if (recognised.is === 'locked' && form.size > 0) {
    await parts.drafts.keep({ board: recognised.board, staff: recognised.staff }, pathname, form);
  }
  const further = new URLSearchParams({ verder: pathname });
  return c.redirect(`${parts.signInPath}?${further.toString()}`, 303);
}

async function finish<C>(
  c: HttpContext,
  reply: Reply,
  asked: PublicAsked,
  { pages, stopped, cookie }: Shell<C>,
): Promise<Response> {
  if ('notFound' in reply) return sendPage(c, pages.notFound(), 404);
  if ('usedBefore' in reply) return sendPage(c, pages.usedBefore(c.req.path), 409);
  if ('stopped' in reply) return sendPage(c, stopped(asked), 429);
  if ('file' in reply) return sendFile(c, reply.file);
  return send(c, reply, cookie);
}
