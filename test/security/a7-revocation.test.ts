import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asStaff } from '../../src/platform/db/as-staff.ts';
import { rows } from '../contract/raw.ts';
import { openStage, type Person, type Stage } from '../builders/stage.ts';
import { figure } from './figure.ts';

type Taken = { readonly person: Person; readonly token: string; readonly grant: string };

/** The ways in which access ends, each as the application does it, in its own role and for who may. */
type Way = {
  readonly name: string;
  readonly stillSignedIn: boolean;
  readonly take: (taken: Taken) => Promise<unknown>;
};

describe('A7: what is taken from somebody', () => {
  let stage: Stage;
  let hired = 0;
  beforeAll(async () => {
    stage = await openStage();
  }, 120_000);
  afterAll(() => stage.close());

  /** One statement as the application, for the coordinator of the dossier. */
  const byCoordinator = (statement: string) =>
    asStaff(stage.context.db, { ...stage.demo('Els Voorbeeld'), now: stage.context.clock() }, (tx) =>
      rows(tx, statement),
    );
  const mine = (person: Person) => `where board_id = '${stage.board}' and staff_id = '${person.staff}'`;

  const ways: readonly Way[] = [
    {
      name: 'a role',
      stillSignedIn: false,
      take: ({ person }) => byCoordinator(`update staff_role set valid_until = app_now() ${mine(person)}`),
    },
    {
      name: 'a place on the dossier',
      stillSignedIn: true,
      take: ({ grant }) =>
        byCoordinator(
          `update dossier_grant set valid_until = app_now() where board_id = '${stage.board}' and id = '${grant}'`,
        ),
    },
    {
      name: 'this session',
      stillSignedIn: false,
      take: async ({ person }) => stage.ask(await stage.signIn(person), { method: 'POST', path: '/toegang/overal' }),
    },
    {
      name: 'everything of this dossier, by an exclusion',
      stillSignedIn: true,
      take: ({ person }) =>
        byCoordinator(`insert into exclusion (board_id, dossier_id, staff_id, since, set_by)
          values ('${stage.board}', '${stage.open.id}', '${person.staff}', app_now(), 'els-voorbeeld')`),
    },
    {
      name: 'the work here',
      stillSignedIn: false,
      take: ({ person }) =>
        byCoordinator(`update staff set active = false where board_id = '${stage.board}' and id = '${person.staff}'`),
    },
  ];

  const addresses = () => [`/d/${stage.open.ref}`, `/d/${stage.open.ref}/tijdlijn`, `/d/${stage.open.ref}/gezin`];

  /** Lets somebody in, takes it away, and tells what of the next requests still shows the dossier. */
  async function stillShown({ stillSignedIn, take }: Way, n: number): Promise<readonly string[]> {
    hired += 1;
    const person = await stage.hire(`weg-${hired}`, 'teacher');
    const grant = await stage.grant(person, stage.open, n % 2 === 0 ? 'team' : 'coordinator');
    const token = await stage.signIn(person);
    const look = async (path: string) => (await stage.ask(token, { method: 'GET', path })).status;
    for (const path of addresses()) if ((await look(path)) !== 200) throw new Error(`${person.staff} was never let in`);
    await take({ person, token, grant });
    const expected = stillSignedIn ? 404 : 303;
    const found: string[] = [];
    for (const path of addresses()) {
      const status = await look(path);
      if (status !== expected) found.push(`${path} answers ${status}`);
    }
    const list = await stage.ask(token, { method: 'GET', path: '/dossiers' });
    if ((await list.text()).includes(stage.open.ref)) found.push('the list has it');
    const change = await stage.ask(token, {
      method: 'POST',
      path: `/d/${stage.open.ref}/twijfel`,
      form: { because: 'x' },
    });
    if (change.status !== expected) found.push(`a change answers ${change.status}`);
    return found;
  }

  test('is gone at the next request', { timeout: 7_200_000 }, async () => {
    const cases = figure({ short: 40, long: 1_000 });
    const found: string[] = [];
    for (let n = 0; n < cases; n += 1) {
      const way = ways[n % ways.length]!;
      found.push(...(await stillShown(way, n)).map((says) => `${way.name}: ${says}`));
    }
    console.info(`A7: ${cases} cases in ${ways.length} ways`);
    expect(found).toEqual([]);
  });

  test('would be noticed when it was still there', async () => {
    const nothing: Way = { name: 'nothing', stillSignedIn: true, take: () => Promise.resolve() };
    expect(await stillShown(nothing, 0)).toHaveLength(5);
  });
});
