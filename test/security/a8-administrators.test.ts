import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allowed } from '../../src/core/access/access.ts';
import type { Permission, World } from '../../src/core/access/words.ts';
import { boardId, dossierId, dossierRef, locationId, staffId } from '../../src/core/kernel/kernel.schema.ts';
import type { LocationId, StaffId } from '../../src/core/kernel/kernel.ts';
import type { Ability } from '../../src/core/protocol/words.ts';
import { maySettle } from '../../src/features/people/settling.ts';
import type { Request } from '../../src/features/people/people.queries.ts';
import { asStaff } from '../../src/platform/db/as-staff.ts';
import type { SignedIn } from '../../src/platform/http/route.ts';
import { farOff, longAgo, now, permissions } from '../builders/access-worlds.ts';
import { databases, type Opened } from '../contract/databases.ts';
import { refusal, rows, rowsFor } from '../contract/raw.ts';
import {
  actor,
  at,
  board as storedBoard,
  coordinator,
  created,
  member,
  school as storedSchool,
  teacher,
} from '../contract/world.ts';

const board = boardId.parse('noord');
const dossier = dossierId.parse('d0');
const ref = dossierRef.parse('0'.repeat(32));
const school = locationId.parse('school');
const ada = staffId.parse('ada');
const bob = staffId.parse('bob');
const lead = staffId.parse('lead');
const director = staffId.parse('director');
const puppet = staffId.parse('puppet');
const everybody = [ada, bob, lead, director, puppet];
const always = { from: longAgo, until: null };
const aWhile = { from: longAgo, until: farOff };

/** The roles that can be given, as the shipped codes have them. */
const roles: Readonly<Record<string, readonly Ability[]>> = {
  teacher: ['record_signal', 'read', 'record'],
  lead: ['record_signal', 'read', 'record', 'coordinate', 'weigh', 'grant', 'report', 'inspect_log'],
  director: ['record_signal', 'read', 'record', 'weigh', 'decide', 'grant', 'report'],
  administrator: ['manage'],
};

/**
 * What the search changes. Everything that can be asked for has been asked for already, by somebody else, and costs no act: whatever six
 * acts reach, these six reach too. `held` are those as whom the administrators can sign in.
 */
type State = {
  readonly roles: readonly (readonly [StaffId, role: string])[];
  readonly grants: readonly (readonly [StaffId, 'team' | 'coordinator' | 'decider'])[];
  readonly absences: readonly (readonly [StaffId, deputy: StaffId])[];
  readonly glass: readonly StaffId[];
  readonly codes: readonly (readonly [StaffId, kind: 'account' | 'password' | 'factor'])[];
};
const start: State = {
  roles: [
    [ada, 'administrator'],
    [bob, 'administrator'],
    [lead, 'lead'],
    [director, 'director'],
  ],
  grants: [
    [lead, 'coordinator'],
    [director, 'decider'],
  ],
  absences: [],
  glass: [],
  codes: [],
};

type Rules = {
  readonly policy: typeof allowed;
  readonly confirms: (me: StaffId, request: Request, state: State) => boolean;
  readonly placesAsk: Permission;
};

function worldOf(state: State): World {
  return {
    staff: everybody.map((id) => ({ id, board })),
    roles: state.roles.map(([staff, role]) => ({
      ...{ staff, role, may: roles[role] ?? [] },
      ...{ location: placeOf(role) },
      ...always,
    })),
    dossiers: [{ id: dossier, ref, board, location: school, state: 'open' }],
    grants: state.grants.map(([staff, relation], n) => ({
      id: `g${n}`,
      dossier,
      staff,
      relation,
      deputyOf: null,
      ...always,
    })),
    exclusions: [],
    absences: state.absences.map(([staff, deputy], n) => ({ id: `a${n}`, staff, deputy, ...aWhile })),
    breakGlass: state.glass.map((staff, n) => ({ id: `e${n}`, dossier, staff, ...aWhile })),
  };
}
const placeOf = (role: string): LocationId | null => (role === 'administrator' ? null : school);

const heldBy = ({ codes }: State): readonly StaffId[] => [
  ada,
  bob,
  ...everybody.filter((who) => {
    const kinds = codes.filter(([whose]) => whose === who).map(([, kind]) => kind);
    return kinds.includes('account') || (kinds.includes('password') && kinds.includes('factor'));
  }),
];

const signedIn = (me: StaffId, state: State): SignedIn => ({
  ...{ id: me, name: 'N', board, boardName: 'B', demo: false },
  roles: state.roles
    .filter(([staff]) => staff === me)
    .map(([, role]) => ({
      ...{ location: placeOf(role), locationName: null, locationKind: null, protocol: null },
      ...{ role, may: roles[role] ?? [] },
    })),
});

/** As the page decides: the right to give access at the level of the board, and neither the starter nor the subject. */
const asBuilt: Rules = {
  policy: allowed,
  confirms: (me, request, state) => {
    const gives = allowed({ staff: me, ability: 'grant', dossier: null, now }, worldOf(state)).length > 0;
    const people = everybody.map((id) => ({
      ...{ id, name: 'N', hasAccount: true },
      roles: state.roles.filter(([who]) => who === id).map(([, role]) => ({ id: role, role, location: placeOf(role) })),
    }));
    return gives && maySettle(signedIn(me, state), request, people);
  },
  placesAsk: 'grant',
};

const asked = (kind: Request['kind'], staff: StaffId, role: string | null): Request => ({
  ...{ id: 'q', kind, staff, name: 'N', role, location: role === null ? null : placeOf(role), startedAt: now },
  ...{ startedBy: staffId.parse('somebody-else'), starter: 'N' },
});

type Step = readonly [act: string, after: State];

type Acting = { readonly me: StaffId; readonly state: State; readonly rules: Rules; readonly staff: StaffId };

function* confirming({ me, state, rules, staff }: Acting): Generator<Step> {
  const kind = staff === puppet ? 'account' : 'role';
  const code = kind === 'account' ? ([[staff, kind]] as const) : [];
  for (const role of Object.keys(roles))
    if (rules.confirms(me, asked(kind, staff, role), state))
      yield [
        `${me} confirms ${kind} ${role} of ${staff}`,
        { ...state, roles: [...state.roles, [staff, role]], codes: [...state.codes, ...code] },
      ];
  for (const factor of ['password', 'factor'] as const)
    if (rules.confirms(me, asked(factor, staff, null), state))
      yield [`${me} confirms ${factor} of ${staff}`, { ...state, codes: [...state.codes, [staff, factor]] }];
}

const mayAtBoard = (me: StaffId, ability: Permission, state: State) =>
  allowed({ staff: me, ability, dossier: null, now }, worldOf(state)).length > 0;

function* ending({ me, state, staff }: Acting): Generator<Step> {
  if (staff === me || !mayAtBoard(me, 'manage', state)) return;
  yield [`${me} ends the roles of ${staff}`, { ...state, roles: state.roles.filter(([who]) => who !== staff) }];
}

function* standingIn({ me, state, staff }: Acting): Generator<Step> {
  for (const absent of everybody) {
    if (absent === staff || staff === me || (absent !== me && !mayAtBoard(me, 'grant', state))) continue;
    yield [`${me} lets ${staff} stand in for ${absent}`, { ...state, absences: [...state.absences, [absent, staff]] }];
  }
}

function* placing({ me, state, rules, staff }: Acting): Generator<Step> {
  const onDossier = rules.policy({ staff: me, ability: 'grant', dossier, now }, worldOf(state)).length > 0;
  if (!(rules.placesAsk === 'manage' ? mayAtBoard(me, 'manage', state) : onDossier) || staff === me) return;
  for (const relation of ['team', 'coordinator', 'decider'] as const)
    yield [`${me} gives ${staff} the place of ${relation}`, { ...state, grants: [...state.grants, [staff, relation]] }];
}

/** Every act that a person of the product has, by this person, from this state. */
function* stepsBy(me: StaffId, state: State, rules: Rules): Generator<Step> {
  for (const staff of everybody) {
    const acting = { me, state, rules, staff };
    for (const kind of [confirming, ending, standingIn, placing]) yield* kind(acting);
  }
  yield [`${me} asks for emergency access`, { ...state, glass: [...state.glass, me] }];
}

function keyOf(state: State): string {
  return JSON.stringify(Object.values(state).map((facts) => [...new Set(facts.map((fact) => String(fact)))].sort()));
}

function reaches(state: State, { policy }: Rules): boolean {
  const world = worldOf(state);
  return heldBy(state).some((staff) =>
    permissions.some((ability) => policy({ staff, ability, dossier, now }, world).length > 0),
  );
}

/** Breadth first over every state that up to so many acts reach; answers with the acts that gave content, or with how many states there were. */
function search(rules: Rules, depth: number): { readonly acts: readonly string[] | null; readonly states: number } {
  const seen = new Set([keyOf(start)]);
  let edge: readonly (readonly [State, readonly string[]])[] = [[start, []]];
  for (let act = 0; act < depth; act += 1) {
    const next: (readonly [State, readonly string[]])[] = [];
    for (const [state, acts] of edge)
      for (const me of heldBy(state))
        for (const [said, after] of stepsBy(me, state, rules)) {
          const key = keyOf(after);
          if (seen.has(key)) continue;
          seen.add(key);
          const path = [...acts, said];
          if (reaches(after, rules)) return { acts: path, states: seen.size };
          next.push([after, path]);
        }
    edge = next;
  }
  return { acts: null, states: seen.size };
}

describe('A8: technical administrators, together', () => {
  test('reach no content by any series of up to six acts', { timeout: 300_000 }, () => {
    const found = search(asBuilt, 6);
    console.info(`A8: ${found.states} states`);
    expect(found).toMatchObject({ acts: null });
    expect(found.states).toBeGreaterThan(500);
  });

  const noManager = (held: World['roles'][number]) => ({
    ...held,
    may: held.may.length === 1 ? (['read', 'grant'] as const) : held.may,
  });
  test.each<readonly [string, Rules]>([
    ['who manages may confirm', { ...asBuilt, confirms: (me, request) => me !== request.staff }],
    [
      'who manages may give places',
      {
        ...asBuilt,
        placesAsk: 'manage',
        policy: (question, world) => allowed(question, { ...world, roles: world.roles.map(noManager) }),
      },
    ],
    [
      'emergency access asks for no role',
      {
        ...asBuilt,
        policy: (question, world) =>
          world.breakGlass.some(({ staff }) => staff === question.staff)
            ? [{ ability: question.ability, relation: 'break_glass', grant: 'e', role: null, sight: 'all' }]
            : allowed(question, world),
      },
    ],
    [
      'a technical role stands in like another',
      {
        ...asBuilt,
        policy: (question, world) =>
          allowed(question, {
            ...world,
            roles: world.roles.map(noManager),
            absences: [{ id: 'a', staff: lead, deputy: ada, ...aWhile }],
          }),
      },
    ],
  ])('would be found if %s', (_, rules) => {
    expect(search(rules, 6).acts).not.toBeNull();
  });
});

const manager = staffId.parse('beheerder');
const second = staffId.parse('tweede-beheerder');

describe.each(databases)('A8: the same acts in $name, past every page', ({ open }) => {
  let opened: Opened;
  let dossierThere: string;
  beforeAll(async () => {
    opened = await open();
    dossierThere = (await created(opened.store)).id;
    await asStaff(opened.db, { board: storedBoard, staff: null, now: at }, (tx) =>
      rows(
        tx,
        `with people as (insert into pluis.staff (board_id, id, name) values ('${storedBoard}', '${manager}', 'N'), ('${storedBoard}', '${second}', 'N') returning id)
         insert into pluis.staff_role (board_id, id, staff_id, role, may, valid_from)
         select '${storedBoard}', 'rol-' || id, id, 'administrator', '{manage}', '2020-01-01' from people`,
      ),
    );
  });
  afterAll(() => opened.close());

  const request = (id: string, staff: StaffId, by: StaffId, more = '') =>
    `insert into staff_request (board_id, id, kind, staff_id, role, location_id, started_by, started_at, ends_at${more === '' ? '' : ', settled_by, settled_at, outcome'})
     values ('${storedBoard}', '${id}', 'role', '${staff}', 'lead', '${storedSchool}', '${by}', '${at}', '2030-01-01'${more})`;
  const role = (id: string, staff: StaffId) =>
    `insert into staff_role (board_id, id, staff_id, location_id, role, may, valid_from) values ('${storedBoard}', '${id}', '${staff}', '${storedSchool}', 'lead', '{read}', '${at}')`;
  const place = (staff: StaffId, by: StaffId) =>
    `insert into dossier_grant (board_id, id, dossier_id, staff_id, relation, valid_from, opened_at, given_by)
     values ('${storedBoard}', 'g-${staff}', '${dossierThere}', '${staff}', 'coordinator', '${at}', '${at}', '${by}')`;
  const away = (staff: StaffId, deputy: StaffId, by: StaffId) =>
    `insert into absence (board_id, id, staff_id, deputy_id, valid_from, valid_until, set_by, set_at)
     values ('${storedBoard}', 'a-${staff}-${deputy}', '${staff}', '${deputy}', '${at}', '2030-01-01', '${by}', '${at}')`;
  const as = (who: StaffId, statement: string) => refusal(rowsFor(opened.db, actor(who), statement));

  test('each that gives rights is refused', async () => {
    const tries = [
      role('r1', manager),
      role('r2', second),
      role('r3', teacher),
      request('q1', second, coordinator),
      request('q2', second, manager, `, '${coordinator}', '${at}', 'confirmed'`),
      request('q3', second, manager, `, '${second}', '${at}', 'confirmed'`),
      place(manager, manager),
      place(second, manager),
      place(second, coordinator),
      away(coordinator, manager, manager),
      away(coordinator, second, manager),
      away(coordinator, teacher, coordinator),
    ];
    for (const statement of tries)
      expect([statement, await as(manager, statement)]).toEqual([
        statement,
        expect.stringMatching(/row-level security|check constraint/),
      ]);
    expect(await as(manager, "update staff_role set may = '{read}'")).toMatch(/permission denied/);
    expect(await as(manager, `update staff_role set valid_until = null where staff_id = '${second}'`)).toMatch(
      /row-level security/,
    );
  });
  test('nobody of them confirms what another started, and whoever gives access does', async () => {
    expect(await as(manager, request('q', member, manager))).toBe('done');
    const settle = (who: StaffId) =>
      `update staff_request set settled_by = '${who}', settled_at = '${at}', outcome = 'confirmed' where id = 'q'`;
    expect(await as(second, settle(second))).toMatch(/row-level security/);
    expect(await as(manager, settle(manager))).toMatch(/row-level security|check constraint/);
    expect(await as(coordinator, settle(coordinator))).toBe('done');
    expect(await as(second, role('r4', member))).toMatch(/row-level security/);
    expect(await as(coordinator, role('r5', member))).toBe('done');
  });
  test('and after all of it they see nothing', async () => {
    for (const who of [manager, second]) {
      expect(await as(who, away(who, who === manager ? second : manager, who))).toBe('done');
      for (const table of ['dossier', 'dossier_child', 'dossier_grant', 'exclusion'])
        expect(await rowsFor(opened.db, actor(who), `select 1 from ${table}`)).toEqual([]);
      expect((await rowsFor(opened.db, actor(coordinator), 'select 1 from dossier')).length).toBeGreaterThan(0);
    }
  });
});
