import { contentSchema, type Content } from '../../core/dossier/events.schema.ts';
import { ok, refuse, type Result } from '../../core/kernel/kernel.ts';
import type { Circumstance } from '../../core/protocol/words.ts';
import { filledForm, type FieldErrors, type FormState, type FormValues } from '../../ui/forms/form-state.ts';
import { errorsIn } from './check.ts';
import { circumstanceField } from './circumstances.ts';
import { companyBegins, companyErrors, companyField, companyIn } from './company.ts';
import type { Field } from './field.ts';
import type { FormContext } from './form-context.ts';
import { saidIn, type Said } from './said.ts';

/** How one kind of entry is asked and read. What every entry has (day, company, children, acts) is added around it. */
export type EntryForm = {
  readonly type: Content['type'];
  /** What it is called in a list: "Gesprek met ouders of kind". */
  readonly title: string;
  /** Verb first: "Gesprek vastleggen". */
  readonly button: string;
  /** The question for the day it happened; left out where the form asks it differently. */
  readonly when?: string;
  readonly time?: true;
  /** Whether who took part is asked; when absent only where the act names a team or others. */
  readonly company?: boolean;
  readonly noted?: readonly Circumstance[];
  readonly fields: (context: FormContext) => readonly Field[];
  /** What goes into the entry beside what every entry has. */
  readonly event: (said: Said, context: FormContext) => object;
  readonly errors?: (said: Said, context: FormContext) => readonly (readonly [string, string])[];
  /** What is filled in beforehand. */
  readonly begins?: (context: FormContext) => Readonly<Record<string, string>>;
};

export function fieldsOf(form: EntryForm, context: FormContext): readonly Field[] {
  return [
    { is: 'day', name: 'on', label: form.when ?? 'Wanneer was dit?', needs: 'Vul een dag in.' },
    ...(form.time === undefined ? [] : [{ is: 'time', name: 'time', label: 'Hoe laat?' } satisfies Field]),
    ...(asksCompany(form, context) ? [companyField(context)] : []),
    ...form.fields(context),
    ...aboutField(context),
    ...circumstanceField(form.noted ?? [], context),
    ...alsoField(context),
  ];
}

function asksCompany({ company }: EntryForm, { act, code }: FormContext): boolean {
  if (company !== undefined) return company;
  return act !== null && [...act.by, ...act.with].some((id) => act.with.includes(id) || id in code.protocol.teams);
}

function aboutField({ children }: FormContext): readonly Field[] {
  if (children.length < 2) return [];
  const hint = 'Niets aanvinken betekent: over alle kinderen.';
  return [{ is: 'many', name: 'about', label: 'Over welk kind gaat dit?', hint, options: children }];
}

/** One entry can fulfil several acts of the code; the act it was opened for is always among them. */
function alsoField({ also, due, act }: FormContext): readonly Field[] {
  if (also.length === 0) return [];
  const label = act === null ? 'Wat van uw code is hiermee gedaan?' : 'Hiermee is ook gedaan';
  const options = also.map(({ id, title, says }) => ({
    value: id,
    label: due.has(id) ? `${title} (staat open)` : title,
    hint: says,
  }));
  return [{ is: 'many', name: 'also', label, options }];
}

/** A form to begin with: today, and the person signed in. */
export function beginningOf(form: EntryForm, context: FormContext): FormState {
  const [year = '', month = '', day = ''] = context.today.split('-');
  const due = context.also.filter(({ id }) => context.due.has(id)).map(({ id }) => id);
  return filledForm({
    'on-day': String(Number(day)),
    'on-month': String(Number(month)),
    'on-year': year,
    ...(context.act === null && due.length > 0 ? { also: due } : {}),
    ...(asksCompany(form, context) ? companyBegins(context) : {}),
    ...form.begins?.(context),
  });
}

/** All errors at once, in the order of the page. */
export function parseEntry(form: EntryForm, values: FormValues, context: FormContext): Result<Content, FieldErrors> {
  const said = saidIn(values);
  const company = asksCompany(form, context);
  const errors = errorsIn(fieldsOf(form, context), said, context.today);
  const crossing = [...(company ? companyErrors(said, context) : []), ...(form.errors?.(said, context) ?? [])];
  for (const [name, says] of crossing) if (!errors.has(name)) errors.set(name, says);
  if (errors.size > 0) return refuse(errors);
  const parsed = contentSchema.safeParse(eventIn(form, said, context, company));
  if (parsed.success) return ok(parsed.data);
  const wrong = parsed.error.issues.map(({ path }) => String(path[0] ?? 'on'));
  return refuse(new Map(wrong.map((name) => [name, 'Dit klopt nog niet. Kijk het na.'])));
}

function eventIn(form: EntryForm, said: Said, context: FormContext, company: boolean): unknown {
  const noted = circumstancesIn(form, said);
  const about = said.all('about');
  const entry = {
    type: form.type,
    on: said.day('on'),
    time: form.time === undefined ? undefined : said.text('time'),
    acts: actsIn(said, context),
    participants: company ? companyIn(said, context) : [],
    noted: noted.length === 0 ? undefined : noted,
    about: about.length === 0 ? undefined : about,
    ...form.event(said, context),
  };
  return withoutGaps(entry);
}

function circumstancesIn({ noted = [] }: EntryForm, said: Said): readonly Circumstance[] {
  const ticked = said.all('noted');
  return noted.filter((circumstance) => ticked.includes(circumstance));
}

function actsIn(said: Said, { act, also }: FormContext): readonly string[] {
  const ticked = said.all('also');
  const others = also.filter(({ id }) => ticked.includes(id)).map(({ id }) => id);
  return act === null ? others : [act.id, ...others];
}

/** What was left empty is not written down at all, also in lists and parts. */
function withoutGaps(entry: object): unknown {
  return JSON.parse(JSON.stringify(entry));
}
