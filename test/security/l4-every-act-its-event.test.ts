import { rmSync } from 'node:fs';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dataFolder } from '../data-folder.ts';
import { demoBoards } from '../../seed/boards.ts';
import { seedDemo } from '../../seed/demo.ts';
import { boardIdOf, staffIdOf } from '../../seed/ids.ts';
import { openContext, type Context } from '../../src/app/context.ts';
import { application } from '../../src/app/server.ts';
import { systemClock } from '../../src/platform/clock/clock.ts';
import type { HttpEnv } from '../../src/platform/http/asking.ts';
import { begin } from '../../src/platform/sessions/sessions.ts';
import { asAdministrator, rows } from '../contract/raw.ts';
import { figure } from './figure.ts';

const fedra = demoBoards[0]!;
const board = boardIdOf(fedra);
const canary = 'Kanarie Verzonnen zag iets bijzonders';
const absent = 'f'.repeat(32);

/** An act on the screen, and the rows it must leave: action, kind of object, which one, outcome and way. */
type Act = {
  readonly name: string;
  readonly who: string;
  readonly does: (cookie: string, csrf: string) => Promise<number>;
  readonly status: number;
  readonly leaves: readonly string[];
};

describe('L4', () => {
  const dataDir = dataFolder('l4');
  let context: Context;
  let app: Hono<HttpEnv>;
  let ref = '';
  let child = '';
  let seen = 0;
  beforeAll(async () => {
    context = await openContext({ host: '', port: 0, dataDir, databaseUrl: undefined });
    await seedDemo(context);
    app = application(context, { info: () => undefined, error: console.error });
    const [dossier] = await ask(
      `select ref, id from dossier where board_id = '${board}' and status = 'open' order by opened_at limit 1`,
    );
    ref = String(dossier?.['ref']);
    const [aChild] = await ask(`select id from child where board_id = '${board}' order by id limit 1`);
    child = String(aChild?.['id']);
    await newRows();
  });
  afterAll(async () => {
    await context.db.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const ask = (query: string) => asAdministrator(context.db, (tx) => rows(tx, query));
  /** What was logged since the last time, each thing once: how often a page looks at the same thing is its own affair. */
  async function newRows(): Promise<readonly string[]> {
    const found =
      await ask(`select l.seq, a.actor, a.action, a.object_type, a.object_ref, a.outcome, a.via, row_to_json(a)::text as whole
      from log_link l join access_log a on a.board_id = l.board_id and a.at = l.at and a.id = l.id
      where l.board_id = '${board}' and l.seq > ${seen} order by l.seq`);
    seen = Number(found.at(-1)?.['seq'] ?? seen);
    for (const { whole } of found) {
      expect(String(whole)).not.toContain(canary);
      for (const { name } of [...fedra.people, ...fedra.children]) expect(String(whole)).not.toContain(name);
    }
    const told = found.map(({ actor, action, object_type, object_ref, outcome, via }) =>
      [actor, action, object_type, object_ref === ref || object_ref === absent ? object_ref : '', outcome, via].join(
        ' ',
      ),
    );
    return [...new Set(told)].sort();
  }

  async function session(who: string) {
    const staff = staffIdOf(fedra.people.find(({ name }) => name === who)!);
    const token = await begin(context.db, { board, staff }, 'demo', systemClock());
    await ask(`update session set proved_at = '${systemClock()}' where staff_id = '${staff}'`);
    const cookie = `pluis=${token}`;
    const page = await (await app.request('/nood', { headers: { cookie } })).text();
    return { cookie, csrf: /name="_csrf" value="([^"]*)"/.exec(page)?.[1] ?? '' };
  }
  const get = (address: () => string) => async (cookie: string) =>
    (await app.request(address(), { headers: { cookie } })).status;
  const post =
    (address: () => string, fields: () => Record<string, string>) => async (cookie: string, csrf: string) => {
      const headers = { cookie, 'sec-fetch-site': 'same-origin' };
      const body = new URLSearchParams({ _csrf: csrf, ...fields() });
      return (await app.request(address(), { method: 'POST', headers, body })).status;
    };

  const about = (what: string, outcome = 'allowed', via = 'screen') => `${what} ${outcome} ${via}`;
  const onRef = (action: string) => `${action} dossier REF`;
  const page = (part: string) => get(() => `/d/${ref}${part}`);
  const els = 'Els Voorbeeld';
  const kim = 'Kim Fictief';
  const theo = 'Theo Toetsenbord';
  const acts: readonly Act[] = [
    ...['', '/tijdlijn', '/gezin', '/overleg', '/weging', '/documenten', '/inzage', '/nieuw', '/sluiten'].map(
      (part) => ({
        name: `reads ${part}`,
        who: els,
        does: page(part),
        status: 200,
        leaves: [about(onRef('read'))],
      }),
    ),
    {
      name: 'prints',
      who: els,
      does: page('/melding/voorbereiding.pdf'),
      status: 200,
      leaves: [about(onRef('read'), 'allowed', 'print')],
    },
    { name: 'looks who read', who: els, does: page('/gelezen'), status: 200, leaves: [about('read log REF')] },
    { name: 'lists dossiers', who: els, does: get(() => '/dossiers'), status: 200, leaves: [about('list dossier ')] },
    { name: 'lists tasks', who: kim, does: get(() => '/taken'), status: 200, leaves: [about('list dossier ')] },
    { name: 'opens the form', who: kim, does: get(() => '/zorg'), status: 200, leaves: [about('list child ')] },
    {
      name: 'hands in a signal',
      who: kim,
      does: post(() => '/zorg', signal),
      status: 303,
      leaves: [about('list child '), about('record signal ')],
    },
    {
      name: 'looks at own signals',
      who: kim,
      does: get(() => '/mijn-signalen'),
      status: 200,
      leaves: [about('list child '), about('read signal ')],
    },
    { name: 'tries a dossier', who: theo, does: page(''), status: 404, leaves: [about(onRef('read'), 'denied')] },
    {
      name: 'tries to change it',
      who: theo,
      does: post(
        () => `/d/${ref}/sluiten`,
        () => ({ because: canary }),
      ),
      status: 404,
      leaves: [about(onRef('append'), 'denied')],
    },
    {
      name: 'tries what is not there',
      who: els,
      does: get(() => `/d/${absent}`),
      status: 404,
      leaves: [about('read dossier ABSENT', 'denied')],
    },
    {
      name: 'types nonsense in an address',
      who: els,
      does: get(() => `/d/${encodeURIComponent(canary)}`),
      status: 404,
      leaves: [about('read dossier ', 'denied')],
    },
    {
      name: 'tries the inbox',
      who: kim,
      does: get(() => '/signalen'),
      status: 404,
      leaves: [about('read page ', 'denied')],
    },
    {
      name: 'looks who was stopped after many dossiers',
      who: els,
      does: get(() => '/opgevallen'),
      status: 200,
      leaves: [about('list reading_stop ')],
    },
    {
      name: 'says to have looked at what is not for them',
      who: kim,
      does: post(
        () => `/opgevallen/${absent}`,
        () => ({}),
      ),
      status: 404,
      leaves: [about('see reading_stop ABSENT', 'denied')],
    },
    { name: 'reads the guide', who: kim, does: get(() => '/uitleg'), status: 200, leaves: [] },
    { name: 'opens the emergency page', who: kim, does: get(() => '/nood'), status: 200, leaves: [] },
    {
      name: 'signs out',
      who: kim,
      does: post(
        () => '/afmelden',
        () => ({}),
      ),
      status: 200,
      leaves: [about('sign_out session ')],
    },
  ];
  function signal() {
    const day = { 'on-day': '1', 'on-month': '9', 'on-year': '2026' };
    return { _key: crypto.randomUUID(), child, what: canary, source: 'seen', danger: 'no', ...day };
  }

  function expected({ who, leaves }: Act): readonly string[] {
    const staff = staffIdOf(fedra.people.find(({ name }) => name === who)!);
    const known = [about('sign_in session '), ...leaves].map(
      (row) => `${staff} ${row.replace('REF', ref).replace('ABSENT', absent)}`,
    );
    return [...new Set(known)].sort();
  }

  async function leavesOf(act: Act): Promise<readonly string[]> {
    const { cookie, csrf } = await session(act.who);
    expect([act.name, await act.does(cookie, csrf)]).toEqual([act.name, act.status]);
    return newRows();
  }

  test(
    'acts in any order leave each row that they must and no other, without a name or a typed word',
    { timeout: 7_200_000 },
    async () => {
      const many = figure({ short: 120, long: 10_000 });
      for (let number = 0; number < many; number += 1) {
        // Each once in turn, so that the short form has them all; after that by chance.
        const act = acts[number < acts.length ? number : Math.floor(Math.random() * acts.length)]!;
        expect([act.name, await leavesOf(act)]).toEqual([act.name, expected(act)]);
      }
    },
  );

  test('an act that leaves nothing, or something else, would be found', async () => {
    const reads = acts[0]!;
    const silent = { ...reads, does: () => Promise.resolve(200) };
    expect(await leavesOf(silent)).not.toEqual(expected(silent));
    const more = {
      ...reads,
      does: async (cookie: string) => (await page('')(cookie)) + 0 * (await get(() => '/dossiers')(cookie)),
    };
    expect(await leavesOf(more)).not.toEqual(expected(more));
  });
});
