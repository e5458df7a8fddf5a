import { plainDateFrom } from '../../core/kernel/dates.ts';
import type { PlainDate } from '../../core/kernel/kernel.ts';
import type { FormValues } from '../../ui/forms/form-state.ts';
import { cell, type Column, type Row } from './field.ts';

/** What was typed, trimmed; what was left empty is absent. */
export type Said = {
  readonly text: (name: string) => string | undefined;
  readonly all: (name: string) => readonly string[];
  /** Undefined when left empty, null when no such day exists. */
  readonly day: (name: string) => PlainDate | null | undefined;
  /** The rows in which something was filled in, by their number on the page. */
  readonly rows: (of: RowsOf) => readonly { readonly at: number; readonly row: Row }[];
};
export type RowsOf = { readonly name: string; readonly rows: number; readonly columns: readonly Column[] };

export function saidIn(values: FormValues): Said {
  const text = (name: string) => {
    const typed = values.get(name)?.[0]?.trim() ?? '';
    return typed === '' ? undefined : typed;
  };
  return {
    text,
    all: (name) => (values.get(name) ?? []).filter((value) => value !== ''),
    day: (name) => dayIn(text(`${name}-day`), text(`${name}-month`), text(`${name}-year`)),
    rows: (of) => rowsIn(text, of),
  };
}

function dayIn(day?: string, month?: string, year?: string): PlainDate | null | undefined {
  if (day === undefined && month === undefined && year === undefined) return undefined;
  return plainDateFrom(Number(year), Number(month), Number(day));
}

function rowsIn(text: Said['text'], { name, rows, columns }: RowsOf) {
  return Array.from({ length: rows }, (_, index) => {
    const at = index + 1;
    const cells = columns.flatMap((column): [string, string][] => {
      const typed = text(cell(name, at, column.name));
      return typed === undefined ? [] : [[column.name, typed]];
    });
    return { at, row: new Map(cells) };
  }).filter(
    ({ row }) => columns.some(({ name: column, is }) => is !== 'select' && row.has(column)) || hasChosen(row, columns),
  );
}

/** A list of which the first choice is empty counts as filled in once something is chosen; another always has a value. */
function hasChosen(row: Row, columns: readonly Column[]): boolean {
  return columns.some((column) => column.is === 'select' && column.options[0]?.value === '' && row.has(column.name));
}
