import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPostgres, type TestPostgres } from '../../../test/postgres.ts';
import type { Db } from './database.ts';
import { connectPostgres } from './postgres.ts';

let server: TestPostgres;
let db: Db;
beforeAll(async () => {
  server = await startPostgres();
  db = await connectPostgres(server.url, 2);
});
afterAll(async () => {
  await db.close();
  server.stop();
});

test('a database that dies inside a transaction breaks that transaction, not the program', async () => {
  const broken: unknown[] = [];
  const note = (error: unknown) => broken.push(error);
  process.on('uncaughtException', note);
  await expect(
    db.kysely.transaction().execute(async (tx) => {
      await sql`select 1`.execute(tx);
      await server.killAndRestart();
      await sql`select 1`.execute(tx);
    }),
  ).rejects.toThrow();
  process.off('uncaughtException', note);
  expect(broken).toEqual([]);
  await expect.poll(async () => (await sql`select 1`.execute(db.kysely)).rows.length).toBe(1);
});
