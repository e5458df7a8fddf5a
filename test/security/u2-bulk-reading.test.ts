import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { onDossier } from '../../seed/asked.ts';
import { pace } from '../../src/core/access/pace.ts';
import type { DossierPlace } from '../../src/core/access/words.ts';
import { dossierId, locationId } from '../../src/core/kernel/kernel.schema.ts';
import type { DossierRef } from '../../src/core/kernel/kernel.ts';
import { openCases } from '../../src/platform/cases/open-cases.ts';
import { writtenCodec } from '../../src/platform/cases/written.schema.ts';
import { instantOf } from '../../src/platform/clock/clock.ts';
import { sqlDossierStore } from '../../src/platform/dossier-store/sql-store.ts';
import { asElsAt, manyDossiers } from '../builders/many-dossiers.ts';
import { isStopped, mostAtOnce, readThrough, type Opening } from '../builders/pace-model.ts';
import { openStage, type Person, type Stage } from '../builders/stage.ts';
import { scraping, WorkingDay } from '../builders/working-day.ts';
import { Dice } from './dice.ts';
import { figure } from './figure.ts';

const most = pace.dossiers;
const minute = 60_000;
const heading = 'U opende veel dossiers achter elkaar';

/** What stands between the menus: the rest is the same on every page. */
function mainOf(html: string): string {
  return /<main[^>]*>(.*)<\/main>/s.exec(html)?.[1] ?? html;
}

/** U2: whoever reads one dossier after the other is stopped, and who oversees is told. */
describe('U2: reading many dossiers', () => {
  let stage: Stage;
  let refs: readonly DossierRef[];
  let els: Person;
  /** What the clock is ahead; each test begins on another day. */
  let passed = 0;

  beforeAll(async () => {
    stage = await openStage(() => instantOf(new Date(Date.now() + passed)));
    refs = await manyDossiers(stage.context, 2 * most + 5);
    els = stage.demo('Els Voorbeeld');
  }, 240_000);
  afterAll(() => stage.close());
  beforeEach(() => {
    passed += 24 * 60 * minute;
  });

  const wait = (minutes: number) => void (passed += minutes * minute);
  const placeOf = (ref: DossierRef): DossierPlace => {
    const location = locationId.parse(stage.location);
    return { id: dossierId.parse('unknown'), ref, board: stage.board, location, state: 'open' };
  };
  const at = (n: number) => refs[n % refs.length]!;
  const get = async (token: string, path: string) => {
    const answer = await stage.ask(token, { method: 'GET', path });
    return { status: answer.status, to: answer.headers.get('location'), text: mainOf(await answer.text()) };
  };
  const post = async (token: string, path: string, form: Readonly<Record<string, string>>) => {
    const answer = await stage.ask(token, {
      method: 'POST',
      path,
      form: { _key: randomBytes(16).toString('hex'), ...form },
    });
    return { status: answer.status, to: answer.headers.get('location'), text: mainOf(await answer.text()) };
  };
  const open = async (token: string, n: number) => (await get(token, `/d/${at(n)}`)).status;
  /** The statuses with which these dossiers answer, one after the other. */
  async function openAll(token: string, from: number, until: number): Promise<readonly number[]> {
    const statuses = [];
    for (let n = from; n < until; n += 1) statuses.push(await open(token, n));
    return statuses;
  }
  /** In a new session, after so many dossiers as there may be. */
  async function full(who = els): Promise<string> {
    const token = await stage.signIn(who);
    await openAll(token, 0, most);
    return token;
  }
  const logged = (what: string) =>
    stage.sql(`select action, outcome, object_ref from access_log where at > '${instantOf(new Date(Date.now() + passed - 60 * minute))}'
      and ${what} order by at`);
  const stops = () =>
    stage.sql(
      `select id, staff_id, went_on_at from reading_stop where stopped_at > '${instantOf(new Date(Date.now() + passed - 60 * minute))}' order by stopped_at`,
    );
  const days = (n: number) => Date.parse('2028-01-03T00:00:00Z') + n * 24 * 60 * minute;

  describe('the next dossier', () => {
    test('opens up to and with the twentieth, and the twenty-first stays shut', async () => {
      const token = await stage.signIn(els);
      expect(await openAll(token, 0, most)).toEqual(Array.from({ length: most }, () => 200));
      const shut = await get(token, `/d/${at(most)}`);
      expect(shut.status).toBe(429);
      expect(shut.text).toContain(heading);
      expect(shut.text).not.toContain('Bo Verzonnen');
      for (const part of ['/tijdlijn', '/melding', '/nieuw', '/bewaren', '/melding/voorbereiding.pdf'])
        expect([part, (await get(token, `/d/${at(most)}${part}`)).status]).toEqual([part, 429]);
    });

    test('stays shut in another session and browser of the same person, and opens for a colleague', async () => {
      for (const from of [0, 8, 14]) await openAll(await stage.signIn(els), from, from + 8);
      expect(await open(await stage.signIn(els), most + 3)).toBe(429);
      const colleague = await stage.hire(`collega-${passed}`, 'teacher');
      const [place] = await stage.sql(`select id from dossier where ref = '${at(most + 3)}'`);
      await stage.grant(colleague, { id: String(place?.['id']), ref: at(most + 3), entry: '' }, 'team');
      expect(await open(await stage.signIn(colleague), most + 3)).toBe(200);
    });

    test('stays shut also when all are asked for at the same moment', async () => {
      const token = await stage.signIn(els);
      const statuses = await Promise.all(refs.map((_, n) => open(token, n)));
      expect(statuses.filter((status) => status === 200)).toHaveLength(most);
      expect(statuses.filter((status) => status === 429)).toHaveLength(refs.length - most);
    });

    test('opens again once ten minutes went by', async () => {
      const token = await full();
      expect(await open(token, most)).toBe(429);
      wait(pace.minutes + 1);
      expect(await open(await stage.signIn(els), most)).toBe(200);
    });

    test('is shut as it was for who has no right to it, whether it is there or not', async () => {
      const token = await full();
      await stage.exclude(els, stage.closed);
      const answers = await Promise.all(
        [stage.closed.ref, 'f'.repeat(32)].map(async (ref) => {
          const answer = await stage.ask(token, { method: 'GET', path: `/d/${ref}` });
          const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}`).sort();
          return [answer.status, headers, await answer.text()];
        }),
      );
      expect(answers[0]?.[0]).toBe(404);
      expect(answers[0]).toEqual(answers[1]);
    });
  });

  describe('is never held up:', () => {
    test('a dossier that was opened in those minutes', async () => {
      const token = await full();
      expect(await open(token, most)).toBe(429);
      expect(await openAll(token, 0, most)).toEqual(Array.from({ length: most }, () => 200));
      expect((await get(token, `/d/${at(3)}/tijdlijn`)).status).toBe(200);
    });

    test('a form of today, also when its page was opened an hour ago', async () => {
      const token = await stage.signIn(els);
      const page = await get(token, `/d/${at(most + 1)}/twijfel`);
      const version = /name="_version" value="(\d+)"/.exec(page.text)?.[1] ?? '';
      for (let n = 0; n < 6; n += 1) {
        wait(9);
        await open(token, 0);
      }
      wait(1);
      await openAll(token, 0, most);
      expect(await open(token, most + 1)).toBe(429);
      expect((await post(token, `/d/${at(most + 1)}/twijfel`, { _version: version, what: '' })).status).not.toBe(429);
    });

    test('an emergency contact, a signal, and a report in a dossier that stays shut', async () => {
      const token = await full();
      const shut = `/d/${at(most + 2)}`;
      expect((await get(token, shut)).status).toBe(429);
      for (const path of ['/nood', '/nood/vastleggen', '/nood/melding', '/zorg', `${shut}/melding/vastleggen`])
        expect([path, (await get(token, path)).status]).toEqual([path, 200]);
      const form = (await get(token, `${shut}/melding/vastleggen`)).text;
      const [, by = ''] = /name="by" value="([^"]+)"/.exec(form) ?? /name="by"[^>]*value="([^"]+)"/.exec(form) ?? [];
      const day = { 'on-day': '1', 'on-month': '9', 'on-year': '2026' };
      const report = await post(token, `${shut}/melding/vastleggen`, { ...day, by, channel: 'phone', name: 'open' });
      expect([report.status, report.to]).toEqual([303, expect.stringContaining(`${shut}/vastgelegd/`)]);
      expect(
        (await logged(`action = 'append' and object_ref = '${at(most + 2)}'`)).map((row) => row['outcome']),
      ).toEqual(['allowed']);
    });

    test('emergency access to a dossier', async () => {
      const reader = await stage.hire(`lezer-${passed}`, 'teacher');
      const places = await stage.sql(
        `select id, ref from dossier where ref = any ('{${refs.slice(0, most + 1).join(',')}}')`,
      );
      for (const { id, ref } of places)
        await stage.grant(reader, { id: String(id), ref: String(ref), entry: '' }, 'team');
      const token = await full(reader);
      expect(await open(token, most)).toBe(429);
      expect(await open(token, most + 1)).toBe(404);
      const [child] =
        await stage.sql(`select c.child_id as id from dossier_child c join dossier d on d.board_id = c.board_id and d.id = c.dossier_id
        where d.ref = '${at(most + 1)}'`);
      const asked = { child: String(child?.['id']), ground: 'danger', reason: 'Het kan niet wachten.' };
      expect((await post(token, '/toegang-nu', asked)).status).toBe(303);
      expect(await open(token, most + 1)).toBe(200);
    });

    test('a signal that goes into a dossier which was not opened', async () => {
      const token = await full();
      const now = stage.context.clock();
      const asked = asElsAt(stage.context, now);
      const waiting = (await stage.context.cases.waiting(asked))[0]!;
      expect((await stage.context.cases.takeInto(asked, waiting, at(most + 4))).ok).toBe(true);
      expect(await open(token, most + 4)).toBe(200);
    });
  });

  describe('who oversees', () => {
    test('is told once, and sees who and why, but no dossier and no child', async () => {
      const token = await full();
      await openAll(token, most, most + 5);
      const [stop, ...more] = await stops();
      expect(more).toEqual([]);
      const told = await stage.sql(
        `select staff_id from reading_stop_overseer where stop_id = '${String(stop?.['id'])}' order by 1`,
      );
      expect(told.map((row) => row['staff_id'])).toEqual(['dirk-bedacht', 'fien-nietecht']);
      const dirk = await stage.signIn(stage.demo('Dirk Bedacht'));
      expect((await get(dirk, '/start')).text).toMatch(/Kijk na waarom iemand veel dossiers opende \(\d+\)/);
      const page = await get(dirk, '/opgevallen');
      expect(page.text).toContain('Els Voorbeeld');
      expect(page.text).not.toMatch(/\/d\/|Bo Verzonnen|[0-9a-f]{32}(?!")/);
      for (const name of ['Els Voorbeeld', 'Kim Fictief'])
        expect((await get(await stage.signIn(stage.demo(name)), '/opgevallen')).text).not.toContain(
          String(stop?.['id']),
        );
    });

    test('is told at the moment itself, each of the two once', async () => {
      const { db, keyring, directory, protocols: codes } = stage.context;
      const store = sqlDossierStore({ db, keyring, codec: writtenCodec });
      const told: string[] = [];
      const tell = ({ staff }: Person) => Promise.resolve(void told.push(staff));
      const cases = openCases({ db, store, directory, codes, tell });
      for (const ref of refs)
        await cases.open(onDossier(asElsAt(stage.context, stage.context.clock()), ref, placeOf(ref)));
      expect(told.sort()).toEqual(['dirk-bedacht', 'fien-nietecht']);
    });

    test('looks, and it goes for both; nobody looks at what they were not told of', async () => {
      await open(await full(), most);
      const [stop] = await stops();
      const path = `/opgevallen/${String(stop?.['id'])}`;
      for (const name of ['Els Voorbeeld', 'Kim Fictief'])
        expect((await post(await stage.signIn(stage.demo(name)), path, {})).status).toBe(404);
      expect((await post(await stage.signIn(stage.demo('Dirk Bedacht')), path, {})).to).toBe('/opgevallen');
      const fien = await stage.signIn(stage.demo('Fien Nietecht'));
      expect((await get(fien, '/opgevallen')).text).not.toContain(path);
      expect((await post(fien, path, {})).status).toBe(404);
    });

    test('finds it in the review of the month: that somebody was stopped, that they read on, and each dossier that stayed shut', async () => {
      const token = await full();
      await openAll(token, most, most + 2);
      await post(token, `/d/${at(most)}/verder`, { reason: 'Overdracht aan een collega.' });
      await open(token, most);
      const month = stage.context.clock().slice(0, 7);
      passed += 31 * 24 * 60 * minute;
      const fien = await stage.signIn(stage.demo('Fien Nietecht'));
      const review = (await get(fien, `/controle/${month}`)).text;
      expect(review).toContain('gestopt na 20 verschillende dossiers binnen 10 minuten');
      expect(review).toContain('verder nadat Pluis stopte, en schreef waarom');
      expect(review).toMatch(/keer geweigerd|en werd geweigerd/);
      expect(review).toContain('las meer dan 20 verschillende dossiers binnen 10 minuten');
    });
  });

  describe('going on', () => {
    test('takes a fresh second factor and a reason, and is good for twenty more', async () => {
      const token = await full();
      const path = `/d/${at(most)}/verder`;
      expect(await open(token, most)).toBe(429);
      wait(6);
      expect((await get(token, path)).to).toContain('/bevestigen');
      passed -= 6 * minute;
      expect((await post(token, path, { reason: ' ' })).status).toBe(400);
      expect((await post(token, path, { reason: 'x'.repeat(2001) })).text).toContain('hooguit 2000 tekens');
      expect(await open(token, most)).toBe(429);
      wait(1);
      expect((await post(token, path, { reason: 'Ik draag alles over.' })).to).toBe(`/d/${at(most)}`);
      wait(1);
      expect(await openAll(token, most, 2 * most)).toEqual(Array.from({ length: most }, () => 200));
      expect(await open(token, 2 * most)).toBe(429);
      const dirk = await stage.signIn(stage.demo('Dirk Bedacht'));
      expect((await get(dirk, '/opgevallen')).text).toContain('Ik draag alles over.');
      expect(await stops()).toHaveLength(2);
    });

    test('comes back to who looked before there was a reason', async () => {
      const token = await full();
      await open(token, most);
      const [stop] = await stops();
      const dirk = await stage.signIn(stage.demo('Dirk Bedacht'));
      await post(dirk, `/opgevallen/${String(stop?.['id'])}`, {});
      await post(token, `/d/${at(most)}/verder`, { reason: 'Voor de bespreking van morgen.' });
      expect((await get(dirk, '/opgevallen')).text).toContain('Voor de bespreking van morgen.');
    });

    test('cannot be done beforehand, nor twice for one stop', async () => {
      const token = await stage.signIn(els);
      await open(token, 0);
      const path = `/d/${at(0)}/verder`;
      for (const waiting of await stage.sql(
        `select id from reading_stop where staff_id = '${els.staff}' and went_on_at is null`,
      ))
        await stage.sql(
          `update reading_stop set reason = '\\x01', went_on_at = stopped_at where id = '${String(waiting['id'])}'`,
        );
      expect((await get(token, path)).to).toBe(`/d/${at(0)}`);
      await post(token, path, { reason: 'Alvast.' });
      expect(await openAll(token, 1, most)).toEqual(Array.from({ length: most - 1 }, () => 200));
      expect(await open(token, most)).toBe(429);
      wait(1);
      await post(token, path, { reason: 'Een keer.' });
      wait(1);
      await post(token, path, { reason: 'En nog een keer.' });
      expect(await openAll(token, most, 2 * most)).toEqual(Array.from({ length: most }, () => 200));
      expect(await open(token, 2 * most)).toBe(429);
    });

    test('leads back to what was typed for a dossier that stayed shut', async () => {
      const token = await full();
      const path = `/d/${at(most + 4)}/sluiten`;
      expect((await post(token, path, { because: 'Zorg blijkt afwezig.' })).text).toContain('is bewaard');
      await post(token, `/d/${at(most + 4)}/verder`, { reason: 'Ik sluit oude dossiers.' });
      wait(1);
      expect((await get(token, path)).text).toContain('Zorg blijkt afwezig.');
    });
  });

  test('the database stops whom the rule stops, over random readings of one person', { timeout: 600_000 }, async () => {
    const seeds = figure({ short: 4, long: 100 });
    let stopped = 0;
    for (let seed = 1; seed <= seeds; seed += 1) {
      const dice = new Dice(seed);
      const openings: Opening[] = [];
      let wentOnAt: number | null = null;
      let now = days(seed);
      for (let step = 0; step < 120; step += 1) {
        now += dice.once(4) ? dice.under(5 * minute) : 1 + dice.under(12_000);
        const asked = asElsAt(stage.context, instantOf(new Date(now)));
        const next = { dossier: at(dice.under(refs.length)), at: now };
        const expected = isStopped({ openings, wentOnAt }, next);
        const got =
          (await stage.context.cases.open(onDossier(asked, next.dossier, placeOf(next.dossier)))) === 'stopped';
        expect([seed, step, got]).toEqual([seed, step, expected]);
        if (!expected) openings.push(next);
        else stopped += 1;
        if (expected && dice.once(3)) {
          now += 1;
          const again = asElsAt(stage.context, instantOf(new Date(now)));
          const stop = await stage.context.readingStops.mine(again.actor);
          if (stop !== null && (await stage.context.readingStops.readOn(again.actor, stop, 'Een reden.')))
            wentOnAt = now;
        }
      }
    }
    expect(stopped).toBeGreaterThan(seeds);
  });

  describe('on working days', () => {
    const many = 1_000;
    const ofAll = Array.from({ length: many }, (_, seed) => new WorkingDay(seed + 1).openings);

    test('of who leads child protection, a thousand of them, nobody is stopped', () => {
      const stopped = ofAll.flatMap((openings) => readThrough(openings).stopped);
      const opened = ofAll.reduce((sum, openings) => sum + openings.length, 0);
      console.info(
        `U2: ${many} days, ${opened} openings, at most ${Math.max(...ofAll.map((day) => mostAtOnce(day)))} dossiers in ${pace.minutes} minutes`,
      );
      expect(stopped).toEqual([]);
    });

    test('a limit of three would stop them on most days', () => {
      const by = { ...pace, dossiers: 3 };
      const days = ofAll.filter((openings) => readThrough(openings, by).stopped.length > 0);
      expect(days.length).toBeGreaterThan(many / 2);
    });

    test('whoever takes all along gets twenty in each ten minutes, and without a limit everything', () => {
      const all = scraping(200, 1);
      expect(readThrough(all).openings).toHaveLength(most);
      expect(readThrough(all, { ...pace, dossiers: Infinity }).openings).toHaveLength(200);
    });
  });
});
