import * as z from 'zod';
import { writePath, type Finding, type Path } from '../../core/protocol/finding.ts';
import { sayKnown } from '../../core/protocol/nearest.ts';

type Issue = z.core.$ZodIssue;

/** What zod found, in Dutch and with a remedy; one finding for each thing to mend. */
export function sayIssues(issues: readonly Issue[], schema: z.ZodType, input: unknown): readonly Finding[] {
  return issues.flatMap((issue) => sayIssue(issue, schema, input));
}

function sayIssue(issue: Issue, schema: z.ZodType, input: unknown): readonly Finding[] {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
  const value = valueAt(input, path);
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey([...path, key], schema));
  if (issue.code === 'invalid_union' && issue.errors.length > 0 && value !== undefined)
    return nearestBranch(issue.errors, path, schema, input);
  if (value === undefined) return [{ path, says: `"${writePath(path)}" ontbreekt. Vul het in.` }];
  const where = path.length === 0 ? 'Het geheel' : `"${writePath(path)}"`;
  return [{ path, says: `${where}: ${sayWrong(issue, value)}` }];
}

function unknownKey(path: Path, schema: z.ZodType): Finding {
  const key = String(path.at(-1));
  const known = [...new Set(keysAt(schema, path.slice(0, -1)))];
  return { path, says: `De sleutel "${key}" is hier niet bekend.${sayKnown(key, known)}` };
}

/** A union tells of every branch; only the one that was meant helps: the one with the fewest keys that do not fit. */
function nearestBranch(
  branches: readonly (readonly Issue[])[],
  path: Path,
  schema: z.ZodType,
  input: unknown,
): readonly Finding[] {
  const [best] = [...branches].sort((a, b) => misfits(a) - misfits(b));
  if (best === undefined || misfits(best) > 0) return keysThatFitNowhere(path, schema, input);
  const moved = best.map((issue) => ({ ...issue, path: [...path, ...issue.path] }));
  return sayIssues(moved, schema, input);
}

function misfits(issues: readonly Issue[]): number {
  return issues.filter((issue) => issue.code === 'unrecognized_keys' && issue.path.length === 0).length;
}

function keysThatFitNowhere(path: Path, schema: z.ZodType, input: unknown): readonly Finding[] {
  const value = valueAt(input, path);
  const known = [...new Set(keysAt(schema, path))];
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  const unknown = keys.filter((key) => !known.includes(key));
  if (unknown.length > 0) return unknown.map((key) => unknownKey([...path, key], schema));
  return [
    { path, says: `"${writePath(path)}": deze sleutels kunnen niet samen staan. Gebruik er één per voorwaarde.` },
  ];
}

const expected: Readonly<Record<string, string>> = {
  string: 'hier hoort tekst; zet hem zo nodig tussen aanhalingstekens',
  int: 'hier hoort een heel getal',
  number: 'hier hoort een getal',
  boolean: 'hier hoort true of false',
  array: 'hier hoort een lijst',
  object: 'hier horen sleutels met een waarde',
  record: 'hier horen sleutels met een waarde',
};

function sayWrong(issue: Issue, value: unknown): string {
  if (issue.code === 'invalid_type') return `${expected[issue.expected] ?? 'hier hoort iets anders'}.`;
  if (issue.code === 'invalid_value') return sayUnknown(value, issue.values.map(String));
  if (issue.code === 'invalid_union') return sayUnknown(value, optionsOf(issue));
  if (issue.code === 'invalid_format') return sayFormat(issue, shown(value));
  if (issue.code === 'too_small')
    return issue.origin === 'string' ? 'leeg mag niet.' : `minstens ${String(issue.minimum)}.`;
  return issue.code === 'invalid_key' ? 'deze naam past hier niet.' : `${issue.message}.`;
}

function sayUnknown(value: unknown, known: readonly string[]): string {
  return `"${shown(value)}" is niet bekend.${sayKnown(shown(value), known)}`;
}

/** Zod tells the known values of a discriminator, though its types do not say so. */
function optionsOf(issue: Issue): readonly string[] {
  return 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
}

function sayFormat(issue: z.core.$ZodIssueInvalidStringFormat, value: string): string {
  if (issue.format === 'date') return 'schrijf de dag als 2026-03-09.';
  const own = issue.message.startsWith('Invalid') ? `de vorm ${issue.pattern ?? issue.format}` : issue.message;
  return `"${value}" past niet; hier hoort ${own}.`;
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function valueAt(input: unknown, path: Path): unknown {
  return path.reduce<unknown>((on, part) => (isRecord(on) && Object.hasOwn(on, part) ? on[part] : undefined), input);
}

function isRecord(value: unknown): value is Readonly<Record<string | number, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** The keys that the schema knows at this place; of a union those of every branch. */
function keysAt(schema: unknown, path: Path): readonly string[] {
  const [part, ...rest] = path;
  if (schema instanceof z.ZodObject) {
    if (part === undefined) return Object.keys(schema.shape);
    return keysAt(schema.shape[part], rest);
  }
  if (schema instanceof z.ZodArray) return keysAt(schema.element, rest);
  if (schema instanceof z.ZodRecord) return part === undefined ? keysOfRecord(schema) : keysAt(schema.valueType, rest);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => keysAt(option, path));
  if (schema instanceof z.ZodLazy || schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return keysAt(schema.unwrap(), path);
  return [];
}

function keysOfRecord(schema: z.ZodRecord): readonly string[] {
  return schema.keyType instanceof z.ZodEnum ? schema.keyType.options.map(String) : [];
}
