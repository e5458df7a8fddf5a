import type { Child } from 'hono/jsx';
import { Choices, type Option } from './choice.tsx';
import { Fieldset, type Legend } from './fieldset.tsx';
import { describes, FormGroup, HintAndError } from './form-group.tsx';

type Props = Legend & {
  readonly name: string;
  readonly id?: string | undefined;
  readonly options: readonly Option[];
  readonly hint?: Child;
  readonly value?: string | undefined;
  readonly error?: string | undefined;
};

export function Radios({ name, id = name, options, hint, value, error, ...legend }: Props) {
  return (
    <FormGroup error={error}>
      <Fieldset {...legend} describedBy={describes({ id, hint, error })}>
        <HintAndError id={id} hint={hint} error={error} />
        <Choices kind="radio" name={name} idPrefix={id} options={options} chosen={value === undefined ? [] : [value]} />
      </Fieldset>
    </FormGroup>
  );
}
