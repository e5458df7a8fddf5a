import * as z from 'zod';
import { longestReason } from './dates.ts';
import type {
  BoardId,
  Brand,
  ChildId,
  DossierId,
  DossierRef,
  EntryId,
  Instant,
  LocationId,
  PlainDate,
  Reason,
  StaffId,
} from './kernel.ts';

/** Free text as a person types it: trimmed, never empty, at most 20,000 characters. */
export const text = z.string().trim().min(1).max(longestReason);
/** A name, a reference or another line: at most 300 characters. */
export const line = z.string().trim().min(1).max(300);

function minting<T extends Brand<string, string>>(shape: z.ZodType<string, string>): z.ZodType<T, string> {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the one place where a checked string becomes its brand
  return shape as unknown as z.ZodType<T, string>;
}

const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'an id of at most 64 letters, digits, - and _');

export const plainDate = minting<PlainDate>(z.iso.date());
export const instant = minting<Instant>(z.iso.datetime());
export const reason = minting<Reason>(text);
export const boardId = minting<BoardId>(id);
export const staffId = minting<StaffId>(id);
export const childId = minting<ChildId>(id);
export const entryId = minting<EntryId>(id);
export const dossierId = minting<DossierId>(id);
export const locationId = minting<LocationId>(id);
/** What stands in an address: 32 lower-case hexadecimal characters. */
export const dossierRef = minting<DossierRef>(z.string().regex(/^[0-9a-f]{32}$/));
