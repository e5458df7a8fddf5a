import { classNames } from '../class-names.ts';
import type { Field } from './field.ts';
import { describes, FormGroup, HintAndError } from './form-group.tsx';
import { Label } from './label.tsx';

type Choice = { readonly value: string; readonly label: string };
type Props = Field & { readonly options: readonly Choice[] };

export function Select({ name, label, id = name, hint, value, error, labelSize, pageHeading, options }: Props) {
  return (
    <FormGroup error={error}>
      <Label for={id} size={labelSize} pageHeading={pageHeading}>
        {label}
      </Label>
      <HintAndError id={id} hint={hint} error={error} />
      <select
        class={classNames('govuk-select', error !== undefined && 'govuk-select--error')}
        id={id}
        name={name}
        aria-describedby={describes({ id, hint, error })}
      >
        {options.map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </FormGroup>
  );
}
