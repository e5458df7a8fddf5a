import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { patternOf, type Target } from './forms.ts';
import { reportFolder, runTool, type Found } from './tool.ts';

export type Probed = { readonly parameters: number; readonly found: readonly Found[] };

/** Level 5, risk 3, on each star in each request: in the address and in the form. */
export async function sqlmap(port: number, name: string, targets: readonly Starred[]): Promise<Probed> {
  const all: Found[] = [];
  let parameters = 0;
  const waiting = roundsOf(targets).flatMap(inShares);
  const next = async (): Promise<void> => {
    for (let round = waiting.shift(); round !== undefined; round = waiting.shift()) {
      const { tested, found } = await oneRound(port, name, round);
      parameters += tested;
      all.push(...found);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, next));
  return { parameters, found: all };
}

/** It waits for each answer before it asks again; several of them keep the machine at work. */
const atOnce = 4;

/** Any part of a round is one too. */
function inShares(round: readonly Starred[]): readonly (readonly Starred[])[] {
  const share = 2;
  return Array.from({ length: Math.ceil(round.length / share) }, (_, at) => round.slice(at * share, (at + 1) * share));
}

/** It looks at a parameter of one path once in a run, and knows a star by its number only; so each run has each path once. */
function roundsOf(targets: readonly Starred[]): readonly (readonly Starred[])[] {
  const rounds: Map<string, Starred>[] = [];
  for (const target of targets) {
    const [path = ''] = target.path.replaceAll('*', '').split('?');
    const free = rounds.find((round) => !round.has(path));
    if (free === undefined) rounds.push(new Map([[path, target]]));
    else free.set(path, target);
  }
  return rounds.map((round) => [...round.values()]);
}

async function oneRound(port: number, name: string, targets: readonly Starred[]) {
  const folder = reportFolder(`sqlmap-${name}`);
  const [requests, results] = [join(folder, 'requests.txt'), join(folder, 'results.csv')];
  writeFileSync(requests, targets.map((target) => asLogged(port, target)).join(''));
  const how = [
    '--level',
    '5',
    '--risk',
    '3',
    '--dbms',
    'PostgreSQL',
    '--time-sec',
    '3',
    '--timeout',
    '20',
    '--retries',
    '1',
  ];
  const quiet = [
    '--ignore-code',
    '404',
    '--batch',
    '--ignore-stdin',
    '--ignore-redirects',
    '--disable-coloring',
    '--flush-session',
  ];
  const where = ['--output-dir', join(folder, 'out'), '--results-file', results, '--param-exclude', left];
  const { log } = await runTool('sqlmap', ['-l', requests, ...how, ...quiet, ...where], { folder, minutes: 240 });
  const tested = readFileSync(log, 'utf8').match(/testing for SQL injection on (\(custom\) )?\w+ parameter/g) ?? [];
  return { tested: tested.length, found: existsSync(results) ? rowsOf(readFileSync(results, 'utf8')) : [] };
}

/** What a tool sends of its own accord; the cookie says who asks, and with another one nothing behind it is reached. */
const left = '^(User-Agent|Referer|Host|Cookie|.*pluis)$';

/** The rows of its report; what it withdrew itself after looking again is none. */
function rowsOf(csv: string): readonly Found[] {
  const rows = csv
    .split('\n')
    .slice(1)
    .filter((line) => line !== '' && !line.includes('false positive or unexploitable'));
  return rows.map((line) => ({ severity: 'high', where: line.split(',')[0] ?? '', what: `SQL injection: ${line}` }));
}

/** As the log of a proxy, which sqlmap reads. A star marks what in the path was filled in. */
function asLogged(port: number, { method, path, body }: Target): string {
  const line = '='.repeat(54);
  const form =
    method === 'POST' ? ['Content-Type: application/x-www-form-urlencoded', `Origin: http://127.0.0.1:${port}`] : [];
  const head = [`${method} ${path} HTTP/1.1`, `Host: 127.0.0.1:${port}`, ...form].join('\n');
  return `${line}\n12:00:00  http://127.0.0.1:${port}  [127.0.0.1]\n${line}\n${head}\n\n${body}\n${line}\n\n\n\n`;
}

/** A request with a star behind each value that is to be changed. */
type Starred = Target & { readonly stars: number };

/** Sent as they are: they say that the form is ours, and without them nothing behind it is reached. */
const fixed = ['_csrf', '_key'];

/**
 * Stars behind each parameter that no earlier request of the same route had: in the path, after the question mark and in
 * the form. Rows of one kind, such as `task-1` and `task-2`, are read by one piece of code and count once.
 */
export function starring(): (target: Target) => Starred | null {
  const known = new Set<string>();
  return ({ method, path, body }) => {
    const pattern = patternOf(method, path) ?? path;
    let stars = 0;
    const star = (kind: string, name: string): string => {
      const parameter = `${pattern} ${kind} ${name.replaceAll(/\d+/g, '1')}`;
      if (known.has(parameter) || fixed.includes(name)) return '';
      known.add(parameter);
      stars += 1;
      return '*';
    };
    const [pathname = '', query = ''] = path.split('?');
    const given = pathname.split('/');
    const inPath = pattern
      .split('/')
      .map((part, at) => `${given[at] ?? ''}${part.startsWith(':') ? star('path', part) : ''}`);
    const fieldsOf = (text: string, kind: string) =>
      [...new URLSearchParams(text)]
        .map(
          ([name, value]) =>
            `${encodeURIComponent(name)}=${encodeURIComponent(value.replaceAll('*', ''))}${star(kind, name)}`,
        )
        .join('&');
    const address = inPath.join('/') + (query === '' ? '' : `?${fieldsOf(query, 'query')}`);
    const starred = { method, path: address, body: fieldsOf(body, 'form') };
    return stars === 0 ? null : { ...starred, stars };
  };
}
