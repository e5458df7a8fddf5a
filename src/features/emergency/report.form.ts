import { contentSchema } from '../../core/dossier/events.schema.ts';
import { ok, refuse, type Instant, type Result } from '../../core/kernel/kernel.ts';
import type { FieldErrors, FormValues } from '../../ui/forms/form-state.ts';
import { aboutIn, checkLengths, filled, saidIn, type Errors } from './about.form.ts';
import type { Typed } from './contact.form.ts';

/** `by`: the role of the one who reported, as the code calls it. */
export type TypedReport = Typed<{ readonly acts: readonly string[]; readonly by: string }>;

const channels = ['phone', 'form', 'mail', 'visit', 'other'] as const;
const longest = {
  'child-name': 300,
  'veilig-thuis': 300,
  contact: 300,
  number: 300,
  agreements: 20_000,
  'why-another': 20_000,
};

/**
 * All errors at once, in the order of the page. Only child, day and channel are needed: a report that was made must be recordable
 * with whatever is known of it.
 */
export function parseReport(values: FormValues, now: Instant): Result<TypedReport, FieldErrors> {
  const errors: Errors = new Map();
  const said = saidIn(values);
  const { child, on, time, withheldFrom } = aboutIn(said, now, errors);
  const channel = channels.find((one) => one === said('channel'));
  if (channel === undefined) errors.set('channel', 'Kies hoe u meldde.');
  checkLengths(said, longest, errors);
  if (errors.size > 0 || child === null || on === null) return refuse(errors);
  const toEvent: TypedReport['toEvent'] = ({ acts, by }) =>
    contentSchema.parse({
      type: 'ReportMade',
      on,
      time,
      acts,
      channel,
      by,
      veiligThuis: filled(said('veilig-thuis')),
      contact: filled(said('contact')),
      number: filled(said('number')),
      agreements: filled(said('agreements')),
      whyAnotherPerson: filled(said('why-another')),
    });
  return ok({ child, withheldFrom, toEvent });
}
