import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BoardId, DossierRef, Instant, LocationId, StaffId } from '../../core/kernel/kernel.ts';
import { later } from '../clock/clock.ts';
import { openKeyring } from '../crypto/keyring.ts';
import { asStaff } from '../db/as-staff.ts';
import { connect } from '../db/connect.ts';
import type { Db } from '../db/database.ts';
import { draftStore } from '../drafts/drafts.ts';
import { begin, endAll, recogniser } from './sessions.ts';

/* eslint-disable @typescript-eslint/consistent-type-assertions -- a test mints the ids it needs */
const board = 'noord' as BoardId;
const kim = 'kim' as StaffId;
const els = 'els' as StaffId;
const school = 'school' as LocationId;
const now = '2026-03-09T08:00:00.000Z' as Instant;
const nowhere = 'b'.repeat(32) as DossierRef;
/* eslint-enable @typescript-eslint/consistent-type-assertions */
const minutes = (count: number) => later(now, count * 60_000);

let dataDir: string;
let db: Db;
beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'pluis-sessions-'));
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
    expect(await who(token, now)).toEqual({ is: 'halfway', staff: kim, board });
    expect(await who(token, minutes(10))).toEqual({ is: 'nobody' });
  });
  test('that was ended is nobody, and those of others go on', async () => {
    const [mine, other] = [await start('two_factor'), await start('two_factor', els)];
    await endAll(db, { board, staff: kim }, now);
    expect((await who(mine, now)).is).toBe('nobody');
    expect((await who(other, now)).is).toBe('active');
  });
  test('with a token of another board, or none of ours, is nobody', async () => {
    const token = await start('two_factor');
    expect((await who(token.replace('noord.', 'zuid.'), now)).is).toBe('nobody');
    expect((await who('onzin', now)).is).toBe('nobody');
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
