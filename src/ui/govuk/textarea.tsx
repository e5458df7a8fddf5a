import { classNames } from '../class-names.ts';
import type { Field } from './field.ts';
import { describes, FormGroup, HintAndError } from './form-group.tsx';
import { Label } from './label.tsx';

type Props = Field & {
  readonly rows?: number | undefined;
  /** A quiet hint beside words that judge; it never stops anyone. */
  readonly writingAid?: boolean | undefined;
};

export function Textarea({ name, label, id = name, hint, value, error, labelSize, pageHeading, ...rest }: Props) {
  const { rows = 5, writingAid } = rest;
  return (
    <FormGroup error={error}>
      <Label for={id} size={labelSize} pageHeading={pageHeading}>
        {label}
      </Label>
      <HintAndError id={id} hint={hint} error={error} />
      <textarea
        class={classNames('govuk-textarea', error !== undefined && 'govuk-textarea--error')}
        id={id}
        name={name}
        rows={rows}
        aria-describedby={describes({ id, hint, error })}
        data-writing-aid={writingAid === true ? '' : undefined}
      >
        {value}
      </textarea>
    </FormGroup>
  );
}
