import type { Db, DbConfig } from './database.ts';

/** Opens the database that is configured; the other driver is not even loaded. Close it when done. */
export async function connect({ databaseUrl, dataDir, connections = 10 }: DbConfig): Promise<Db> {
  if (databaseUrl !== undefined && databaseUrl !== '') {
    const { connectPostgres } = await import('./postgres.ts');
    return connectPostgres(databaseUrl, connections);
  }
  const { openEmbedded } = await import('./pglite.ts');
  return openEmbedded(dataDir);
}
