import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { staffId } from '../../core/kernel/kernel.schema.ts';
import type { StaffId } from '../../core/kernel/kernel.ts';
import {
  applicationOf,
  codes,
  frameOf,
  openHouse,
  realBoard,
  school,
  Visitor,
  type Answer,
  type House,
} from '../../../test/builders/sign-in-house.ts';
import { anotherSchool, putRequest, signedInAs, staffed, type NewRequest } from '../../../test/builders/staffed.ts';
import { refusal } from '../../../test/contract/raw.ts';
import { invited } from '../../platform/invitations/invitations.ts';
import { recogniser } from '../../platform/sessions/sessions.ts';
import { routes } from './routes.ts';

let house: House;
let admin: StaffId;
let director: StaffId;
let colleague: StaffId;
beforeAll(async () => {
  house = await openHouse();
}, 60_000);
beforeEach(async () => {
  house.wait(8 * 24 * 60);
  admin = await staffed(house, ['manage'], null, 'administrator');
  director = await staffed(house, ['record_signal', 'grant', 'decide'], school);
  colleague = await staffed(house, ['record_signal'], school, 'teacher');
});
afterAll(() => house.close());

async function as(staff: StaffId): Promise<Visitor> {
  const someone = new Visitor(applicationOf(house, routes, { db: house.db, protocols: codes, frame: frameOf }));
  someone.cookie = await signedInAs(house, staff);
  return someone;
}
const send = async (who: Visitor, page: string, fields: Readonly<Record<string, string>>) => {
  await who.get(page);
  return who.post(page, fields);
};
const firstRequest = ({ text }: Answer) => /\/bevestigingen\/([0-9a-f]{32})/.exec(text)?.[0] ?? 'nothing waits';
const codeIn = ({ text }: Answer) => /<code>([^<]+)<\/code>/.exec(text)?.[1] ?? '';
const rolesOf = async (staff: StaffId) => {
  const found = await recogniser(house.db)(await signedInAs(house, staff), null, house.clock());
  return found.is === 'active' ? found.staff.roles.map(({ role, may }) => ({ role, may })) : [];
};

/** What the administrator starts for this colleague; answers with where the director confirms it. */
async function started(kind: 'password' | 'factor') {
  await send(await as(admin), `/mensen/${colleague}/code`, { kind });
  const second = await as(director);
  return { second, at: firstRequest(await second.get('/bevestigingen')) };
}

describe('somebody new', () => {
  async function added(name: string) {
    const first = await as(admin);
    const answer = await send(first, '/mensen/nieuw', { name, role: 'teacher', location: school });
    expect(answer.status).toBe(303);
    return { first, staff: staffId.parse((answer.to ?? '').split('/').at(-1)) };
  }

  test('is added by one person and confirmed by another, who alone sees the code', async () => {
    const { first, staff } = await added('Saar Fictief');
    expect((await first.get(`/mensen/${staff}`)).text).toContain('Nieuwe collega: Leerkracht, De School');
    expect(await rolesOf(staff)).toEqual([]);
    const second = await as(director);
    const at = firstRequest(await second.get('/bevestigingen'));
    const confirmed = await send(second, at, { answer: 'yes' });
    expect(confirmed.text).toContain('Geef deze code aan Saar Fictief');
    expect(await invited(house.db, realBoard, codeIn(confirmed), house.clock())).toBe(staff);
    expect(await rolesOf(staff)).toEqual([{ role: 'teacher', may: ['record_signal', 'read', 'record'] }]);
    expect((await second.get('/bevestigingen')).text).toContain('Er wacht nu niets op u');
  });
  test('gets no role and no code after a no', async () => {
    const { staff } = await added('Saar Fictief');
    const second = await as(director);
    const answer = await send(second, firstRequest(await second.get('/bevestigingen')), { answer: 'no' });
    expect(answer).toMatchObject({ status: 303, to: '/bevestigingen' });
    expect(await rolesOf(staff)).toEqual([]);
    expect((await second.get('/bevestigingen')).text).toContain('Er wacht nu niets op u');
  });
  test('is asked for with all that is missing', async () => {
    const answer = await send(await as(admin), '/mensen/nieuw', {});
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('Vul de naam in');
    expect(answer.text).toContain('Kies een rol.');
    expect(answer.text).toContain('Kies waar deze rol geldt.');
  });
  test.each(['veiligThuis', 'caseManager', 'directeur'])('is not given the role %s', async (role) => {
    const fields = { name: 'Saar Fictief', role, location: school };
    expect((await send(await as(admin), '/mensen/nieuw', fields)).status).toBe(400);
  });
});

describe('nobody alone gives access', () => {
  test('who manages the system confirms nothing, not even what another started', async () => {
    await started('factor');
    const other = await staffed(house, ['manage'], null, 'administrator');
    expect((await (await as(other)).get('/bevestigingen')).status).toBe(404);
  });
  test('whoever started it does not confirm it, however much they may', async () => {
    const both = await staffed(house, ['manage', 'grant'], null);
    const one = await as(both);
    await send(one, `/mensen/${colleague}/code`, { kind: 'factor' });
    expect((await one.get('/bevestigingen')).text).toContain('Er wacht nu niets op u');
    const { second, at } = await started('factor');
    expect((await second.get(at)).status).toBe(200);
  });
  test('nobody starts or ends anything of their own, and nobody confirms what is about them', async () => {
    const both = await staffed(house, ['manage', 'grant'], null);
    const one = await as(both);
    for (const part of ['rol', 'code', 'vertrek', `rol/rol-${both}`])
      expect((await one.get(`/mensen/${both}/${part}`)).status).toBe(404);
    await send(await as(admin), `/mensen/${both}/code`, { kind: 'factor' });
    expect((await one.get('/bevestigingen')).text).toContain('Er wacht nu niets op u');
  });
  test('who may give access elsewhere does not confirm here', async () => {
    const { at } = await started('password');
    const elsewhere = await anotherSchool(house);
    const other = await as(await staffed(house, ['grant'], elsewhere));
    expect((await other.get('/bevestigingen')).text).not.toContain(at);
    expect((await other.get(at)).status).toBe(404);
  });
  test('the database keeps to it too', async () => {
    const row = { id: '', kind: 'factor', staff_id: colleague, started_by: admin } as const;
    const insert = (change: Partial<NewRequest>) => refusal(putRequest(house, { ...row, ...change }));
    const settled = { settled_at: house.clock(), outcome: 'confirmed' as const };
    expect(await insert({ id: 'a', ...settled, settled_by: director })).toBe('done');
    expect(await insert({ id: 'b', started_by: colleague })).toContain('check');
    expect(await insert({ id: 'c', ...settled, settled_by: admin })).toContain('check');
    expect(await insert({ id: 'd', ...settled, settled_by: colleague })).toContain('check');
    expect(await insert({ id: 'e', ...settled })).toContain('check');
  });
  test('a yes counts once', async () => {
    const { second, at } = await started('password');
    await second.get(at);
    const both = await Promise.all([second.post(at, { answer: 'yes' }), second.post(at, { answer: 'yes' })]);
    expect(both.filter((answer) => codeIn(answer) !== '')).toHaveLength(1);
  });
  test('what waits longer than a week is gone', async () => {
    const { at } = await started('password');
    house.wait(7 * 24 * 60);
    expect((await (await as(director)).get(at)).status).toBe(404);
  });
});

describe('taking rights away', () => {
  test('needs one person, and signs the colleague out at the next request', async () => {
    const token = await signedInAs(house, colleague);
    const one = await as(admin);
    expect((await send(one, `/mensen/${colleague}/rol/rol-${colleague}`, {})).status).toBe(303);
    expect((await recogniser(house.db)(token, null, house.clock())).is).not.toBe('active');
    expect(await rolesOf(colleague)).toEqual([]);
    const again = await signedInAs(house, colleague);
    expect((await send(one, `/mensen/${colleague}/vertrek`, {})).to).toBe('/mensen');
    expect((await recogniser(house.db)(again, null, house.clock())).is).toBe('nobody');
    expect((await one.get('/mensen')).text).not.toContain(`/mensen/${colleague}"`);
  });
  test('asks for the second factor first when that was proved long ago', async () => {
    const one = await as(admin);
    house.wait(6);
    expect((await one.get(`/mensen/${colleague}/vertrek`)).to).toBe(
      `/bevestigen?verder=${encodeURIComponent(`/mensen/${colleague}/vertrek`)}`,
    );
  });
  test('and the whole page is there for who manages alone', async () => {
    expect((await (await as(director)).get('/mensen')).status).toBe(404);
    expect((await (await as(colleague)).get('/mensen')).status).toBe(404);
  });
});
