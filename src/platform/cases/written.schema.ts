import * as z from 'zod';
import { dossierEventSchema, type Entry } from '../../core/dossier/events.schema.ts';
import { entryId, instant, staffId } from '../../core/kernel/kernel.schema.ts';
import type { EventCodec, StoredEntry } from '../dossier-store/dossier-store.ts';

/** What lies encrypted in a row: the event, the role in which it was recorded and, for a signal taken up, its first record. */
export const writtenSchema = z.strictObject({
  role: z.string(),
  event: dossierEventSchema,
  from: z.strictObject({ signal: entryId, recordedBy: staffId, recordedAt: instant, role: z.string() }).optional(),
});

export type Written = z.infer<typeof writtenSchema>;

export const writtenCodec: EventCodec<Written> = {
  typeOf: ({ event }) => event.type,
  parse: (stored) => writtenSchema.parse(stored),
};

/** The entry as the core knows it: a signal that was taken up keeps who recorded it first, and when. */
export function toEntry({ id, recordedAt, recordedBy, event: written }: StoredEntry<Written>): Entry {
  const { from, role, event } = written;
  if (from === undefined) return { id, recordedAt, recordedBy: { staff: recordedBy, role }, event };
  return { id, recordedAt: from.recordedAt, recordedBy: { staff: from.recordedBy, role: from.role }, event };
}
