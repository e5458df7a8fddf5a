import { gunzipSync } from 'node:zlib';
import { faultsOf } from '../answer-headers.ts';
import type { Sent } from './asked.ts';
import { readMarkup, type Markup } from './markup.ts';

/** What docs/security.md says that this server answers with. */
const documented: ReadonlySet<number> = new Set([200, 204, 303, 400, 404, 405, 409, 429]);

export type Judged = { readonly faults: readonly string[]; readonly markup: Markup | null };

/** What is wrong with this answer, and what its page leads to. */
export async function judge(sent: Pick<Sent, 'method'>, answer: Response): Promise<Judged> {
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const faults = [...faultsOf(answer.headers), ...statusFaults(answer)];
  if (sent.method === 'HEAD' || [204, 303, 405].includes(answer.status))
    return { faults: bytes.length > 0 ? [...faults, 'a body where none belongs'] : faults, markup: null };
  const type = answer.headers.get('content-type') ?? '';
  if (type !== 'text/html; charset=UTF-8') return { faults: [...faults, ...fileFaults(answer, type)], markup: null };
  const isPacked = answer.headers.get('content-encoding') === 'gzip';
  const html = Buffer.from(isPacked ? gunzipSync(bytes) : bytes).toString('utf8');
  const markup = readMarkup(html);
  if (html.includes('<zz9')) faults.push('what was typed became an element');
  return { faults: [...faults, ...markup.faults], markup };
}

function statusFaults({ status, headers }: Response): readonly string[] {
  if (!documented.has(status)) return ['a status that is not documented'];
  return status === 303 && !/^\/(?!\/)/.test(headers.get('location') ?? '') ? ['leads elsewhere'] : [];
}

function fileFaults({ status, headers }: Response, type: string): readonly string[] {
  const isOffered = /^attachment; filename="[\w.-]+"$/.test(headers.get('content-disposition') ?? '');
  return status === 200 && type === 'application/pdf' && isOffered ? [] : [`neither a page nor a file: ${type}`];
}
