import { randomBytes } from 'node:crypto';
import type { DossierRef, EntryId } from '../../core/kernel/kernel.ts';
import { dossierRef, entryId } from '../../core/kernel/kernel.schema.ts';

/** The random reference in an address, or null for whatever else was typed there. */
export function toDossierRef(text: string): DossierRef | null {
  const parsed = dossierRef.safeParse(text);
  return parsed.success ? parsed.data : null;
}

/** Unguessable, 128 bits; for a form's key and the trace of a request. */
export function freshKey(): string {
  return randomBytes(16).toString('base64url');
}

/** The id of an entry in an address; those are random too. */
export function toEntryId(text: string): EntryId | null {
  const parsed = entryId.safeParse(text);
  return parsed.success ? parsed.data : null;
}
