import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, openSync } from 'node:fs';
import { join } from 'node:path';

export type Ran = { readonly status: number | null; readonly folder: string; readonly log: string };

const reports = 'reports/attack';

/** A new folder under reports/attack, kept so that what a tool found can be read afterwards. */
export function reportFolder(name: string): string {
  mkdirSync(reports, { recursive: true });
  return mkdtempSync(join(process.cwd(), reports, `${name}-`));
}

/**
 * Runs a tool to its end, with its own home so that nothing of an earlier run counts. Throws when it takes longer than
 * `minutes`: a run that was cut off proves nothing.
 */
export async function runTool(
  command: string,
  args: readonly string[],
  { folder, minutes }: { folder: string; minutes: number },
): Promise<Ran> {
  const log = join(folder, 'output.log');
  const out = openSync(log, 'w');
  const child = spawn(command, args, {
    stdio: ['ignore', out, out],
    env: {
      ...process.env,
      HOME: folder,
      LANG: 'C.UTF-8',
      LC_ALL: 'C.UTF-8',
      TERM: 'dumb',
      http_proxy: '',
      https_proxy: '',
    },
    detached: true,
  });
  const status = await new Promise<number | null>((resolve, reject) => {
    const timer = setTimeout(() => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      reject(new Error(`${command} took longer than ${minutes} minutes; see ${log}`));
    }, minutes * 60_000);
    child.on('error', reject);
    child.on('exit', (code) => {
      clearTimeout(timer);
      resolve(code);
    });
  });
  return { status, folder, log };
}

/** What a tool found, as a row for a reader. */
export type Found = { readonly severity: string; readonly where: string; readonly what: string };

export function printTable(title: string, rows: readonly Found[]): void {
  console.log(`\n${title}`);
  if (rows.length === 0) console.log('  nothing');
  for (const { severity, where, what } of rows) console.log(`  ${severity.padEnd(9)} ${where.padEnd(52)} ${what}`);
}
