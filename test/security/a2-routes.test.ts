import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessTable, type RouteRow } from '../builders/access-table.ts';
import { openStage, type Ask, type Person, type Place, type Stage } from '../builders/stage.ts';
import { figure } from './figure.ts';

const table = accessTable();
const states = ['open', 'closed'] as const;
type State = (typeof states)[number];
/** Any role there will do, and it need not give these. */
const byRelationAlone = ['see_own', 'see_state', 'report'];
const technical = 'administrator';
/** For who handed it in or was told of it; here somebody else was. */
const ofOneselfAlone = ['/nood/klaar/:ref', '/zorg/klaar/:ref', '/opgevallen/:stop'];
/** What a coordinator of this role leaves to a deputy. */
const roleOfAbsent = 'childProtectionLead';

type Case = { readonly row: RouteRow; readonly role: string; readonly relation: string; readonly state: State };
type Answer = 'answers' | 'not there' | 'sign in';

/** Whether the reviewed tables let somebody of this role in this relation do this on a dossier in this state. */
function mayOnDossier({ row, role, relation, state }: Case): boolean {
  const right = row.for;
  if (role === technical || !table.relationOpens(relation, right, state)) return false;
  const judged = relation === 'deputy' ? roleOfAbsent : role;
  return byRelationAlone.includes(right) || table.roleGives(judged, right);
}

function mayOnBoard({ address, for: whom }: RouteRow, role: string): boolean {
  if (ofOneselfAlone.includes(address)) return false;
  return whom === 'everybody' || whom === 'staff' || table.roleGives(role, whom);
}

const fill = (pattern: string, values: Readonly<Record<string, string>>) =>
  pattern.replace(/:(\w+)/g, (_, name: string) => values[name] ?? 'niet-daar');

describe('A2: who may use which address', () => {
  let stage: Stage;
  let ofBoard: Readonly<Record<string, string>>;
  const people = new Map<string, Person>();
  const sessions = new Map<Person, string>();
  let absent: Person;

  beforeAll(async () => {
    stage = await openStage();
    absent = await stage.hire('afwezig', roleOfAbsent);
    for (const place of [stage.open, stage.closed]) await stage.grant(absent, place, 'coordinator');
    for (const role of table.roles)
      for (const relation of table.relations) people.set(`${role} ${relation}`, await standing(role, relation));
    const leaves = await stage.hire('vertrekt', 'teacher');
    await stage.sql(`insert into staff_request (board_id, id, kind, staff_id, started_by, started_at, ends_at)
      values ('${stage.board}', 'verzoek', 'password', '${leaves.staff}', '${absent.staff}', now(), now() + interval '1 day')`);
    const month = stage.context.clock().slice(0, 7);
    ofBoard = {
      ref: stage.signal,
      protocol: 'fedra-2019',
      month,
      staff: leaves.staff,
      role: `rol-${leaves.staff}`,
      request: 'verzoek',
    };
  }, 120_000);
  afterAll(() => stage.close());

  async function standing(role: string, relation: string): Promise<Person> {
    const name = `${role}-${relation}`.toLowerCase();
    if (relation === 'elsewhere') return stage.hireElsewhere(name, role);
    const person = await stage.hire(name, role);
    for (const place of [stage.open, stage.closed]) await stand(person, place, relation);
    return person;
  }

  async function stand(person: Person, place: Place, relation: string): Promise<void> {
    if (relation === 'none') return;
    const as = ['excluded', 'ended'].includes(relation) ? 'coordinator' : relation;
    const more = { deputy: { deputyOf: absent.staff }, ended: { until: '2021-01-01' } };
    await stage.grant(person, place, as, relation === 'deputy' || relation === 'ended' ? more[relation] : {});
    if (relation === 'excluded') await stage.exclude(person, place);
  }

  function onDossier({ method, address }: RouteRow, { ref, entry }: Place): Ask {
    return { method, path: fill(address, { ref, entry, act: 'F-3.1', question: 'q1' }) };
  }

  /** How an address answers: what is not there or not for this person, sign in first, or anything else. */
  async function answerTo(token: string, ask: Ask): Promise<Answer> {
    const { status, headers } = await stage.ask(token, ask);
    if (status >= 500) throw new Error(`${ask.method} ${ask.path} broke`);
    if (headers.get('location')?.startsWith('/aanmelden?verder=') === true) return 'sign in';
    return status === 404 ? 'not there' : 'answers';
  }

  async function sessionOf(person: Person): Promise<string> {
    const token = sessions.get(person) ?? (await stage.signIn(person));
    sessions.set(person, token);
    return token;
  }

  /** No refusal was logged: the door was open, and what was asked for behind it does not exist. */
  async function wasLetIn(person: Person, ask: Ask): Promise<boolean> {
    const token = await stage.signIn(person);
    sessions.set(person, token);
    await stage.ask(token, ask);
    const outcomes = await stage.outcomes(token);
    return !outcomes.includes('denied');
  }

  async function differences(cases: readonly Case[], may = mayOnDossier): Promise<readonly string[]> {
    const found: string[] = [];
    for (const one of cases) {
      const { row, role, relation, state } = one;
      const person = people.get(`${role} ${relation}`)!;
      const ask = onDossier(row, stage[state]);
      const expected = may(one) ? 'answers' : 'not there';
      const got = await answerTo(await sessionOf(person), ask);
      if (got === expected || (expected === 'answers' && (await wasLetIn(person, ask)))) continue;
      found.push(
        `${row.method} ${row.address} (${row.for}), ${role} as ${relation}, ${state}: ${got}, not ${expected}`,
      );
    }
    return found;
  }

  function casesOf(step: number): readonly Case[] {
    const all = table.ofDossier.flatMap((row) =>
      table.roles.flatMap((role) =>
        table.relations.flatMap((relation) => states.map((state): Case => ({ row, role, relation, state }))),
      ),
    );
    return all.filter((_, n) => n % step === 0);
  }

  test('on a dossier, by every role, relation and state', { timeout: 1_200_000 }, async () => {
    // Of no common factor with how many roles, relations and states there are: each of them comes up with each address.
    const cases = casesOf(figure({ short: 9, long: 1 }));
    const found = await differences(cases);
    console.info(`A2: ${cases.length} requests over ${table.ofDossier.length} addresses of a dossier`);
    expect(found).toEqual([]);
  });

  test('would be noticed where the table said otherwise', { timeout: 120_000 }, async () => {
    const cases = casesOf(97).filter(({ row }) => row.for !== 'inspect_log');
    const barred = cases.filter((one) => !mayOnDossier(one)).slice(0, 20);
    expect(await differences(barred, () => true)).toHaveLength(20);
    const letIn = cases
      .filter((one) => mayOnDossier(one))
      .filter(({ row }) => !/:(entry|act|file)\b/.test(row.address));
    expect(await differences(letIn.slice(0, 5), () => false)).toHaveLength(5);
  });

  test('on the board, by every role, also before anybody signed in', { timeout: 600_000 }, async () => {
    const found: string[] = [];
    const compare = (row: RouteRow, who: string, got: Answer, expected: readonly Answer[]) => {
      if (!expected.includes(got)) found.push(`${row.method} ${row.address} (${row.for}), ${who}: ${got}`);
    };
    for (const row of table.ofBoard) {
      const ask = { method: row.method, path: fill(row.address, ofBoard) };
      const before: readonly Answer[] = row.for === 'everybody' ? ['answers', 'not there'] : ['sign in'];
      compare(row, 'nobody', await answerTo('', ask), before);
      compare(row, 'halfway', await answerTo(await stage.signIn(absent, 'password'), ask), before);
      for (const role of table.roles) {
        const person = people.get(`${role} none`)!;
        const got = await answerTo(await stage.signIn(person), ask);
        const may = mayOnBoard(row, role);
        compare(row, role, may && got === 'not there' && (await wasLetIn(person, ask)) ? 'answers' : got, [
          may ? 'answers' : 'not there',
        ]);
      }
    }
    expect(found).toEqual([]);
  });
});
