import { randomBytes } from 'node:crypto';
import type { DossierId, DossierRef, EntryId } from '../../core/kernel/kernel.ts';

function random128(): string {
  return randomBytes(16).toString('hex');
}

export function newEntryId(): EntryId {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- mints the brand: 128 random bits
  return random128() as EntryId;
}

export function newDossierId(): DossierId {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- mints the brand: 128 random bits
  return random128() as DossierId;
}

/** Stands in addresses, so it tells nothing: not even when the dossier was opened. */
export function newDossierRef(): DossierRef {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- mints the brand: 128 random bits
  return random128() as DossierRef;
}
