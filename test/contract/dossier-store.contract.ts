import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Result } from '../../src/core/kernel/kernel.ts';
import { done } from '../builders/done.ts';
import type { DossierStore } from '../../src/platform/dossier-store/dossier-store.ts';
import {
  actor,
  at,
  child,
  coordinator,
  created,
  grant,
  heading,
  instant,
  member,
  newDossier,
  newEntryId,
  newRef,
  note,
  school,
  stranger,
  suspect,
  teacher,
  unreadable,
  type Note,
} from './world.ts';

/** What every dossier store promises, whatever it is made of. */
export function dossierStoreContract(name: string, open: () => Promise<DossierStore<Note>>): void {
  describe(`a dossier store ${name}`, () => {
    let store: DossierStore<Note>;
    beforeAll(async () => {
      store = await open();
    });
    const texts = async (ref: Parameters<typeof store.read>[1], who = coordinator) => {
      const found = await store.read(actor(who), ref);
      return found.ok ? found.value.entries.map(({ event }) => event.text) : found.error.code;
    };
    const signal = (text: string, withheldFrom: readonly (typeof suspect)[] = []) => {
      const event = { type: 'ObservationRecorded', text } as const;
      const bucket = '2028-11';
      return { id: newEntryId(), location: school, child, event, withheldFrom, bucket, idempotencyKey: randomUUID() };
    };

    test('gives the entries back in the order in which they were recorded, with who and when', async () => {
      const { id, ref } = await created(store, newDossier({ entries: [note('a'), note('b')] }));
      const later = actor(coordinator, { at: instant('2026-03-10T08:00:00.000Z') });
      const entries = [note('c'), note('d')];
      const added = await store.append(later, { dossier: id, expected: 2, entries, idempotencyKey: randomUUID() });
      expect(added).toEqual({ ok: true, value: { firstSeq: 3, version: 4, replayed: false } });
      expect(await texts(ref)).toEqual(['a', 'b', 'c', 'd']);
      const found = await store.read(actor(), ref);
      expect(found.ok && found.value).toMatchObject({ id, ref, version: 4, sight: 'all', children: [child] });
      expect(found.ok && found.value.entries[2]).toMatchObject({
        seq: 3,
        id: entries[0]?.id,
        recordedAt: later.at,
        recordedBy: coordinator,
        role: 'rol',
      });
    });

    test('keeps nothing that it could not read back, which would close the dossier for ever', async () => {
      const { id, ref } = await created(store, newDossier({ entries: [note('a')] }));
      const entries = [note('b'), note(unreadable)];
      const appending = store.append(actor(), { dossier: id, expected: 1, entries, idempotencyKey: randomUUID() });
      await expect(appending).rejects.toThrow('not a note');
      await expect(created(store, newDossier({ entries: [note(unreadable)] }))).rejects.toThrow('not a note');
      await expect(store.recordSignal(actor(teacher), signal(unreadable))).rejects.toThrow('not a note');
      expect(await texts(ref)).toEqual(['a']);
    });

    test('refuses a writer who did not see the latest entries, and shows them', async () => {
      const { id, ref } = await created(store);
      const save = (text: string) =>
        store.append(actor(), { dossier: id, expected: 1, entries: [note(text)], idempotencyKey: randomUUID() });
      await save('first');
      const second = await save('second');
      expect(second).toMatchObject({ ok: false, error: { code: 'Conflict', version: 2 } });
      const since = second.ok || second.error.code !== 'Conflict' ? [] : second.error.entriesSince;
      expect(since.map(({ event }) => event.text)).toEqual(['first']);
      expect(await texts(ref)).toEqual(['begin', 'first']);
    });

    test('lets exactly one of many who save at once through', async () => {
      const { id, ref } = await created(store);
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, n) =>
          store.append(actor(), { dossier: id, expected: 1, entries: [note(`${n}`)], idempotencyKey: randomUUID() }),
        ),
      );
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      expect(await texts(ref)).toHaveLength(2);
    });

    test('answers a repeated request as it did the first time and adds nothing', async () => {
      const { id, ref } = await created(store);
      const request = { dossier: id, expected: 1, entries: [note('once')], idempotencyKey: randomUUID() };
      await store.append(actor(), request);
      await store.append(actor(), { ...request, expected: 2, entries: [note('two')], idempotencyKey: randomUUID() });
      const again = await store.append(actor(), request);
      expect(again).toEqual({ ok: true, value: { firstSeq: 2, version: 2, replayed: true } });
      expect(await texts(ref)).toEqual(['begin', 'once', 'two']);
    });

    test('opens one dossier for a request that is sent twice', async () => {
      const key = randomUUID();
      const first = await store.create(actor(), newDossier(), key);
      const second = await store.create(actor(), newDossier(), key);
      expect(first.ok).toBe(true);
      expect(second).toEqual(first);
    });

    describe('the key of a form', () => {
      type Acts = Readonly<Record<string, (key: string) => Promise<Result<unknown, { readonly code: string }>>>>;
      const acts: Acts = {
        'handing in a signal': (idempotencyKey) =>
          store.recordSignal(actor(), { ...signal('with a key'), idempotencyKey }),
        'opening a dossier': (key) => store.create(actor(), newDossier(), key),
        'adding to a dossier': async (idempotencyKey) => {
          const { id: dossier } = await created(store);
          return store.append(actor(), { dossier, expected: 1, entries: [note('x')], idempotencyKey });
        },
      };
      const pairs = Object.keys(acts).flatMap((one) =>
        Object.keys(acts).flatMap((other) => (one === other ? [] : [{ one, other }])),
      );
      const count = async () => {
        const listed = await store.list(actor(), { limit: 200 });
        return {
          signals: (await store.signals(actor(), 'mine', 200)).length,
          ...{ dossiers: listed.length, entries: listed.reduce((sum, { version }) => sum + version, 0) },
        };
      };

      test.each(pairs)('of $one is refused for $other, which then records nothing', async ({ one, other }) => {
        const key = randomUUID();
        expect(await acts[one]?.(key)).toMatchObject({ ok: true });
        const before = await count();
        expect(await acts[other]?.(key)).toEqual({ ok: false, error: { code: 'KeyUsed' } });
        const after = await count();
        const itsOwn = other === 'adding to a dossier' ? 1 : 0;
        expect(after).toEqual({ ...before, dossiers: before.dossiers + itsOwn, entries: before.entries + itsOwn });
      });

      test('that opened a dossier is refused for adding to that same one', async () => {
        const [key, dossier] = [randomUUID(), newDossier()];
        await store.create(actor(), dossier, key);
        const what = { dossier: dossier.id, expected: 1, entries: [note('x')], idempotencyKey: key };
        expect(await store.append(actor(), what)).toEqual({ ok: false, error: { code: 'KeyUsed' } });
        expect(await texts(dossier.ref)).toEqual(['begin']);
      });

      test('of somebody else is as free as any other, and tells nothing of what they did with it', async () => {
        const key = randomUUID();
        await acts['opening a dossier']?.(key);
        const mine = done(await store.recordSignal(actor(teacher), { ...signal('my own'), idempotencyKey: key }));
        expect((await store.signals(actor(teacher), { id: mine }, 1)).map(({ event }) => event.text)).toEqual([
          'my own',
        ]);
      });
    });

    test('answers alike for a dossier of somebody else, of another board and for one that is not there', async () => {
      const { ref } = await created(store);
      expect(await texts(ref, teacher)).toBe('NotFound');
      expect(await texts(ref, stranger)).toBe('NotFound');
      expect(await texts(newRef())).toBe('NotFound');
    });

    test('lets nobody append who cannot read', async () => {
      const { id } = await created(store);
      for (const who of [teacher, stranger]) {
        const what = { dossier: id, expected: 1, entries: [note('x')], idempotencyKey: randomUUID() };
        expect(await store.append(actor(who), what)).toEqual({ ok: false, error: { code: 'NotFound' } });
      }
    });

    test('keeps out somebody excluded, whatever was granted', async () => {
      const grants = [grant(coordinator, 'coordinator'), grant(suspect, 'coordinator')];
      const { ref } = await created(store, newDossier({ grants, excluded: [suspect] }));
      expect(await texts(ref, suspect)).toBe('NotFound');
      expect(await texts(ref)).toEqual(['begin']);
    });

    test('lets a grant begin and end at its moment', async () => {
      const during = instant('2026-03-10T00:00:00.000Z');
      const until = instant('2026-03-11T00:00:00.000Z');
      const grants = [grant(coordinator, 'coordinator'), grant(member, 'team', { from: during, until })];
      const { ref } = await created(store, newDossier({ grants }));
      const readAt = async (moment: typeof at) => (await store.read(actor(member, { at: moment }), ref)).ok;
      expect([await readAt(at), await readAt(during), await readAt(until)]).toEqual([false, true, false]);
    });

    test('shows a recorder only what they recorded, and somebody informed only that it is there', async () => {
      const grants = [grant(coordinator, 'coordinator'), grant(teacher, 'recorder'), grant(member, 'informed')];
      const { ref } = await created(store, newDossier({ grants }));
      for (const [who, sight] of [
        [teacher, 'own'],
        [member, 'state'],
      ] as const) {
        const found = await store.read(actor(who), ref);
        expect(found.ok && found.value).toMatchObject({ sight, entries: [], version: 1 });
      }
    });

    test('shows a deputy what the absent person could see, for as long as the grant lasts', async () => {
      const deputy = grant(member, 'deputy', { deputyOf: coordinator });
      const { ref } = await created(store, newDossier({ grants: [grant(coordinator, 'coordinator'), deputy] }));
      expect(await texts(ref, member)).toEqual(['begin']);
    });

    test('lists what stands open for a person, newest first, page by page, with what each shows', async () => {
      const opened = ['2026-04-01', '2026-04-03', '2026-04-02'].map((day) => instant(`${day}T08:00:00.000Z`));
      for (const moment of opened) {
        const grants = [grant(member, 'team'), grant(coordinator, 'coordinator')];
        const dossier = newDossier({ grants, heading: heading({ shows: moment }) });
        await store.create(actor(coordinator, { at: moment }), dossier, randomUUID());
      }
      const later = actor(member, { at: instant('2026-05-01T08:00:00.000Z') });
      const first = await store.list(later, { limit: 2 });
      expect(first.map(({ summary }) => summary)).toEqual([{ shows: opened[1] }, { shows: opened[2] }]);
      const last = first[1];
      const rest = await store.list(later, { limit: 2, ...(last && { after: last }) });
      expect(rest[0]?.summary).toEqual({ shows: opened[0] });
      expect(await store.list(later, { limit: 9, status: 'closed_monitored' })).toEqual([]);
      expect(await store.list(actor(stranger), { limit: 9 })).toEqual([]);
    });

    test('shows in a list what the last append put there', async () => {
      const { id, ref } = await created(store);
      const closing = { ...heading({ now: 'closed' }), status: 'closed_monitored', step: null } as const;
      const what = { dossier: id, expected: 1, entries: [note('end')], idempotencyKey: randomUUID(), heading: closing };
      await store.append(actor(), what);
      const listed = await store.list(actor(), { limit: 200, status: 'closed_monitored' });
      expect(listed.find((one) => one.ref === ref)).toMatchObject({
        summary: { now: 'closed' },
        step: null,
        version: 2,
      });
    });

    test('opens as before once its key is in the bucket of another month, and back again', async () => {
      const { id, ref } = await created(store);
      let expected = 1;
      for (const bucket of ['2033-07', '2033-07', 'open', '2034-01']) {
        const moved = { ...heading({ bucket }), bucket };
        const what = { dossier: id, expected, entries: [note(bucket)], idempotencyKey: randomUUID(), heading: moved };
        expect(await store.append(actor(), what)).toMatchObject({ ok: true });
        expected += 1;
      }
      expect(await texts(ref)).toEqual(['begin', '2033-07', '2033-07', 'open', '2034-01']);
      const listed = await store.list(actor(), { limit: 200 });
      expect(listed.find((one) => one.ref === ref)?.summary).toEqual({ bucket: '2034-01' });
    });

    test('takes a signal from anybody, and shows it to them and to who coordinates there', async () => {
      const id = done(await store.recordSignal(actor(teacher), signal('seen')));
      const seenBy = async (who: typeof teacher, scope: 'mine' | 'waiting') =>
        (await store.signals(actor(who), scope, 200)).some((one) => one.id === id && one.event.text === 'seen');
      expect(await seenBy(teacher, 'mine')).toBe(true);
      expect(await seenBy(coordinator, 'waiting')).toBe(true);
      expect(await seenBy(member, 'mine')).toBe(false);
      expect(await seenBy(member, 'waiting')).toBe(false);
      expect(await store.signals(actor(member), { id }, 1)).toEqual([]);
      expect(await store.signals(actor(stranger), { id }, 1)).toEqual([]);
    });

    test('keeps one signal of a request that is sent twice', async () => {
      const request = signal('twice');
      const first = await store.recordSignal(actor(teacher), request);
      expect(first.ok).toBe(true);
      expect(await store.recordSignal(actor(teacher), { ...request, id: newEntryId() })).toEqual(first);
    });

    test('withholds a signal from whom it concerns, and one about the child of a dossier from whom that excludes', async () => {
      const named = done(await store.recordSignal(actor(teacher), signal('about him', [suspect])));
      expect(await store.signals(actor(suspect), { id: named }, 1)).toEqual([]);
      await created(store, newDossier({ excluded: [suspect] }));
      const unnamed = done(await store.recordSignal(actor(teacher), signal('about the child')));
      expect(await store.signals(actor(suspect), { id: unnamed }, 1)).toEqual([]);
      expect(await store.signals(actor(coordinator), { id: unnamed }, 1)).toHaveLength(1);
    });

    test('takes a signal into one dossier once, without telling who recorded it, also where they have a place', async () => {
      const grants = [grant(coordinator, 'coordinator'), grant(teacher, 'recorder')];
      const dossier = await created(store, newDossier({ grants }));
      const id = done(await store.recordSignal(actor(teacher), signal('in')));
      const into = (who: typeof teacher, expected: number) => {
        const entries = [note('in')];
        const what = { dossier: dossier.id, expected, entries, idempotencyKey: randomUUID(), signal: id };
        return store.append(actor(who), what);
      };
      const gone = { ok: false, error: { code: 'NotFound' } };
      expect(await into(teacher, 1)).toEqual(gone);
      expect(await into(coordinator, 1)).toMatchObject({ ok: true });
      expect(await into(coordinator, 2)).toEqual(gone);
      expect(await store.create(actor(), newDossier({ signal: id }), randomUUID())).toEqual(gone);
      expect(await texts(dossier.ref)).toEqual(['begin', 'in']);
      const [seen] = await store.signals(actor(teacher), { id }, 1);
      expect(seen?.dossier).toBeNull();
      const waiting = await store.signals(actor(), 'waiting', 200);
      expect(waiting.some((one) => one.id === id)).toBe(false);
    });
  });
}
