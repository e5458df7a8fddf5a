import type { Child } from 'hono/jsx';

export function PhaseBanner({ tag, children }: { readonly tag: string; readonly children?: Child }) {
  return (
    <div class="govuk-phase-banner govuk-width-container">
      <p class="govuk-phase-banner__content">
        <strong class="govuk-tag govuk-phase-banner__content__tag">{tag}</strong>
        <span class="govuk-phase-banner__text">{children}</span>
      </p>
    </div>
  );
}
