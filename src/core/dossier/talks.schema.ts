import * as z from 'zod';
import { line, plainDate, reason, text } from '../kernel/kernel.schema.ts';
import { skipGrounds } from '../protocol/words.ts';
import { actId, addresseeSchema, common, role, signatureSchema, statementSchema } from './parts.schema.ts';

/** The answers to a form of the protocol, by the ids of its questions (Verdi's Bijlage 2). */
const formAnswers = z.strictObject({ form: line, answers: z.record(z.string(), text) });

export const colleagueConsulted = z.strictObject({
  type: z.literal('ColleagueConsulted'),
  ...common,
  what: text.optional(),
  outcome: text.optional(),
  /** Which information is missing still (F-2.3). */
  missing: z.array(text).default([]),
  form: formAnswers.optional(),
  nextSteps: text.optional(),
});

/** Advice of Veilig Thuis or of the local youth team: no data of the family need be given. */
export const adviceAsked = z.strictObject({
  type: z.literal('AdviceAsked'),
  ...common,
  of: z.enum(['veilig_thuis', 'local_team', 'other']).default('veilig_thuis'),
  contact: line.optional(),
  anonymous: z.boolean().default(false),
  advice: text,
  reference: line.optional(),
  /** The talks, the report or the questions it was about, by id. */
  concerning: z.array(z.string()).default([]),
});
export const expertConsulted = z.strictObject({
  type: z.literal('ExpertConsulted'),
  ...common,
  expert: line,
  kind: z.enum(['injury', 'special_form', 'other']).default('other'),
  anonymous: z.boolean().default(false),
  advice: text,
  reference: line.optional(),
});

/** One talk; each addressee stands separately, since telling the child is not telling the parents (D-28). */
export const conversationHeld = z.strictObject({
  type: z.literal('ConversationHeld'),
  ...common,
  with: z.array(addresseeSchema).min(1),
  purpose: z
    .array(
      z.enum(['share_concern', 'collect', 'motivate', 'announce_report', 'decision', 'help', 'kindcheck', 'other']),
    )
    .default([]),
  prepared: text.optional(),
  /** Facts as the school put them. */
  said: z.array(statementSchema).default([]),
  reaction: text.optional(),
  /** The school's reading, only told after the reaction (F-1.8). */
  reading: text.optional(),
  attitude: z.enum(['recognises', 'denies', 'mixed']).optional(),
  agreements: text.optional(),
  signature: signatureSchema.optional(),
  objections: text.optional(),
  toldReportIntended: z.boolean().default(false),
  consulted: z.array(role).default([]),
  /** What the talker confirms: no secrecy promised, room given, told what growing up safely is. */
  checks: z
    .array(
      z.enum([
        'no_secrecy_promised',
        'signals_taken_seriously',
        'room_given',
        'told_what_safe_is',
        'facts_first',
        'both_sides_heard',
      ]),
    )
    .default([]),
});

/** Why an act is left out. The ground may be one the code does not give: then it warns. */
export const actSkipped = z.strictObject({
  type: z.literal('ActSkipped'),
  ...common,
  act: actId,
  ground: z.enum(skipGrounds),
  because: reason,
  adviceAsked: z.strictObject({ on: plainDate, contact: line.optional(), advice: text.optional() }).optional(),
  effortForConsent: text.optional(),
  effectOnChild: text.optional(),
});
export const consentRecorded = z.strictObject({
  type: z.literal('ConsentRecorded'),
  ...common,
  /** What it is asked for: the wide team, another expert, the report. */
  purpose: z.enum(['extended_team', 'external_expert', 'report', 'other']),
  external: line.optional(),
  askedOn: plainDate.optional(),
  by: line.optional(),
  written: z.boolean().default(false),
  document: line.optional(),
  outcome: z.discriminatedUnion('is', [
    z.strictObject({ is: z.literal('given') }),
    z.strictObject({ is: z.literal('refused'), because: text.optional() }),
    z.strictObject({ is: z.literal('not_asked'), because: reason }),
  ]),
});
