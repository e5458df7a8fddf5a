import { randomBytes } from 'node:crypto';
import { boardId, locationId } from '../../core/kernel/kernel.schema.ts';
import {
  ok,
  refuse,
  type BoardId,
  type Instant,
  type LocationId,
  type Result,
  type StaffId,
} from '../../core/kernel/kernel.ts';
import type { Code } from '../../core/protocol/code.ts';
import { asStaff } from '../db/as-staff.ts';
import type { Db } from '../db/database.ts';
import { invite } from '../invitations/invitations.ts';
import { abilitiesOf, addPerson, giveRole, type Role, type Tx } from '../people/people.ts';
import type { BoardFile } from './board-file.schema.ts';

type Codes = ReadonlyMap<string, Code>;
type Wrong = { readonly path: string; readonly says: string };
type Location = BoardFile['locations'][number] & { readonly id: LocationId };
type First = { readonly name: string; readonly role: Role };
/** Whom to give which code, by hand and once. */
export type Handed = { readonly name: string; readonly role: string; readonly code: string };

/**
 * Makes a board that is no trial, with its locations and the first people, each with a code to make an account. Nobody is signed in by
 * it and there is no account that everybody knows. At least one of them manages and another may grant, because everybody after them is
 * started by one and confirmed by the other.
 */
export async function createBoard(
  db: Db,
  codes: Codes,
  file: BoardFile,
  now: Instant,
): Promise<Result<readonly Handed[], readonly Wrong[]>> {
  const locations = file.locations.map((location) => ({ ...location, id: locationId.parse(randomId()) }));
  const people = file.people.map((person, at) => firstOf(person, at, locations, codes));
  const wrong = [
    ...unknownCodes(file, codes),
    ...people.flatMap((one) => ('says' in one ? [one] : [])),
    ...twoKinds(people),
  ];
  if (wrong.length > 0) return refuse(wrong);
  const board = boardId.parse(randomId());
  const made = await asStaff(db, { board, staff: null, now }, (tx) => furnish(tx, board, file, locations, people, now));
  if (made === null) return refuse([{ path: 'slug', says: 'Er is al een bestuur met deze korte naam.' }]);
  const handed: Handed[] = [];
  for (const { staff, name, role } of made) handed.push({ name, role, code: await invite(db, { board, staff }, now) });
  return ok(handed);
}

function randomId(): string {
  return randomBytes(16).toString('hex');
}

async function furnish(
  tx: Tx,
  board: BoardId,
  file: BoardFile,
  locations: readonly Location[],
  people: readonly (First | Wrong)[],
  now: Instant,
): Promise<readonly { readonly staff: StaffId; readonly name: string; readonly role: string }[] | null> {
  const namesake = await tx.selectFrom('board').select('board_id').where('slug', '=', file.slug).executeTakeFirst();
  if (namesake !== undefined) return null;
  await tx.insertInto('board').values({ board_id: board, name: file.name, slug: file.slug, trial: false }).execute();
  await tx
    .insertInto('location')
    .values(
      locations.map(({ id, name, kind, protocol, brin = null, lrk = null }) => ({
        ...{ board_id: board, id, name, kind, brin, lrk },
        protocol_id: protocol,
      })),
    )
    .execute();
  const made = [];
  for (const person of people) {
    if ('says' in person) continue;
    const staff = await addPerson(tx, board, person.name);
    await giveRole(tx, { board, staff }, person.role, now);
    made.push({ staff, name: person.name, role: person.role.role });
  }
  return made;
}

function firstOf(
  { name, role, at }: BoardFile['people'][number],
  place: number,
  locations: readonly Location[],
  codes: Codes,
): First | Wrong {
  const location = at === undefined ? null : locations.find((one) => one.name === at);
  if (location === undefined) return { path: `people.${place}.at`, says: `Er is geen locatie die "${at ?? ''}" heet.` };
  const possible = (location === null ? locations : [location]).flatMap(({ protocol }) => {
    const code = codes.get(protocol);
    return code === undefined ? [] : [abilitiesOf(code, role)];
  });
  const may = possible.find((one) => one !== null);
  if (may == null) return { path: `people.${place}.role`, says: `De code heeft hier geen rol "${role}".` };
  return { name, role: { location: location?.id ?? null, role, may } };
}

function unknownCodes({ locations }: BoardFile, codes: Codes): readonly Wrong[] {
  return locations.flatMap(({ protocol }, at) =>
    codes.has(protocol)
      ? []
      : [
          {
            path: `locations.${at}.protocol`,
            says: `De code "${protocol}" is niet bekend. Bekend zijn: ${[...codes.keys()].join(', ')}.`,
          },
        ],
  );
}

/** Two different people: one to start, one to confirm. */
function twoKinds(people: readonly (First | Wrong)[]): readonly Wrong[] {
  const firsts = people.flatMap((one) => ('says' in one ? [] : [one.role]));
  if (firsts.length < people.length) return [];
  const asks = [
    ['manage', 'iemand die beheert, zoals een beheerder'],
    ['grant', 'iemand die toegang mag geven, zoals een directeur of een aandachtsfunctionaris'],
  ] as const;
  return asks.flatMap(([ability, who]) =>
    firsts.some(({ may }) => may.includes(ability)) ? [] : [{ path: 'people', says: `Er ontbreekt ${who}.` }],
  );
}
