// A process of its own that appends to several dossiers at once and says after each answer which entry it is sure of, until it is killed.
// Started with: the database URL (empty: the embedded one), the data directory, and then the id and the reference of each dossier.
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import path from 'node:path';
import { openKeyring } from '../../src/platform/crypto/keyring.ts';
import { connect } from '../../src/platform/db/connect.ts';
import { sqlDossierStore } from '../../src/platform/dossier-store/sql-store.ts';
import { actor, heading, note, noteCodec, addressesIn, type Addressed } from './world.ts';

const [databaseUrl = '', dataDir = '', ...given] = process.argv.slice(2);
const db = await connect({ databaseUrl, dataDir });
const store = sqlDossierStore({ db, keyring: openKeyring(path.join(dataDir, 'keys')), codec: noteCodec });

async function keepAppending({ id, ref }: Addressed): Promise<never> {
  const found = await store.read(actor(), ref);
  if (!found.ok) throw new Error(found.error.code);
  for (let version = found.value.version; ; version += 1) {
    const entries = [note(`${version + 1}`)];
    const what = {
      dossier: id,
      expected: version,
      entries,
      heading: heading({ version }),
      idempotencyKey: randomUUID(),
    };
    const added = await store.append(actor(), what);
    if (!added.ok || added.value.version !== version + 1) throw new Error('appended something else');
    writeSync(1, `${ref} ${version + 1}\n`);
  }
}

await Promise.all(addressesIn(given).map(keepAppending));
