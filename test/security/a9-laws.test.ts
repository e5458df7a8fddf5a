import { describe, expect, test } from 'vitest';
import { allowed, whoCanRead } from '../../src/core/access/access.ts';
import type { DossierGrant, Opened, Permission, Relation, RoleHeld, World } from '../../src/core/access/words.ts';
import { boardId, dossierId, dossierRef, locationId, staffId } from '../../src/core/kernel/kernel.schema.ts';
import type { DossierId, LocationId, StaffId } from '../../src/core/kernel/kernel.ts';
import { abilities, type Ability } from '../../src/core/protocol/words.ts';
import { before, farOff, later, longAgo, now, permissions } from '../builders/access-worlds.ts';
import { figure } from './figure.ts';

const boards = ['b0', 'b1', 'b2'].map((id) => boardId.parse(id));
const [kim, els, tom, lea] = [staffId.parse('kim'), staffId.parse('els'), staffId.parse('tom'), staffId.parse('lea')];
const staff = [kim, els, tom, lea];
const [d0, d1] = [dossierId.parse('d0'), dossierId.parse('d1')];
const dossiers = [d0, d1, dossierId.parse('d2'), dossierId.parse('d3')];
const [here, there] = [locationId.parse('l0'), locationId.parse('l1')];
const ref = dossierRef.parse('0'.repeat(32));
const always = { from: longAgo, until: null } as const;
const over = { from: longAgo, until: before } as const;
const hour = { from: before, until: later } as const;

/**
 * Small scope, gone through whole: three boards (Kim, Els and Tom with the first two dossiers in the first, Lea in the second, nobody in
 * the third), and Kim by every combination of relation, role, place, state, absence, emergency and exclusion.
 */
const relations = [null, 'recorder', 'team', 'coordinator', 'decider', 'informed', 'deputy'] as const;
const roles: readonly (readonly Ability[] | null)[] = [
  null,
  [],
  ['manage'],
  ['read'],
  ['read', 'record', 'weigh'],
  ['read', 'record', 'coordinate', 'grant', 'inspect_log'],
  ['read', 'manage'],
  abilities,
];
const places = [null, here, there] as const;
const states = ['open', 'closed'] as const;
const ofEls = ['team', 'coordinator', 'informed'] as const;
const [yes, no] = [true, false];
const both = [no, yes];

type Choice = {
  readonly relation: Relation | null;
  readonly may: readonly Ability[] | null;
  readonly at: LocationId | null;
  readonly state: 'open' | 'closed';
  readonly ofEls: Relation;
  readonly away: boolean;
  readonly glass: boolean;
  readonly excluded: boolean;
  readonly elsExcluded: boolean;
};

function* choices(): Generator<Choice> {
  for (const relation of relations)
    for (const may of roles)
      for (const at of places)
        for (const state of states)
          for (const theirs of ofEls)
            for (const away of both)
              for (const glass of both)
                for (const excluded of both)
                  for (const elsExcluded of both)
                    yield { relation, may, at, state, ofEls: theirs, away, glass, excluded, elsExcluded };
}

const grant = (id: string, who: StaffId, relation: Relation, dossier = d0): DossierGrant => ({
  ...{ id, dossier, staff: who, relation, deputyOf: relation === 'deputy' ? els : null },
  ...always,
});
const role = (who: StaffId, may: readonly Ability[], location: LocationId | null): RoleHeld => ({
  ...{ staff: who, role: 'rol', may, location },
  ...always,
});

function worldOf(one: Choice): World {
  return {
    staff: [kim, els, tom].map((id) => ({ id, board: boards[0]! })).concat([{ id: lea, board: boards[1]! }]),
    roles: [
      ...(one.may === null ? [] : [role(kim, one.may, one.at)]),
      role(els, abilities, here),
      role(lea, abilities, null),
    ],
    dossiers: dossiers.map((id, n) => ({
      ...{ id, ref, board: boards[n < 2 ? 0 : n - 1]!, location: n === 1 ? there : here, state: one.state },
    })),
    grants: [
      ...(one.relation === null ? [] : [grant('van-kim', kim, one.relation)]),
      grant('van-els', els, one.ofEls),
      grant('van-els-daar', els, one.ofEls, d1),
    ],
    exclusions: [
      ...(one.excluded ? [{ dossier: d0, staff: kim }] : []),
      ...(one.elsExcluded ? [{ dossier: d0, staff: els }] : []),
    ],
    absences: one.away ? [{ id: 'weg', staff: els, deputy: kim, from: before, until: later }] : [],
    breakGlass: one.glass ? [{ id: 'nood', dossier: d0, staff: kim, ...hour }] : [],
  };
}

type Policy = typeof allowed;
type Ask = (world: World, ability: Permission, who?: StaffId, dossier?: DossierId) => readonly Opened[];
type Law = readonly [says: string, holds: (one: Choice, ask: Ask) => boolean];

const can = (ask: Ask, world: World, who = kim, dossier = d0) =>
  permissions.filter((ability) => ask(world, ability, who, dossier).length > 0);
const within = (less: readonly string[], more: readonly string[]) => less.every((one) => more.includes(one));
const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
const changed = (one: Choice, change: Partial<Choice>) => worldOf({ ...one, ...change });
const everyWay = (ask: Ask, world: World, who = kim) => permissions.flatMap((ability) => ask(world, ability, who));
const gives = (one: Choice, ability: Ability) => one.may?.includes(ability) ?? false;
const heldHere = (one: Choice) => one.may !== null && one.at !== there;
const technical = (one: Choice) => one.may !== null && one.may.length > 0 && one.may.every((may) => may === 'manage');

/** Twenty laws. Each is a sentence about every world of the small scope. */
const laws: readonly Law[] = [
  ['an exclusion leaves nothing', (one, ask) => can(ask, changed(one, { excluded: yes })).length === 0],
  [
    'an exclusion never adds access, for anybody',
    (one, ask) =>
      staff.every((who) =>
        within(can(ask, changed(one, { excluded: yes }), who), can(ask, changed(one, { excluded: no }), who)),
      ),
  ],
  [
    'the exclusion of an absent person never adds access for the deputy',
    (one, ask) => within(can(ask, changed(one, { elsExcluded: yes })), can(ask, changed(one, { elsExcluded: no }))),
  ],
  [
    'a deputy by absence gets nothing through somebody who is shut out',
    (one, ask) => !everyWay(ask, changed(one, { elsExcluded: yes })).some(({ grant: by }) => by === 'weg'),
  ],
  [
    'one absence more never takes access away',
    (one, ask) => within(can(ask, changed(one, { away: no })), can(ask, changed(one, { away: yes }))),
  ],
  [
    'one emergency more never takes access away',
    (one, ask) => within(can(ask, changed(one, { glass: no })), can(ask, changed(one, { glass: yes }))),
  ],
  [
    'one grant more never takes access away',
    (one, ask) => within(can(ask, changed(one, { relation: null })), can(ask, worldOf(one))),
  ],
  [
    'one role more never takes access away, unless it manages',
    (one, ask) => gives(one, 'manage') || within(can(ask, changed(one, { may: null })), can(ask, worldOf(one))),
  ],
  [
    'an emergency reads and adds, and does nothing else',
    (one, ask) =>
      within(
        permissions.filter((ability) => ask(worldOf(one), ability).some(({ relation }) => relation === 'break_glass')),
        ['read', 'record', 'see_own', 'see_state'],
      ),
  ],
  [
    'an emergency opens no more than a role there gives',
    (one, ask) =>
      everyWay(ask, worldOf(one)).every(
        ({ relation }) => relation !== 'break_glass' || (heldHere(one) && gives(one, 'read')),
      ) &&
      (gives(one, 'record') || !ask(worldOf(one), 'record').some(({ relation }) => relation === 'break_glass')),
  ],
  [
    'no emergency for who manages the system',
    (one, ask) =>
      !gives(one, 'manage') || !everyWay(ask, worldOf(one)).some(({ relation }) => relation === 'break_glass'),
  ],
  [
    'an emergency on one dossier opens no other',
    (one, ask) => same(can(ask, changed(one, { glass: yes }), kim, d1), can(ask, changed(one, { glass: no }), kim, d1)),
  ],
  [
    'an emergency opens nothing for anybody else',
    (one, ask) =>
      [els, tom, lea].every((who) =>
        same(can(ask, changed(one, { glass: yes }), who), can(ask, changed(one, { glass: no }), who)),
      ),
  ],
  [
    'who only manages the system reaches no dossier, whatever is given',
    (one, ask) => !technical(one) || can(ask, worldOf(one)).length === 0,
  ],
  ['without a role nothing opens', (one, ask) => one.may !== null || can(ask, worldOf(one)).length === 0],
  [
    'another board reaches nothing, and changes nothing here',
    (one, ask) =>
      can(ask, worldOf(one), lea).length === 0 &&
      same(
        can(ask, worldOf(one)),
        can(ask, { ...worldOf(one), roles: worldOf(one).roles.filter((held) => held.staff !== lea) }),
      ),
  ],
  [
    'a deputy has no more than the one they stand in for',
    (one, ask) => {
      const asDeputy = permissions.filter((ability) =>
        ask(worldOf(one), ability).some(({ relation }) => relation === 'deputy'),
      );
      return within(asDeputy, can(ask, changed(one, { elsExcluded: no }), els));
    },
  ],
  [
    'when all that was given has ended nothing is left',
    (one, ask) => {
      const world = worldOf(one);
      const ended = {
        ...world,
        grants: world.grants.map((given) => ({ ...given, ...over })),
        absences: world.absences.map((away) => ({ ...away, ...over })),
        breakGlass: world.breakGlass.map((glass) => ({ ...glass, ...over })),
      };
      return staff.every((who) => can(ask, ended, who).length === 0);
    },
  ],
  [
    'closing a dossier never adds access',
    (one, ask) => within(can(ask, changed(one, { state: 'closed' })), can(ask, changed(one, { state: 'open' }))),
  ],
  [
    'each yes names what gave it, and a role that gives it where a role is asked',
    (one, ask) =>
      permissions.every((ability) =>
        ask(worldOf(one), ability).every(
          ({ grant: by, role: as, ability: what }) =>
            what === ability && by !== null && (as === 'rol') === !['see_own', 'see_state', 'report'].includes(ability),
        ),
      ),
  ],
];

const all = [...choices()];
/** Each law in each world is up to forty questions; the short form takes every third world, from another on each law. */
const step = figure({ short: 3, long: 1 });
const askWith =
  (policy: Policy): Ask =>
  (world, ability, who = kim, dossier = d0) =>
    policy({ staff: who, ability, dossier, now }, world);

function broken(law: Law[1], policy: Policy, from = 0): Choice | undefined {
  return all.find((one, n) => n % step === from % step && !law(one, askWith(policy)));
}

describe('A9: laws of the policy, in every world of the small scope', () => {
  test('there are twenty, over three boards, four people and four dossiers', () => {
    expect(new Set(laws.map(([says]) => says)).size).toBe(20);
    expect([boards.length, staff.length, dossiers.length]).toEqual([3, 4, 4]);
    expect(all.length).toBe(7 * 8 * 3 * 2 * 3 * 16);
  });
  test.each(laws.map(([says, holds], n) => [says, holds, n] as const))('%s', (_, holds, n) => {
    expect(broken(holds, allowed, n)).toBeUndefined();
  });
  test('who can read is everybody to whom reading is allowed, in every world', () => {
    for (const [n, one] of all.entries()) {
      if (n % (step * 5) !== 0) continue;
      const world = worldOf(one);
      const readers = staff.filter(
        (who) => allowed({ staff: who, ability: 'read', dossier: d0, now }, world).length > 0,
      );
      expect(whoCanRead(world, d0, now).map((found) => found.staff)).toEqual(readers);
    }
  });

  const opened = (ability: Permission, by: string | null, relation: Opened['relation'] = 'team'): Opened => ({
    ...{ ability, relation, grant: by, role: 'rol', sight: 'all' },
  });
  /** A weaker policy for each law: it must be found out. */
  const doubles: readonly (readonly [law: number, says: string, policy: Policy])[] = [
    [0, 'looks past exclusions', (asked, world) => allowed(asked, { ...world, exclusions: [] })],
    [
      1,
      'rewards an exclusion',
      (asked, world) =>
        world.exclusions.length > 0 && asked.staff === tom ? [opened(asked.ability, 'x')] : allowed(asked, world),
    ],
    [
      2,
      'rewards the exclusion of another',
      (asked, world) =>
        world.exclusions.some((one) => one.staff === els) ? [opened(asked.ability, 'x')] : allowed(asked, world),
    ],
    [
      3,
      'lets a shut-out person pass it on',
      (asked, world) =>
        allowed(asked, { ...world, exclusions: world.exclusions.filter((one) => one.staff === asked.staff) }),
    ],
    [4, 'takes away with an absence', (asked, world) => (world.absences.length > 0 ? [] : allowed(asked, world))],
    [5, 'takes away with an emergency', (asked, world) => (world.breakGlass.length > 0 ? [] : allowed(asked, world))],
    [6, 'takes away with a grant', (asked, world) => (world.grants.length > 2 ? [] : allowed(asked, world))],
    [
      7,
      'takes away with a role',
      (asked, world) => (world.roles.some((held) => held.staff === asked.staff) ? [] : [opened(asked.ability, 'x')]),
    ],
    [
      8,
      'decides in an emergency',
      (asked, world) => [
        ...allowed(asked, world),
        ...(world.breakGlass.length > 0 ? [opened(asked.ability, 'nood', 'break_glass')] : []),
      ],
    ],
    [
      9,
      'asks no role in an emergency',
      (asked, world) => allowed(asked, { ...world, roles: [...world.roles, role(kim, ['read', 'record'], null)] }),
    ],
    [
      10,
      'lets who manages break the glass',
      (asked, world) =>
        allowed(asked, {
          ...world,
          roles: world.roles.map((held) => ({
            ...held,
            may: held.may.length > 1 ? held.may.filter((may) => may !== 'manage') : held.may,
          })),
        }),
    ],
    [
      11,
      'opens every dossier in an emergency',
      (asked, world) =>
        allowed(asked, {
          ...world,
          breakGlass: world.breakGlass.flatMap((glass) => dossiers.map((dossier) => ({ ...glass, dossier }))),
        }),
    ],
    [
      12,
      'opens an emergency to everybody',
      (asked, world) =>
        world.breakGlass.length > 0 ? [opened(asked.ability, 'nood', 'break_glass')] : allowed(asked, world),
    ],
    [
      13,
      'takes a manager for a teacher',
      (asked, world) =>
        allowed(asked, {
          ...world,
          roles: world.roles.map((held) => ({ ...held, may: held.may.includes('manage') ? abilities : held.may })),
        }),
    ],
    [
      14,
      'asks for no role',
      (asked, world) => allowed(asked, { ...world, roles: [...world.roles, role(kim, abilities, null)] }),
    ],
    [
      15,
      'has one board',
      (asked, world) => allowed({ ...asked, staff: asked.staff === lea ? els : asked.staff }, world),
    ],
    [
      16,
      'gives a deputy everything',
      (asked, world) =>
        world.absences.length > 0 && asked.staff === kim
          ? [opened(asked.ability, 'weg', 'deputy')]
          : allowed(asked, world),
    ],
    [
      17,
      'forgets that things end',
      (asked, world) =>
        allowed(asked, { ...world, grants: world.grants.map((given) => ({ ...given, until: farOff })) }),
    ],
    [
      18,
      'opens what is closed',
      (asked, world) => (world.dossiers[0]?.state === 'closed' ? [opened(asked.ability, 'x')] : allowed(asked, world)),
    ],
    [19, 'gives no reason', (asked, world) => allowed(asked, world).map((one) => ({ ...one, grant: null }))],
  ];
  test.each(doubles)('law %i finds a policy that %s', (law, _, policy) => {
    expect(broken(laws[law]![1], policy)).toBeDefined();
  });
  test('each law has a double', () => {
    expect(doubles.map(([law]) => law)).toEqual(laws.map((_, n) => n));
  });
});
