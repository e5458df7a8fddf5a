import { CompiledQuery, Kysely, PGliteDialect } from 'kysely';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Db } from './database.ts';
import { EmbeddedDatabase } from './embedded.ts';
import { lockDirectory } from './lock-file.ts';
import { migrate } from './migrate.ts';
import type { Tables } from './tables.ts';

/** Opens, or makes, the embedded database in `dataDir`/db and brings it up to date. Throws `DirectoryInUse`. */
export async function openEmbedded(dataDir: string): Promise<Db> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const unlock = lockDirectory(dataDir);
  const embedded = new EmbeddedDatabase({ directory: path.join(dataDir, 'db') });
  try {
    await migrate({
      run: (sql) => embedded.run(sql),
      rows: async (sql) => (await embedded.query<Record<string, unknown>>(sql)).rows,
    });
    await embedded.run('set search_path = pluis; set role pluis_app');
  } catch (error) {
    await embedded.close().catch(() => undefined);
    unlock();
    throw error;
  }
  const kysely = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: embedded }) });
  return {
    kind: 'pglite',
    kysely,
    call: async <Row>({ text }: { text: string }, values: readonly unknown[]) => {
      const { rows } = await kysely.executeQuery<Row>(CompiledQuery.raw(text, [...values]));
      return rows;
    },
    close: async () => {
      await kysely.destroy();
      await embedded.close();
      unlock();
    },
  };
}
