import { afterAll } from 'vitest';
import { databases } from './databases.ts';
import { dossierStoreContract } from './dossier-store.contract.ts';

for (const { name, open } of databases) {
  let close = async () => Promise.resolve();
  afterAll(() => close());
  dossierStoreContract(`on ${name}`, async () => {
    const opened = await open();
    close = opened.close;
    return opened.store;
  });
}
