import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoBoards } from '../../seed/boards.ts';
import { routes } from '../../src/app/routes.ts';
import { accessTable } from '../builders/access-table.ts';
import { plantSignal } from '../builders/planted-case.ts';
import { openStage, type Ask, type Person, type Place, type Stage } from '../builders/stage.ts';
import { figure } from './figure.ts';

const table = accessTable();
const [fedra, verdi] = demoBoards;
/** In every marked text, with whose it is behind it. */
const marker = 'KANARIEzq';
const canariesIn = (text: string): readonly string[] => [...new Set(text.match(new RegExp(`${marker}\\w+`, 'g')))];
const foreignNames = (verdi?.children ?? []).map(({ name }) => name);

/** How one new person stands to each of the dossiers of a board. */
type World = { readonly role: string; readonly relations: readonly string[] };

const aWorld: fc.Arbitrary<World> = fc.record({
  role: fc.constantFrom(...table.roles),
  relations: fc.array(fc.constantFrom('none', ...table.relations.filter((one) => one !== 'elsewhere')), {
    minLength: 4,
    maxLength: 4,
  }),
});

/** Who reads all four, and what waits. */
const everything: World = {
  role: 'childProtectionLead',
  relations: ['coordinator', 'coordinator', 'decider', 'deputy'],
};

type Case = { readonly canary: string; readonly place: Place; readonly state: 'open' | 'closed' };

describe('A4: what is not for this person', () => {
  let stage: Stage;
  let absent: Person;
  let cases: readonly Case[];
  let hired = 0;
  const seen = new Set<string>();
  const waiting = `${marker}waiting`;
  let waitingId = '';

  beforeAll(async () => {
    stage = await openStage();
    absent = await stage.hire('afwezig', 'childProtectionLead');
    cases = [
      await planted(0, 'open'),
      await planted(1, 'closed'),
      await planted(2, 'open'),
      await planted(3, 'closed'),
    ];
    for (const { place } of cases) await stage.grant(absent, place, 'coordinator');
    const { context } = stage;
    const kims = await plantSignal({ context, board: fedra!, by: 'Kim Fictief', child: 'Lot Nepnaam', text: waiting });
    waitingId = kims.id;
    const elsewhere = { context, board: verdi!, by: 'Ina Voorbeeld', child: 'Roos Niemand' };
    await (await plantSignal({ ...elsewhere, text: `${marker}elsewhere` })).open();
    await plantSignal({ ...elsewhere, text: `${marker}waitingelsewhere` });
  }, 120_000);
  afterAll(() => stage.close());

  async function planted(n: number, state: Case['state']): Promise<Case> {
    const canary = `${marker}dossier${n}`;
    const signal = { context: stage.context, board: fedra!, by: 'Els Voorbeeld', child: 'Bo Verzonnen', text: canary };
    const ref = await (await plantSignal(signal)).open();
    const [row] = await stage.sql(`select id from dossier where board_id = '${stage.board}' and ref = '${ref}'`);
    if (state === 'closed') await stage.sql(`update dossier set status = 'closed_monitored' where ref = '${ref}'`);
    return { canary, place: { id: String(row?.['id']), ref, entry: '' }, state };
  }

  async function hire({ role, relations }: World): Promise<Person> {
    hired += 1;
    const person = await stage.hire(`nieuw-${hired}`, role);
    for (const [n, relation] of relations.entries()) {
      const place = cases[n]!.place;
      if (relation === 'none') continue;
      if (relation === 'deputy') await stage.grant(person, place, relation, { deputyOf: absent.staff });
      else if (relation === 'ended') await stage.grant(person, place, 'team', { until: '2021-01-01' });
      else await stage.grant(person, place, relation === 'excluded' ? 'decider' : relation);
      if (relation === 'excluded') await stage.exclude(person, place);
    }
    return person;
  }

  /** By the reviewed tables: the texts of dossiers that this person reads, and what waits for who coordinates. */
  function ownCanaries({ role, relations }: World): readonly string[] {
    const mine = cases.filter(({ state }, n) => {
      const relation = relations[n] ?? 'none';
      const judged = relation === 'deputy' ? 'childProtectionLead' : role;
      return (
        role !== 'administrator' && table.relationOpens(relation, 'read', state) && table.roleGives(judged, 'read')
      );
    });
    const coordinates = table.roleGives(role, 'coordinate') && table.roleGives(role, 'read');
    return [...mine.map(({ canary }) => canary), ...(coordinates ? [waiting] : [])];
  }

  const listing = routes.filter(
    ({ method, path, needs }) => method === 'GET' && needs !== 'nothing' && !path.includes(':'),
  );
  const onEach = ['', '/tijdlijn', '/inzage', '/nergens'];

  function asks(): readonly Ask[] {
    return [
      ...listing.map(({ path }): Ask => ({ method: 'GET', path })),
      ...cases.flatMap(({ place }) => onEach.map((part): Ask => ({ method: 'GET', path: `/d/${place.ref}${part}` }))),
      ...cases.map(({ place }): Ask => ({ method: 'POST', path: `/d/${place.ref}/sluiten`, form: { because: '' } })),
      { method: 'GET', path: `/signalen/${waitingId}` },
      { method: 'POST', path: '/zorg', form: { child: 'niemand', what: '' } },
      { method: 'POST', path: '/concept', form: { _at: '/zorg' } },
      { method: 'GET', path: '/dossiers?zoek=KANARIE' },
    ];
  }

  /** All that is told this person of what is not theirs; `answers` gives headers and body in one. */
  async function foreignFor(world: World, answers = answerOf): Promise<readonly string[]> {
    const person = await hire(world);
    const token = await stage.signIn(person);
    const own = ownCanaries(world);
    const found: string[] = [];
    for (const ask of asks()) {
      const told = await answers(token, ask);
      for (const canary of canariesIn(told)) {
        if (own.includes(canary) && isAbout(ask, canary)) seen.add(canary);
        else found.push(`${canary} at ${ask.method} ${ask.path}`);
      }
      found.push(...foreignNames.filter((name) => told.includes(name)));
    }
    await stage.letGo(person);
    return found;
  }

  /** On the page of one dossier stands nothing of another, even when both are for this person. */
  function isAbout({ path }: Ask, canary: string): boolean {
    const here = cases.find(({ place }) => path.includes(place.ref));
    return here === undefined || here.canary === canary;
  }

  async function answerOf(token: string, ask: Ask): Promise<string> {
    const answer = await stage.ask(token, ask);
    if (answer.status >= 500)
      throw new Error(`${ask.method} ${ask.path} broke: ${JSON.stringify(stage.logged.at(-1))}`);
    return `${JSON.stringify([...answer.headers])}\n${await answer.text()}`;
  }

  test('stands in no list, count, page, header or error', { timeout: 7_200_000 }, async () => {
    const worlds = figure({ short: 12, long: 10_000 });
    await fc.assert(
      fc.asyncProperty(aWorld, async (world) => {
        expect(await foreignFor(world)).toEqual([]);
      }),
      { numRuns: worlds, endOnFailure: true, examples: [[everything]] },
    );
    console.info(`A4: ${worlds} worlds of ${asks().length} requests, ${seen.size} texts seen by whom they are for`);
    expect(seen.size).toBe(5);
  });

  test('stands in no line that the program logs', () => {
    expect(canariesIn(JSON.stringify(stage.logged))).toEqual([]);
  });

  test('would be noticed on any page', async () => {
    const world = { role: 'teacher', relations: ['none', 'none', 'none', 'none'] };
    const leaking = async (token: string, ask: Ask) =>
      `${await answerOf(token, ask)}${ask.path === '/start' ? cases[2]!.canary : ''}`;
    expect(await foreignFor(world, leaking)).toEqual([`${marker}dossier2 at GET /start`]);
  });
});
