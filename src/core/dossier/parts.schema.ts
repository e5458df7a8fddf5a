import * as z from 'zod';
import { childId, line, plainDate, reason, staffId, text } from '../kernel/kernel.schema.ts';
import { answers, circumstances, flagIds } from '../protocol/words.ts';

/** A canonical role or team of the protocol; `decide` refuses one that the code does not have. */
export const role = z.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/);
/** An id of the protocol: F-1.5, V-2.1, N-5.4, R-2. */
export const actId = z.string().regex(/^[A-Z]+-(E\.)?\d+(\.\d+)?$/);
/** A time on the clock of the school: 13:05. */
export const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
export const answer = z.enum(answers);

/** Where a statement comes from; in a report the school's own is told apart from what others said. */
export const sourceSchema = z.strictObject({
  origin: z.enum(['school', 'child', 'caregiver', 'third_party']),
  who: line,
});

/** A fact: what was seen, heard or told. How it is read has a field of its own beside the statements. */
export const statementSchema = z.strictObject({
  what: text,
  kind: z.enum(['seen', 'heard', 'told']).default('seen'),
  source: sourceSchema,
  on: plainDate.optional(),
  time: clock.optional(),
  where: line.optional(),
  /** Points the other way: it speaks against the concern, or protects. */
  contradicting: z.boolean().default(false),
});

/** Somebody who takes part for the school, or a professional from outside with a role in the code. */
export const participantSchema = z.strictObject({
  role,
  staff: staffId.optional(),
  name: line.optional(),
  /** For instance: had the child in group 3, teaches the brother. */
  relation: line.optional(),
});

export const addresseeSchema = z.strictObject({
  who: z.enum(['caregiver', 'child', 'other']),
  name: line.optional(),
  relation: line.optional(),
});

export const signatureSchema = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('agreed') }),
  z.strictObject({ outcome: z.literal('seen') }),
  z.strictObject({ outcome: z.literal('refused') }),
  z.strictObject({ outcome: z.literal('not_offered'), because: reason }),
  z.strictObject({ outcome: z.literal('not_asked') }),
]);

/** Spoken with Veilig Thuis: when, with whom, and who did so for the school. */
export const veiligThuisContactSchema = z.strictObject({ on: plainDate, contact: line, spokenBy: line });

/** What every entry about the case can carry. */
export const common = {
  /** The day it happened, which may be long before the day it is recorded. */
  on: plainDate,
  time: clock.optional(),
  /** Ids of the protocol that this entry fulfils. */
  acts: z.array(actId).default([]),
  participants: z.array(participantSchema).default([]),
  flags: z.partialRecord(z.enum(flagIds), answer).optional(),
  noted: z.array(z.enum(circumstances)).optional(),
  /** The children it concerns; absent: all children of the dossier. */
  about: z.array(childId).min(1).optional(),
  note: text.optional(),
};

export type Statement = z.infer<typeof statementSchema>;
export type Participant = z.infer<typeof participantSchema>;
