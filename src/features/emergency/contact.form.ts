import { contentSchema, type Content } from '../../core/dossier/events.schema.ts';
import { ok, refuse, type Instant, type Result } from '../../core/kernel/kernel.ts';
import type { FieldErrors, FormValues } from '../../ui/forms/form-state.ts';
import { aboutIn, checkLengths, filled, saidIn, type Errors, type Said, type TypedChild } from './about.form.ts';

export const someoneElse = 'someone-else';

/** `acts`: the ids of the code that this fulfils; `by`: who called or who reported. */
export type Typed<Given> = {
  readonly child: TypedChild;
  readonly withheldFrom: string | null;
  readonly toEvent: (given: Given) => Content;
};
export type TypedContact = Typed<{ readonly acts: readonly string[]; readonly by: string }>;

/** All errors at once, in the order of the page. */
export function parseContact(values: FormValues, now: Instant): Result<TypedContact, FieldErrors> {
  const errors: Errors = new Map();
  const said = saidIn(values);
  const { child, on, time, withheldFrom } = aboutIn(said, now, errors);
  const contact = contactIn(said, errors);
  if (said('what') === '') errors.set('what', 'Vul in wat er gebeurde en wat u deed.');
  checkLengths(said, { 'child-name': 300, 'contact-name': 300, what: 20_000 }, errors);
  if (errors.size > 0 || child === null || on === null) return refuse(errors);
  const toEvent: TypedContact['toEvent'] = ({ acts, by }) =>
    contentSchema.parse({ type: 'EmergencyContacted', on, time, acts, contact, what: said('what'), by });
  return ok({ child, withheldFrom, toEvent });
}

function contactIn(said: Said, errors: Errors): string | undefined {
  const contact = said('contact');
  if (contact === '') errors.set('contact', 'Kies wie u sprak.');
  if (contact !== someoneElse) return filled(contact);
  if (said('contact-name') === '') errors.set('contact-name', 'Vul in wie u sprak.');
  return filled(said('contact-name'));
}
