import type { Form } from './route.ts';

/** The field's first value, or an empty text when it was not sent. */
export function one(form: Form, field: string): string {
  return form.get(field)?.[0] ?? '';
}

/** Reads an urlencoded text. Repeated fields keep all their values; names such as `__proto__` are only names here. */
export function parseForm(text: string): Form {
  const fields = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(text)) {
    const values = fields.get(name);
    if (values === undefined) fields.set(name, [value]);
    else values.push(value);
  }
  return fields;
}
