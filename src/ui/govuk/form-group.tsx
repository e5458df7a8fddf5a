import type { Child } from 'hono/jsx';
import { classNames, describedBy } from '../class-names.ts';
import { ErrorMessage } from './error-message.tsx';
import { Hint } from './hint.tsx';

export type Described = {
  readonly id: string;
  readonly hint?: Child;
  readonly error?: string | undefined;
};

export function FormGroup({ error, children }: { readonly error?: string | undefined; readonly children?: Child }) {
  return <div class={classNames('govuk-form-group', error !== undefined && 'govuk-form-group--error')}>{children}</div>;
}

/** The hint and the error above a field; `describes` gives the ids that go with them. */
export function HintAndError({ id, hint, error }: Described) {
  return (
    <>
      {hint !== undefined && <Hint id={`${id}-hint`}>{hint}</Hint>}
      {error !== undefined && <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage>}
    </>
  );
}

export function describes({ id, hint, error }: Described): string | undefined {
  return describedBy(hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`);
}
