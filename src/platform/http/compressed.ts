// Compressed before the answer is made: a middleware that changes a finished answer makes Node copy it through two streams.
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { accepts } from 'hono/accepts';
import type { HttpContext } from './asking.ts';
import type { Html, PageStatus } from './route.ts';

const gzipped = promisify(gzip);
/** Bytes under which compressing costs more than it saves. */
const least = 1024;

export async function sendPage(c: HttpContext, page: Html, status: PageStatus): Promise<Response> {
  const html = String(await page);
  return sendText(c, html, status, { 'Content-Type': 'text/html; charset=UTF-8' });
}

/** For what is text; a typeface or a PDF is small already. */
export async function sendText(
  c: HttpContext,
  text: string | Uint8Array<ArrayBuffer>,
  status: PageStatus,
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  const varied = { ...headers, Vary: 'Accept-Encoding' };
  if (text.length < least || !readsGzip(c) || isAskedByAnotherSite(c.req.raw.headers))
    return c.body(text, status, varied);
  return c.body(new Uint8Array(await gzipped(text)), status, { ...varied, 'Content-Encoding': 'gzip' });
}

function readsGzip(c: HttpContext): boolean {
  return accepts(c, { header: 'Accept-Encoding', supports: ['gzip'], default: 'identity' }) === 'gzip';
}

/**
 * Another site that makes a browser fetch our pages could learn from their compressed weight what is in them (BREACH); to
 * such a request they go as they are. Our own pages send no referrer.
 */
function isAskedByAnotherSite(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site !== 'same-origin' && site !== 'none';
  const referrer = headers.get('referer');
  if (referrer === null) return false;
  return !URL.canParse(referrer) || new URL(referrer).host !== headers.get('host');
}
