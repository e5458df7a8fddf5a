import { getCookie, setCookie } from 'hono/cookie';
import type { HttpContext } from './asking.ts';
import { sendPage } from './compressed.ts';
import { clearAll, clearPages, sandboxed } from './headers.ts';
import type { Reply, SessionChange } from './route.ts';

/** Where the session token is kept. A trial on a plain address cannot have a cookie that asks for TLS. */
export type CookieKind = { readonly name: '__Host-pluis' | 'pluis'; readonly secure: boolean };

const aYear = 365 * 24 * 60 * 60;
const fiveMinutes = 5 * 60;

type Answer = Exclude<Reply, { notFound: true } | { usedBefore: true } | { stopped: true } | { file: object }>;
type File = Extract<Reply, { file: object }>['file'];

export async function send(c: HttpContext, reply: Answer, cookie: CookieKind): Promise<Response> {
  if (reply.session !== undefined) changeSession(c, reply.session, cookie);
  if ('redirect' in reply) {
    if (reply.presenting !== undefined) setPresenting(c, reply.presenting, cookie);
    return c.redirect(reply.redirect, 303);
  }
  return sendPage(c, reply.page, reply.status ?? 200);
}

/** A file is always offered to keep, never shown inside our own origin. */
export function sendFile(c: HttpContext, { name, type, bytes, foreign }: File): Response {
  const disposition = `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"`;
  const shut = foreign === true ? { 'Content-Security-Policy': sandboxed } : {};
  return c.body(bytes, 200, { 'Content-Type': type, 'Content-Disposition': disposition, ...shut });
}

/** Whether others look at this screen. Kept by the browser, so that it is also so for who has to sign in again. */
export function isPresenting(c: HttpContext, { name }: CookieKind): boolean {
  return getCookie(c, `${name}-view`) === 'presenting';
}

function setPresenting(c: HttpContext, presenting: boolean, { name, secure }: CookieKind): void {
  const attributes = attributesOf(secure);
  if (presenting) setCookie(c, `${name}-view`, 'presenting', attributes);
  else setCookie(c, `${name}-view`, '', { ...attributes, maxAge: 0 });
}

function attributesOf(secure: boolean) {
  return { path: '/', httpOnly: true, sameSite: 'Strict', secure } as const;
}

function changeSession(c: HttpContext, change: SessionChange, { name, secure }: CookieKind): void {
  if (change.is === 'locked') {
    c.header('Clear-Site-Data', clearPages);
    return;
  }
  const attributes = attributesOf(secure);
  if (change.is === 'away') {
    setCookie(c, `${name}-sso`, change.attempt, { ...attributes, maxAge: fiveMinutes });
    return;
  }
  if (change.is === 'begun') {
    setCookie(c, name, change.token, attributes);
    if (change.known !== undefined) setCookie(c, `${name}-known`, change.known, { ...attributes, maxAge: aYear });
    return;
  }
  setCookie(c, name, '', { ...attributes, maxAge: 0 });
  c.header('Clear-Site-Data', clearAll);
}
