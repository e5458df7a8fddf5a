import * as z from 'zod';
import { conditionSchema } from './condition.schema.ts';
import {
  abilities,
  answers,
  effects,
  entryTypes,
  flagIds,
  locationKinds,
  skipGrounds,
  stepIds,
  strengths,
} from './words.ts';

const text = z.string().trim().min(1);
const day = z.iso.date();
const ruleId = z.string().regex(/^[A-Z]+-(E\.)?\d+(\.\d+)?$/, 'een regelnummer zoals F-3.11, V-2.1, N-E.1 of R-4');

/** Where a reader can check it: a document named under `documents`, and the section (and line) in it. */
export const sourceSchema = z.strictObject({ doc: text, at: text });

const nameSchema = z.strictObject({ school: text.optional(), childcare: text.optional() });

const roleSchema = z.strictObject({
  name: nameSchema,
  /** Nobody in the organisation: Veilig Thuis, a doctor, the attendance officer. */
  external: z.boolean().default(false),
  /** Appointed per case from other roles (reporter, case manager); the list says from whom. */
  appointedFrom: z.array(text).default([]),
  /** Not named by the code itself but needed by the law or the structure. */
  derived: z.boolean().default(false),
  may: z.array(z.enum(abilities)).default([]),
  deputies: z.array(text).default([]),
  tasks: text.optional(),
  source: sourceSchema,
});

const teamSchema = z.strictObject({
  name: nameSchema,
  /** The least number of different persons. */
  atLeast: z.int().min(1),
  /** Each seat must be taken by somebody with one of these roles. */
  seats: z.array(z.strictObject({ anyOf: z.array(text).min(1) })).default([]),
  preferably: z.array(text).default([]),
  ifAlreadyInvolved: z.array(text).default([]),
  external: z.boolean().default(false),
  source: sourceSchema,
});

const stepSchema = z.strictObject({ id: z.enum(stepIds), title: text, purpose: text, source: sourceSchema });

const skipSchema = z.strictObject({
  grounds: z.array(z.enum(skipGrounds)).min(1),
  /** The rule that gives these grounds: F-1.10, F-3.11, F-5.11, R-4. */
  rule: ruleId,
  /** `must`: Veilig Thuis is always asked about it; `may`: the code offers it. */
  advice: z.enum(['must', 'may', 'none']).default('none'),
  /** The effort made to obtain consent is shown (Fedra F-5.11). */
  showsEffortForConsent: z.boolean().default(false),
});

const informSchema = z.strictObject({
  who: z.array(text).min(1),
  timing: z.enum(['before', 'after', 'agreed', 'always']),
  of: text,
});

const actSchema = z.strictObject({
  id: ruleId,
  step: z.enum(stepIds),
  /** Verb first, as on a button or in a task list. */
  title: text,
  says: text,
  strength: z.enum(strengths),
  /** Any of these roles or teams; `anyone` is every signed-in member of staff. */
  by: z.array(text).min(1),
  byDerived: z.boolean().default(false),
  /** Roles that take part beside `by`. */
  with: z.array(text).default([]),
  withPreferably: z.array(text).default([]),
  withIfInvolved: z.array(text).default([]),
  /** The entry that records it; absent for what is only told. */
  entry: z.enum(entryTypes).optional(),
  does: z.enum(effects).optional(),
  /** When it is asked; absent: as soon as its step is reached. */
  when: conditionSchema.optional(),
  /** When its button is offered; absent: always. A report or an emergency contact is always offered (L5). */
  offered: conditionSchema.optional(),
  /** The question, act or step it should precede. Never blocks: it warns. */
  before: text.optional(),
  skip: skipSchema.optional(),
  signature: z.enum(['agreed', 'seen', 'agreed_or_seen', 'signed']).optional(),
  informs: informSchema.optional(),
  /** A slot under `attachments` with the form or list it speaks of. */
  attachment: text.optional(),
  /** A form under `forms` that records it. */
  form: text.optional(),
  source: sourceSchema,
});

const flagSchema = z.strictObject({
  /** norm1–norm3: a ground to report; expert_first: R-5; emergency: the emergency route. */
  means: z.enum(['norm1', 'norm2', 'norm3', 'expert_first', 'emergency']),
  rule: z.string().min(1),
  says: text,
  source: sourceSchema,
});

/** Where an answer leads. `report` names the norm; the questions go on as `thenNext` says, with Veilig Thuis under norm 1. */
const leadsSchema = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('question'), question: text }),
  z.strictObject({
    to: z.literal('report'),
    norm: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    thenNext: text.optional(),
  }),
  z.strictObject({ to: z.literal('help'), question: text }),
  z.strictObject({ to: z.literal('close'), monitored: z.boolean().default(false) }),
]);

const answerSchema = z.strictObject({
  /** As printed in the code: A, B, C, D, Nee, Ja. Meaning never hangs on it (D-10). */
  code: text,
  /** The answer in own words. */
  says: text,
  /** What it means. */
  covers: z.array(z.enum(answers)).min(1),
  leads: leadsSchema,
  /** A remark where the printed text is odd (D-10, D-11). */
  note: text.optional(),
  source: sourceSchema,
});

const questionSchema = z.strictObject({
  id: z.string().regex(/^q\d$/),
  step: z.enum(stepIds),
  title: text,
  /** The question in own words, as asked on the screen. */
  asks: text,
  /** The steps the printed question says to have gone through (D-08). */
  afterSteps: text.optional(),
  norms: text.optional(),
  /** Roles the printed question speaks of; shown as "to be involved", never a gate (D-22). */
  involves: z.array(text).default([]),
  help: z.array(z.strictObject({ says: text, source: sourceSchema })).default([]),
  examples: z
    .array(z.strictObject({ kind: z.enum(['acute', 'structural', 'disclosure']), says: text, source: sourceSchema }))
    .default([]),
  /** Information that must lie on the table for this question (V-4.6). */
  needsInformation: z.array(z.strictObject({ id: text, says: text, rule: ruleId })).default([]),
  answers: z.array(answerSchema).min(1),
  source: sourceSchema,
});

const contactSchema = z.strictObject({
  id: text,
  name: text,
  phone: text.optional(),
  web: text.optional(),
  mail: text.optional(),
  use: text,
  /** The day somebody last dialled it; null: check before use (D-40). */
  lastChecked: day.nullable(),
  source: sourceSchema,
});

const formSchema = z.strictObject({
  id: text,
  title: text,
  head: z.array(z.strictObject({ id: text, asks: text })),
  parts: z.array(
    z.strictObject({ id: text, title: text, questions: z.array(z.strictObject({ id: text, asks: text })).min(1) }),
  ),
  foot: z.array(z.strictObject({ id: text, asks: text })),
  /** The sentence on rights as the code prints it, in own words, and the legal rule behind it (D-43). */
  rightsNote: z.strictObject({ says: text, law: text, source: sourceSchema }).optional(),
  source: sourceSchema,
});

const deadlineSchema = z.strictObject({
  id: text,
  rule: z.string().min(1),
  /** The effect or circumstance that starts it. */
  after: z.enum(['report', 'help_plan']),
  workingDays: z.int().min(1),
  calendar: z.enum(['veilig_thuis', 'school']),
  /** Whose duty it is, so that the screen never calls it a term of the school. */
  owes: text,
  says: text,
  source: sourceSchema,
});

export const protocolSchema = z.strictObject({
  format: z.literal('pluis-protocol/1'),
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  title: text,
  organisation: text,
  edition: text,
  basis: z.enum(['own', 'national']),
  valid: z.strictObject({ from: day, until: day.nullable() }),
  adoption: z.array(z.strictObject({ body: text, on: day })).default([]),
  documents: z.record(z.string(), z.strictObject({ title: text, place: text })),
  locations: z.array(z.enum(locationKinds)).min(1),
  roles: z.record(z.string(), roleSchema),
  teams: z.record(z.string(), teamSchema).default({}),
  finalDecider: z.strictObject({ roles: z.array(text).min(1), derived: z.boolean(), source: sourceSchema }),
  /** Who reports according to the code; another person may, and is asked why afterwards (L5, D-26). */
  reporter: z.strictObject({ roles: z.array(text).min(1), source: sourceSchema }),
  coordinator: z.strictObject({ roles: z.array(text).min(1), derived: z.boolean(), source: sourceSchema }),
  weighers: z.strictObject({ by: z.array(text).min(1), source: sourceSchema }),
  steps: z.array(stepSchema).min(5),
  acts: z.array(actSchema).min(1),
  flags: z.partialRecord(z.enum(flagIds), flagSchema),
  questions: z.array(questionSchema).min(1),
  emergency: z.strictObject({
    says: text,
    order: z.array(text).min(1),
    source: sourceSchema,
  }),
  contacts: z.array(contactSchema),
  forms: z.array(formSchema).default([]),
  attachments: z.array(z.strictObject({ id: text, title: text, place: text, source: sourceSchema })).default([]),
  filing: z
    .array(z.strictObject({ location: z.enum(locationKinds), system: text, category: text, source: sourceSchema }))
    .default([]),
  deadlines: z.array(deadlineSchema).default([]),
  help: z.strictObject({
    /** Fields of a help plan the code requires. */
    requires: z.array(z.enum(['goal', 'term', 'roles', 'caseManager', 'tasks', 'actions', 'review'])),
    source: sourceSchema,
  }),
  childParticipation: z.strictObject({ strength: z.enum(strengths), says: text, source: sourceSchema }).optional(),
  referralIndex: z.strictObject({ use: z.enum(['off', 'advised']), says: text, source: sourceSchema }),
  rights: z.strictObject({ says: text, law: text, source: sourceSchema }),
  retention: z.strictObject({ yearsAfterLeaving: z.int().min(0), because: text, source: sourceSchema }),
  /** Which statutory element (C-1…C-12) is met by which rules; what is missing comes from the overlay (L7). */
  statutory: z.record(z.string().regex(/^C-\d+$/), z.array(z.string())),
  accepted: z.array(z.strictObject({ law: z.enum(['L6', 'L7']), what: text, because: text })).default([]),
});

/** National rules laid over every code, always shown as such (domain.md §2.5). */
export const overlaySchema = z.strictObject({
  format: z.literal('pluis-overlay/1'),
  id: text,
  title: text,
  documents: z.record(z.string(), z.strictObject({ title: text, place: text })),
  rules: z.array(
    z.strictObject({
      id: z.string().regex(/^R-\d+$/),
      title: text,
      says: text,
      /** `must` can only be left undone with a warning; `offer` can be declined. */
      weight: z.enum(['must', 'offer']),
      /** Where the code has this of its own, the rule stays silent. */
      unlessCodeHas: z.enum([
        'nothing',
        'disclosure',
        'skip',
        'deputies',
        'injury_expert',
        'referral_index',
        'review',
        'weigh_again',
        'doubt',
      ]),
      acts: z.array(actSchema).default([]),
      flags: z.partialRecord(z.enum(flagIds), flagSchema).default({}),
      skip: skipSchema.optional(),
      contacts: z.array(contactSchema).default([]),
      meets: z.array(z.string().regex(/^C-\d+$/)).default([]),
      source: sourceSchema,
    }),
  ),
});

export type Protocol = z.infer<typeof protocolSchema>;
export type Overlay = z.infer<typeof overlaySchema>;
export type Act = z.infer<typeof actSchema>;
export type Question = z.infer<typeof questionSchema>;
export type PrintedAnswer = z.infer<typeof answerSchema>;
export type FlagMeaning = z.infer<typeof flagSchema>;
export type Source = z.infer<typeof sourceSchema>;
export type Contact = z.infer<typeof contactSchema>;
