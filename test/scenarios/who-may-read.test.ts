import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoBoards } from '../../seed/boards.ts';
import { boardIdOf, staffIdOf } from '../../seed/ids.ts';
import { named, openWholeHouse, whatIsThere, type Visitor, type WholeHouse } from '../builders/whole-house.ts';
import { asAdministrator, rows } from '../contract/raw.ts';

const fedra = demoBoards[0]!;
const board = boardIdOf(fedra);
const idOf = (name: string) => staffIdOf(fedra.people.find((one) => one.name === name)!);
const [els, kim, dirk] = ['Els Voorbeeld', 'Kim Fictief', 'Dirk Bedacht'] as const;
const past = '2020-01-01T00:00:00Z';
/** Midnight between two days in the Netherlands. */
const until = '2099-12-06T23:00:00Z';

describe('the page that says who may read a dossier', () => {
  let house: WholeHouse;
  let known: Readonly<Record<string, string>>;
  let dossier = '';
  beforeAll(async () => {
    house = await openWholeHouse(true);
    known = await whatIsThere(async (at) => (await house.ask(by(els), at)).text());
    dossier = String((await ask(`select id from dossier where ref = '${known['ref'] ?? ''}'`))[0]?.['id']);
  });
  afterAll(() => house.close());

  const by = (name: string): Visitor => named(house.people, name);
  const ask = (query: string) =>
    asAdministrator(house.context.db, async (tx) => {
      await rows(tx, `select set_config('app.board', '${board}', true), set_config('app.now', now()::text, true)`);
      return rows(tx, query);
    });
  const goes = async (table: string, id: string) => ask(`delete from ${table} where id = '${id}'`);
  const page = async (name: string = els) => {
    const answer = await house.ask(by(name), { method: 'GET', path: `/d/${known['ref'] ?? ''}/inzage` });
    return { status: answer.status, html: await answer.text() };
  };
  /** The table, a line for each row: who and what. */
  const readers = async (name: string = els) =>
    [
      ...(await page(name)).html.matchAll(
        /<tr class="govuk-table__row"><th[^>]*scope="row"[^>]*>([^<]*).*?<td[^>]*>(.*?)<\/td>/gs,
      ),
    ].map(([, who = '', what = '']) => `${who}: ${what.replace(/<[^>]*>/g, '')}`);
  const away = (who: string, deputy: string) =>
    ask(`insert into absence (board_id, id, staff_id, deputy_id, valid_from, valid_until, set_by, set_at)
      values ('${board}', 'weg', '${idOf(who)}', '${idOf(deputy)}', '${past}', '${until}', '${idOf(who)}', '${past}')`);
  const shutOut = (who: string) =>
    ask(`insert into exclusion (board_id, dossier_id, staff_id, since, set_by)
      values ('${board}', '${dossier}', '${idOf(who)}', '${past}', '${idOf(els)}')`);
  const letIn = (who: string) => ask(`delete from exclusion where staff_id = '${idOf(who)}'`);

  test('names a deputy by absence, whom they stand in for and until when, and lets them read it', async () => {
    expect((await page(kim)).status).toBe(404);
    await away(els, kim);
    const line = 'Kim Fictief: vervangt Els Voorbeeld tot maandag 7 december 2099 en leest alles';
    expect(await readers()).toContain(line);
    expect(await readers(kim)).toContain(line);
    await goes('absence', 'weg');
    expect((await readers()).join()).not.toContain('vervangt');
  });

  test('names whoever has emergency access, until it ends', async () => {
    const ends = '2099-12-06T13:05:00Z';
    await ask(`insert into break_glass (board_id, id, staff_id, location_id, child_id, ground, reason, opened_at, ends_at, review_by)
      select '${board}', 'nood', '${idOf(kim)}', d.location_id, c.child_id, 'danger', '\\x00', '${past}', '${ends}', '2099-12-09'
      from dossier d join dossier_child c on c.board_id = d.board_id and c.dossier_id = d.id where d.id = '${dossier}'`);
    await ask(
      `insert into break_glass_dossier (board_id, break_glass_id, dossier_id) values ('${board}', 'nood', '${dossier}')`,
    );
    expect(await readers()).toContain(
      'Kim Fictief: toegang in nood tot zondag 6 december 2099, 14.05 uur: leest alles',
    );
    await ask(`delete from break_glass_dossier where break_glass_id = 'nood'`);
    expect((await readers()).join()).not.toContain('nood');
  });

  test('names nobody who is shut out, nor who stands in for them, also where they had a place', async () => {
    expect((await readers()).join()).toContain(dirk);
    await shutOut(dirk);
    await away(dirk, kim);
    for (const line of await readers()) expect(line).not.toMatch(/Dirk Bedacht|vervangt/);
    expect((await page(dirk)).status).toBe(404);
    await letIn(dirk);
    expect(await readers()).toContainEqual(expect.stringContaining('Kim Fictief: vervangt Dirk Bedacht'));
    await shutOut(kim);
    expect((await readers()).join()).not.toMatch(/vervangt|Kim Fictief/);
    await letIn(kim);
    await goes('absence', 'weg');
  });

  test('tells that somebody is shut out to nobody but who gives places', async () => {
    const before = await page(dirk);
    await shutOut(kim);
    expect((await page(els)).html).toContain('verborgen voor één collega');
    expect(before.html).toContain(kim);
    expect((await page(dirk)).html).not.toContain('verborgen');
    await letIn(kim);
  });

  test('shows a place that shows nothing only to who can end it', async () => {
    await ask(`update staff_role set valid_until = valid_from + interval '1 second' where staff_id = '${idOf(dirk)}'`);
    expect(await readers()).toContain('Dirk Bedacht: heeft een plaats, en ziet nu niets');
    await shutOut(dirk);
    expect((await readers()).join()).not.toContain(dirk);
  });
});
