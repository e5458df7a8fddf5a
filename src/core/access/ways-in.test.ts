import { describe, expect, test } from 'vitest';
import type { Ability } from '../protocol/words.ts';
import { boardId, dossierId, dossierRef, instant, locationId, staffId } from '../kernel/kernel.schema.ts';
import { waysIn } from './ways-in.ts';
import type { DossierPlace, World } from './words.ts';

const board = boardId.parse('noord');
const location = locationId.parse('school');
const [past, now, later] = [
  instant.parse('2026-01-05T08:00:00.000Z'),
  instant.parse('2026-03-09T08:00:00.000Z'),
  instant.parse('2026-03-16T08:00:00.000Z'),
];
const els = staffId.parse('els');
const kim = staffId.parse('kim');
const ravi = staffId.parse('ravi');
const noor = staffId.parse('noor');
const people = [els, kim, ravi, noor];
const place: DossierPlace = {
  ...{ id: dossierId.parse('d1'), ref: dossierRef.parse('0'.repeat(32)), board, location, state: 'open' },
};
const may: readonly Ability[] = ['read', 'record'];
const always = { from: past, until: null };

/** Els coordinates and Kim handed in a signal; both work at the school, with Ravi and Noor. */
function world(parts: Partial<World> = {}): World {
  const grant = { dossier: place.id, deputyOf: null, ...always };
  return {
    staff: people.map((id) => ({ id, board })),
    roles: people.map((staff) => ({ staff, location, role: 'rol', may, ...always })),
    dossiers: [place],
    grants: [
      { ...grant, id: 'g-els', staff: els, relation: 'coordinator' },
      { ...grant, id: 'g-kim', staff: kim, relation: 'recorder' },
    ],
    exclusions: [],
    absences: [],
    breakGlass: [],
    ...parts,
  };
}
const absence = { id: 'a1', staff: els, deputy: ravi, from: past, until: later };
const emergency = { id: 'e1', dossier: place.id, staff: noor, from: past, until: later };
const told = (of: World) =>
  waysIn(of, place.id, now).map(({ staff, relation, by, sight }) => `${staff} ${relation} ${by} ${sight}`);
const placed = ['els coordinator g-els all', 'kim recorder g-kim own'];

describe('who sees something of a dossier', () => {
  test('are those with a place, each as far as it goes', () => {
    expect(told(world())).toEqual(placed);
  });

  test('is a deputy while the other is away, until that ends, and for whom', () => {
    const all = waysIn(world({ absences: [absence] }), place.id, now);
    const deputy = { staff: ravi, relation: 'deputy', by: 'a1', isPlace: false, sight: 'all', until: later };
    expect(all).toContainEqual({ ...deputy, from: past, standsInFor: els });
    expect(told(world({ absences: [{ ...absence, until: now }] }))).toEqual(placed);
  });

  test('is whoever has emergency access, until that ends', () => {
    expect(told(world({ breakGlass: [emergency] }))).toContain('noor break_glass e1 all');
    expect(told(world({ breakGlass: [{ ...emergency, until: now }] }))).toEqual(placed);
  });

  test.each([
    ['a place', els, ['kim recorder g-kim own', 'noor break_glass e1 all']],
    ['an absence', ravi, [...placed, 'noor break_glass e1 all']],
    ['emergency access', noor, [...placed, 'ravi deputy a1 all']],
  ])('is nobody who is shut out, whatever they have: %s', (_, staff, left) => {
    const exclusions = [{ dossier: place.id, staff }];
    expect(told(world({ absences: [absence], breakGlass: [emergency], exclusions })).toSorted()).toEqual(
      left.toSorted(),
    );
  });

  test('sees own words alone without a role that reads, and of a closed dossier as one of the team', () => {
    const [coordinator] = world().grants;
    const team = coordinator === undefined ? [] : [{ ...coordinator, relation: 'team' as const }];
    expect(told(world({ grants: team, dossiers: [{ ...place, state: 'closed' }] }))).toEqual(['els team g-els own']);
    const roles = world().roles.map((role) => ({ ...role, may: ['record'] as const }));
    expect(told(world({ roles }))).toEqual(['els coordinator g-els own', 'kim recorder g-kim own']);
  });
});
