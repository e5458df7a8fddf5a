import * as z from 'zod';
import { line, text } from '../kernel/kernel.schema.ts';
import { addresseeSchema, answer, clock, common, statementSchema } from './parts.schema.ts';

const statements = z.array(statementSchema).min(1);
/** How we read it: never mixed with what was seen or heard. */
const reading = text.optional();

export const signalRecorded = z.strictObject({
  type: z.literal('SignalRecorded'),
  ...common,
  statements,
  reading,
  /** The literal words when the child told it itself, with the question that went before, if any. */
  childsWords: z.strictObject({ words: text, asked: text.optional(), unprompted: answer }).optional(),
  /** Danger at this moment (V-1.5); asked at every signal. */
  dangerNow: z.enum(['yes', 'no', 'doubt', 'not_asked']).default('not_asked'),
  since: line.optional(),
  frequency: line.optional(),
  whereabouts: line.optional(),
  /** Asked about a signal during or after help (D-52): yes is recurrence. */
  unsafeAgain: answer.optional(),
});
export const observationRecorded = z.strictObject({
  type: z.literal('ObservationRecorded'),
  ...common,
  statements,
  setting: line.optional(),
  instrument: line.optional(),
  reading,
});
export const factorsMapped = z.strictObject({
  type: z.literal('FactorsMapped'),
  ...common,
  risk: z.array(text).default([]),
  protective: z.array(text).default([]),
  confirming: z.array(text).default([]),
  contradicting: z.array(text).default([]),
  considerations: text.optional(),
});
export const leadContacted = z.strictObject({ type: z.literal('LeadContacted'), ...common, what: text.optional() });

/** The kindcheck of domain.md §3.4; it can be opened in any step. */
export const kindcheckDone = z.strictObject({
  type: z.literal('KindcheckDone'),
  ...common,
  /** What in the situation of the carer made it necessary. */
  trigger: text,
  with: z.array(addresseeSchema).default([]),
  children: z
    .array(z.strictObject({ name: line.optional(), age: line.optional(), school: line.optional() }))
    .default([]),
  whoCares: text.optional(),
  careShared: text.optional(),
  otherChildrenSeen: text.optional(),
  pregnant: z.enum(['yes', 'no', 'unknown']).optional(),
  helpPresent: text.optional(),
  outcome: z.enum(['no_concern', 'concern', 'unclear']),
  because: text.optional(),
});
export const flagJudged = z.strictObject({
  type: z.literal('FlagJudged'),
  ...common,
  flags: common.flags.unwrap(),
  because: text.optional(),
});
/** A call in an emergency: recordable from every state, by everybody. */
export const emergencyContacted = z.strictObject({
  type: z.literal('EmergencyContacted'),
  ...common,
  /** A contact of the code (`police`, `veilig_thuis`, `alarm`) or a name. */
  contact: line,
  time: clock.optional(),
  what: text,
  agreements: text.optional(),
  by: line.optional(),
});
