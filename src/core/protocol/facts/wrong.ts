import { sayKnown } from '../nearest.ts';

/** Something wrong in the input of `weigh`: where, and in Dutch what is known there. */
export type FactError = { readonly path: string; readonly says: string };

export type Fields = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function unknownKeys(path: string, fields: Fields, known: readonly string[]): readonly FactError[] {
  return Object.keys(fields)
    .filter((key) => !known.includes(key))
    .map((key) => ({
      path: below(path, key),
      says: `De sleutel "${key}" is hier niet bekend.${sayKnown(key, known)}`,
    }));
}

/** The value if it is in the list; else null, with an error that names the list. */
export function listed<T extends string>(
  path: string,
  value: unknown,
  known: readonly T[],
  errors: FactError[],
): T | null {
  const found = known.find((one) => one === value);
  if (found !== undefined) return found;
  if (value === undefined) errors.push({ path, says: `Dit ontbreekt.${sayKnown('', known)}` });
  else {
    const written = typeof value === 'string' ? value : JSON.stringify(value);
    errors.push({ path, says: `"${written}" is niet bekend.${sayKnown(written, known)}` });
  }
  return null;
}

/** A reason in words; empty is an error. */
export function reasonAt(path: string, value: unknown, errors: FactError[]): string {
  if (typeof value === 'string' && value.trim() !== '') return value;
  errors.push({ path, says: 'Hier hoort een reden in woorden. Die mag niet ontbreken of leeg zijn.' });
  return '';
}

export function below(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
