import { formatDay } from '../../core/kernel/dates.ts';
import type { PlainDate } from '../../core/kernel/kernel.ts';
import { cell, type Field } from './field.ts';
import type { Said } from './said.ts';

const mostOfLine = 300;
const mostOfText = 20_000;

/** Field name → what is wrong, in the order of the page. Fields under a choice that was not made are not looked at. */
export function errorsIn(fields: readonly Field[], said: Said, today: PlainDate): Map<string, string> {
  return new Map(fields.flatMap((field) => errorsOf(field, said, today)));
}

type Errors = readonly (readonly [string, string])[];

function errorsOf(field: Field, said: Said, today: PlainDate): Errors {
  if (field.is === 'heading' || field.is === 'inset') return [];
  if (field.is === 'text' || field.is === 'line') return wordsErrors(field, said);
  if (field.is === 'time') return timeErrors(field.name, said);
  if (field.is === 'day') return dayErrors(field, said, today);
  return field.is === 'rows' ? rowErrors(field, said) : choiceErrors(field, said, today);
}

type Asked = { readonly name: string; readonly needs?: string };

function wordsErrors({ is, name, needs }: Asked & { readonly is: 'text' | 'line' }, said: Said): Errors {
  const typed = said.text(name);
  if (typed === undefined) return needs === undefined ? [] : [[name, needs]];
  return tooLong(name, typed, is === 'line' ? mostOfLine : mostOfText);
}

function tooLong(name: string, typed: string, most: number): Errors {
  return typed.length > most ? [[name, `Maak deze tekst korter: hooguit ${most} tekens.`]] : [];
}

function timeErrors(name: string, said: Said): Errors {
  const typed = said.text(name);
  return typed === undefined || /^([01]\d|2[0-3]):[0-5]\d$/.test(typed)
    ? []
    : [[name, 'Vul een tijd in, bijvoorbeeld 14:05.']];
}

function dayErrors(field: Extract<Field, { is: 'day' }>, said: Said, today: PlainDate): Errors {
  const { name, needs, mayBeAhead } = field;
  const day = said.day(name);
  if (day === undefined) return needs === undefined ? [] : [[name, needs]];
  if (day === null) return [[name, 'Vul een dag in die bestaat, bijvoorbeeld 23 11 2026.']];
  return mayBeAhead === undefined && day > today
    ? [[name, `Vul een dag in tot en met vandaag, ${formatDay(today)}.`]]
    : [];
}

function choiceErrors(field: Extract<Field, { is: 'one' | 'select' | 'many' }>, said: Said, today: PlainDate): Errors {
  const { name, needs, options } = field;
  const chosen = said.all(name);
  const known = options.filter(({ value }) => chosen.includes(value));
  if (chosen.length > 0 && known.length === 0) return [[name, 'Kies iets uit de lijst.']];
  if (known.length === 0) return needs === undefined ? [] : [[name, needs]];
  return known.flatMap(({ then = [] }) => then.flatMap((inner) => errorsOf(inner, said, today)));
}

function rowErrors(field: Extract<Field, { is: 'rows' }>, said: Said): Errors {
  const filled = said.rows(field);
  const [first] = field.columns;
  if (filled.length === 0 && field.needs !== undefined && first !== undefined)
    return [[cell(field.name, 1, first.name), field.needs]];
  return filled.flatMap(({ at, row }) =>
    field.columns.flatMap((column): Errors => {
      const name = cell(field.name, at, column.name);
      const typed = row.get(column.name);
      if (typed === undefined) return column.needs === undefined ? [] : [[name, column.needs]];
      return tooLong(name, typed, column.is === 'text' ? mostOfText : mostOfLine);
    }),
  );
}
