import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { reportFolder, runTool, type Found } from './tool.ts';

/**
 * Every module of wapiti that fits. Left out: those that need a list from the network (nikto, wapp), those for other
 * programs (drupal, wordpress, htaccess of Apache), guessing passwords (the test of sign-in has its own, exact one), and
 * ssrf, which can only see a request that leaves this machine.
 */
export const modules = [
  'backup',
  'blindsql',
  'buster',
  'cookieflags',
  'crlf',
  'csp',
  'csrf',
  'exec',
  'file',
  'http_headers',
  'methods',
  'permanentxss',
  'redirect',
  'shellshock',
  'sql',
  'xss',
  'xxe',
] as const;

const levels = ['info', 'low', 'medium', 'high', 'critical'];
const finding = z.object({
  method: z.string(),
  path: z.string(),
  info: z.string(),
  level: z.coerce.number(),
  parameter: z.string().nullish(),
});
const report = z.object({
  vulnerabilities: z.record(z.string(), z.array(finding)),
  anomalies: z.record(z.string(), z.array(finding)),
  infos: z.object({ crawled_pages_nbr: z.number().optional() }).loose(),
});

export type Scan = { readonly crawled: number; readonly found: readonly Found[] };
type Given = {
  readonly base: string;
  readonly name: string;
  readonly start?: readonly string[];
};

/** Crawls and attacks; bounded in depth, pages and time per module. */
export async function wapiti({ base, name, start = [] }: Given): Promise<Scan> {
  const folder = reportFolder(`wapiti-${name}`);
  const output = join(folder, 'report.json');
  const args = [
    ...['-u', `${base}/`, '--scope', 'domain', '-m', modules.join(',')],
    ...['-d', '6', '--max-links-per-page', '60', '--max-files-per-dir', '40', '--max-parameters', '30'],
    ...['--max-scan-time', '240', '--max-attack-time', '90', '-S', 'normal', '-t', '10', '-v', '1'],
    ...['--endpoint', `${base}/`, '--no-bugreport', '-f', 'json', '-o', output],
    ...['--store-session', join(folder, 'session'), '--store-config', join(folder, 'config')],
    ...['--skip', '_csrf', '--skip', '_key', '-H', `Origin: ${base}`],
    ...start.flatMap((path) => ['-s', `${base}${path}`]),
  ];
  await runTool('wapiti', args, { folder, minutes: 35 });
  const { vulnerabilities, anomalies, infos } = report.parse(JSON.parse(readFileSync(output, 'utf8')));
  const found = [vulnerabilities, anomalies].flatMap((kinds) =>
    Object.entries(kinds).flatMap(([kind, ones]) =>
      ones.map(({ level, method, path, parameter, info }) => ({
        severity: levels[level] ?? 'critical',
        where: `${method} ${path}`,
        what: `${kind}: ${info} ${parameter ?? ''}`,
      })),
    ),
  );
  return { crawled: infos.crawled_pages_nbr ?? 0, found };
}

/** The questions of the public guide record nothing and know nobody, so there is nothing that another site could misuse. */
const accepted = /^POST \/uitleg\/[a-z0-9-]+\/vragen Cross Site Request Forgery: Lack of anti CSRF token/;

export function isMediumOrMore({ severity, where, what }: Found): boolean {
  return levels.indexOf(severity) >= levels.indexOf('medium') && !accepted.test(`${where} ${what}`);
}
