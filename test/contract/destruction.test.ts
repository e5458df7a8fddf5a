import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { monthsDue, destructions, propose, withdraw } from '../../src/features/destruction/destruction.queries.ts';
import {
  answerApproval,
  showApproval,
  showDestruction,
  showDestructions,
} from '../../src/features/destruction/destruction.tsx';
import { holdsOf } from '../../src/features/destruction/holds.queries.ts';
import { changeKeeping, showKeeping } from '../../src/features/destruction/keeping.tsx';
import type { Needs } from '../../src/features/destruction/needs.ts';
import type { DossierRef } from '../../src/core/kernel/kernel.ts';
import { carryOut } from '../../src/platform/retention/carry-out.ts';
import { beginDestruction } from '../../src/platform/retention/begin.ts';
import { asRetention } from '../../src/platform/db/as-retention.ts';
import { frame } from '../builders/desk.ts';
import { read } from '../builders/fakes.ts';
import { closing, Practice, type Colleague, type Sent } from '../builders/practice.ts';
import { databases, type Opened } from './databases.ts';
import { asAdministrator } from './raw.ts';

const longAfter = '2060-06-01T08:00:00.000Z';

describe.each(databases)('destroying by two people on $name', ({ open }) => {
  let database: Opened;
  let at: Practice;
  let needs: Needs;
  beforeAll(async () => {
    database = await open();
    at = await new Practice(database.db, database.keyring).furnish();
    const { db, dataDir } = database;
    needs = {
      db,
      cases: at.cases,
      directory: at.directory,
      destroy: (where, id) => carryOut({ db, directory: path.join(dataDir, 'keys'), ...where }, id),
      frame: () => Promise.resolve(frame),
    };
  });
  afterAll(() => database.close());

  const actor = (who: Colleague) => at.asked(who).actor;
  const closed = async (): Promise<DossierRef> => {
    const ref = await at.dossier();
    const opened = await at.open('els', ref);
    await at.cases.record(await at.at('els', ref), opened, [closing], opened.version);
    return ref;
  };
  const childrenLeft = () =>
    asAdministrator(database.db, (tx) => sql`update pluis.child set active = false`.execute(tx));
  const keep = async (who: Colleague, ref: DossierRef, typed: Sent['typed']) =>
    changeKeeping(await at.at(who, ref, { ...(typed === undefined ? {} : { typed }) }), needs);
  const answer = (who: Colleague, id: string, said: string) =>
    answerApproval(at.asked(who, { typed: { answer: said }, params: { destruction: id } }), needs);
  const sees = async (ref: DossierRef) => (await at.cases.list(at.asked('els'))).some((row) => row.ref === ref);
  const newest = async (who: Colleague = 'els') => (await destructions(database.db, actor(who)))[0]!;

  describe('of a month that is over', () => {
    let goes: DossierRef;
    let held: DossierRef;
    let month = '';
    beforeAll(async () => {
      [goes, held] = [await closed(), await closed()];
      await keep('els', held, { does: 'hold', hold: 'complaint' });
      await childrenLeft();
      at.waitUntil(longAfter);
      month = (await monthsDue(database.db, actor('els'))).at(-1)?.bucket ?? '';
    });

    test('the page tells numbers and no names, and who has no part sees nothing', async () => {
      const { text } = await read(showDestructions(at.asked('els'), needs));
      expect(text).toContain('2 dossiers');
      expect(text).not.toContain('Lot');
      expect(await monthsDue(database.db, actor('kim'))).toEqual([]);
      await expect(propose(database.db, actor('kim'), { bucket: month })).rejects.toThrow();
    });

    test('is proposed once at a time, and not by two people at once either', async () => {
      expect(await propose(database.db, actor('els'), { bucket: month })).toBe(true);
      expect(await propose(database.db, actor('dirk'), { bucket: month })).toBe(false);
    });

    test('is not approved by who proposed it, and not without an answer', async () => {
      const { id } = await newest();
      const own = await read(answer('els', id, 'yes'));
      expect([own.status, own.text]).toEqual([400, expect.stringContaining('Een ander moet akkoord geven')]);
      expect((await read(answer('dirk', id, ''))).text).toContain('Kies of u akkoord gaat');
      expect((await newest()).state).toBe('proposed');
      expect(await sees(goes)).toBe(true);
    });

    test('is carried out once another agrees: what is held stays, the rest is gone', async () => {
      const { id } = await newest();
      expect(await answer('dirk', id, 'yes')).toEqual({ redirect: `/akkoord/${id}` });
      expect([await sees(goes), await sees(held)]).toEqual([false, true]);
      expect(await newest()).toMatchObject({
        state: 'done',
        dossiers: 1,
        postponed: 2,
        proposed_by: 'els',
        approved_by: 'dirk',
      });
      expect(await at.open('els', held)).toBeDefined();
    });

    test('leaves a proof with numbers, people and days, and the day on which it is final', async () => {
      const { id } = await newest();
      const { text } = await read(showDestruction(at.asked('els', { params: { destruction: id } }), needs));
      for (const says of ['1 dossier en 1 signaal', 'Els Voorbeeld', 'Dirk Verzinsel', 'definitief op'])
        expect(text).toContain(says);
      expect(text).not.toContain('Lot');
    });

    test('leaves rows in the log for each of the two, and for the act itself', async () => {
      const { id } = await newest();
      const { rows } = await asAdministrator(database.db, (tx) =>
        sql<{ actor: string | null; action: string }>`select actor, action from pluis.access_log
          where object_ref = ${id} order by at`.execute(tx),
      );
      expect(rows.map(({ actor: who, action }) => `${who ?? 'nobody'} ${action}`)).toEqual([
        'els propose',
        'dirk approve',
        'nobody destroy',
      ]);
    });
  });

  describe('of one dossier before its time', () => {
    test('asks for a ground', async () => {
      const ref = await closed();
      expect((await read(keep('els', ref, { does: 'propose' }))).text).toContain('Kies waarom');
    });

    test('is refused while it is held, and done once it is not', async () => {
      const ref = await closed();
      await keep('els', ref, { does: 'propose', ground: 'mistake' });
      await keep('els', ref, { does: 'hold', hold: 'court' });
      const { id } = await newest();
      const shown = await read(showApproval(at.asked('dirk', { params: { destruction: id } }), needs));
      expect(shown.text).toContain('per vergissing gemaakt');
      expect((await read(answer('dirk', id, 'yes'))).text).toContain('moet nu bewaard blijven');
      expect(await sees(ref)).toBe(true);
      const [hold] = await holdsOf(database.db, await at.at('els', ref));
      await keep('els', ref, { lift: hold?.id ?? '' });
      expect(await answer('dirk', id, 'yes')).toEqual({ redirect: `/akkoord/${id}` });
      expect(await sees(ref)).toBe(false);
    });

    test('that is open is not destroyed', async () => {
      const ref = await at.dossier();
      await keep('els', ref, { does: 'propose', ground: 'request' });
      const { id } = await newest();
      expect((await read(answer('dirk', id, 'yes'))).text).toContain('nog open');
      expect(await sees(ref)).toBe(true);
    });

    test('that was withdrawn does not go on', async () => {
      const ref = await closed();
      await keep('els', ref, { does: 'propose', ground: 'request' });
      const { id } = await newest();
      expect(await withdraw(database.db, actor('els'), id)).toBe(true);
      expect((await read(answer('dirk', id, 'yes'))).text).toContain('ingetrokken');
      expect(await sees(ref)).toBe(true);
    });

    test('is held by nobody any more once it has begun', async () => {
      const ref = await closed();
      await keep('els', ref, { does: 'propose', ground: 'request' });
      const { id } = await newest();
      await asAdministrator(database.db, (tx) =>
        sql`update pluis.destruction set state = 'approved', approved_by = 'dirk', approved_at = proposed_at where id = ${id}`.execute(
          tx,
        ),
      );
      const where = { board: actor('els').board, now: at.asked('els').now };
      await asRetention(database.db, where, (tx) => beginDestruction(tx, where, id));
      expect((await read(keep('els', ref, { does: 'hold', hold: 'court' }))).text).toContain('wordt al vernietigd');
      expect((await needs.destroy(where, id)).ok).toBe(true);
      expect(await sees(ref)).toBe(false);
    });
  });

  test('the page of a dossier says from which month on it may go, and what holds it', async () => {
    const ref = await closed();
    await keep('els', ref, { does: 'hold', hold: 'inspection' });
    const { text } = await read(showKeeping(await at.at('els', ref), needs));
    expect(text).toMatch(/op zijn vroegst na [a-z]+ \d{4} weg/);
    expect(text).toContain('Iemand vroeg om inzage');
    expect((await read(keep('els', ref, { does: 'hold' }))).text).toContain('Kies waarom het bewaard moet blijven');
  });
});
