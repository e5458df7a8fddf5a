import type { Child } from 'hono/jsx';

export function WarningText({ label = 'Let op', children }: { readonly label?: string; readonly children?: Child }) {
  return (
    <div class="govuk-warning-text">
      <span class="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>
      <strong class="govuk-warning-text__text">
        <span class="govuk-visually-hidden">{label}</span> {children}
      </strong>
    </div>
  );
}
