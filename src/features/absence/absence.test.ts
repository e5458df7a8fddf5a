import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addDays, plainDateOf } from '../../core/kernel/dates.ts';
import { instantOf } from '../../platform/clock/clock.ts';
import { openStage, type Person, type Stage } from '../../../test/builders/stage.ts';

const own = '/afwezig/nieuw';
const ofColleague = '/afwezig/collega';
const nobodyIsThere = 'Er is nu niemand die dit ziet';
type Fields = Readonly<Record<string, string>>;

describe('who is away', () => {
  let stage: Stage;
  let passed = 0;
  let lead: Person;
  let director: Person;
  let teacher: Person;
  let deputy: Person;
  let elsewhere: Person;

  beforeAll(async () => {
    stage = await openStage(() => instantOf(new Date(Date.now() + passed)));
    [lead, director, teacher] = [stage.demo('Els Voorbeeld'), stage.demo('Dirk Bedacht'), stage.demo('Kim Fictief')];
    deputy = await stage.hire('vervanger', 'educationalStaff');
    elsewhere = await stage.hireElsewhere('elders', 'teacher');
  }, 120_000);
  afterAll(() => stage.close());
  beforeEach(async () => {
    passed += 60_000;
    await stage.sql(`update absence set valid_until = greatest(valid_from, '${stage.context.clock()}')`);
  });

  const get = async (who: Person, path: string) => {
    const answer = await stage.ask(await stage.signIn(who), { method: 'GET', path });
    return { status: answer.status, text: textOf(await answer.text()) };
  };
  const post = async (who: Person, path: string, form: Fields) => {
    const answer = await stage.ask(await stage.signIn(who), { method: 'POST', path, form });
    return { status: answer.status, to: answer.headers.get('location'), text: textOf(await answer.text()) };
  };
  const textOf = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  const day = (name: string, days: number): Fields => {
    const [year = '', month = '', on = ''] = addDays(plainDateOf(stage.context.clock()), days).split('-');
    return { [`${name}-day`]: on, [`${name}-month`]: month, [`${name}-year`]: year };
  };
  const week = (standIn: Person | 'niemand', from = 0): Fields => ({
    ...day('from', from),
    ...day('until', from + 6),
    deputy: standIn === 'niemand' ? standIn : standIn.staff,
  });
  const running = async (of: Person) =>
    (
      await stage.sql(
        `select id from absence where staff_id = '${of.staff}' and valid_until > greatest(valid_from, '${stage.context.clock()}')`,
      )
    ).map(({ id }) => String(id));
  const back = async (who: Person) => {
    const [id = ''] = await running(lead);
    return post(who, `/afwezig/${id}/terug`, {});
  };
  const record = async (more: Fields = {}) => {
    const [child] = await stage.sql(`select id from child where board_id = '${stage.board}' order by id limit 1`);
    const what = { what: 'Bo had geen jas aan.', source: 'seen', danger: 'no', ...day('on', 0) };
    const form = { _key: randomUUID(), child: String(child?.['id']), ...what, ...more };
    const { to } = await post(teacher, '/zorg', form);
    const id = (to ?? '').split('/').at(-1) ?? '';
    return { id, told: (await get(teacher, to ?? '')).text };
  };
  const inbox = (who: Person) => get(who, '/signalen');

  test('is asked with all errors at once, and what was typed stays', async () => {
    const answer = await post(lead, own, { 'from-day': '31', 'from-month': '2', 'from-year': '2026' });
    expect(answer.status).toBe(400);
    expect(answer.text.match(/Vul een dag in die bestaat/g)?.length).toBeGreaterThanOrEqual(2);
    expect(answer.text).toContain('Kies wie vervangt');
    expect((await post(lead, own, { ...week(deputy), ...day('from', -1) })).text).toContain('Vul vandaag in');
    expect((await post(lead, own, { ...week(deputy, 2), ...day('until', 1) })).text).toContain('na de eerste dag');
    expect((await post(lead, own, { ...week(deputy), ...day('until', 400) })).text).toContain('binnen een jaar');
    expect(await running(lead)).toEqual([]);
  });

  test('cannot be left to somebody who does not work there', async () => {
    const answer = await post(lead, own, week(elsewhere));
    expect([answer.status, answer.text.includes('werkt niet op dezelfde plek')]).toEqual([400, true]);
  });

  test('leaves what comes in to the deputy, who finds it and takes it up, until the other is back', async () => {
    expect((await inbox(deputy)).status).toBe(404);
    expect((await post(lead, own, week(deputy))).to).toBe('/afwezig');
    const { id, told } = await record();
    expect(told).toContain('vervanger Verzonnen (vervangt Els Voorbeeld) krijgt bericht');
    expect(told).not.toMatch(/Els Voorbeeld \(/);
    const start = (await get(deputy, '/start')).text;
    expect(start).toMatch(/U vervangt Els Voorbeeld tot en met/);
    expect(start).toMatch(/Er wachten? \d+ nieuwe? signa/);
    expect((await inbox(deputy)).status).toBe(200);
    const taken = await post(deputy, `/signalen/${id}`, { _key: randomUUID(), does: 'open', harm: 'home' });
    expect(taken.to).toMatch(/^\/d\/[0-9a-f]{32}$/);
    expect((await back(lead)).to).toBe('/afwezig');
    expect((await inbox(deputy)).status).toBe(404);
    expect((await get(deputy, '/start')).text).not.toContain('U vervangt');
  });

  test('opens to the deputy what the absent person leads, but never what the deputy is shut out of', async () => {
    const shutOut = await stage.hire('familie', 'educationalStaff');
    await stage.exclude(shutOut, stage.open);
    for (const [who, status] of [
      [deputy, 200],
      [shutOut, 404],
    ] as const) {
      await post(lead, own, week(who));
      expect((await get(who, `/d/${stage.open.ref}`)).status).toBe(status);
      await back(lead);
      expect((await get(who, `/d/${stage.open.ref}`)).status).toBe(404);
    }
  });

  test('hands a signal to no deputy from whom it is withheld, nor names them to the one who recorded it', async () => {
    await post(lead, own, week(deputy));
    const { id, told } = await record({ withheld: deputy.staff });
    expect(told).not.toContain('vervanger Verzonnen');
    expect(told).toContain(nobodyIsThere);
    expect((await get(deputy, `/signalen/${id}`)).status).toBe(404);
    await back(lead);
  });

  test('without a deputy is told to who records and to who leads, and not when somebody else is there', async () => {
    expect((await post(director, ofColleague, { staff: lead.staff, ...week('niemand') })).to).toBe('/afwezig');
    expect((await record()).told).toContain(nobodyIsThere);
    expect((await get(director, '/start')).text).toContain('er is nu niemand die nieuwe signalen krijgt');
    expect((await get(teacher, '/start')).text).not.toContain('er is nu niemand die nieuwe signalen krijgt');
    const second = await stage.hire('tweede', 'childProtectionLead');
    expect((await get(director, '/start')).text).not.toContain('er is nu niemand');
    expect((await record()).told).toContain('tweede Verzonnen');
    await stage.sql(`update staff set active = false where id = '${second.staff}'`);
  });

  test('is given for a colleague by who gives access there alone, and not to themselves', async () => {
    expect((await get(teacher, ofColleague)).status).toBe(404);
    expect((await post(teacher, ofColleague, { staff: lead.staff, ...week(deputy) })).status).toBe(404);
    expect((await post(director, ofColleague, { staff: lead.staff, ...week(director) })).status).toBe(400);
    expect((await post(director, ofColleague, { staff: elsewhere.staff, ...week(deputy) })).text).toContain(
      'Kies wie er afwezig is',
    );
    await post(director, ofColleague, { staff: lead.staff, ...week(deputy) });
    expect((await get(director, '/afwezig')).text).toContain('Els Voorbeeld is afwezig. vervanger Verzonnen vervangt.');
    expect(await running(lead)).toHaveLength(1);
    await back(deputy);
    expect(await running(lead)).toHaveLength(1);
    await back(director);
    expect(await running(lead)).toEqual([]);
  });

  test('can be ended before it begins, and warns when the deputy is away as well', async () => {
    await post(deputy, own, week('niemand', 3));
    await post(lead, own, week(deputy, 2));
    const list = (await get(lead, '/afwezig')).text;
    expect(list).toContain('vervanger Verzonnen is in deze tijd zelf ook afwezig');
    expect((await inbox(deputy)).status).toBe(404);
    expect(list).toContain('Dit gaat niet door');
    await back(lead);
    expect((await get(lead, '/afwezig')).text).toContain('U hebt niets doorgegeven');
  });

  test('asks for the second factor first, since somebody gets what another has', async () => {
    const token = await stage.signIn(lead);
    passed += 6 * 60_000;
    const answer = await stage.ask(token, { method: 'GET', path: own });
    expect(answer.headers.get('location')).toBe('/bevestigen?verder=%2Fafwezig%2Fnieuw');
  });

  test('is in the log, with who stands in, when it is set and when it ends', async () => {
    await post(lead, own, week(deputy));
    await back(lead);
    const found = await stage.sql(`select action, object_ref, rule, outcome from access_log
      where action in ('set_absence', 'end_absence') and actor = '${lead.staff}' order by at desc, action limit 2`);
    expect(found.map(({ action, object_ref, outcome }) => [action, object_ref, outcome]).sort()).toEqual([
      ['end_absence', lead.staff, 'allowed'],
      ['set_absence', lead.staff, 'allowed'],
    ]);
    for (const { rule } of found) expect(String(rule)).toMatch(/^vervanger:/);
  });
});
