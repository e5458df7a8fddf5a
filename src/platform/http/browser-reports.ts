import type { Clock } from '../clock/clock.ts';
import type { HttpContext } from './asking.ts';
import { refusedBy } from './browser-reports.schema.ts';
import type { Log } from './failure.ts';

const maxBytes = 16 * 1024;
const mostInAMinute = 10;
const kinds = /^application\/(csp-report|reports\+json|json)\s*(;|$)/i;

/**
 * Takes what a browser tells of a refusal and logs which part of the policy it was: never an address or a sample, which
 * could hold what somebody typed. Anybody can call this, so a flood is counted and not written out.
 */
export function reportTaker(log: Log, clock: Clock): (c: HttpContext) => Promise<Response> {
  let minute = '';
  let taken = 0;
  return async (c) => {
    const now = clock().slice(0, 16);
    if (now !== minute) [minute, taken] = [now, 0];
    taken += 1;
    if (taken <= mostInAMinute) {
      for (const policy of await told(c)) log.error({ policy }, 'the browser refused something on a page');
    }
    return c.body(null, 204);
  };
}

async function told(c: HttpContext): Promise<ReadonlySet<string>> {
  if (!kinds.test(c.req.header('content-type') ?? '')) return new Set();
  const sent = await c.req.text();
  return new Set(sent.length > maxBytes ? [] : refusedBy(parsed(sent)));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
