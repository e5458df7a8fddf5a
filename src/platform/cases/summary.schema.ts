import * as z from 'zod';
import { strengths } from '../../core/protocol/words.ts';

/** What a list shows of a dossier; kept encrypted beside it and renewed with each entry, so that a list needs no entries. */
export const summarySchema = z.object({
  child: z.string(),
  group: z.string().nullable(),
  steps: z.array(z.object({ id: z.string(), state: z.enum(['done', 'now', 'open', 'skipped', 'again']) })),
  outcome: z.string(),
  reportDuty: z.boolean(),
  /** What is due, most urgent first. */
  todo: z.array(
    z.object({
      act: z.string(),
      what: z.string(),
      by: z.string(),
      strength: z.enum(strengths),
      /** The day it is due, or null; a plain date. */
      due: z.string().nullable(),
      why: z.string(),
    }),
  ),
});

export type Summary = z.infer<typeof summarySchema>;
