import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { abilities, type Ability } from '../protocol/words.ts';
import { boardId, dossierId, dossierRef, instant, locationId, staffId } from '../kernel/kernel.schema.ts';
import type { StaffId } from '../kernel/kernel.ts';
import { allowed, whoCanRead } from './access.ts';
import {
  relations,
  type DossierGrant,
  type Exclusion,
  type Permission,
  type Relation,
  type RoleHeld,
  type World,
} from './words.ts';

const board = boardId.parse('noord');
const elsewhere = boardId.parse('zuid');
const ref = dossierRef.parse('00112233445566778899aabbccddeeff');

const [past, now, future] = [
  instant.parse('2026-01-05T08:00:00.000Z'),
  instant.parse('2026-03-09T08:00:00.000Z'),
  instant.parse('2026-06-01T08:00:00.000Z'),
];
const school = locationId.parse('school-1');
const otherSchool = locationId.parse('school-2');
const kim = staffId.parse('kim');
const els = staffId.parse('els');
const dossier = { id: dossierId.parse('d1'), ref, board, location: school, state: 'open' as const };

const everything: readonly Ability[] = abilities;
const permissions: readonly Permission[] = [...abilities, 'see_own', 'see_state'];

function role(staff: StaffId, may: readonly Ability[], at: Partial<RoleHeld> = {}): RoleHeld {
  return { staff, location: school, role: 'rol', may, from: past, until: null, ...at };
}
function grant(relation: Relation, at: Partial<DossierGrant> = {}): DossierGrant {
  return {
    id: `grant-${relation}`,
    dossier: dossier.id,
    staff: kim,
    relation,
    deputyOf: null,
    from: past,
    until: null,
    ...at,
  };
}
function world(parts: Partial<World> = {}): World {
  return {
    staff: [
      { id: kim, board },
      { id: els, board },
    ],
    roles: [role(kim, everything)],
    dossiers: [dossier],
    grants: [],
    exclusions: [],
    absences: [],
    breakGlass: [],
    ...parts,
  };
}
function can(ability: Permission, in_: World, staff = kim, at = now): boolean {
  return allowed({ staff, ability, dossier: dossier.id, now: at }, in_).length > 0;
}
function what(in_: World): readonly Permission[] {
  return permissions.filter((ability) => can(ability, in_));
}

describe('what each relation opens to somebody whose role may do everything', () => {
  test.each([
    ['recorder', ['see_own']],
    ['team', ['read', 'record', 'weigh', 'report', 'see_own', 'see_state']],
    [
      'coordinator',
      ['read', 'record', 'coordinate', 'weigh', 'report', 'grant', 'inspect_log', 'see_own', 'see_state'],
    ],
    ['decider', ['read', 'record', 'weigh', 'decide', 'report', 'inspect_log', 'see_own', 'see_state']],
    ['informed', ['see_state']],
    ['deputy', []],
  ] as const)('%s: %j', (relation, expected) => {
    expect([...what(world({ grants: [grant(relation)] }))].sort()).toEqual([...expected].sort());
  });

  test('without any relation a role that may do everything opens nothing of a dossier', () => {
    expect(what(world())).toEqual([]);
  });
});

describe('what the role adds', () => {
  test('a relation opens only what a role of the person may do', () => {
    expect(what(world({ roles: [role(kim, ['read'])], grants: [grant('decider')] }))).toEqual([
      'read',
      'report',
      'see_own',
      'see_state',
    ]);
  });
  test('a role at another location opens nothing here', () => {
    expect(what(world({ roles: [role(kim, everything, { location: otherSchool })], grants: [grant('team')] }))).toEqual(
      [],
    );
  });
  test('a role for the whole board counts at each location', () => {
    expect(can('read', world({ roles: [role(kim, everything, { location: null })], grants: [grant('team')] }))).toBe(
      true,
    );
  });
  test('who recorded about a child of another location still sees what they wrote', () => {
    const there = world({
      roles: [role(kim, ['record_signal'], { location: otherSchool })],
      grants: [grant('recorder')],
    });
    expect(what(there)).toEqual(['see_own']);
  });
  test('who no longer holds any role sees nothing', () => {
    expect(
      what(world({ roles: [role(kim, everything, { until: now })], grants: [grant('recorder'), grant('team')] })),
    ).toEqual([]);
  });
  test('a role that does not read writes nothing in a dossier either', () => {
    const allButReading = everything.filter((ability) => ability !== 'read');
    const roles = [role(kim, allButReading)];
    expect([...what(world({ roles, grants: [grant('coordinator'), grant('decider')] }))].sort()).toEqual([
      'inspect_log',
      'report',
      'see_own',
      'see_state',
    ]);
  });
  test('a role that only manages the system opens no dossier, whatever was granted', () => {
    const roles = [role(kim, ['manage'])];
    expect(what(world({ roles, grants: relations.map((relation) => grant(relation, { deputyOf: els })) }))).toEqual([]);
  });
});

describe('how much is shown', () => {
  test.each([
    ['recorder', 'see_own', 'own'],
    ['informed', 'see_state', 'state'],
    ['team', 'read', 'all'],
  ] as const)('%s asking %s sees: %s', (relation, ability, sight) => {
    const opened = allowed({ staff: kim, ability, dossier: dossier.id, now }, world({ grants: [grant(relation)] }));
    expect(opened.map((one) => one.sight)).toEqual([sight]);
  });
  test('the answer names the relation, the grant and the role that opened the door', () => {
    expect(
      allowed({ staff: kim, ability: 'read', dossier: dossier.id, now }, world({ grants: [grant('team')] })),
    ).toEqual([{ ability: 'read', relation: 'team', grant: 'grant-team', role: 'rol', sight: 'all' }]);
  });
});

describe('a closed dossier', () => {
  const closed = { ...dossier, state: 'closed' as const };
  test('the case team reads no more than its own entries and that it is closed', () => {
    expect([...what(world({ dossiers: [closed], grants: [grant('team')] }))].sort()).toEqual([
      'report',
      'see_own',
      'see_state',
    ]);
  });
  test('coordinator and decider can still read it', () => {
    expect(can('read', world({ dossiers: [closed], grants: [grant('coordinator')] }))).toBe(true);
    expect(can('read', world({ dossiers: [closed], grants: [grant('decider')] }))).toBe(true);
  });
});

describe('time', () => {
  const in_ = world({ grants: [grant('team', { from: now, until: future })] });
  test.each([
    ['before it begins', past, false],
    ['from the moment it begins', now, true],
    ['from the moment it ends', future, false],
  ])('a grant %s', (_, at, expected) => {
    expect(can('read', in_, kim, at)).toBe(expected);
  });
});

describe('a deputy', () => {
  const roles = [role(kim, ['record_signal']), role(els, ['read', 'coordinate'])];
  const grants = [grant('coordinator', { staff: els, id: 'els' }), grant('deputy', { deputyOf: els, until: future })];
  test('gets what the absent person has on this dossier, until the absence ends', () => {
    expect(can('coordinate', world({ roles, grants }))).toBe(true);
    expect(can('decide', world({ roles, grants }))).toBe(false);
    expect(can('coordinate', world({ roles, grants }), kim, future)).toBe(false);
  });
  test('still acts when the one they stand in for is excluded, and never when excluded themselves', () => {
    expect(can('coordinate', world({ roles, grants, exclusions: [{ dossier: dossier.id, staff: els }] }))).toBe(true);
    expect(can('coordinate', world({ roles, grants, exclusions: [{ dossier: dossier.id, staff: kim }] }))).toBe(false);
  });
  test('without a role at this location gets nothing', () => {
    expect(
      can(
        'coordinate',
        world({ roles: [role(els, everything), role(kim, everything, { location: otherSchool })], grants }),
      ),
    ).toBe(false);
  });
  test('does not see what the absent person recorded for themselves, nor passes on a deputyship', () => {
    const chain = [
      grant('deputy', { deputyOf: els }),
      grant('recorder', { staff: els, id: 'r' }),
      grant('deputy', { staff: els, id: 'x', deputyOf: kim }),
    ];
    expect(what(world({ roles: [role(kim, everything), role(els, everything)], grants: chain }))).toEqual([]);
  });
});

describe('at the level of the board', () => {
  const atBoard = (ability: Permission, in_: World, staff = kim) =>
    allowed({ staff, ability, dossier: null, now }, in_);
  test.each(['record_signal', 'report'] as const)(
    'every member of staff can %s without any role, and sees nothing by it',
    (ability) => {
      expect(atBoard(ability, world({ roles: [] }))).toEqual([
        { ability, relation: 'staff', grant: null, role: null, sight: 'none' },
      ]);
    },
  );
  test('who is excluded from a dossier can still record a signal and a report', () => {
    const in_ = world({ exclusions: [{ dossier: dossier.id, staff: kim }] });
    expect(atBoard('report', in_)).toHaveLength(1);
  });
  test('another ability needs a current role that has it', () => {
    expect(atBoard('manage', world({ roles: [role(kim, ['manage'])] }))).toHaveLength(1);
    expect(atBoard('manage', world({ roles: [role(kim, ['read'])] }))).toEqual([]);
  });
  test('who is not of the staff can do nothing', () => {
    expect(atBoard('record_signal', world(), staffId.parse('onbekend'))).toEqual([]);
  });
});

test('staff of another board get nothing, even with a grant', () => {
  expect(what(world({ staff: [{ id: kim, board: elsewhere }], grants: [grant('coordinator')] }))).toEqual([]);
});

test('a dossier that does not exist answers as one that is not for you', () => {
  expect(
    allowed({ staff: kim, ability: 'read', dossier: dossierId.parse('weg'), now }, world({ grants: [grant('team')] })),
  ).toEqual([]);
});

describe('whatever the world', () => {
  const someone = fc.constantFrom(kim, els);
  const moment = fc.constantFrom(past, now, future);
  const maybe = fc.option(moment, { nil: null });
  const aGrant: fc.Arbitrary<DossierGrant> = fc.record({
    id: fc.constantFrom('a', 'b', 'c'),
    dossier: fc.constantFrom(dossier.id, dossierId.parse('d2')),
    staff: someone,
    relation: fc.constantFrom(...relations),
    deputyOf: fc.option(someone, { nil: null }),
    from: moment,
    until: maybe,
  });
  const aRole: fc.Arbitrary<RoleHeld> = fc.record({
    staff: someone,
    location: fc.constantFrom(null, school, otherSchool),
    role: fc.constantFrom('x', 'y'),
    may: fc.subarray([...everything]),
    from: moment,
    until: maybe,
  });
  const anExclusion: fc.Arbitrary<Exclusion> = fc.record({
    dossier: fc.constantFrom(dossier.id, dossierId.parse('d2')),
    staff: someone,
  });
  const aWorld: fc.Arbitrary<World> = fc
    .record({
      state: fc.constantFrom('open' as const, 'closed' as const),
      roles: fc.array(aRole, { maxLength: 4 }),
      grants: fc.array(aGrant, { maxLength: 6 }),
      exclusions: fc.array(anExclusion, { maxLength: 2 }),
    })
    .map(({ state, ...rest }) =>
      world({
        ...rest,
        dossiers: [
          { ...dossier, state },
          { ...dossier, id: dossierId.parse('d2'), state },
        ],
      }),
    );
  const aPermission = fc.constantFrom(...permissions);

  test('one grant more never means less access', () => {
    fc.assert(
      fc.property(aWorld, aGrant, aPermission, (before, extra, ability) => {
        const after = { ...before, grants: [...before.grants, extra] };
        expect(can(ability, before) && !can(ability, after)).toBe(false);
      }),
    );
  });
  test('one role more never means less access', () => {
    fc.assert(
      fc.property(aWorld, aRole, aPermission, (before, extra, ability) => {
        const after = { ...before, roles: [...before.roles, extra] };
        expect(can(ability, before) && !can(ability, after)).toBe(false);
      }),
    );
  });
  test('no grant on the dossier means no access to it', () => {
    fc.assert(
      fc.property(aWorld, aPermission, (any, ability) => {
        const without = any.grants.filter((one) => !(one.staff === kim && one.dossier === dossier.id));
        expect(can(ability, { ...any, grants: without })).toBe(false);
      }),
    );
  });
  test('an exclusion always wins', () => {
    fc.assert(
      fc.property(aWorld, aPermission, (any, ability) => {
        const excluded = { ...any, exclusions: [...any.exclusions, { dossier: dossier.id, staff: kim }] };
        expect(can(ability, excluded)).toBe(false);
      }),
    );
  });
  test('the order of grants, roles and exclusions changes nothing in the answer', () => {
    fc.assert(
      fc.property(aWorld, aPermission, (any, ability) => {
        const turned: World = {
          ...any,
          grants: any.grants.toReversed(),
          roles: any.roles.toReversed(),
          exclusions: any.exclusions.toReversed(),
        };
        const question = { staff: kim, ability, dossier: dossier.id, now };
        expect(allowed(question, turned)).toEqual(allowed(question, any));
      }),
    );
  });
  test('who can read is exactly everybody to whom reading is allowed', () => {
    fc.assert(
      fc.property(aWorld, (any) => {
        const readers = whoCanRead(any, dossier.id, now).map(({ staff }) => staff);
        expect(readers).toEqual([kim, els].filter((staff) => can('read', any, staff)));
      }),
    );
  });
});
