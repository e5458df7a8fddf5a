import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dataFolder } from '../../../test/data-folder.ts';
import { codeOf } from '../../../test/builders/codes.ts';
import { toInstant } from '../../core/kernel/dates.ts';
import { asStaff } from '../db/as-staff.ts';
import { connect } from '../db/connect.ts';
import type { Db } from '../db/database.ts';
import { invited } from '../invitations/invitations.ts';
import { boardFileSchema } from './board-file.schema.ts';
import { createBoard } from './create-board.ts';

const codes = new Map([['verdi-2023', codeOf('verdi-2023')]]);
const now = toInstant('2026-11-25T08:00:00Z')!;
const file = {
  name: 'Stichting Verzonnen',
  slug: 'verzonnen',
  locations: [
    { name: 'De Papieren Draak', kind: 'school', protocol: 'verdi-2023', brin: '11ZZ03' },
    { name: 'Het Bedachte Bootje', kind: 'childcare', protocol: 'verdi-2023', lrk: '123456789' },
  ],
  people: [
    { name: 'Toos Technisch', role: 'administrator' },
    { name: 'Rob Verzinsel', role: 'director', at: 'De Papieren Draak' },
  ],
};
const parsed = (changes: object = {}) => boardFileSchema.parse({ ...file, ...changes });

let dataDir: string;
let db: Db;
beforeAll(async () => {
  dataDir = dataFolder('board');
  db = await connect({ dataDir });
}, 60_000);
afterAll(async () => {
  await db.close();
  rmSync(dataDir, { recursive: true });
});

describe('a board that is no trial', () => {
  test('has its locations by their code and two people with a code each, and nobody has an account', async () => {
    const made = await createBoard(db, codes, parsed(), now);
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    expect(made.value.map(({ name, role }) => [name, role])).toEqual([
      ['Toos Technisch', 'administrator'],
      ['Rob Verzinsel', 'director'],
    ]);
    const [board] = await db.kysely.selectFrom('board').selectAll().where('slug', '=', 'verzonnen').execute();
    expect(board).toMatchObject({ name: 'Stichting Verzonnen', trial: false });
    const at = { board: board!.board_id, staff: null, now };
    const places = await asStaff(db, at, (tx) => tx.selectFrom('location').selectAll().orderBy('kind').execute());
    expect(places).toMatchObject([
      { kind: 'childcare', lrk: '123456789', protocol_id: 'verdi-2023' },
      { kind: 'school', brin: '11ZZ03', protocol_id: 'verdi-2023' },
    ]);
    const roles = await asStaff(db, at, (tx) => tx.selectFrom('staff_role').selectAll().orderBy('role').execute());
    expect(roles).toMatchObject([
      { role: 'administrator', location_id: null, may: ['manage'] },
      { role: 'director', location_id: places[1]?.id },
    ]);
    const whose = await Promise.all(made.value.map(({ code }) => invited(db, at.board, code, now)));
    expect(new Set(whose)).toEqual(new Set(roles.map(({ staff_id }) => staff_id)));
    expect(await asStaff(db, at, (tx) => tx.selectFrom('staff_login').selectAll().execute())).toEqual([]);
  });
  test('is made once', async () => {
    await createBoard(db, codes, parsed({ slug: 'eenmaal' }), now);
    expect(await createBoard(db, codes, parsed({ slug: 'eenmaal' }), now)).toMatchObject({
      ok: false,
      error: [{ path: 'slug' }],
    });
  });
  test.each([
    ['locations.0.protocol', { locations: [{ ...file.locations[0], protocol: 'onbekend' }, file.locations[1]] }],
    ['people.1.role', { people: [file.people[0], { ...file.people[1], role: 'koning' }] }],
    ['people.1.role', { people: [file.people[0], { ...file.people[1], role: 'veiligThuis' }] }],
    ['people.1.at', { people: [file.people[0], { ...file.people[1], at: 'Nergens' }] }],
    ['people', { people: [file.people[1], file.people[1]] }],
    ['people', { people: [file.people[0], file.people[0]] }],
  ])('is not made when %s is wrong', async (at, changes) => {
    const made = await createBoard(db, codes, parsed({ slug: 'fout', ...changes }), now);
    expect(made.ok ? [] : made.error.map(({ path: where }) => where)).toContain(at);
    expect(await db.kysely.selectFrom('board').selectAll().where('slug', '=', 'fout').execute()).toEqual([]);
  });
});
