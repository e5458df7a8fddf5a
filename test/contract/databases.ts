import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { dataFolder } from '../data-folder.ts';
import { openKeyring, type Keyring } from '../../src/platform/crypto/keyring.ts';
import { connect } from '../../src/platform/db/connect.ts';
import type { Db } from '../../src/platform/db/database.ts';
import { sqlDossierStore } from '../../src/platform/dossier-store/sql-store.ts';
import type { DossierStore } from '../../src/platform/dossier-store/dossier-store.ts';
import { startPostgres } from '../postgres.ts';
import { noteCodec, seedWorld, type Note } from './world.ts';

export type Opened = {
  readonly db: Db;
  readonly keyring: Keyring;
  readonly store: DossierStore<Note>;
  readonly url: string | undefined;
  readonly dataDir: string;
  readonly close: () => Promise<void>;
};

/** A new database of each kind with two boards in it. */
export const databases: readonly { readonly name: string; readonly open: () => Promise<Opened> }[] = [
  { name: 'PGlite', open: () => opened(undefined, () => undefined) },
  {
    name: 'PostgreSQL',
    open: async () => {
      const server = await startPostgres();
      return opened(server.url, server.stop);
    },
  },
];

async function opened(url: string | undefined, stop: () => void): Promise<Opened> {
  const dataDir = url === undefined ? dataFolder('store') : mkdtempSync(path.join(tmpdir(), 'pluis-store-'));
  const db = await connect({ databaseUrl: url, dataDir });
  const keyring = openKeyring(path.join(dataDir, 'keys'));
  await seedWorld(db);
  const close = async () => {
    await db.close();
    stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { db, keyring, store: sqlDossierStore({ db, keyring, codec: noteCodec }), url, dataDir, close };
}
