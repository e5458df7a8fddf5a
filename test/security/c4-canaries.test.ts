import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askedAs } from '../../seed/asked.ts';
import { demoBoards } from '../../seed/boards.ts';
import { seedDemo } from '../../seed/demo.ts';
import { readConfig } from '../../src/app/config.ts';
import { openContext, type Context } from '../../src/app/context.ts';
import { application } from '../../src/app/server.ts';
import { csrfOf } from '../../src/platform/http/csrf.ts';
import { begin } from '../../src/platform/sessions/sessions.ts';
import { hits, hitsIn } from '../builders/marked.ts';
import { asAdministrator } from '../contract/raw.ts';
import { startPostgres, type TestPostgres } from '../postgres.ts';

const canaries = 200;
/** In every marked text, and nowhere else. */
const marker = 'KANARIEzq';
const bins = execFileSync('pg_config', ['--bindir'], { encoding: 'utf8' }).trim();

describe('C4', () => {
  let server: TestPostgres;
  let context: Context;
  let folder = '';
  const logged: string[] = [];
  const usual = process.env['TMPDIR'];
  const at = (...parts: readonly string[]) => path.join(folder, ...parts);

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'pluis-canaries-'));
    for (const name of ['tmp', 'out']) mkdirSync(at(name));
    server = await startPostgres();
    process.env['TMPDIR'] = at('tmp');
    context = await openContext(readConfig({ DATABASE_URL: server.url, DATA_DIR: at('data') }));
    await seedDemo(context);
  }, 300_000);
  afterAll(async () => {
    await context.db.close();
    server.stop();
    if (usual === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = usual;
    rmSync(folder, { recursive: true });
  });

  async function browse() {
    const [house] = demoBoards;
    const lead = house?.people.find(({ role }) => role === 'childProtectionLead');
    const code = context.protocols.get('fedra-2019');
    if (house === undefined || lead === undefined || code === undefined) throw new Error('the demo has a first board');
    const asked = askedAs(code, house, lead, context.clock());
    const token = await begin(context.db, { board: asked.staff.board, staff: asked.staff.id }, 'two_factor', asked.now);
    const note = (about: object, says: string) => void logged.push(JSON.stringify([about, says]));
    const app = application(context, { info: note, error: note });
    const headers = { cookie: `__Host-pluis=${token}`, 'sec-fetch-site': 'same-origin' };
    const [child] = await context.directory.children(asked.actor);
    return {
      child: child!.id,
      get: (where: string) => app.request(where, { headers }),
      post: (where: string, fields: Readonly<Record<string, string>>) => {
        const body = new URLSearchParams({ _csrf: csrfOf(token), ...fields });
        return app.request(where, { method: 'POST', body, headers });
      },
    };
  }

  const signalOf = (child: string, n: number) => ({
    _key: `kanarie-${String(n).padStart(8, '0')}`,
    child,
    what: `${marker}${n} zei dat het thuis niet ging.`,
    'on-day': '1',
    'on-month': '9',
    'on-year': '2026',
    source: 'seen',
    danger: 'no',
  });

  test('200 marked texts go in through the pages, and come back on them', { timeout: 300_000 }, async () => {
    const { child, get, post } = await browse();
    const half = canaries / 2;
    for (let n = 0; n < half; n += 1) expect((await post('/zorg', signalOf(child, n))).status).toBe(303);
    for (let n = half; n < canaries; n += 1) {
      const kept = await post('/concept', { path: `/zorg/${n}`, what: `${marker}${n} in een concept` });
      expect(kept.status).toBe(200);
    }
    expect((await post('/zorg', { ...signalOf(child, canaries), child: '' })).status).toBe(400);
    expect((await (await get('/mijn-signalen')).text()).match(/<main/g)).toHaveLength(1);
    const { rows } = await asAdministrator(context.db, (tx) =>
      sql<{ signals: number; drafts: number }>`select (select count(*)::int from pluis.signal) as signals,
        (select count(*)::int from pluis.draft where payload is not null) as drafts`.execute(tx),
    );
    expect(rows[0]!.signals).toBeGreaterThanOrEqual(half);
    expect(rows[0]!.drafts).toBeGreaterThanOrEqual(1);
  });

  test(
    'of none of them anything lies in the data files, the write-ahead log, a dump, a base backup, logs or temporary files',
    { timeout: 300_000 },
    async () => {
      await asAdministrator(context.db, (tx) => sql`checkpoint`.execute(tx));
      const connection = ['-h', server.directory, '-U', 'pluis'];
      writeFileSync(
        at('out', 'dump.sql'),
        execFileSync(path.join(bins, 'pg_dump'), [...connection, 'postgres'], { maxBuffer: 1e9 }),
      );
      execFileSync(path.join(bins, 'pg_basebackup'), [...connection, '-D', at('out', 'base'), '-X', 'stream']);
      writeFileSync(at('out', 'log.jsonl'), logged.join('\n'));
      for (const place of [path.join(server.directory, 'data'), at('out'), at('data'), at('tmp')])
        expect(hitsIn(place, marker)).toEqual([]);
      expect(
        hitsIn(at('out', 'base'), marker).length + readdirSync(at('out', 'base', 'pg_wal')).length,
      ).toBeGreaterThan(0);
    },
  );

  test('a marked text in clear would be found, in every form', { timeout: 120_000 }, async () => {
    await asAdministrator(context.db, async (tx) => {
      await sql`update pluis.board set name = ${`Bestuur ${marker}1`} where board_id = (select min(board_id) from pluis.board)`.execute(
        tx,
      );
    });
    await asAdministrator(context.db, (tx) => sql`checkpoint`.execute(tx));
    expect(hitsIn(path.join(server.directory, 'data'), marker).length).toBeGreaterThanOrEqual(2);
    const text = Buffer.from(`xx ${marker}7 xx`);
    const utf16 = Buffer.from(text.toString(), 'utf16le');
    const written = [text, utf16, Buffer.from(utf16).swap16(), Buffer.from(text.toString('hex')), gzipSync(text)];
    const inBase64 = [0, 1, 2].map((n) => Buffer.from(text.subarray(n).toString('base64')));
    for (const bytes of [...written, ...inBase64])
      expect(hits(Buffer.concat([Buffer.alloc(5, 65), bytes, Buffer.alloc(5, 66)]), marker)).toBeGreaterThan(0);
  });
});
