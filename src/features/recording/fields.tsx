import type { Child } from 'hono/jsx';
import { dateField, field as stateOf, manyField, type FormState } from '../../ui/forms/form-state.ts';
import { Checkboxes } from '../../ui/govuk/checkboxes.tsx';
import { DateInput } from '../../ui/govuk/date-input.tsx';
import { Details } from '../../ui/govuk/details.tsx';
import { Fieldset } from '../../ui/govuk/fieldset.tsx';
import { Input, TimeInput } from '../../ui/govuk/input.tsx';
import { InsetText } from '../../ui/govuk/inset-text.tsx';
import { Radios } from '../../ui/govuk/radios.tsx';
import { Select } from '../../ui/govuk/select.tsx';
import { Textarea } from '../../ui/govuk/textarea.tsx';
import { cell, type Choice, type Column, type Field } from './field.ts';

type Props = { readonly fields: readonly Field[]; readonly form: FormState };

export function Fields({ fields, form }: Props) {
  return (
    <>
      {fields.map((field) => (
        <OneField field={field} form={form} />
      ))}
    </>
  );
}

type AskedField = Exclude<Field, { is: 'heading' | 'inset' }>;
type ChoiceField = Extract<Field, { is: 'one' | 'many' | 'select' }>;

function OneField({ field, form }: { readonly field: Field; readonly form: FormState }) {
  if (field.is === 'heading') return <Heading says={field.says} hint={field.hint} />;
  if (field.is === 'inset') return <InsetText>{field.says}</InsetText>;
  if (field.is === 'rows') return <Rows field={field} form={form} />;
  if (field.is === 'one' || field.is === 'many' || field.is === 'select')
    return <ChoiceInput field={field} form={form} />;
  return <WordsInput field={field} form={form} />;
}

type WordsField = Exclude<AskedField, ChoiceField | { is: 'rows' }>;

function WordsInput({ field, form }: { readonly field: WordsField; readonly form: FormState }) {
  const { name, hint } = field;
  const label = marked(field);
  switch (field.is) {
    case 'text': {
      const { rows = 4, aid } = field;
      return <Textarea {...stateOf(form, name)} label={label} hint={hint} rows={rows} writingAid={aid} />;
    }
    case 'line':
      return <Input {...stateOf(form, name)} label={label} hint={hint} />;
    case 'time':
      return <TimeInput {...stateOf(form, name)} label={label} hint={hint} />;
    case 'day':
      return <DateInput {...dateField(form, name)} legend={label} hint={hint} />;
  }
}

function ChoiceInput({ field, form }: { readonly field: ChoiceField; readonly form: FormState }) {
  const { name, hint, options } = field;
  const label = marked(field);
  switch (field.is) {
    case 'select':
      return <Select {...stateOf(form, name)} label={label} hint={hint} options={options} />;
    case 'one':
      return <Radios {...stateOf(form, name)} legend={label} hint={hint} options={optionsOf(options, form)} />;
    case 'many':
      return <Checkboxes {...manyField(form, name)} legend={label} hint={hint} options={optionsOf(options, form)} />;
  }
}

function Heading({ says, hint }: { readonly says: string; readonly hint?: string | undefined }) {
  return (
    <>
      <h2 class="govuk-heading-m">{says}</h2>
      {hint !== undefined && <p class="govuk-body">{hint}</p>}
    </>
  );
}

/** What may stay empty says so; a question that must be answered says nothing. */
function marked(field: WordsField | ChoiceField): string {
  const mayStayEmpty = field.is === 'time' || field.needs === undefined;
  const isChoice = field.is === 'many' || field.is === 'select';
  return mayStayEmpty && !isChoice ? `${field.label} (mag leeg blijven)` : field.label;
}

function optionsOf(options: readonly Choice[], form: FormState) {
  return options.map(({ value, label, hint, then }) => ({
    value,
    label,
    ...(hint === undefined ? {} : { hint }),
    ...(then === undefined ? {} : { conditional: <Fields fields={then} form={form} /> }),
  }));
}

type RowsField = Extract<Field, { is: 'rows' }>;
type RowsProps = { readonly field: RowsField; readonly form: FormState };

/** One row in sight, and one more for each that was filled in; the others stand folded beneath. */
function Rows({ field, form }: RowsProps) {
  const filled = lastFilled(field, form);
  const inSight = Math.min(field.rows, Math.max(1, filled));
  const numbers = Array.from({ length: field.rows }, (_, index) => index + 1);
  return (
    <Fieldset legend={field.label} legendSize="m">
      {field.hint !== undefined && <p class="govuk-hint">{field.hint}</p>}
      {numbers.slice(0, inSight).map((at) => (
        <OneRow field={field} form={form} at={at} />
      ))}
      {inSight < field.rows && (
        <Details summary={`Nog een regel: ${field.row.toLowerCase()} ${inSight + 1} tot en met ${field.rows}`}>
          {numbers.slice(inSight).map((at) => (
            <OneRow field={field} form={form} at={at} />
          ))}
        </Details>
      )}
    </Fieldset>
  );
}

/** The last row in which something stands or is wrong, so that nothing typed is ever folded away; 0 when there is none. */
function lastFilled({ name, rows, columns }: RowsField, { values, errors }: FormState): number {
  const isFilled = (at: number) =>
    columns.some((column) => {
      const field = cell(name, at, column.name);
      const typed = values.get(field)?.[0] ?? '';
      const standard = column.is === 'select' ? column.options[0]?.value : '';
      return errors.has(field) || (typed !== '' && typed !== standard);
    });
  return Array.from({ length: rows }, (_, index) => index + 1).findLast(isFilled) ?? 0;
}

function OneRow({ field, form, at }: RowsProps & { readonly at: number }) {
  return (
    <Fieldset legend={`${field.row} ${at}`} legendSize="s">
      {field.columns.map((column): Child => (
        <Cell column={column} name={cell(field.name, at, column.name)} form={form} />
      ))}
    </Fieldset>
  );
}

type CellProps = { readonly column: Column; readonly name: string; readonly form: FormState };

function Cell({ column, name, form }: CellProps) {
  const { label, hint } = column;
  switch (column.is) {
    case 'text':
      return <Textarea {...stateOf(form, name)} label={label} hint={hint} rows={3} writingAid />;
    case 'line':
      return <Input {...stateOf(form, name)} label={label} hint={hint} />;
    case 'select':
      return <Select {...stateOf(form, name)} label={label} hint={hint} options={column.options} />;
  }
}
