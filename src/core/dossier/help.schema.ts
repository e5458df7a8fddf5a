import * as z from 'zod';
import { line, plainDate, reason, text } from '../kernel/kernel.schema.ts';
import { answer, common, role } from './parts.schema.ts';

const taskSchema = z.strictObject({ what: text, who: line, role: role.optional(), before: plainDate.optional() });

export const helpPlanned = z.strictObject({
  type: z.literal('HelpPlanned'),
  ...common,
  goal: text.optional(),
  /** The day on which effect must be noticeable; help ends in a review (L4). */
  reviewOn: plainDate.optional(),
  term: text.optional(),
  roles: z.array(z.strictObject({ role: line, who: line })).default([]),
  caseManager: z.strictObject({ name: line, role: role.optional() }).optional(),
  tasks: z.array(taskSchema).default([]),
  actions: z.array(text).default([]),
  safetyForecast: text.optional(),
});
/** How it goes: follow-up of help, a check whether they went, aftercare. */
export const progressNoted = z.strictObject({
  type: z.literal('ProgressNoted'),
  ...common,
  kind: z.enum(['help', 'aftercare', 'support', 'check']).default('help'),
  what: text,
  reading: text.optional(),
  /** D-52: yes is recurrence and with it the duty to report. */
  unsafeAgain: answer.optional(),
});
export const reviewSet = z.strictObject({
  type: z.literal('ReviewSet'),
  ...common,
  day: plainDate,
  because: reason.optional(),
});
/** Agreements on following the safety of all involved, with whom and until when. */
export const safetyAgreed = z.strictObject({
  type: z.literal('SafetyAgreed'),
  ...common,
  agreements: z.array(z.strictObject({ about: line, what: text, who: line, until: plainDate.optional() })).min(1),
});
export const approachEvaluated = z.strictObject({ type: z.literal('ApproachEvaluated'), ...common, what: text });
/** Something the code asks that no other entry records: filing, registering, telling. */
export const taskDone = z.strictObject({
  type: z.literal('TaskDone'),
  ...common,
  acts: common.acts.unwrap().min(1),
  /** For what a code lets be declined or found not to apply (F-4.9). */
  outcome: z.enum(['done', 'not_applicable', 'declined']).default('done'),
});
