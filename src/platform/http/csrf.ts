import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * The token that a form must carry: bound to the session, and of no use to whoever reads it without the cookie. It hangs on the last
 * part of the session's token, which stays the same when that is renewed, so that a form open in another tab is still accepted.
 */
export function csrfOf(sessionToken: string): string {
  return createHash('sha256')
    .update('pluis form')
    .update(sessionToken.split('.')[2] ?? sessionToken)
    .digest('base64url');
}

export function csrfMatches(sessionToken: string, given: string): boolean {
  const [expected, offered] = [csrfOf(sessionToken), given].map((text) => createHash('sha256').update(text).digest());
  return expected !== undefined && offered !== undefined && timingSafeEqual(expected, offered);
}

/**
 * Whether the browser says that this request was made by one of our own pages. A browser always sends one of these
 * on a POST; a client that sends neither is no browser and has no cookie that somebody else could misuse.
 */
export function isFromOurOwnPage(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin' || site === 'none';
  const origin = headers.get('origin');
  if (origin === null) return true;
  return URL.canParse(origin) && new URL(origin).host === headers.get('host');
}

/** Whether another site asks for this in order to use it in a page of its own: a picture, a script, a frame, a fetch. A link may be followed. */
export function isForAnotherSite(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== 'cross-site' && site !== 'same-site') return false;
  return headers.get('sec-fetch-mode') !== 'navigate' || headers.get('sec-fetch-dest') !== 'document';
}
