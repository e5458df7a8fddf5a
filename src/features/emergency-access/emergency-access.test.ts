import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { instantOf } from '../../platform/clock/clock.ts';
import { locationId, staffId } from '../../core/kernel/kernel.schema.ts';
import { openStage, type Person, type Stage } from '../../../test/builders/stage.ts';

const ask = '/toegang-nu';
const running = '/toegang-nu/lopend';
const reviews = '/toegang-nu/nakijken';

describe('emergency access', () => {
  let stage: Stage;
  let passed = 0;
  const wait = (minutes: number) => void (passed += minutes * 60_000);
  let teacher: Person;
  let shutOut: Person;
  let manager: Person;
  let overseers: readonly Person[];
  let child: string;

  beforeAll(async () => {
    stage = await openStage(() => instantOf(new Date(Date.now() + passed)));
    teacher = await stage.hire('leerkracht', 'teacher');
    shutOut = await stage.hire('ouder', 'teacher');
    manager = await stage.hire('beheer', 'administrator');
    await stage.exclude(shutOut, stage.open);
    child = await childOf(stage.open.ref);
  }, 120_000);
  afterAll(() => stage.close());

  async function childOf(ref: string): Promise<string> {
    const [row] = await stage.sql(
      `select c.child_id as child from dossier_child c join dossier d on d.board_id = c.board_id and d.id = c.dossier_id where d.ref = '${ref}'`,
    );
    return String(row?.['child']);
  }
  const get = async (who: Person, path: string) => {
    const answer = await stage.ask(await stage.signIn(who), { method: 'GET', path });
    return { status: answer.status, text: await answer.text() };
  };
  const post = async (who: Person, path: string, form: Readonly<Record<string, string>>) => {
    const token = await stage.signIn(who);
    const answer = await stage.ask(token, { method: 'POST', path, form });
    return { status: answer.status, to: answer.headers.get('location'), text: await answer.text() };
  };
  const asking = { ground: 'danger', reason: 'Het kind wil niet naar huis.' };
  const logged = async (action: string) =>
    (await stage.sql(`select outcome from access_log where action = '${action}' order by at`)).map(
      (row) => row['outcome'],
    );

  test('asks for a child, a ground and a reason', async () => {
    const answer = await post(teacher, ask, { child: '', ground: '', reason: ' ' });
    expect(answer.status).toBe(400);
    for (const says of ['Kies een kind', 'Kies waarom', 'Schrijf in een paar zinnen'])
      expect(answer.text).toContain(says);
  });

  test('opens the dossier to read and add, and to nothing else', async () => {
    expect((await get(teacher, `/d/${stage.open.ref}`)).status).toBe(404);
    expect((await post(teacher, ask, { ...asking, child })).to).toBe(running);
    expect((await get(teacher, running)).text).toContain(`/d/${stage.open.ref}`);
    for (const page of ['', '/tijdlijn', '/nieuw'])
      expect((await get(teacher, `/d/${stage.open.ref}${page}`)).status).toBe(200);
    for (const page of ['/melding/voorbereiding.pdf', '/sluiten', '/gelezen', `/regel/${stage.open.entry}/intrekken`])
      expect([page, (await get(teacher, `/d/${stage.open.ref}${page}`)).status]).toEqual([page, 404]);
    expect((await get(teacher, `/d/${stage.open.ref}/documenten`)).text).not.toContain('.pdf');
    expect(await logged('break_glass')).toEqual(['allowed']);
  });

  test('tells two who oversee at once, and nobody else; the first page names no dossier and no child', async () => {
    const told = await stage.sql('select staff_id from break_glass_overseer order by staff_id');
    overseers = told.map((row) => ({ board: stage.board, staff: staffId.parse(row['staff_id']) }));
    expect(overseers).toHaveLength(2);
    for (const who of overseers) {
      const { text } = await get(who, '/start');
      expect(text).toContain('Kijk na waarom noodtoegang nodig was (1)');
      expect(/Noodtoegang<\/h2>(.*?)<h2/.exec(text)?.[1]).not.toMatch(/\/d\/|Nepnaam/);
    }
    expect((await get(teacher, '/start')).text).not.toContain('Kijk na waarom');
    expect((await get(overseers[0]!, reviews)).text).toContain(asking.reason);
    expect((await get(teacher, reviews)).text).not.toContain(asking.reason);
  });

  test('answers who is shut out as who asks about a child without a dossier', async () => {
    const actor = { board: stage.board, staff: teacher.staff, at: stage.context.clock(), via: 'screen' } as const;
    const card = { location: locationId.parse(stage.location), name: 'Lot Nepnaam', birthDate: null };
    const another = await stage.context.directory.addChild(actor, card, 'zonder-dossier');
    const one = await post(shutOut, ask, { ...asking, child });
    const other = await post(teacher, ask, { ...asking, child: another });
    expect([one.status, one.to, one.text]).toEqual([other.status, other.to, other.text]);
    expect((await get(shutOut, running)).text).toContain('Er is niets dat u zo kunt openen');
    expect((await get(shutOut, `/d/${stage.open.ref}`)).status).toBe(404);
    expect((await get(shutOut, '/dossiers')).text).not.toContain(stage.open.ref);
  });

  test('is not there for who manages the system', async () => {
    expect((await get(manager, ask)).status).toBe(404);
    expect((await post(manager, ask, { ...asking, child })).status).toBe(404);
  });

  test('goes on for an hour more when asked, and ends by itself', async () => {
    const [, use] = /lopend\/([0-9a-f]{32})/.exec((await get(teacher, running)).text) ?? [];
    wait(50);
    expect((await post(teacher, `${running}/${use ?? ''}`, {})).to).toBe(running);
    wait(30);
    expect((await get(teacher, `/d/${stage.open.ref}`)).status).toBe(200);
    wait(31);
    expect((await get(teacher, `/d/${stage.open.ref}`)).status).toBe(404);
    expect((await post(teacher, `${running}/${use ?? ''}`, {})).to).toBe(running);
    expect((await get(teacher, `/d/${stage.open.ref}`)).status).toBe(404);
    expect(await logged('break_glass_renewed')).toEqual(['allowed', 'denied']);
  });

  test('stays to be looked at until somebody who oversees gives a verdict; the board sees how many came too late', async () => {
    const board = await stage.hire('bestuurder', 'board');
    await stage.sql(`update staff_role set location_id = null where staff_id = '${board.staff}'`);
    expect((await get(board, '/start')).text).not.toContain('niet op tijd nagekeken');
    wait(8 * 24 * 60);
    expect((await get(board, '/start')).text).toMatch(/\d keer is noodtoegang niet op tijd nagekeken/);
    const lead = overseers[0]!;
    const officer = overseers[1]!;
    const { text } = await get(lead, reviews);
    expect(text).toContain('(te laat)');
    const uses = [...text.matchAll(/nakijken\/([0-9a-f]{32})/g)].map(([, id]) => id ?? '');
    expect((await post(lead, `${reviews}/${uses[0] ?? ''}`, {})).status).toBe(400);
    expect((await post(teacher, `${reviews}/${uses[0] ?? ''}`, { verdict: 'justified' })).status).toBe(404);
    for (const use of uses) expect((await post(lead, `${reviews}/${use}`, { verdict: 'justified' })).to).toBe(reviews);
    expect((await get(officer, reviews)).text).toContain('Er is nu niets om na te kijken');
    expect((await get(board, '/start')).text).not.toContain('niet op tijd nagekeken');
    expect(await logged('break_glass_reviewed')).toContain('allowed');
  });
});
