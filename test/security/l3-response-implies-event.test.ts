import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { Hono } from 'hono';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dataFolder } from '../data-folder.ts';
import { demoBoards } from '../../seed/boards.ts';
import { seedDemo } from '../../seed/demo.ts';
import { boardIdOf, staffIdOf } from '../../seed/ids.ts';
import { openContext, type Context } from '../../src/app/context.ts';
import { routes } from '../../src/app/routes.ts';
import { application } from '../../src/app/server.ts';
import { systemClock } from '../../src/platform/clock/clock.ts';
import type { HttpEnv } from '../../src/platform/http/asking.ts';
import { begin } from '../../src/platform/sessions/sessions.ts';
import { startPostgres, type TestPostgres } from '../postgres.ts';
import { figure } from './figure.ts';

const fedra = demoBoards[0]!;
const board = boardIdOf(fedra);
const names = demoBoards.flatMap(({ children }) => children.map(({ name }) => name));
const readRoutes = routes.filter(({ method, needs }) => method === 'GET' && needs !== 'nothing');
const silent = { info: () => undefined, error: () => undefined };

describe('L3', () => {
  const dataDir = dataFolder('l3');
  let server: TestPostgres;
  let context: Context;
  let app: Hono<HttpEnv>;
  let ref = '';
  let entry = '';
  beforeAll(async () => {
    server = await startPostgres();
    context = await openContext({ host: '', port: 0, dataDir, databaseUrl: server.url });
    await seedDemo(context);
    app = application(context, silent);
    const [dossier] = await outside(`select d.ref, e.id from pluis.dossier d join pluis.entry e on e.dossier_id = d.id
      where d.board_id = '${board}' and d.status = 'open' order by d.opened_at limit 1`);
    [ref, entry] = [String(dossier?.['ref']), String(dossier?.['id'])];
  });
  afterAll(async () => {
    await context.db.close();
    server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  /** As another program sees the database: only what is committed. */
  async function outside(query: string): Promise<readonly Record<string, unknown>[]> {
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(query)).rows;
    } finally {
      await client.end();
    }
  }
  async function sessionOf(name: string, strength: 'demo' | 'two_factor' = 'demo') {
    const staff = staffIdOf(fedra.people.find((one) => one.name === name)!);
    const token = await begin(context.db, { board, staff }, strength, systemClock());
    const session = createHash('sha256').update(createHash('sha256').update(token).digest()).digest('hex').slice(0, 16);
    return { cookie: `__Host-pluis=${token}`, session };
  }
  const rowsOf = async (session: string, more = '') =>
    Number(
      (await outside(`select count(*) as n from pluis.access_log where session_ref = '${session}' ${more}`))[0]?.['n'],
    );
  const addressOf = (pattern: string) =>
    pattern
      .replace(/^\/d\/:ref/, `/d/${ref}`)
      .replace(':entry', entry)
      .replace(':act', 'F-2.1')
      .replace(':question', 'q1')
      .replace(':month', '2026-10')
      .replace(':protocol', 'fedra-2019')
      .replace(/:\w+/, '0'.repeat(32));

  type Answers = (address: string, cookie: string) => Response | Promise<Response>;
  /** Null when an answer to this address shows nothing of children without a row that is committed by then. */
  async function silentAbout(address: string, mustLog: boolean, answers: Answers): Promise<string | null> {
    // Proved just now: what asks for that first would show nothing.
    const { cookie, session } = await sessionOf('Els Voorbeeld', 'two_factor');
    const body = await (await answers(address, cookie)).text();
    const shows = names.some((name) => body.includes(name));
    const logged = await rowsOf(session, `and action <> 'sign_in'`);
    return logged === 0 && (shows || mustLog) ? address : null;
  }

  test.each(readRoutes.map(({ path: pattern, logsAs }) => [pattern, logsAs] as const))(
    'what %s answers is in the log, committed, before it answers',
    async (pattern, logsAs) => {
      const answers: Answers = (address, cookie) => app.request(address, { headers: { cookie } });
      expect(await silentAbout(addressOf(pattern), logsAs !== null, answers)).toBeNull();
    },
  );

  test('a page that shows a child and leaves no row would be found', async () => {
    const leaking: Answers = () => new Response('Bo Verzonnen');
    expect(await silentAbout('/lek', false, leaking)).toBe('/lek');
  });

  test('no answer is without its row when every process of the database is killed in its work', async () => {
    const rounds = figure({ short: 2, long: 50 });
    for (let round = 0; round < rounds; round += 1) {
      const people = await Promise.all(Array.from({ length: 6 }, () => sessionOf('Els Voorbeeld')));
      const answered = new Map(people.map(({ session }) => [session, 0]));
      let killing = false;
      const read = async ({ cookie, session }: (typeof people)[number]) => {
        while (!killing) {
          const answer = await app.request(`/d/${ref}`, { headers: { cookie } });
          if (answer.status === 200) answered.set(session, (answered.get(session) ?? 0) + 1);
        }
      };
      const loops = people.map(read);
      while ([...answered.values()].reduce((sum, count) => sum + count, 0) < 40 + round)
        await new Promise(setImmediate);
      await server.killAndRestart();
      killing = true;
      await Promise.all(loops);
      for (const [session, count] of answered)
        expect(await rowsOf(session, `and action = 'read' and outcome = 'allowed'`)).toBeGreaterThanOrEqual(count);
    }
  });
});
