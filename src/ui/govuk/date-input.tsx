import type { Child } from 'hono/jsx';
import { classNames } from '../class-names.ts';
import type { DateParts } from '../forms/form-state.ts';
import { Fieldset, type Legend } from './fieldset.tsx';
import { describes, FormGroup, HintAndError } from './form-group.tsx';

type Part = keyof DateParts;
export type DateInputProps = Legend & {
  readonly name: string;
  readonly hint?: Child;
  readonly value?: DateParts | undefined;
  readonly error?: string | undefined;
  /** The parts to mark; all three when nothing is said. */
  readonly wrong?: readonly Part[] | undefined;
};
const parts = { day: 'Dag', month: 'Maand', year: 'Jaar' } as const;
const order: readonly Part[] = ['day', 'month', 'year'];

/** A day in three fields, `name-day`, `name-month` and `name-year`; the first has the name itself as its id. */
export function DateInput({ name, hint, value, error, wrong = order, ...legend }: DateInputProps) {
  return (
    <FormGroup error={error}>
      <Fieldset {...legend} role="group" describedBy={describes({ id: name, hint, error })}>
        <HintAndError id={name} hint={hint} error={error} />
        <div class="govuk-date-input" id={`${name}-group`}>
          {order.map((part) => (
            <DatePart
              part={part}
              id={part === 'day' ? name : `${name}-${part}`}
              name={`${name}-${part}`}
              value={value?.[part]}
              isWrong={error !== undefined && wrong.includes(part)}
            />
          ))}
        </div>
      </Fieldset>
    </FormGroup>
  );
}

type DatePartProps = {
  readonly part: Part;
  readonly id: string;
  readonly name: string;
  readonly value: string | undefined;
  readonly isWrong: boolean;
};

function DatePart({ part, id, name, value, isWrong }: DatePartProps) {
  const width = part === 'year' ? 'govuk-input--width-4' : 'govuk-input--width-2';
  return (
    <div class="govuk-date-input__item">
      <div class="govuk-form-group">
        <label class="govuk-label govuk-date-input__label" for={id}>
          {parts[part]}
        </label>
        <input
          class={classNames('govuk-input govuk-date-input__input', isWrong && 'govuk-input--error', width)}
          id={id}
          name={name}
          type="text"
          value={value === '' ? undefined : value}
          inputmode="numeric"
        />
      </div>
    </div>
  );
}
