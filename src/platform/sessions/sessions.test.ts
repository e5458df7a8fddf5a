import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Transaction } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dataFolder } from '../../../test/data-folder.ts';
import { boardId, dossierRef, instant, locationId, staffId } from '../../core/kernel/kernel.schema.ts';
import type { Instant } from '../../core/kernel/kernel.ts';
import { later } from '../clock/clock.ts';
import { openKeyring } from '../crypto/keyring.ts';
import { asStaff } from '../db/as-staff.ts';
import { connect } from '../db/connect.ts';
import type { Db } from '../db/database.ts';
import type { Tables } from '../db/tables.ts';
import { draftStore } from '../drafts/drafts.ts';
import { csrfOf } from '../http/csrf.ts';
import { begin, end, endAll, endOthers, recogniser, renew } from './sessions.ts';

const board = boardId.parse('noord');
const kim = staffId.parse('kim');
const els = staffId.parse('els');
const school = locationId.parse('school');
const now = instant.parse('2026-03-09T08:00:00.000Z');
const nowhere = dossierRef.parse('b'.repeat(32));
const minutes = (count: number) => later(now, count * 60_000);

let dataDir: string;
let db: Db;
beforeAll(async () => {
  dataDir = dataFolder('sessions');
  db = await connect({ dataDir });
  await asStaff(db, { board, staff: null, now }, async (tx) => {
    await tx.insertInto('board').values({ board_id: board, name: 'Noord', slug: 'noord' }).execute();
    await tx
      .insertInto('location')
      .values({
        board_id: board,
        id: school,
        name: 'De School',
        kind: 'school',
        brin: null,
        lrk: null,
        protocol_id: 'fedra-2019',
      })
      .execute();
    await tx
      .insertInto('staff')
      .values([
        { board_id: board, id: kim, name: 'Kim Fictief' },
        { board_id: board, id: els, name: 'Els Voorbeeld' },
      ])
      .execute();
    await tx
      .insertInto('staff_role')
      .values({
        board_id: board,
        id: 'r1',
        staff_id: kim,
        location_id: school,
        role: 'teacher',
        may: ['read'],
        valid_from: now,
        valid_until: null,
      })
      .execute();
  });
}, 60_000);
afterAll(async () => {
  await db.close();
  rmSync(dataDir, { recursive: true });
});

const start = (strength: 'demo' | 'password' | 'two_factor', staff = kim) => begin(db, { board, staff }, strength, now);
const who = (token: string, at: Instant) => recogniser(db)(token, null, at);

describe('a session', () => {
  test('says who it is, and in which roles at which location', async () => {
    expect(await who(await start('two_factor'), now)).toMatchObject({
      is: 'active',
      strength: 'two_factor',
      staff: {
        id: kim,
        name: 'Kim Fictief',
        board,
        boardName: 'Noord',
        roles: [
          {
            location: school,
            locationName: 'De School',
            locationKind: 'school',
            protocol: 'fedra-2019',
            role: 'teacher',
            may: ['read'],
          },
        ],
      },
      dossier: null,
    });
  });
  test('knows nothing of a dossier that is not there', async () => {
    expect(await recogniser(db)(await start('two_factor'), nowhere, now)).toMatchObject({
      is: 'active',
      dossier: null,
    });
  });
  test('is locked ten minutes after the last request, and each request counts', async () => {
    const token = await start('two_factor');
    expect((await who(token, minutes(9))).is).toBe('active');
    expect((await who(token, minutes(18))).is).toBe('active');
    expect(await who(token, minutes(28))).toEqual({ is: 'locked', staff: kim, board });
  });
  test('is locked eight hours after signing in, however busy', async () => {
    const token = await start('two_factor');
    for (let at = 9; at < 480; at += 9) expect((await who(token, minutes(at))).is).toBe('active');
    expect((await who(token, minutes(480))).is).toBe('locked');
  });
  test('with only the password is not signed in, and soon nobody', async () => {
    const token = await start('password');
    expect(await who(token, now)).toEqual({ is: 'halfway', staff: kim, board, mayEnrol: false });
    expect(await who(token, minutes(10))).toEqual({ is: 'nobody' });
  });
  test('that was ended is nobody, and those of others go on', async () => {
    const [mine, other] = [await start('two_factor'), await start('two_factor', els)];
    await endAll(db, { board, staff: kim }, now);
    expect((await who(mine, now)).is).not.toBe('active');
    expect((await who(other, now)).is).toBe('active');
  });
  test('with a token of another board, or none of ours, is nobody', async () => {
    const token = await start('two_factor');
    expect((await who(token.replace('noord.', 'zuid.'), now)).is).toBe('nobody');
    expect((await who('onzin', now)).is).toBe('nobody');
  });
});

describe('a new token after the second factor was proved again', () => {
  const refOf = async (token: string, at = now) => {
    const found = await who(token, at);
    return found.is === 'active' ? found.session : '';
  };

  test('is the same session, with the moment of the proof, the same end and the same forms', async () => {
    const token = await start('two_factor');
    expect(await who(token, now)).toMatchObject({ provedAt: now });
    const renewed = (await renew(db, { board, staff: kim }, await refOf(token), minutes(7))) ?? '';
    expect(renewed).not.toBe(token);
    expect(csrfOf(renewed)).toBe(csrfOf(token));
    expect(await who(renewed, minutes(8))).toMatchObject({ is: 'active', provedAt: minutes(7) });
    for (let at = 16; at < 480; at += 9) expect((await who(renewed, minutes(at))).is).toBe('active');
    expect((await who(renewed, minutes(480))).is).toBe('locked');
  });
  test('leaves the old token good for nothing but keeping what was typed', async () => {
    const token = await start('two_factor');
    await renew(db, { board, staff: kim }, await refOf(token), now);
    expect(await who(token, now)).toEqual({ is: 'locked', staff: kim, board });
  });
  test('is not given to a session that was ended, nor to that of somebody else', async () => {
    const token = await start('two_factor');
    const ref = await refOf(token);
    expect(await renew(db, { board, staff: els }, ref, now)).toBeNull();
    await end(db, { board, staff: kim, session: ref }, now);
    expect(await renew(db, { board, staff: kim }, ref, now)).toBeNull();
    expect((await who(token, now)).is).toBe('nobody');
  });
  test('a demo person has proved nothing at the start', async () => {
    expect(await who(await start('demo'), now)).toMatchObject({ provedAt: null });
  });
});

describe('of the sessions of one person', () => {
  const states = async (tokens: readonly string[], at = minutes(3)) =>
    Promise.all(tokens.map(async (token) => (await who(token, at)).is));
  const startAt = (at: Instant, staff = kim) => begin(db, { board, staff }, 'two_factor', at);

  test('the two used last go on; what was typed in the third is not lost', async () => {
    await endAll(db, { board, staff: kim }, now);
    const tokens = [await startAt(now), await startAt(minutes(1))];
    const other = await startAt(now, els);
    await who(tokens[0] ?? '', minutes(2));
    tokens.push(await startAt(minutes(3)));
    expect(await states([...tokens, other])).toEqual(['active', 'locked', 'active', 'active']);
  });
  test('one with only the password ends no other', async () => {
    await endAll(db, { board, staff: kim }, now);
    const tokens = [await startAt(now), await startAt(now)];
    await start('password');
    expect(await states(tokens)).toEqual(['active', 'active']);
  });
  test('all but this one can be ended', async () => {
    await endAll(db, { board, staff: kim }, now);
    const tokens = [await startAt(now), await startAt(now)];
    const mine = await who(tokens[0] ?? '', now);
    await endOthers(db, { board, staff: kim }, mine.is === 'active' ? mine.session : '', now);
    expect(await states(tokens)).toEqual(['active', 'locked']);
  });
});

describe('on the next request nobody is signed in any more', () => {
  const change = (work: (tx: Transaction<Tables>) => Promise<unknown>) =>
    asStaff(db, { board, staff: null, now }, async (tx) => {
      await work(tx);
    });

  test('whose role began or ended', async () => {
    const role = { board_id: board, staff_id: els, location_id: school, role: 'teacher', may: [], valid_from: now };
    const [before, other] = [await start('two_factor', els), await start('two_factor')];
    await change((tx) =>
      tx
        .insertInto('staff_role')
        .values({ ...role, id: 'r2', valid_until: null })
        .execute(),
    );
    expect((await who(before, now)).is).toBe('locked');
    expect((await who(other, now)).is).toBe('active');
    const after = await start('two_factor', els);
    await change((tx) =>
      tx
        .updateTable('staff_role')
        .set({ valid_until: now })
        .where('board_id', '=', board)
        .where('id', '=', 'r2')
        .execute(),
    );
    expect((await who(after, now)).is).toBe('locked');
  });
  test('who no longer works here; and coming back is signing in anew', async () => {
    const token = await start('two_factor', els);
    const active = (is: boolean) => (tx: Transaction<Tables>) =>
      tx.updateTable('staff').set({ active: is }).where('board_id', '=', board).where('id', '=', els).execute();
    await change(active(false));
    expect((await who(token, now)).is).toBe('nobody');
    await change(active(true));
    expect((await who(token, now)).is).not.toBe('active');
  });
});

test('a draft is given back to who typed it, without the tokens of the form, until it is emptied', async () => {
  const drafts = draftStore(db, openKeyring(path.join(dataDir, 'keys')), () => now);
  const form = new Map([
    ['what', ['blauwe plek', 'twee']],
    ['_csrf', ['geheim']],
  ]);
  await drafts.keep({ board, staff: kim }, '/zorg', form);
  expect(await drafts.find({ board, staff: kim }, '/zorg')).toEqual(new Map([['what', ['blauwe plek', 'twee']]]));
  expect(await drafts.find({ board, staff: els }, '/zorg')).toBeNull();
  await drafts.empty({ board, staff: kim }, '/zorg');
  expect(await drafts.find({ board, staff: kim }, '/zorg')).toBeNull();
});
