import type { Child } from 'hono/jsx';
import { classNames } from '../class-names.ts';
import type { LabelSize } from './label.tsx';

export type Legend = {
  readonly legend: Child;
  readonly legendSize?: LabelSize | undefined;
  readonly pageHeading?: boolean | undefined;
};
type Props = Legend & {
  readonly describedBy?: string | undefined;
  readonly role?: 'group' | undefined;
  readonly children?: Child;
};

export function Fieldset({ legend, legendSize, pageHeading, describedBy, role, children }: Props) {
  return (
    <fieldset class="govuk-fieldset" role={role} aria-describedby={describedBy}>
      <legend class={classNames('govuk-fieldset__legend', legendSize && `govuk-fieldset__legend--${legendSize}`)}>
        {pageHeading === true ? <h1 class="govuk-fieldset__heading">{legend}</h1> : legend}
      </legend>
      {children}
    </fieldset>
  );
}
