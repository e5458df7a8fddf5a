import { rmSync } from 'node:fs';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dataFolder } from '../data-folder.ts';
import { seedDemo } from '../../seed/demo.ts';
import { demoBoards } from '../../seed/boards.ts';
import { boardIdOf, staffIdOf } from '../../seed/ids.ts';
import { openContext, type Context } from '../../src/app/context.ts';
import { application } from '../../src/app/server.ts';
import { instantOf } from '../../src/platform/clock/clock.ts';
import type { HttpEnv } from '../../src/platform/http/asking.ts';
import { begin } from '../../src/platform/sessions/sessions.ts';
import { asAdministrator, rows } from '../contract/raw.ts';

const fedra = demoBoards[0]!;

describe('who read a dossier, and the review of a month', () => {
  const dataDir = dataFolder('log-review');
  let context: Context;
  let app: Hono<HttpEnv>;
  let ref = '';
  let now = Date.parse('2026-11-10T10:00:00Z');
  beforeAll(async () => {
    const clock = () => instantOf(new Date(now));
    context = await openContext({ host: '', port: 0, dataDir, databaseUrl: undefined }, clock);
    await seedDemo(context);
    app = application(context, { info: () => undefined, error: console.error });
    ref = /href="\/d\/([0-9a-f]{32})"/.exec(await (await as('Els Voorbeeld', '/dossiers')).text())?.[1] ?? '';
  });
  afterAll(async () => {
    await context.db.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function tokenOf(name: string): Promise<string> {
    const person = fedra.people.find((one) => one.name === name)!;
    return begin(context.db, { board: boardIdOf(fedra), staff: staffIdOf(person) }, 'demo', context.clock());
  }
  async function as(name: string, at: string, form?: Readonly<Record<string, string>>): Promise<Response> {
    const token = await tokenOf(name);
    if (form === undefined) return app.request(at, { headers: { cookie: `pluis=${token}` } });
    const page = await (await app.request(at, { headers: { cookie: `pluis=${token}` } })).text();
    const csrf = /name="_csrf" value="([^"]*)"/.exec(page)?.[1] ?? '';
    const headers = { cookie: `pluis=${token}`, 'sec-fetch-site': 'same-origin' };
    return app.request(at, { method: 'POST', headers, body: new URLSearchParams({ _csrf: csrf, ...form }) });
  }
  const text = async (name: string, at: string) => {
    const html = await (await as(name, at)).text();
    return html
      .slice(html.indexOf('<main'))
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ');
  };
  const logged = (what: string) =>
    asAdministrator(context.db, (tx) =>
      rows(tx, `select actor, outcome from access_log where board_id = '${boardIdOf(fedra)}' and ${what} order by at`),
    );

  test('the holder sees who, in which function, when, what and by which right', async () => {
    await as('Els Voorbeeld', `/d/${ref}`);
    const page = await text('Els Voorbeeld', `/d/${ref}/gelezen`);
    expect(page).toContain(
      'dinsdag 10 november 2026, 11.00 uur Els Voorbeeld Zorgcoördinator Gelezen coördineert het dossier',
    );
    expect(page).toContain('Dossier geopend');
    expect(await logged(`object_type = 'log' and object_ref = '${ref}'`)).toHaveLength(1);
  });

  test('what was refused stands there as well', async () => {
    expect((await as('Theo Toetsenbord', `/d/${ref}`)).status).toBe(404);
    expect(await text('Els Voorbeeld', `/d/${ref}/gelezen`)).toContain(
      'Theo Toetsenbord Beheerder Geweigerd: gelezen had geen recht',
    );
  });

  test.each(['Kim Fictief', 'Dirk Bedacht', 'Fien Nietecht', 'Theo Toetsenbord'])(
    'it is not there for %s, and that they asked is in the log',
    async (name) => {
      const before = (await logged(`outcome = 'denied'`)).length;
      expect((await as(name, `/d/${ref}/gelezen`)).status).toBe(404);
      expect((await logged(`outcome = 'denied'`)).length).toBe(before + 1);
    },
  );

  test('the overview on request names no member of staff, and nobody who was refused', async () => {
    const page = await text('Els Voorbeeld', `/d/${ref}/gelezen/verzoek`);
    expect(page).toContain('Zorgcoördinator Gelezen');
    for (const { name } of fedra.people) expect(page).not.toContain(name);
    expect(page).not.toContain('Geweigerd');
  });

  test('the review shows what stands out and a sample, to the two who do it, and tells no name of a child', async () => {
    now = Date.parse('2026-12-02T10:00:00Z');
    for (const name of ['Els Voorbeeld', 'Fien Nietecht']) {
      const page = await text(name, '/controle/2026-11');
      expect(page).toMatch(/Theo Toetsenbord werd|Theo Toetsenbord vroeg/);
      expect(page).toMatch(/Steekproef.*Els Voorbeeld, Zorgcoördinator coördineert het dossier dossier \d/);
      for (const child of fedra.children) expect(page).not.toContain(child.name);
    }
    for (const name of ['Kim Fictief', 'Theo Toetsenbord']) expect((await as(name, '/controle')).status).toBe(404);
    expect(await logged(`action = 'review'`)).toHaveLength(2);
  });

  test('no month is asked for in which there was no log yet', async () => {
    const [first] = await asAdministrator(context.db, (tx) =>
      rows(tx, `select to_char(min(at), 'YYYY-MM') as begun from access_log where board_id = '${boardIdOf(fedra)}'`),
    );
    const begun = String(first?.['begun']);
    const later = now;
    now = Date.parse(`${begun}-28T10:00:00Z`) + 20 * 86_400_000;
    const page = await (await as('Fien Nietecht', '/controle')).text();
    now = later;
    expect([...page.matchAll(/href="\/controle\/([\d-]+)"/g)].map(([, month]) => month)).toEqual([begun]);
  });

  test('each signs for the own part, once, and then it stands no more on the first page', async () => {
    expect(await text('Fien Nietecht', '/start')).toContain('Kijk na wie in november 2026 dossiers las');
    expect((await as('Fien Nietecht', '/controle/2026-11', {})).status).toBe(303);
    expect(await text('Fien Nietecht', '/start')).not.toContain('november 2026 dossiers');
    const other = await text('Els Voorbeeld', '/controle/2026-11');
    expect(other).toContain('Functionaris gegevensbescherming Fien Nietecht tekende af op woensdag 2 december 2026');
    expect(other).toContain('Ik heb deze maand gecontroleerd');
    expect((await as('Els Voorbeeld', '/controle/2026-11', {})).status).toBe(303);
    expect(await text('Els Voorbeeld', '/controle/2026-11')).not.toContain('Ik heb deze maand gecontroleerd');
    expect(await logged(`action = 'sign_review'`)).toHaveLength(2);
  });

  test.each(['2026-12', '2025-01', '2026-13', 'x'])('there is no review of %s', async (month) => {
    expect((await as('Fien Nietecht', `/controle/${month}`)).status).toBe(404);
  });

  test('a lead who is shut out of a dossier sees nothing of it in the review', async () => {
    const before = await text('Els Voorbeeld', '/controle/2026-11');
    const person = (name: string) => staffIdOf(fedra.people.find((one) => one.name === name)!);
    await asAdministrator(context.db, (tx) =>
      rows(
        tx,
        `with c as (select set_config('app.board', '${boardIdOf(fedra)}', true), set_config('app.now', '2026-12-02T10:00:00Z', true))
         insert into exclusion (board_id, dossier_id, staff_id, since, set_by)
         select d.board_id, d.id, '${person('Els Voorbeeld')}', '2026-11-01', '${person('Dirk Bedacht')}' from dossier d, c where d.ref = '${ref}'`,
      ),
    );
    const after = await text('Els Voorbeeld', '/controle/2026-11');
    expect(before).toContain('Theo Toetsenbord');
    expect(after).not.toContain('Theo Toetsenbord werd');
    expect((await as('Els Voorbeeld', `/d/${ref}/gelezen`)).status).toBe(404);
  });
});
