import type { CustomFetch } from 'openid-client';

const largest = 256 * 1024;

/** Goes out to these origins and nowhere else, whatever an issuer says of itself, and takes no more than so much. Follows no redirect. */
export function outgoingTo(origins: ReadonlySet<string>): CustomFetch {
  return async (url, options) => {
    if (!origins.has(new URL(url).origin)) throw new Error('not an address of this issuer');
    const answer = await fetch(url, { ...options, body: bodyOf(options.body) });
    const { status, headers } = answer;
    const bytes = await bodyWithin(answer);
    return new Response(bytes.length === 0 ? null : bytes, { status, headers });
  };
}

/** All that openid-client sends is the text of a form. */
function bodyOf(body: unknown): string | null {
  if (body === null || body === undefined) return null;
  if (body instanceof URLSearchParams) return body.toString();
  if (typeof body === 'string') return body;
  throw new Error('not a form');
}

async function bodyWithin(answer: Response): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const stream: AsyncIterable<unknown> | null = answer.body;
  for await (const part of stream ?? []) {
    if (!(part instanceof Uint8Array)) throw new Error('not bytes');
    size += part.length;
    if (size > largest) throw new Error('an answer that is too large');
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}
