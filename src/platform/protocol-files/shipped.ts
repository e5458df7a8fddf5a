import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder with the protocols that come with Pluis: the nearest `protocols` above this file, built or not. */
export function shippedFolder(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const protocols = join(folder, 'protocols');
    if (existsSync(join(protocols, 'overlay-nl.yaml'))) return protocols;
    if (folder === dirname(folder)) throw new Error('The folder with protocols is missing from this copy of Pluis.');
  }
}
