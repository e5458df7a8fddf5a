import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entriesOf } from '../../src/core/dossier/dossier.ts';
import { reason, staffId } from '../../src/core/kernel/kernel.schema.ts';
import type { Entry } from '../../src/core/dossier/events.schema.ts';
import type { DossierRef } from '../../src/core/kernel/kernel.ts';
import type { OpenCase } from '../../src/platform/cases/cases.ts';
import { record as recordSignal } from '../../src/features/signals/record-signal.tsx';
import { recordAct } from '../../src/features/recording/act.tsx';
import { frame, shown } from '../builders/desk.ts';
import { done } from '../builders/done.ts';
import { closing, noted, Practice, reopening, seen, type Colleague } from '../builders/practice.ts';
import { databases, type Opened } from './databases.ts';

const because = reason.parse('Er was een andere verklaring. De leerkracht houdt het in het oog.');
const els = staffId.parse('els');
const framed = () => Promise.resolve(frame);
const ravi = staffId.parse('ravi');
const dirk = staffId.parse('dirk');

/** What was observed, oldest first; other kinds by their name. */
function told(entries: readonly Entry[]): string[] {
  return entries.map(({ event }) => ('statements' in event ? (event.statements[0]?.what ?? '') : event.type));
}

describe.each(databases)('the cases on $name', ({ open }) => {
  let database: Opened;
  let at: Practice;
  beforeAll(async () => {
    database = await open();
    at = await new Practice(database.db, database.keyring).furnish();
  });
  afterAll(() => database.close());

  const toldTo = async (who: Colleague, ref: DossierRef) => told(entriesOf((await at.open(who, ref)).dossier));
  const rowOf = async (who: Colleague, ref: DossierRef) =>
    (await at.cases.list(at.asked(who))).find((row) => row.ref === ref);
  const observe = async (who: Colleague, opened: OpenCase, what: string, seenVersion: number | null, key?: string) =>
    at.cases.record(await at.at(who, opened.ref, key === undefined ? {} : { key }), opened, [noted(what)], seenVersion);

  describe('opening a dossier from a signal', () => {
    test('keeps who recorded the signal first, and when, beside who took it up', async () => {
      const signal = await at.waiting(await at.signal(await at.child(), 'Lot had natte kleren aan.'));
      const ref = done(await at.cases.openFrom(at.asked('els'), signal, { route: 'home', excluded: [] }));
      const [opening, first] = entriesOf((await at.open('els', ref)).dossier);
      expect(opening).toMatchObject({ recordedBy: { staff: 'els', role: 'childProtectionLead' } });
      expect(opening?.event).toMatchObject({ type: 'DossierOpened', protocol: 'fedra-2019', route: 'home' });
      expect(first).toMatchObject({ recordedAt: signal.recordedAt, recordedBy: { staff: 'kim', role: 'teacher' } });
      expect(first?.event).toEqual(signal.event);
      expect((await at.cases.waiting(at.asked('els'))).some(({ id }) => id === signal.id)).toBe(false);
    });

    test('lets who opened it and who decides read it, and the recorder no more than own words', async () => {
      const ref = await at.dossier();
      expect(await toldTo('els', ref)).toHaveLength(2);
      expect(await toldTo('dirk', ref)).toHaveLength(2);
      expect(await at.cases.open(await at.at('kim', ref))).toBeNull();
      expect(await at.cases.open(await at.at('ravi', ref))).toBeNull();
      expect(await at.cases.glimpse(await at.at('ravi', ref))).toBeNull();
      expect(await rowOf('kim', ref)).toMatchObject({ sight: 'own', summary: null });
    });

    test('shows somebody kept out nothing from the first moment, also a decider', async () => {
      const ref = await at.dossier({ excluded: [staffId.parse('dirk')] });
      expect(await at.cases.open(await at.at('dirk', ref))).toBeNull();
      expect(await rowOf('dirk', ref)).toBeUndefined();
      const { excluded, grants } = await at.open('els', ref);
      expect(excluded).toEqual(['dirk']);
      expect(grants.map(({ staff }) => staff)).not.toContain('dirk');
    });

    test('closes it at once where no meldcode is needed, with the reason', async () => {
      const ref = await at.dossier({ noAction: because });
      const { dossier, assessment } = await at.open('els', ref);
      expect(entriesOf(dossier).at(-1)?.event).toMatchObject({ type: 'DossierClosed', because });
      expect(assessment.state).toBe('closed_no_action');
      expect(await rowOf('els', ref)).toMatchObject({ status: 'closed_no_action' });
    });

    test('tells who recorded it which coordinator saw it, and nobody else', async () => {
      const id = await at.signal(await at.child(), 'Lot wilde niet naar huis.');
      const seenBy = async (who: Colleague) =>
        (await at.cases.handedIn(at.asked(who), id))?.seen.map(({ name }) => name) ?? null;
      expect(await seenBy('kim')).toEqual([]);
      await at.cases.see(at.asked('els'), id);
      await at.cases.see(at.asked('els'), id);
      expect(await seenBy('kim')).toEqual(['Els Voorbeeld']);
      expect(await seenBy('els')).toEqual([]);
    });

    test('tells who recorded it from whom it is withheld, and nobody else', async () => {
      const id = await at.signal(await at.child(), 'Het gaat over Els.', 'kim', [els]);
      expect((await at.cases.handedIn(at.asked('kim'), id))?.withheldFrom).toEqual(['els']);
      expect((await at.cases.handedIn(at.asked('ravi'), id))?.withheldFrom).toEqual([]);
    });

    test('is seen by nobody who does not coordinate, nor by whom it is withheld from, nor by who recorded it', async () => {
      const id = await at.signal(await at.child(), 'Het gaat over Els.', 'kim', [els]);
      for (const who of ['kim', 'els', 'dirk'] as const) await at.cases.see(at.asked(who), id);
      expect((await at.cases.handedIn(at.asked('kim'), id))?.seen).toEqual([]);
    });

    test('happens once when the form is sent twice', async () => {
      const signal = await at.waiting(await at.signal(await at.child(), 'Lot had natte kleren aan.'));
      const key = randomUUID();
      const how = { route: 'home', excluded: [] } as const;
      const first = await at.cases.openFrom(at.asked('els', { key }), signal, how);
      expect(first.ok).toBe(true);
      expect(await at.cases.openFrom(at.asked('els', { key }), signal, how)).toEqual(first);
      expect(await at.cases.ofChild(at.asked('els'), signal.child!.id)).toHaveLength(1);
    });

    test('is in the list with the child, the steps and what is to be done', async () => {
      const row = await rowOf('els', await at.dossier());
      expect(row).toMatchObject({ status: 'open', sight: 'all', summary: { child: 'Lot Nepnaam', reportDuty: false } });
      expect(row?.summary?.steps).toHaveLength(5);
      expect(row?.summary?.todo).not.toEqual([]);
    });
  });

  describe('recording', () => {
    test('adds to the dossier and tells the new version', async () => {
      const opened = await at.open('els', await at.dossier());
      const recorded = await observe('els', opened, 'Lot was stil.', opened.version);
      expect(recorded).toMatchObject({ ok: true, value: { version: opened.version + 1 } });
      expect(recorded.ok && told(entriesOf(recorded.value.dossier)).at(-1)).toBe('Lot was stil.');
      expect((await toldTo('els', opened.ref)).at(-1)).toBe('Lot was stil.');
    });

    test('renews what the list shows', async () => {
      const opened = await at.open('els', await at.dossier());
      await at.cases.record(await at.at('els', opened.ref), opened, [closing], opened.version);
      const row = await rowOf('els', opened.ref);
      expect(row?.status).not.toBe('open');
      expect(row?.touchedAt).not.toBe(row?.openedAt);
    });

    test('records all of what belongs together or none of it', async () => {
      const opened = await at.open('els', await at.dossier());
      const both = [noted('Lot was stil.'), reopening];
      const recorded = await at.cases.record(await at.at('els', opened.ref), opened, both, opened.version);
      expect(recorded).toMatchObject({ ok: false, error: { kind: 'refused', refusal: { code: 'NotClosed' } } });
      expect(await at.open('els', opened.ref)).toMatchObject({ version: opened.version });
    });

    test('is gone for who lost their place while writing', async () => {
      const ref = await at.dossier();
      await at.cases.givePlace(await at.at('els', ref), { staff: ravi, relation: 'team' });
      const opened = await at.open('ravi', ref);
      const place = opened.grants.find(({ staff }) => staff === ravi);
      await at.cases.endPlace(await at.at('els', ref), place?.id ?? '');
      expect(await observe('ravi', opened, 'Te laat.', opened.version)).toEqual({ ok: false, error: { kind: 'gone' } });
    });
  });

  test('who recorded a signal keeps a colleague out of the dossier that it goes into, also when nobody says so again', async () => {
    const signal = await at.waiting(await at.signal(await at.child(), 'Lot was bang.', 'kim', [staffId.parse('dirk')]));
    const ref = done(await at.cases.openFrom(at.asked('els'), signal, { route: 'home', excluded: [] }));
    expect((await at.open('els', ref)).excluded).toEqual(['dirk']);
    expect(await at.cases.open(await at.at('dirk', ref))).toBeNull();
    const other = await at.dossier();
    expect(await at.cases.open(await at.at('dirk', other))).not.toBeNull();
  });

  describe('two people who save at once', () => {
    const both = async () => {
      const ref = await at.dossier();
      await at.cases.givePlace(await at.at('els', ref), { staff: ravi, relation: 'coordinator' });
      return { ref, forEls: await at.open('els', ref), forRavi: await at.open('ravi', ref) };
    };

    test('the second, who had the page open, is told what the first recorded, and nothing of hers is saved', async () => {
      const { ref, forEls } = await both();
      await observe('ravi', await at.open('ravi', ref), 'Ravi zag blauwe plekken.', forEls.version);
      const opened = await at.open('els', ref);
      const second = await observe('els', opened, 'Els zag niets.', forEls.version);
      expect(second).toMatchObject({ ok: false, error: { kind: 'conflict', version: forEls.version + 1 } });
      const since = second.ok || second.error.kind !== 'conflict' ? [] : second.error.since;
      expect(told(since)).toEqual(['Ravi zag blauwe plekken.']);
      expect(since[0]?.recordedBy).toEqual({ staff: 'ravi', role: 'childProtectionLead' });
      expect((await toldTo('els', ref)).at(-1)).toBe('Ravi zag blauwe plekken.');
    });

    test('the second is told so too when both were read before either was saved', async () => {
      const { ref, forEls, forRavi } = await both();
      const answers = await Promise.all([
        observe('els', forEls, 'Els zag niets.', null),
        observe('ravi', forRavi, 'Ravi zag blauwe plekken.', null),
      ]);
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      expect(answers.find(({ ok }) => !ok)).toMatchObject({ error: { kind: 'conflict' } });
      expect((await at.open('els', ref)).version).toBe(forEls.version + 1);
    });

    test('is told what changed, not that it cannot, when the other closed the dossier', async () => {
      const { ref, forEls, forRavi } = await both();
      await at.cases.record(await at.at('ravi', ref), forRavi, [closing], forRavi.version);
      const second = await observe('els', await at.open('els', ref), 'Els zag iets.', forEls.version);
      expect(second).toMatchObject({ ok: false, error: { kind: 'conflict', since: [{}] } });
    });

    test('the second sees on her page what was recorded, and finds all that she typed', async () => {
      const { ref, forEls, forRavi } = await both();
      await observe('ravi', forRavi, 'Ravi zag blauwe plekken.', forRavi.version);
      const typed = {
        ...{ of: 'veilig_thuis', anonymous: 'yes', advice: 'Bel morgen nog eens.', _version: String(forEls.version) },
        ...{ 'on-day': '9', 'on-month': '3', 'on-year': '2026' },
      };
      const params = { act: 'F-2.4' };
      const { cases, directory } = at;
      const asked = await at.at('els', ref, { typed, params });
      const answer = await shown(await recordAct(asked, { cases, directory, frame: framed }));
      expect(answer.status).toBe(409);
      expect(answer.html).toContain('door Ravi Bedacht');
      expect(answer.html).toContain('Bel morgen nog eens.');
      expect(answer.html).toContain(`name="_version" value="${forEls.version + 1}"`);
    });

    test('having read it, saves with the version that was told', async () => {
      const { ref, forEls, forRavi } = await both();
      await observe('ravi', forRavi, 'Ravi zag blauwe plekken.', forRavi.version);
      const refused = await observe('els', await at.open('els', ref), 'Els zag niets.', forEls.version);
      const told = refused.ok || refused.error.kind !== 'conflict' ? null : refused.error.version;
      await observe('els', await at.open('els', ref), 'Els zag niets.', told);
      expect((await toldTo('els', ref)).slice(-2)).toEqual(['Ravi zag blauwe plekken.', 'Els zag niets.']);
    });
  });

  describe('a form that is sent twice', () => {
    test('records once and answers as the first time, also after somebody else recorded', async () => {
      const opened = await at.open('els', await at.dossier());
      const key = randomUUID();
      await observe('els', opened, 'Lot was stil.', opened.version, key);
      await observe('els', await at.open('els', opened.ref), 'Lot lachte weer.', null);
      const again = await observe('els', await at.open('els', opened.ref), 'Lot was stil.', opened.version, key);
      expect(again.ok).toBe(true);
      expect((await toldTo('els', opened.ref)).slice(-2)).toEqual(['Lot was stil.', 'Lot lachte weer.']);
    });

    test('closes once, and the second time is no refusal', async () => {
      const opened = await at.open('els', await at.dossier());
      const key = randomUUID();
      const close = async () =>
        at.cases.record(
          await at.at('els', opened.ref, { key }),
          await at.open('els', opened.ref),
          [closing],
          opened.version,
        );
      expect((await close()).ok).toBe(true);
      expect((await close()).ok).toBe(true);
      expect((await toldTo('els', opened.ref)).filter((type) => type === 'DossierClosed')).toHaveLength(1);
    });
  });

  describe('handing in a signal', () => {
    test('answers and shows the same whether or not there is a dossier', async () => {
      const [child, other] = [await at.child(), await at.child()];
      const before = await at.signal(child, 'Lot had natte kleren aan.');
      await at.cases.openFrom(at.asked('els'), await at.waiting(before), { route: 'home', excluded: [] });
      const [after, without] = [await at.signal(child, 'Weer.'), await at.signal(other, 'Weer.')];
      const mine = await at.cases.handedInByMe(at.asked('kim'));
      const shown = (id: string) => {
        const { takenUp, recorderName, event, location } = mine.find((one) => one.id === id)!;
        return { takenUp, recorderName, event, location };
      };
      expect(shown(after)).toEqual(shown(without));
      expect(shown(before)).toMatchObject({ takenUp: false, recorderName: 'Kim Fictief' });
    });

    test('is for the coordinators of the school, and for nobody from whom it is withheld', async () => {
      const id = await at.signal(await at.child(), 'Het gaat over Els.', 'kim', [els]);
      const sees = async (who: Colleague) => (await at.cases.waiting(at.asked(who))).some((one) => one.id === id);
      expect([await sees('ravi'), await sees('els'), await sees('dirk')]).toEqual([true, false, false]);
      expect(await at.cases.handedIn(at.asked('els'), id)).toBeNull();
    });

    test('happens once when the form is sent twice', async () => {
      const child = await at.child();
      const asked = at.asked('kim', { key: randomUUID() });
      const first = await at.cases.handIn(asked, child, seen('Lot had natte kleren aan.'), []);
      expect(first.ok).toBe(true);
      expect(await at.cases.handIn(asked, child, seen('Lot had natte kleren aan.'), [])).toEqual(first);
      const about = (await at.cases.handedInByMe(at.asked('kim'))).filter((one) => one.child?.id === child.id);
      expect(about).toHaveLength(1);
    });
  });

  describe('who is told that a dossier is there', () => {
    test('confirms to have read that, once, and the coordinator sees who did', async () => {
      const ref = await at.dossier();
      await at.cases.givePlace(await at.at('els', ref), { staff: dirk, relation: 'informed' });
      const confirmed = async () => (await at.cases.confirmed(at.asked('dirk'))).get(ref) ?? null;
      expect(await confirmed()).toBeNull();
      expect(await at.cases.confirmRead(await at.at('dirk', ref))).toBe(true);
      const first = await confirmed();
      expect(first).not.toBeNull();
      expect(await at.cases.confirmRead(await at.at('dirk', ref))).toBe(true);
      expect(await confirmed()).toBe(first);
      expect([...(await at.cases.confirmedBy(await at.at('els', ref)))]).toEqual([[dirk, first]]);
      expect(await at.cases.confirmed(at.asked('kim'))).toEqual(new Map());
    });

    test('confirms nothing of a dossier that is not for them', async () => {
      const ref = await at.dossier();
      expect(await at.cases.confirmRead(await at.at('ravi', ref))).toBe(false);
    });
  });

  describe('a child that is not in the list', () => {
    const added = (key: string, name: string, who: Colleague = 'kim') =>
      at.directory.addChild(at.asked(who).actor, { location: at.school, name, birthDate: null }, key);
    const named = async (name: string) =>
      (await at.directory.children(at.asked('kim').actor)).filter((child) => child.name === name);

    test('is added once when the form is sent twice', async () => {
      const key = randomUUID();
      const first = await added(key, 'Noor Eenmaal');
      expect(await added(key, 'Noor Eenmaal')).toBe(first);
      expect(await named('Noor Eenmaal')).toEqual([expect.objectContaining({ id: first })]);
    });

    test('is there once, with one signal, when the whole signal is sent twice', async () => {
      const typed = {
        ...{ child: 'not-in-list', 'child-name': 'Isa Dubbelklik', what: 'Isa kwam zonder jas.', source: 'seen' },
        ...{ danger: 'no', 'on-day': '9', 'on-month': '3', 'on-year': '2026' },
      };
      const noTies = () => Promise.resolve([]);
      const key = randomUUID();
      const needs = {
        ...{ cases: at.cases, directory: at.directory, protocols: at.protocols },
        frame: framed,
        ties: noTies,
        absences: { receivers: () => Promise.resolve([]) },
      };
      const answers = [];
      for (let time = 0; time < 2; time++) answers.push(await recordSignal(at.asked('kim', { key, typed }), needs));
      expect(answers[0]).toEqual(answers[1]);
      expect(answers[0]).toHaveProperty('redirect');
      expect(await named('Isa Dubbelklik')).toHaveLength(1);
      const mine = await at.cases.handedInByMe(at.asked('kim'));
      expect(mine.filter(({ child }) => child?.name === 'Isa Dubbelklik')).toHaveLength(1);
    });

    test('is added by each form and each colleague on their own', async () => {
      const key = randomUUID();
      const ids = [
        await added(key, 'Sem Vaker'),
        await added(randomUUID(), 'Sem Vaker'),
        await added(key, 'Sem Vaker', 'els'),
      ];
      expect(new Set(ids).size).toBe(3);
      expect(await named('Sem Vaker')).toHaveLength(3);
    });
  });

  describe('a signal about a child with a dossier', () => {
    test('goes into it once and waits no longer', async () => {
      const child = await at.child();
      const ref = await at.dossier({}, child);
      const signal = await at.waiting(await at.signal(child, 'Weer natte kleren.'));
      expect(await at.cases.takeInto(at.asked('els'), signal, ref)).toEqual({ ok: true, value: ref });
      const now = await at.cases.handedIn(at.asked('els'), signal.id);
      expect(now?.takenUp).toBe(true);
      const again = await at.cases.takeInto(at.asked('els'), now!, ref);
      expect(again).toEqual({ ok: false, error: { kind: 'gone' } });
      const entries = entriesOf((await at.open('els', ref)).dossier);
      expect(told(entries).slice(1)).toEqual(['Lot had natte kleren aan.', 'Weer natte kleren.']);
      expect(entries.at(-1)).toMatchObject({ recordedAt: signal.recordedAt, recordedBy: { staff: 'kim' } });
      expect((await at.cases.waiting(at.asked('els'))).some(({ id }) => id === signal.id)).toBe(false);
    });

    test('opens it again when it was closed', async () => {
      const child = await at.child();
      const ref = await at.dossier({ noAction: because }, child);
      const signal = await at.waiting(await at.signal(child, 'Weer natte kleren.'));
      await at.cases.takeInto(at.asked('els'), signal, ref);
      expect((await toldTo('els', ref)).slice(-2)).toEqual(['DossierReopened', 'Weer natte kleren.']);
      expect((await at.open('els', ref)).assessment.state).toBe('open');
    });

    test('goes into no dossier that the coordinator does not see', async () => {
      const child = await at.child();
      const ref = await at.dossier({}, child);
      const signal = await at.waiting(await at.signal(child, 'Weer natte kleren.'));
      const taken = await at.cases.takeInto(at.asked('ravi'), signal, ref);
      expect(taken).toEqual({ ok: false, error: { kind: 'gone' } });
      expect(await at.cases.ofChild(at.asked('ravi'), child.id)).toEqual([]);
    });
  });

  test('a place begins when it is given and ends when it is ended; kept out is kept out whatever is given', async () => {
    const ref = await at.dossier();
    const sees = async () => (await at.cases.open(await at.at('ravi', ref))) !== null;
    expect(await sees()).toBe(false);
    await at.cases.givePlace(await at.at('els', ref), { staff: ravi, relation: 'team' });
    expect(await sees()).toBe(true);
    await at.cases.exclude(await at.at('els', ref), ravi);
    expect(await sees()).toBe(false);
  });
});
