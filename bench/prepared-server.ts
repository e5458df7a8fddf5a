import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import * as z from 'zod';
import { startPostgres } from '../test/postgres.ts';

/** The token of a session, the reference of a dossier of 50 entries and the id of a child. */
const told = z.object({ token: z.string(), ref: z.string(), child: z.string() });
export type Prepared = z.infer<typeof told>;

const port = '8917';
export const base = `http://127.0.0.1:${port}`;

/** What the page costs without: nothing is encrypted, and nothing is written in the access log. */
const noLog = `set role pluis_owner;
  create or replace function pluis.note_access(
    p_log jsonb, p_action text, p_object_type text, p_object_ref text, p_subject text, p_outcome text, p_rule text
  ) returns void language plpgsql as $$ begin return; end $$;`;

/** Runs `work` against the built server on a PostgreSQL of its own, both of which end with it. */
export async function withServer(
  { bare = false }: { readonly bare?: boolean },
  work: (prepared: Prepared, databaseUrl: string) => Promise<void>,
): Promise<void> {
  const postgres = await startPostgres();
  const data = mkdtempSync(join(tmpdir(), 'pluis-bench-'));
  const env = { ...process.env, DATABASE_URL: postgres.url, DATA_DIR: data, PORT: port };
  const before = bare ? ['--import', './dist/bench/without-encryption.js'] : [];
  try {
    const output = execFileSync(process.execPath, [...before, 'dist/bench/prepare-server.js'], {
      env,
      encoding: 'utf8',
    });
    const prepared = told.parse(JSON.parse(output.trim().split('\n').at(-1) ?? ''));
    if (bare) await alter(postgres.url, noLog);
    const server = spawn(process.execPath, [...before, 'dist/src/app/cli.js', 'serve'], { env, stdio: 'ignore' });
    try {
      await untilAnswers();
      await work(prepared, postgres.url);
    } finally {
      server.kill('SIGTERM');
      await once(server, 'exit');
    }
  } finally {
    postgres.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

/** As the administrator of the database. */
export async function alter(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql);
  await client.end();
}

async function untilAnswers(): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const answered = await fetch(`${base}/uitleg`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('the server does not answer');
}
