import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { entriesOf } from '../../src/core/dossier/dossier.ts';
import { staffId } from '../../src/core/kernel/kernel.schema.ts';
import type { ChildCard } from '../../src/platform/directory/directory.ts';
import type { HandedIn } from '../../src/platform/cases/cases.ts';
import { done } from '../builders/done.ts';
import { Practice } from '../builders/practice.ts';
import { databases, type Opened } from './databases.ts';
import { asAdministrator, rows } from './raw.ts';

const dirk = staffId.parse('dirk');
const home = { route: 'home', excluded: [] } as const;
const itsWords = 'Lot had natte kleren aan.';

/** What happens each time that a signal is put into a dossier, after the dossier was written to and before anybody is shut out of it. */
const inBetween = (does: string) => `create function public.in_between() returns trigger language plpgsql
  security definer as $$ begin ${does} return new; end $$;
  create trigger in_between before update of dossier_id on signal for each row execute function public.in_between()`;

describe.each(databases)('a signal goes into a dossier at once on $name:', ({ name, open }) => {
  let database: Opened;
  let at: Practice;
  beforeAll(async () => {
    database = await open();
    at = await new Practice(database.db, database.keyring).furnish();
  });
  afterEach(() =>
    change('drop trigger if exists in_between on signal; drop function if exists public.in_between() cascade'),
  );
  afterAll(() => database.close());

  const change = (sql: string) =>
    asAdministrator(database.db, async (tx) => {
      for (const one of sql.split(/;\s*\n?(?=create|drop)/)) await rows(tx, one);
    });
  const aboutDirk = async (child: ChildCard): Promise<HandedIn> =>
    at.waiting(await at.signal(child, itsWords, 'kim', [dirk]));
  const isWaiting = async ({ id }: HandedIn) => (await at.cases.waiting(at.asked('els'))).some((one) => one.id === id);
  const dossiersOf = async (child: ChildCard) => (await at.cases.ofChild(at.asked('els'), child.id)).length;
  const error = ['an error', `raise exception 'a fault in between';`] as const;
  const crash = ['a connection that is lost', 'perform pg_terminate_backend(pg_backend_pid());'] as const;
  const faults = name === 'PostgreSQL' ? [error, crash] : [error];

  describe.each(faults)('%s in between', (_what, fault) => {
    test('leaves no dossier, and the same form opens it after all', async () => {
      const child = await at.child();
      const signal = await aboutDirk(child);
      const key = randomUUID();
      await change(inBetween(fault));
      await expect(at.cases.openFrom(at.asked('els', { key }), signal, home)).rejects.toThrow();
      expect(await dossiersOf(child)).toBe(0);
      expect(await isWaiting(signal)).toBe(true);
      await change('drop trigger in_between on signal');
      const ref = done(await at.cases.openFrom(at.asked('els', { key }), signal, home));
      expect(await isWaiting(signal)).toBe(false);
      expect((await at.open('els', ref)).excluded).toEqual(['dirk']);
      expect(await at.cases.open(await at.at('dirk', ref))).toBeNull();
    });

    test('leaves the running dossier as it was, and the same form adds it after all', async () => {
      const child = await at.child();
      const ref = await at.dossier({}, child);
      const signal = await aboutDirk(child);
      const key = randomUUID();
      await change(inBetween(fault));
      await expect(at.cases.takeInto(at.asked('els', { key }), signal, ref)).rejects.toThrow();
      expect(entriesOf((await at.open('els', ref)).dossier)).toHaveLength(2);
      expect(await isWaiting(signal)).toBe(true);
      await change('drop trigger in_between on signal');
      done(await at.cases.takeInto(at.asked('els', { key }), signal, ref));
      expect(entriesOf((await at.open('els', ref)).dossier)).toHaveLength(3);
      expect(await at.cases.open(await at.at('dirk', ref))).toBeNull();
    });
  });

  test('two who open a dossier from it at the same time open one', async () => {
    const child = await at.child();
    const signal = await at.waiting(await at.signal(child, itsWords));
    const both = await Promise.all([
      at.cases.openFrom(at.asked('els'), signal, home),
      at.cases.openFrom(at.asked('ravi'), signal, home),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, error: { kind: 'gone' } });
    const made = await asAdministrator(database.db, (tx) =>
      rows(tx, `select 1 from dossier_child where board_id = 'oost' and child_id = '${child.id}'`),
    );
    expect(made).toHaveLength(1);
  });

  test('nobody opens a dossier from it who does not coordinate where it was handed in', async () => {
    const signal = await at.waiting(await at.signal(await at.child(), itsWords));
    expect(await at.cases.openFrom(at.asked('kim'), signal, home)).toEqual({ ok: false, error: { kind: 'gone' } });
    expect(await isWaiting(signal)).toBe(true);
  });

  test.runIf(name === 'PostgreSQL')('who it is about finds nothing, also while it is being taken up', async () => {
    const child = await at.child();
    const running = await at.dossier({}, child);
    const [first, second] = [await aboutDirk(child), await aboutDirk(child)];
    await change(inBetween('perform pg_advisory_xact_lock(130);'));
    const seenByDirk = async () => ({
      dossiers: (await at.cases.list(at.asked('dirk'))).map(({ ref }) => ref).length,
      words: entriesOf((await at.open('dirk', running)).dossier).length,
    });
    const before = await seenByDirk();
    const taking = () => [
      at.cases.openFrom(at.asked('els'), first, home),
      at.cases.takeInto(at.asked('els'), second, running),
    ];
    const between = await whileHeld(taking, seenByDirk);
    expect(between).toEqual(before);
    expect(await at.cases.open(await at.at('dirk', running))).toBeNull();
  });

  /** Lets what is begun wait in the middle, looks, and lets it go on. */
  async function whileHeld<T>(
    begin: () => readonly Promise<{ readonly ok: boolean }>[],
    look: () => Promise<T>,
  ): Promise<T> {
    const holder = new pg.Client({ connectionString: database.url });
    await holder.connect();
    try {
      await holder.query('select pg_advisory_lock(130)');
      const taking = begin();
      for (let held = 0; held < taking.length;) {
        const { rows: found } = await holder.query<{ held: number }>(
          `select count(*)::integer as held from pg_locks where locktype = 'advisory' and objid = 130 and not granted`,
        );
        held = found[0]?.held ?? 0;
      }
      const seen = await look();
      await holder.query('select pg_advisory_unlock(130)');
      expect((await Promise.all(taking)).map(({ ok }) => ok)).toEqual(taking.map(() => true));
      return seen;
    } finally {
      await holder.end();
    }
  }
});
