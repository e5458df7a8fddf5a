/** Field name → what is wrong with it, in Dutch. The order of the map is the order on the page. */
export type FieldErrors = ReadonlyMap<string, string>;
/** Field name → the texts as they were typed; more than one where boxes can be ticked. */
export type FormValues = ReadonlyMap<string, readonly string[]>;
/** A form as a person sees it: what was typed and what is wrong with it. */
export type FormState = { readonly values: FormValues; readonly errors: FieldErrors };

export type DateParts = { readonly day: string; readonly month: string; readonly year: string };
export type FieldState = {
  readonly name: string;
  readonly value: string | undefined;
  readonly error: string | undefined;
};

export const emptyForm: FormState = { values: new Map(), errors: new Map() };

/** A form filled in beforehand, without errors. A value left undefined is left out. */
export function filledForm(values: Readonly<Record<string, string | readonly string[] | undefined>>): FormState {
  const given = Object.entries(values).flatMap(([name, value]): [string, readonly string[]][] => {
    if (value === undefined) return [];
    return [[name, typeof value === 'string' ? [value] : value]];
  });
  return { values: new Map(given), errors: new Map() };
}

/** What one field needs to know of the form: `<Input {...field(form, 'what')} label="…" />`. */
export function field({ values, errors }: FormState, name: string): FieldState {
  return { name, value: values.get(name)?.[0], error: errors.get(name) };
}

/** As `field`, for boxes of which several can be ticked. */
export function manyField({ values, errors }: FormState, name: string) {
  return { name, values: values.get(name) ?? [], error: errors.get(name) };
}

/** As `field`, for a day typed in three fields: `name-day`, `name-month`, `name-year`. */
export function dateField({ values, errors }: FormState, name: string) {
  const part = (which: keyof DateParts) => values.get(`${name}-${which}`)?.[0] ?? '';
  const value: DateParts = { day: part('day'), month: part('month'), year: part('year') };
  return { name, value, error: errors.get(name) };
}
