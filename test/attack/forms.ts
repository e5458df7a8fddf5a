import { routes } from '../../src/app/routes.ts';
import { endsSession } from './doorkeeper.ts';

/** A request as a browser would make it, with what an attacker may change in it. */
export type Target = { readonly method: 'GET' | 'POST'; readonly path: string; readonly body: string };

const mostPages = 400;
const mostPerRoute = 24;
const quiet = [...endsSession, '/weg'];

/**
 * The addresses and forms that somebody reaches by following links, a few of each route. Forms with other fields count as
 * others: each act of a code has its own.
 */
export async function targetsOf(
  base: string,
  cookie: string | undefined,
  starts: readonly string[],
): Promise<Target[]> {
  const headers: Record<string, string> = cookie === undefined ? {} : { cookie };
  const waiting = [...starts];
  const seen = new Set(starts);
  const targets = new Map<string, Target>();
  const visits = new Map<string, number>();
  for (let path = waiting.shift(); path !== undefined && seen.size < mostPages; path = waiting.shift()) {
    if (countVisit(visits, patternOf('GET', path) ?? path) > mostPerRoute) continue;
    const response = await fetch(base + path, { headers, redirect: 'manual' });
    const page = await response.text();
    keepNew(targets, [{ method: 'GET', path, body: '' }, ...formsIn(page, path)]);
    const links = [...linksIn(page), response.headers.get('location') ?? '/'];
    const further = links.filter((link) => !seen.has(link) && !quiet.includes(link));
    for (const link of further) seen.add(link);
    waiting.push(...new Set(further));
  }
  return [...targets.values()];
}

function countVisit(visits: Map<string, number>, pattern: string): number {
  const times = (visits.get(pattern) ?? 0) + 1;
  visits.set(pattern, times);
  return times;
}

function keepNew(targets: Map<string, Target>, found: readonly Target[]): void {
  for (const target of found) {
    const name = nameOf(target);
    if (!targets.has(name) && !quiet.includes(target.path)) targets.set(name, target);
  }
}

/** Two requests of one name give an attacker the same parameters to change. */
function nameOf({ method, path, body }: Target): string {
  return `${method} ${patternOf(method, path) ?? path} ${fieldsOf(path.split('?')[1] ?? '')} ${fieldsOf(body)}`;
}

/** Every form route that no page led to, with the fields each form has; refused or not, its parameters are read. */
export function unvisited(targets: readonly Target[], ref: string): Target[] {
  const visited = new Set(targets.map(({ method, path }) => `${method} ${patternOf(method, path) ?? ''}`));
  const left = routes.filter(({ method, path }) => !visited.has(`${method} ${path}`) && !quiet.includes(path));
  return left.map(({ method, path }) => ({
    method,
    path: path.replace(':ref', ref).replaceAll(/:\w+/g, 'verzonnen'),
    body: method === 'GET' ? '' : '_csrf=x&_key=dezelfde-sleutel-overa&text=verzonnen&because=verzonnen',
  }));
}

/** The route that answers this address, as it is written in the list of routes. */
export function patternOf(method: string, path: string): string | undefined {
  const [pathname = ''] = path.split('?');
  return routes.find((route) => route.method === method && matches(route.path, pathname))?.path;
}

function matches(pattern: string, pathname: string): boolean {
  const [wanted, given] = [pattern.split('/'), pathname.split('/')];
  return wanted.length === given.length && wanted.every((part, at) => part.startsWith(':') || part === given[at]);
}

function fieldsOf(body: string): string {
  return [...new Set(new URLSearchParams(body).keys())].sort().join();
}

function linksIn(page: string): readonly string[] {
  return [...page.matchAll(/<a\b[^>]*\bhref="(\/[^"#]*)"/g)].map(([, link = '']) => plain(link));
}

function formsIn(page: string, at: string): readonly Target[] {
  return [...page.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].map(([, head = '', inner = '']) => {
    const path = attribute(head, 'action') ?? at;
    const body = new URLSearchParams(fieldsIn(inner)).toString();
    if (attribute(head, 'method')?.toLowerCase() === 'post') return { method: 'POST', path, body };
    return { method: 'GET', path: `${path.split('?')[0] ?? path}?${body}`, body: '' };
  });
}

const field = /<(input|textarea|select|button)\b([^>]*)>([^<]*(?:<option[^>]*>[^<]*<\/option>)*)/g;

function fieldsIn(form: string): [string, string][] {
  const fields = new Map<string, string>();
  for (const [, kind = '', head = '', rest = ''] of form.matchAll(field)) {
    const name = attribute(head, 'name');
    if (name !== undefined && !fields.has(name)) fields.set(name, valueOf(kind, head, rest));
  }
  return [...fields];
}

function valueOf(kind: string, head: string, rest: string): string {
  const [, option = ''] = /<option\b([^>]*value="[^"]+"[^>]*)>/.exec(rest) ?? [];
  const chosen = kind === 'select' ? attribute(option, 'value') : undefined;
  return attribute(head, 'value') ?? chosen ?? 'verzonnen';
}

function attribute(head: string, name: string): string | undefined {
  const found = new RegExp(`\\b${name}="([^"]*)"`).exec(head)?.[1];
  return found === undefined || found === '' ? undefined : plain(found);
}

function plain(text: string): string {
  return text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<');
}
