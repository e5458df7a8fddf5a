import { classNames } from '../class-names.ts';
import type { Field } from './field.ts';
import { describes, FormGroup, HintAndError } from './form-group.tsx';
import { Label } from './label.tsx';

export type InputProps = Field & {
  readonly type?: 'text' | 'search' | 'tel' | 'email' | 'password' | 'time' | undefined;
  readonly width?: 2 | 3 | 4 | 5 | 10 | 20 | 30 | undefined;
  readonly inputmode?: 'numeric' | 'tel' | 'email' | undefined;
  readonly autocomplete?: string | undefined;
  readonly list?: string | undefined;
};

export function Input({ name, label, id = name, hint, value, error, labelSize, pageHeading, ...rest }: InputProps) {
  const { type = 'text', width, inputmode, autocomplete, list } = rest;
  const look = ['govuk-input', width && `govuk-input--width-${width}`, error !== undefined && 'govuk-input--error'];
  return (
    <FormGroup error={error}>
      <Label for={id} size={labelSize} pageHeading={pageHeading}>
        {label}
      </Label>
      <HintAndError id={id} hint={hint} error={error} />
      <input
        class={classNames(...look.map((name) => name || undefined))}
        id={id}
        name={name}
        type={type}
        value={value}
        inputmode={inputmode}
        autocomplete={autocomplete}
        list={list}
        aria-describedby={describes({ id, hint, error })}
      />
    </FormGroup>
  );
}

/** A clock time, as `14:05`. */
export function TimeInput(props: Omit<InputProps, 'type' | 'width'>) {
  return <Input {...props} type="time" width={10} />;
}
