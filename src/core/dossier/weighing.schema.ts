import * as z from 'zod';
import { entryId, line, plainDate, reason, staffId, text } from '../kernel/kernel.schema.ts';
import { answer, clock, common, role, statementSchema, veiligThuisContactSchema } from './parts.schema.ts';

const questionId = z.string().regex(/^q\d$/);

/** What one member thought, by name; the decider's answer never erases it (D-54). */
const viewSchema = z.strictObject({
  name: line.optional(),
  staff: staffId.optional(),
  role,
  view: answer,
  because: text.optional(),
});

export const questionWeighed = z.strictObject({
  type: z.literal('QuestionWeighed'),
  ...common,
  question: questionId,
  /** The wording as it stood on the screen that day. */
  asked: text,
  answer,
  /** As printed in the code: A, B, C, D, Nee, Ja; absent where the code prints none (doubt, R-2). */
  printedCode: line.optional(),
  because: reason,
  views: z.array(viewSchema).default([]),
  withVeiligThuis: veiligThuisContactSchema.optional(),
  instrument: z.strictObject({ name: line, result: text }).optional(),
  /** The information a question needs (V-4.6): what there was, by the id the code gives it. */
  information: z.record(z.string(), text).optional(),
});
export const weighingReopened = z.strictObject({ type: z.literal('WeighingReopened'), ...common, because: reason });

export const decisionTaken = z.strictObject({
  type: z.literal('DecisionTaken'),
  ...common,
  decision: z.enum(['report', 'help']),
  is: z.enum(['yes', 'no']),
  because: reason,
  by: role,
  withVeiligThuis: veiligThuisContactSchema.optional(),
});
export const personAssigned = z.strictObject({
  type: z.literal('PersonAssigned'),
  ...common,
  task: z.enum(['coordinator', 'reporter', 'parentInformer', 'caseManager', 'follower']),
  who: z.strictObject({ role, staff: staffId.optional(), name: line.optional() }),
});
export const personInformed = z.strictObject({
  type: z.literal('PersonInformed'),
  ...common,
  /** A role of the code, or somebody outside it: the parents, the child, a partner. */
  who: z.union([
    z.strictObject({ role }),
    z.strictObject({ person: z.enum(['caregiver', 'child', 'partner']), name: line.optional() }),
  ]),
  of: text,
  by: line.optional(),
  confirmed: z.boolean().default(false),
});

/** A report made at Veilig Thuis. Nothing has to go before it. */
export const reportMade = z.strictObject({
  type: z.literal('ReportMade'),
  ...common,
  time: clock.optional(),
  channel: z.enum(['phone', 'form', 'mail', 'visit', 'other']),
  /** The regional organisation and who answered. */
  veiligThuis: line.optional(),
  contact: line.optional(),
  number: line.optional(),
  by: role,
  /** Asked afterwards where another person reported than the code names. */
  whyAnotherPerson: text.optional(),
  grounds: z.array(line).default([]),
  statements: z.array(statementSchema).default([]),
  agreements: text.optional(),
  /** Where Veilig Thuis named a day itself; else five of its working days. */
  feedbackDue: plainDate.optional(),
  nameDisclosure: z
    .discriminatedUnion('is', [
      z.strictObject({ is: z.literal('open') }),
      z.strictObject({ is: z.literal('not_to_family'), because: reason, agreedOn: plainDate.optional() }),
    ])
    .optional(),
  /** Why the report and the talk fell on the same day (domain.md §5.7). */
  whySameDay: text.optional(),
});
export const feedbackReceived = z.strictObject({
  type: z.literal('FeedbackReceived'),
  ...common,
  /** False: the term passed and nothing was heard. */
  received: z.boolean().default(true),
  report: entryId.optional(),
  contact: line.optional(),
  what: text.optional(),
});
