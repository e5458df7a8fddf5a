import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { databases, type Opened } from './databases.ts';
import { actor, created, heading, newDossier, note } from './world.ts';

let opened: Opened;

beforeAll(async () => {
  const postgres = databases.find(({ name }) => name === 'PostgreSQL');
  if (postgres === undefined) throw new Error('there is a PostgreSQL to test on');
  opened = await postgres.open();
});
afterAll(() => opened.close());

test('an entry that somebody adds while another reads makes the dossier look broken to neither', async () => {
  const dossier = await created(opened.store, newDossier({ entries: [note('a'), note('b')] }));
  const halfway = await holdReadersHalfway();
  const reading = opened.store.read(actor(), dossier.ref);
  await halfway.reached();
  const appended = await opened.store.append(actor(), {
    dossier: dossier.id,
    expected: 2,
    entries: [note('c')],
    heading: heading(),
    idempotencyKey: randomUUID(),
  });
  await halfway.release();
  const [before, after] = [await reading, await opened.store.read(actor(), dossier.ref)];
  expect(appended.ok).toBe(true);
  expect(before.ok && before.value.entries.length).toBe(2);
  expect(after.ok && after.value.entries.length).toBe(3);
});

/** Keeps whoever reads a dossier between its row and its entries, where the children of the dossier are looked up. */
async function holdReadersHalfway() {
  const other = new pg.Client({ connectionString: opened.url });
  await other.connect();
  await other.query('begin; lock table pluis.dossier_child in access exclusive mode');
  const reached = async () => {
    for (;;) {
      const { rows } = await other.query(
        `select from pg_locks where not granted and relation = 'pluis.dossier_child'::regclass`,
      );
      if (rows.length > 0) return;
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const release = async () => {
    await other.query('commit');
    await other.end();
  };
  return { reached, release };
}
