import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { csrfOf } from '../../src/platform/http/csrf.ts';
import type { Config } from '../../src/app/config.ts';
import { asAdministrator, rows } from '../contract/raw.ts';
import { named, openWholeHouse, type Visitor, type WholeHouse } from '../builders/whole-house.ts';
import { eicar, pdf, picture } from './files/corpus.ts';
import { fakeClamd, type FakeClamd } from './files/fake-clamd.ts';

const canary = 'Kanarie in een brief';
const letter = Buffer.from(`${canary}\n`);

/** One house with one scanner, or none, and what a person does in it. */
class Desk {
  readonly house: WholeHouse;
  readonly els: Visitor;
  readonly attach: string;
  readonly timeline: string;

  constructor(house: WholeHouse) {
    this.house = house;
    this.els = named(house.people, 'Els Voorbeeld');
    const route = house.routes.find(({ path }) => path === '/d/:ref/regel/:entry/bestand')!;
    this.attach = house.there(route);
    this.timeline = `${this.attach.split('/regel/')[0] ?? ''}/tijdlijn`;
  }

  async page(path: string, who = this.els): Promise<string> {
    return (await this.house.ask(who, { method: 'GET', path })).text();
  }

  async bring(bytes: Buffer, name = 'brief.txt', title = 'Brief van de huisarts', who = this.els): Promise<Response> {
    return this.bringFrom(await this.page(this.attach, who), bytes, name, title, who);
  }

  /** With the form as it was on this page. */
  bringFrom(page: string, bytes: Buffer, name: string, title: string, who = this.els): Promise<Response> {
    const body = new FormData();
    body.append('_csrf', csrfOf(who.token));
    body.append('_key', /name="_key" value="([^"]+)"/.exec(page)?.[1] ?? '');
    body.append('_version', /name="_version" value="(\d+)"/.exec(page)?.[1] ?? '');
    body.append('title', title);
    body.append('file', new Blob([new Uint8Array(bytes)]), name);
    const headers = { cookie: `__Host-pluis=${who.token}`, 'sec-fetch-site': 'same-origin' };
    return this.house.request(this.attach, { method: 'POST', headers, body });
  }

  /** The address of the file that was attached last. */
  async last(): Promise<string> {
    return /href="(\/d\/\w+\/bestand\/[\w-]+)"/.exec(await this.page(this.timeline))?.[1] ?? 'none';
  }

  fetch(path: string, who = this.els): Promise<Response> {
    return this.house.ask(who, { method: 'POST', path });
  }

  ask(query: string) {
    return asAdministrator(this.house.context.db, (tx) => rows(tx, query));
  }

  async count(): Promise<number> {
    return Number((await this.ask('select count(*)::integer as many from attachment'))[0]?.['many']);
  }
}

describe('F1', () => {
  describe('a file that is brought, with a scanner', () => {
    let clamd: FakeClamd;
    let desk: Desk;
    beforeAll(async () => {
      clamd = await fakeClamd();
      desk = new Desk(await openWholeHouse(true, { clamd: { host: '127.0.0.1', port: clamd.port } }));
    });
    afterAll(async () => {
      await desk.house.close();
      await clamd.close();
    });

    test('comes back as it came, to keep and never to show, under a name of ours', async () => {
      expect((await desk.bring(letter, '../../\u202egpj.exe')).status).toBe(303);
      const answer = await desk.fetch(await desk.last());
      expect(answer.status).toBe(200);
      expect(Buffer.from(await answer.arrayBuffer())).toEqual(letter);
      const header = (name: string) => answer.headers.get(name);
      expect(header('content-disposition')).toBe('attachment; filename="bijlage.txt"');
      expect(header('content-type')).toBe('text/plain; charset=UTF-8');
      expect(header('content-security-policy')).toMatch(/^default-src 'none'; .*; sandbox$/);
      expect(header('x-content-type-options')).toBe('nosniff');
      expect(header('cache-control')).toBe('no-store');
    });

    test('leaves who fetched it in the log, and nothing of its content or name anywhere', async () => {
      expect((await desk.bring(letter, 'Kanarie-naam.txt')).status).toBe(303);
      await desk.fetch(await desk.last());
      const [row] = await desk.ask(`select action, object_type, outcome, via, purpose from access_log
        where via = 'export' order by at desc, id desc limit 1`);
      expect(row).toMatchObject({
        action: 'read',
        object_type: 'dossier',
        outcome: 'allowed',
        purpose: 'file exported',
      });
      const found = await desk.ask(`select count(*)::integer as many from attachment
        where position('${canary}'::bytea in content) > 0`);
      expect(found[0]?.['many']).toBe(0);
      expect(JSON.stringify(desk.house.logged)).not.toContain('Kanarie');
      expect(JSON.stringify(await desk.ask('select * from access_log'))).not.toContain('Kanarie');
    });

    test('is refused with all errors at once and what was typed, when the scanner finds something in it', async () => {
      const before = await desk.count();
      const answer = await desk.bring(eicar, 'brief.txt', 'Brief van de huisarts');
      expect(answer.status).toBe(400);
      const page = await answer.text();
      expect(page).toContain('De virusscanner vond iets in dit bestand.');
      expect(page).toContain('value="Brief van de huisarts"');
      const both = await (await desk.bring(Buffer.alloc(0), 'leeg.pdf', ' ')).text();
      expect(both).toContain('Vul in wat het is.');
      expect(both).toContain('Dit bestand is leeg.');
      expect(await desk.count()).toBe(before);
    });

    test('of a kind that is not taken is refused in words, and larger than is read not at all', async () => {
      expect(await (await desk.bring(pdf('/OpenAction << /JS (x) >>'))).text()).toContain(
        'iets dat meer doet dan lezen',
      );
      expect((await desk.bring(Buffer.alloc(10 * 1024 * 1024 + 1, 'a'))).status).toBe(400);
      expect((await desk.bring(Buffer.alloc(12 * 1024 * 1024, 'a'))).status).toBe(400);
    });

    test('is for who reads that dossier, after the second factor, and for nobody else', async () => {
      expect((await desk.bring(await picture('png'), 'foto.png')).status).toBe(303);
      const path = await desk.last();
      const teacher = named(desk.house.people, 'Kim Fictief');
      expect((await desk.fetch(path, teacher)).status).toBe(404);
      const elsewhere = path.replace(/bestand\/.*/, `bestand/${'0'.repeat(32)}`);
      expect((await desk.fetch(elsewhere)).status).toBe(404);
      const other = await desk.page('/dossiers');
      const refs = [...other.matchAll(/href="\/d\/(\w{32})"/g)]
        .map(([, ref]) => ref)
        .filter((ref) => !path.includes(ref!));
      expect((await desk.fetch(path.replace(/\/d\/\w+/, `/d/${refs[0] ?? ''}`))).status).toBe(404);
    });

    test('waits when a colleague recorded in between, and the page says what, with the title that was typed', async () => {
      const page = await desk.page(desk.attach);
      const before = await desk.count();
      const typed = new URLSearchParams({ about: 'q1', because: 'Dirk twijfelt.' }).toString();
      const doubt = desk.timeline.replace('/tijdlijn', '/twijfel');
      const dirk = named(desk.house.people, 'Dirk Bedacht');
      expect((await desk.house.ask(dirk, { method: 'POST', path: doubt, form: typed })).status).toBe(303);
      const answer = await desk.bringFrom(page, letter, 'brief.txt', 'Brief van de buurman');
      expect(answer.status).toBe(409);
      const html = await answer.text();
      expect(html).toContain('Uw tekst is nog niet vastgelegd');
      expect(html).toMatch(/<li>Vraag van de weging, door Dirk Bedacht, [^<]*<\/li>/);
      expect(html).toContain('value="Brief van de buurman"');
      expect(await desk.count()).toBe(before);
      expect((await desk.bringFrom(html, letter, 'brief.txt', 'Brief van de buurman')).status).toBe(303);
    });

    test('for which there is no room is refused at its field, with what was typed', async () => {
      const full = `insert into attachment (board_id, dossier_id, id, entry_id, attached_at, scan, content)
        select d.board_id, d.id, 'vol-' || n, 'geen', '2020-01-01', 'clean', '\\x01'
        from dossier d cross join generate_series(1, 100) n where d.ref = '${desk.attach.slice(3, 35)}'`;
      const before = await desk.count();
      await desk.ask(full);
      const answer = await desk.bring(letter);
      const page = await answer.text();
      expect([answer.status, await desk.count()]).toEqual([400, before + 100]);
      expect(page).toContain('In dit dossier zitten al 100 bestanden.');
      expect(page).toContain('href="#file"');
      expect(page).toContain('value="Brief van de huisarts"');
      await desk.ask('alter table attachment disable trigger attachment_stays');
      await desk.ask(`delete from attachment where id like 'vol-%'`);
      await desk.ask('alter table attachment enable trigger attachment_stays');
    });

    test('goes with its entry or not at all', async () => {
      const before = { files: await desk.count(), page: await desk.page(desk.timeline) };
      await desk.ask('alter table attachment add constraint full_disk check (length(id) < 3) not valid');
      expect((await desk.bring(letter)).status).toBe(500);
      await desk.ask('alter table attachment drop constraint full_disk');
      expect(await desk.count()).toBe(before.files);
      expect((await desk.page(desk.timeline)).split('<article').length).toBe(before.page.split('<article').length);
    });

    test('that lies there changed, or in the place of another, is not handed out', async () => {
      await desk.bring(letter);
      const path = await desk.last();
      await desk.ask('alter table attachment disable trigger attachment_stays');
      await desk.ask('update attachment set content = set_byte(content, 29, get_byte(content, 29) # 1)');
      await desk.ask('alter table attachment enable trigger attachment_stays');
      expect((await desk.fetch(path)).status).toBe(500);
    });
  });

  test('a file goes with its dossier', async () => {
    const desk = new Desk(await openWholeHouse(true, {}));
    await desk.bring(letter);
    const [dossier] = await desk.ask('select board_id, dossier_id from attachment');
    await asAdministrator(desk.house.context.db, async (tx) => {
      await rows(tx, 'set local role pluis_retention');
      const { board_id: board, dossier_id: id } = dossier ?? {};
      await rows(tx, `select erase_objects('${String(board)}', array['${String(id)}'], '{}')`);
    });
    expect(await desk.count()).toBe(0);
    await desk.house.close();
  });

  describe('a file that no scanner looked at', () => {
    let clamd: FakeClamd | null = null;
    let desk: Desk;
    afterEach(async () => {
      await desk.house.close();
      await clamd?.close();
      clamd = null;
    });
    const open = async (settings: Partial<Config>) => {
      desk = new Desk(await openWholeHouse(true, settings));
    };

    test('stays closed, and the page says so before and after', async () => {
      await open({});
      expect(await desk.page(desk.attach)).toContain('Er is hier geen virusscanner.');
      expect((await desk.bring(letter)).status).toBe(303);
      const path = await desk.last();
      expect(await desk.page(path)).toContain('niet gescand');
      expect(await desk.page(path)).not.toContain('Bestand ophalen');
      expect((await desk.fetch(path)).status).toBe(409);
    });

    test('is handed out with a warning where the organisation chose so', async () => {
      await open({ unscanned: 'open' });
      await desk.bring(letter);
      const path = await desk.last();
      expect(await desk.page(path)).toContain('Geen virusscanner heeft dit bestand bekeken.');
      expect((await desk.fetch(path)).status).toBe(200);
    });

    test('is scanned when it is fetched, and closed for ever when something is in it', async () => {
      clamd = await fakeClamd('breaks off');
      const { port } = clamd;
      await open({ clamd: { host: '127.0.0.1', port }, unscanned: 'open' });
      expect((await desk.bring(eicar)).status).toBe(303);
      const path = await desk.last();
      expect((await desk.fetch(path)).status).toBe(409);
      await clamd.close();
      clamd = await fakeClamd('as it should', port);
      const answer = await desk.fetch(path);
      expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining('Niemand kan het ophalen.')]);
      await clamd.close();
      clamd = null;
      expect((await desk.fetch(path)).status).toBe(409);
      const [row] = await desk.ask('select scan from attachment');
      expect(row).toEqual({ scan: 'infected' });
    });
  });
});
