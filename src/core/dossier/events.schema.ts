import * as z from 'zod';
import { entryId, instant, line, plainDate, reason, staffId } from '../kernel/kernel.schema.ts';
import { locationKinds } from '../protocol/words.ts';
import { fileAttached } from './attachment.schema.ts';
import {
  childAdded,
  dossierClosed,
  dossierOpened,
  dossierReopened,
  entryWithdrawn,
  personAdded,
  protocolChanged,
  routeChosen,
} from './file.schema.ts';
import { approachEvaluated, helpPlanned, progressNoted, reviewSet, safetyAgreed, taskDone } from './help.schema.ts';
import { role } from './parts.schema.ts';
import {
  emergencyContacted,
  factorsMapped,
  flagJudged,
  kindcheckDone,
  leadContacted,
  observationRecorded,
  signalRecorded,
} from './signals.schema.ts';
import {
  actSkipped,
  adviceAsked,
  colleagueConsulted,
  consentRecorded,
  conversationHeld,
  expertConsulted,
} from './talks.schema.ts';
import {
  decisionTaken,
  feedbackReceived,
  personAssigned,
  personInformed,
  questionWeighed,
  reportMade,
  weighingReopened,
} from './weighing.schema.ts';

const contents = [
  routeChosen,
  childAdded,
  personAdded,
  signalRecorded,
  observationRecorded,
  factorsMapped,
  leadContacted,
  colleagueConsulted,
  adviceAsked,
  expertConsulted,
  conversationHeld,
  consentRecorded,
  kindcheckDone,
  flagJudged,
  questionWeighed,
  decisionTaken,
  personAssigned,
  personInformed,
  reportMade,
  feedbackReceived,
  helpPlanned,
  progressNoted,
  reviewSet,
  weighingReopened,
  safetyAgreed,
  approachEvaluated,
  emergencyContacted,
  taskDone,
  actSkipped,
  fileAttached,
] as const;

/** What can be said about the case, and so be corrected or withdrawn. */
export const contentSchema = z.discriminatedUnion('type', [...contents]);

export const entryCorrected = z.strictObject({
  type: z.literal('EntryCorrected'),
  on: plainDate,
  entry: entryId,
  replacement: contentSchema,
  because: reason,
});

export const dossierEventSchema = z.discriminatedUnion('type', [
  dossierOpened,
  protocolChanged,
  dossierClosed,
  dossierReopened,
  entryWithdrawn,
  entryCorrected,
  ...contents,
]);

/** `recordedAt` is when it was typed, never when it happened; ids of staff are opaque. */
export const entrySchema = z.strictObject({
  id: entryId,
  recordedAt: instant,
  recordedBy: z.strictObject({ staff: staffId, role }),
  event: dossierEventSchema,
});

/** A whole case as a file; the same in an export and for `pluis assess`. */
export const dossierFileSchema = z.strictObject({
  format: z.literal('pluis-dossier/1'),
  protocol: line,
  location: z.enum(locationKinds),
  entries: z.array(entrySchema),
});

export type DossierEvent = z.infer<typeof dossierEventSchema>;
/** An event as it may be written down: what has a default may be left out. */
export type DossierEventInput = z.input<typeof dossierEventSchema>;
export type Content = z.infer<typeof contentSchema>;
export type Entry = z.infer<typeof entrySchema>;
export type DossierFile = z.infer<typeof dossierFileSchema>;
export type EventOf<T extends DossierEvent['type']> = Extract<DossierEvent, { type: T }>;
