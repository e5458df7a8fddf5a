import { randomBytes } from 'node:crypto';
import { dossierId, dossierRef, entryId } from '../../core/kernel/kernel.schema.ts';
import type { DossierId, DossierRef, EntryId } from '../../core/kernel/kernel.ts';

function random128(): string {
  return randomBytes(16).toString('hex');
}

export function newEntryId(): EntryId {
  return entryId.parse(random128());
}

export function newDossierId(): DossierId {
  return dossierId.parse(random128());
}

/** Stands in addresses, so it tells nothing: not even when the dossier was opened. */
export function newDossierRef(): DossierRef {
  return dossierRef.parse(random128());
}
