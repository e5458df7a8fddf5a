import type { Child } from 'hono/jsx';
import { classNames } from '../class-names.ts';

export type LabelSize = 's' | 'm' | 'l' | 'xl';
type Props = {
  readonly for?: string | undefined;
  readonly size?: LabelSize | undefined;
  readonly pageHeading?: boolean | undefined;
  readonly children?: Child;
};

export function Label({ for: target, size, pageHeading, children }: Props) {
  const label = (
    <label class={classNames('govuk-label', size && `govuk-label--${size}`)} for={target}>
      {children}
    </label>
  );
  return pageHeading === true ? <h1 class="govuk-label-wrapper">{label}</h1> : label;
}
