import { formatDay, plainDateFrom, plainDateOf } from '../../core/kernel/dates.ts';
import type { Instant, PlainDate } from '../../core/kernel/kernel.ts';
import { filledForm, type FormState, type FormValues } from '../../ui/forms/form-state.ts';

export const notInList = 'not-in-list';

/** An id of the list, or the name of a child that is not in it. */
export type TypedChild = { readonly id: string } | { readonly name: string };

export type About = {
  readonly child: TypedChild | null;
  readonly on: PlainDate | null;
  readonly time: string | undefined;
  readonly withheldFrom: string | null;
};

export type Said = (name: string) => string;
export type Errors = Map<string, string>;

export function saidIn(values: FormValues): Said {
  return (name) => values.get(name)?.[0]?.trim() ?? '';
}

/** A form to begin with: today, and what is known already. */
export function beginsToday(now: Instant, more: Readonly<Record<string, string>> = {}): FormState {
  const [year = '', month = '', day = ''] = plainDateOf(now).split('-');
  return filledForm({ 'on-day': String(Number(day)), 'on-month': String(Number(month)), 'on-year': year, ...more });
}

/** Whom it is about, when it was, and who must not see it. Null beside an error. */
export function aboutIn(said: Said, now: Instant, errors: Errors): About {
  const child = childIn(said, errors);
  const on = dayIn(said, now, errors);
  const time = said('time');
  if (time !== '' && !/^([01]\d|2[0-3]):[0-5]\d$/.test(time))
    errors.set('time', 'Vul een tijd in, bijvoorbeeld 14:05.');
  const withheld = said('withheld');
  return { child, on, time: filled(time), withheldFrom: withheld === '' ? null : withheld };
}

function childIn(said: Said, errors: Errors): TypedChild | null {
  const id = said('child');
  if (id === '') errors.set('child', 'Kies het kind, of kies ‘Niet in de lijst’.');
  if (id !== notInList) return id === '' ? null : { id };
  const name = said('child-name');
  if (name === '') errors.set('child-name', 'Vul de naam in van het kind.');
  return name === '' ? null : { name };
}

function dayIn(said: Said, now: Instant, errors: Errors): PlainDate | null {
  const today = plainDateOf(now);
  const on = plainDateFrom(Number(said('on-year')), Number(said('on-month')), Number(said('on-day')));
  if (on === null) errors.set('on', 'Vul een dag in die bestaat, bijvoorbeeld 23 11 2026.');
  else if (on > today) errors.set('on', `Vul een dag in tot en met vandaag, ${formatDay(today)}.`);
  return on;
}

/** `most`: field name → the longest text it takes, in characters. */
export function checkLengths(said: Said, most: Readonly<Record<string, number>>, errors: Errors): void {
  for (const [name, longest] of Object.entries(most)) {
    if (said(name).length > longest) errors.set(name, `Maak deze tekst korter: hooguit ${longest} tekens.`);
  }
}

export function filled(text: string): string | undefined {
  return text === '' ? undefined : text;
}
