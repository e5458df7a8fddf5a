import { contentSchema, type Content } from '../../core/dossier/events.schema.ts';
import { ok, refuse, type Instant, type Result } from '../../core/kernel/kernel.ts';
import type { FieldErrors, FormValues } from '../../ui/forms/form-state.ts';
import { Typed } from './typed.ts';

export const channels = ['phone', 'form', 'mail', 'visit', 'other'] as const;

export type ReportOffer = {
  /** The roles in which this person can say to have reported. */
  readonly roles: readonly string[];
  readonly acts: readonly string[];
  /** The grounds of this code, by the key of their box. */
  readonly grounds: ReadonlyMap<string, string>;
};

/** A report that was made. Only when, how and by whom are asked; all else may come later. */
export function parseReport(values: FormValues, offer: ReportOffer, now: Instant): Result<Content, FieldErrors> {
  const typed = new Typed(values, now);
  const chosen = typed.all('grounds');
  const event = {
    type: 'ReportMade',
    acts: offer.acts,
    on: typed.dayPast('on'),
    time: typed.time('time'),
    channel: typed.choice('channel', channels, 'Kies hoe u meldde.'),
    veiligThuis: typed.line('veilig-thuis'),
    contact: typed.line('contact'),
    number: typed.line('number'),
    by: typed.choice('by', offer.roles, 'Kies in welke rol u meldde.'),
    whyAnotherPerson: typed.text('why-another'),
    grounds: [...offer.grounds].filter(([key]) => chosen.includes(key)).map(([, says]) => says),
    agreements: typed.text('agreements'),
    feedbackDue: typed.day('feedback'),
    nameDisclosure: disclosureIn(typed),
    whySameDay: typed.text('why-same-day'),
  };
  return typed.errors.size > 0 ? refuse(typed.errors) : ok(contentSchema.parse(event));
}

function disclosureIn(typed: Typed): object | undefined {
  const is = typed.choice('name', ['open', 'not_to_family']);
  if (is !== 'not_to_family') return is === undefined ? undefined : { is };
  return { is, because: typed.text('name-because', 'Schrijf op waarom het gezin uw naam niet mag weten.') };
}
