import type { EntryType } from '../../core/protocol/words.ts';
import { adviceForm } from './advice.form.ts';
import { assignmentForm } from './assignment.form.ts';
import { consentForm } from './consent.form.ts';
import { consultationForm } from './consultation.form.ts';
import { conversationForm } from './conversation.form.ts';
import { emergencyForm } from './emergency.form.ts';
import type { EntryForm } from './entry-form.ts';
import { evaluationForm } from './evaluation.form.ts';
import { expertForm } from './expert.form.ts';
import { factorsForm } from './factors.form.ts';
import { childForm, personForm } from './family.form.ts';
import { feedbackForm } from './feedback.form.ts';
import { flagsForm } from './flags.form.ts';
import { informedForm } from './informed.form.ts';
import { kindcheckForm } from './kindcheck.form.ts';
import { leadContactForm } from './lead-contact.form.ts';
import { observationForm } from './observation.form.ts';
import { progressForm } from './progress.form.ts';
import { reviewForm } from './review.form.ts';
import { safetyForm } from './safety.form.ts';
import { signalForm } from './signal.form.ts';
import { taskForm } from './task.form.ts';
import { weighingReopenedForm } from './weighing-reopened.form.ts';

const forms: readonly EntryForm[] = [
  signalForm,
  observationForm,
  factorsForm,
  leadContactForm,
  consultationForm,
  adviceForm,
  expertForm,
  conversationForm,
  consentForm,
  kindcheckForm,
  flagsForm,
  assignmentForm,
  informedForm,
  progressForm,
  reviewForm,
  weighingReopenedForm,
  safetyForm,
  evaluationForm,
  emergencyForm,
  taskForm,
  personForm,
  childForm,
  feedbackForm,
];

/** The weighing, the decisions, the report and the help plan have pages of their own. */
export const formByType: ReadonlyMap<EntryType, EntryForm> = new Map(forms.map((form) => [form.type, form]));

/** What can always be recorded, whether or not the code asks it: a neutral word for the address, and its form. */
export const always: ReadonlyMap<string, EntryForm> = new Map([
  ['signaal', signalForm],
  ['observatie', observationForm],
  ['gesprek', conversationForm],
  ['overleg', consultationForm],
  ['advies', adviceForm],
  ['deskundige', expertForm],
  ['verloop', progressForm],
  ['vooraf', flagsForm],
  ['inlichten', informedForm],
  ['antwoord', feedbackForm],
  ['persoon', personForm],
  ['kind', childForm],
  ['noodcontact', emergencyForm],
]);
