import { classNames } from '../class-names.ts';
import type { Field } from './field.ts';
import { describes, FormGroup, HintAndError } from './form-group.tsx';
import { Label } from './label.tsx';

type Props = Omit<Field, 'value'> & { readonly accept?: string | undefined };

/** One file. What was chosen cannot be filled in again: after an error a person chooses anew. */
export function FileUpload({ name, label, id = name, hint, error, labelSize, pageHeading, accept }: Props) {
  return (
    <FormGroup error={error}>
      <Label for={id} size={labelSize} pageHeading={pageHeading}>
        {label}
      </Label>
      <HintAndError id={id} hint={hint} error={error} />
      <input
        class={classNames('govuk-file-upload', error !== undefined && 'govuk-file-upload--error')}
        id={id}
        name={name}
        type="file"
        accept={accept}
        aria-describedby={describes({ id, hint, error })}
      />
    </FormGroup>
  );
}
