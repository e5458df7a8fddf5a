// A process that opens the embedded database in the directory it is given, adds rows one by one, and notes each answer.
import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { openKeyring } from '../../src/platform/crypto/keyring.ts';
import { connect } from '../../src/platform/db/connect.ts';
import { sqlDossierStore } from '../../src/platform/dossier-store/sql-store.ts';
import { actor, created, note, noteCodec, seedWorld } from '../contract/world.ts';

const [dataDir = ''] = process.argv.slice(2);
const say = (said: string) => {
  appendFileSync(process.env['SYNCS'] ?? '', `${said}\n`);
};
const db = await connect({ dataDir });
await seedWorld(db);
const store = sqlDossierStore({ db, keyring: openKeyring(path.join(dataDir, 'keys')), codec: noteCodec });
const { id, ref } = await created(store);
say('begun');
for (let version = 1; version <= 10; version += 1) {
  const what = { dossier: id, expected: version, entries: [note('x')], idempotencyKey: randomUUID() };
  if ((await store.append(actor(), what)).ok) say('appended');
  if ((await store.read(actor(), ref)).ok) say('read');
}
await db.close();
