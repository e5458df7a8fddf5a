import fc from 'fast-check';
import { relations, type Permission, type World } from '../../src/core/access/words.ts';
import { boardId, dossierId, dossierRef, instant, locationId, staffId } from '../../src/core/kernel/kernel.schema.ts';
import type { Instant } from '../../src/core/kernel/kernel.ts';
import { abilities, type Ability } from '../../src/core/protocol/words.ts';

export const [longAgo, before, now, later, farOff] = [
  instant.parse('2020-01-01T00:00:00.000Z'),
  instant.parse('2026-01-05T08:00:00.000Z'),
  instant.parse('2026-03-09T08:00:00.000Z'),
  instant.parse('2026-06-01T08:00:00.000Z'),
  instant.parse('2030-01-01T00:00:00.000Z'),
];
export const permissions: readonly Permission[] = [...abilities, 'see_own', 'see_state', 'export', 'amend'];

/** Two boards. Everybody and everything by number: staff 0–3 and dossiers 0–1 are of the first board, the rest of the second. */
export const staffOf = [0, 0, 0, 0, 1, 1] as const;
export const dossiersOf = [0, 0, 1] as const;
const locations = [0, 1] as const;

type Period = { readonly from: Instant; readonly until: Instant | null };
type Closed = Period & { readonly until: Instant };
const moment = fc.constantFrom(longAgo, before, before, before, now, later);
const end = fc.constantFrom<(Instant | null)[]>(null, null, farOff, later, later, now, before);
const isPeriod = ({ from, until }: Period) => until === null || from <= until;
const period: fc.Arbitrary<Period> = fc.record({ from: moment, until: end }).filter(isPeriod);
const closed: fc.Arbitrary<Closed> = fc
  .record({ from: moment, until: fc.constantFrom(farOff, later, later, now, before) })
  .filter(isPeriod);

const someone = fc.nat(staffOf.length - 1);
const aDossier = fc.nat(dossiersOf.length - 1);
/** Somebody of the board of that dossier, by a number that goes round; of any board once in a while, as no foreign key would allow. */
const colleague = (dossier: number, number: number): number => {
  if (number >= 60) return number % staffOf.length;
  const board = dossiersOf[dossier] ?? 0;
  const theirs = staffOf.flatMap((of, who) => (of === board ? [who] : []));
  return theirs[number % theirs.length] ?? 0;
};

const usual: readonly (readonly Ability[])[] = [
  ['record_signal', 'read', 'record', 'weigh'],
  ['record_signal', 'read', 'record', 'coordinate', 'weigh', 'grant', 'report', 'inspect_log'],
  ['record_signal', 'read', 'record', 'weigh', 'decide', 'grant', 'report'],
  ['inspect_log'],
  ['manage'],
  ['manage', 'read'],
];
const may = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...usual) },
  { weight: 1, arbitrary: fc.subarray([...abilities]) },
);

const aPair = fc.record({ dossier: aDossier, who: fc.nat(63), other: fc.nat(63) });
const pairOf = ({
  dossier,
  who,
  other,
}: {
  readonly dossier: number;
  readonly who: number;
  readonly other: number;
}) => ({
  dossier,
  staff: colleague(dossier, who),
  other: colleague(dossier, other),
});

const aRole = fc.record({
  staff: someone,
  location: fc.constantFrom(null, ...locations, ...locations),
  role: fc.constantFrom('x', 'y'),
  may,
  period,
});
const aGrant = fc
  .record({ pair: aPair, relation: fc.constantFrom(...relations, 'deputy', 'team'), period })
  .map(({ pair, ...rest }) => ({ ...pairOf(pair), ...rest }));
const anExclusion = fc.record({ pair: aPair, period }).map(({ pair, ...rest }) => ({ ...pairOf(pair), ...rest }));
const anAbsence = fc
  .record({ pair: aPair, period: closed })
  .map(({ pair, ...rest }) => ({ ...pairOf(pair), ...rest }))
  .filter(({ staff, other }) => staff !== other);
const aGlass = fc
  .record({ pair: aPair, period: closed })
  .map(({ pair, ...rest }) => ({ ...pairOf(pair), ...rest }))
  .filter((glass) => glass.period.from < glass.period.until);

/** A small world in numbers, and what is asked of it: ten of who and which dossier, three abilities each. */
export const aShape = fc.record({
  places: fc.tuple(...dossiersOf.map(() => fc.constantFrom(...locations))),
  statuses: fc.tuple(...dossiersOf.map(() => fc.constantFrom('open', 'open', 'closed_no_action', 'closed_monitored'))),
  roles: fc.array(aRole, { minLength: 4, maxLength: 9 }),
  grants: fc.array(aGrant, { minLength: 2, maxLength: 8 }),
  exclusions: fc.array(anExclusion, { maxLength: 2 }),
  absences: fc.array(anAbsence, { minLength: 1, maxLength: 4 }),
  glass: fc.array(aGlass, { maxLength: 3 }),
  asked: fc.array(
    fc.record({
      staff: someone,
      dossier: aDossier,
      abilities: fc.uniqueArray(fc.constantFrom(...permissions), { minLength: 3, maxLength: 3 }),
    }),
    { minLength: 10, maxLength: 10 },
  ),
});
export type Shape = typeof aShape extends fc.Arbitrary<infer S> ? S : never;

/** The names of one world, apart from those of every other. */
export function namesIn(world: string) {
  return {
    board: (n: number) => boardId.parse(`${world}-b${n}`),
    location: (board: number, n: number | null) => (n === null ? null : locationId.parse(`${world}-l${board}${n}`)),
    staff: (n: number) => staffId.parse(`${world}-s${n}`),
    dossier: (n: number) => dossierId.parse(`${world}-d${n}`),
    boardOfStaff: (n: number) => staffOf[n] ?? 0,
    boardOfDossier: (n: number) => dossiersOf[n] ?? 0,
  };
}

/** The same world in the words of the policy, at the moment `now`: an exclusion that is lifted is none. */
export function worldOf(world: string, shape: Shape): World {
  const name = namesIn(world);
  const current = ({ from, until }: Period) => from <= now && (until === null || now < until);
  return {
    staff: staffOf.map((board, n) => ({ id: name.staff(n), board: name.board(board) })),
    roles: shape.roles.map(({ staff, location, role, may: gives, period: when }) => ({
      ...{ staff: name.staff(staff), location: name.location(name.boardOfStaff(staff), location), role, may: gives },
      ...when,
    })),
    dossiers: dossiersOf.map((board, n) => ({
      id: name.dossier(n),
      ref: dossierRef.parse('0'.repeat(32)),
      board: name.board(board),
      location: name.location(board, shape.places[n] ?? 0)!,
      state: shape.statuses[n] === 'open' ? 'open' : 'closed',
    })),
    grants: shape.grants.map(({ dossier, staff, other, relation, period: when }, n) => ({
      ...{ id: `${world}-g${n}`, dossier: name.dossier(dossier), staff: name.staff(staff), relation, ...when },
      deputyOf: relation === 'deputy' ? name.staff(other) : null,
    })),
    exclusions: shape.exclusions
      .filter((one) => current(one.period))
      .map(({ dossier, staff }) => ({ dossier: name.dossier(dossier), staff: name.staff(staff) })),
    absences: shape.absences.map(({ staff, other, period: when }, n) => ({
      ...{ id: `${world}-a${n}`, staff: name.staff(staff), deputy: name.staff(other), ...when },
    })),
    breakGlass: shape.glass.map(({ dossier, staff, period: when }, n) => ({
      ...{ id: `${world}-e${n}`, dossier: name.dossier(dossier), staff: name.staff(staff), ...when },
    })),
  };
}

type Row = Readonly<Record<string, unknown>>;

/** The same world as rows, by table, in the order in which they can be stored. */
export function rowsOf(world: string, shape: Shape): readonly (readonly [table: string, rows: readonly Row[]])[] {
  const name = namesIn(world);
  const { dossiers, roles, grants, absences, breakGlass } = worldOf(world, shape);
  const boards = [0, 1].map((n) => name.board(n));
  const boardOf = (dossier: string) => dossiers.find(({ id }) => id === dossier)?.board;
  const boardOfStaff = (staff: string) => boards[staffOf[Number(staff.at(-1))] ?? 0];
  const ends = ({ from, until }: Period) => ({ valid_from: from, valid_until: until });
  const hash = `\\x${'00'.repeat(32)}`;
  const first = (board: string | undefined) => name.staff(board === boards[0] ? 0 : 4);
  return [
    ['board', boards.map((board_id) => ({ board_id, name: board_id, slug: board_id, trial: false, log_years: 5 }))],
    [
      'location',
      boards.flatMap((board_id, b) => locations.map((n) => placeRow(board_id, String(name.location(b, n))))),
    ],
    ['child', boards.map((board_id, b) => childRow(board_id, String(name.location(b, 0))))],
    [
      'staff',
      staffOf.map((b, n) => ({ board_id: boards[b], id: name.staff(n), name: 'N', active: true, demo: false })),
    ],
    [
      'staff_role',
      roles.map((one, n) => ({
        ...{ board_id: boardOfStaff(one.staff), id: `r${n}`, staff_id: one.staff, location_id: one.location },
        ...{ role: one.role, may: one.may, ...ends(one) },
      })),
    ],
    [
      'dossier',
      dossiers.map(({ id, board, location }, n) => ({
        ...{ board_id: board, id, ref: refOf(id), location_id: location, protocol_id: 'p', status: shape.statuses[n] },
        ...{ opened_at: longAgo, touched_at: longAgo, created_by: first(board), version: 2, head_hash: hash },
        summary_version: 0,
      })),
    ],
    ['entry', dossiers.flatMap(({ id, board }) => entriesOf(id, board, hash, name.staff))],
    [
      'dossier_grant',
      grants.map((one) => ({
        ...{ board_id: boardOf(one.dossier), id: one.id, dossier_id: one.dossier, staff_id: one.staff },
        ...{ relation: one.relation, deputy_of: one.deputyOf, opened_at: longAgo, ...ends(one) },
        given_by: first(boardOf(one.dossier)),
      })),
    ],
    [
      'exclusion',
      firstOfEach(shape.exclusions).map(({ dossier, staff, period: { from, until } }) => ({
        ...{ board_id: boards[name.boardOfDossier(dossier)], dossier_id: name.dossier(dossier) },
        ...{ staff_id: name.staff(staff), since: from, lifted_at: until, set_by: name.staff(staff) },
      })),
    ],
    [
      'absence',
      absences.map((one) => ({
        ...{ board_id: boardOfStaff(one.staff), id: one.id, staff_id: one.staff, deputy_id: one.deputy },
        ...{ set_by: one.staff, set_at: longAgo, ...ends(one) },
      })),
    ],
    ['break_glass', breakGlass.map((one) => glassRow(one, String(boardOf(one.dossier)), first(boardOf(one.dossier))))],
    [
      'break_glass_dossier',
      breakGlass.map(({ id, dossier }) => ({ board_id: boardOf(dossier), break_glass_id: id, dossier_id: dossier })),
    ],
  ];
}

/** A person is shut out of a dossier once; of two rows about the same the first stands, so a shape has only such. */
export function firstOfEach(exclusions: Shape['exclusions']): Shape['exclusions'] {
  return exclusions.filter(
    (one, n) => exclusions.findIndex(({ dossier, staff }) => dossier === one.dossier && staff === one.staff) === n,
  );
}

export function refOf(dossier: string): string {
  return Buffer.from(dossier).toString('hex').padStart(32, '0').slice(-32);
}

function placeRow(board_id: string, id: string): Row {
  return { board_id, id, name: id, kind: 'school', protocol_id: 'p' };
}

function childRow(board_id: string, location_id: string): Row {
  return { board_id, id: 'kind', location_id, payload: '\\x00', row_version: 1, active: true };
}

const writersOf: readonly [readonly number[], readonly number[]] = [
  [0, 1],
  [4, 5],
];

/** Two entries in each dossier: of the first board by staff 0 and 1, of the second by 4 and 5. */
function entriesOf(dossier_id: string, board_id: string, hash: string, staff: (n: number) => string): readonly Row[] {
  const writers = board_id.endsWith('b0') ? writersOf[0] : writersOf[1];
  return writers.map((n, at) => ({
    ...{ board_id, dossier_id, seq: at + 1, id: `${dossier_id}-${at}`, type: 'ObservationRecorded' },
    ...{ recorded_at: longAgo, recorded_by: staff(n), payload: '\\x00', hash },
  }));
}

export function entriesBy(staff: number, dossier: number): number {
  return writersOf[dossiersOf[dossier] ?? 0].includes(staff) ? 1 : 0;
}

function glassRow(one: World['breakGlass'][number], board_id: string, at: string): Row {
  const place = `${at.slice(0, at.lastIndexOf('-'))}-l${board_id.at(-1) ?? ''}0`;
  return {
    ...{ board_id, id: one.id, staff_id: one.staff, location_id: place, child_id: 'kind', ground: 'danger' },
    ...{ reason: '\\x00', opened_at: one.from, ends_at: one.until, renewals: 0, review_by: '2026-03-12' },
  };
}
