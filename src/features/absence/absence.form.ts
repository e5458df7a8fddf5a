import { addDays, plainDateFrom, plainDateOf, startOf } from '../../core/kernel/dates.ts';
import type { Instant, PlainDate } from '../../core/kernel/kernel.ts';
import { one } from '../../platform/http/form.ts';
import type { Form } from '../../platform/http/route.ts';
import { filledForm, type FormState } from '../../ui/forms/form-state.ts';

/** What is chosen when no colleague stands in. */
export const nobody = 'niemand';

export type Period = { readonly from: Instant; readonly until: Instant };
export type Errors = Map<string, string>;

/** A form to begin with: from today. */
export function fromToday(now: Instant): FormState {
  const [year = '', month = '', day = ''] = plainDateOf(now).split('-');
  return filledForm({ 'from-day': String(Number(day)), 'from-month': String(Number(month)), 'from-year': year });
}

/** From the first day, or this moment when that is today, until the last day is over; null beside an error. */
export function periodIn(form: Form, now: Instant, errors: Errors): Period | null {
  const today = plainDateOf(now);
  const first = dayIn(form, 'from', errors);
  const last = dayIn(form, 'until', errors);
  if (first !== null && first < today) errors.set('from', 'Vul vandaag in, of een latere dag.');
  if (first === null || last === null) return null;
  const wrong = wrongWithLast(first, last);
  if (wrong !== null) errors.set('until', wrong);
  if (wrong !== null || first < today) return null;
  return { from: first === today ? now : startOf(first), until: startOf(addDays(last, 1)) };
}

function wrongWithLast(first: PlainDate, last: PlainDate): string | null {
  if (last < first) return 'Vul een dag in na de eerste dag, of die dag.';
  return last > addDays(first, 366) ? 'Vul een dag in binnen een jaar.' : null;
}

function dayIn(form: Form, name: string, errors: Errors): PlainDate | null {
  const part = (which: string) => Number(one(form, `${name}-${which}`).trim());
  const day = plainDateFrom(part('year'), part('month'), part('day'));
  if (day === null) errors.set(name, 'Vul een dag in die bestaat, bijvoorbeeld 23 11 2026.');
  return day;
}
