import type { Child } from 'hono/jsx';

export function InsetText({ children }: { readonly children?: Child }) {
  return <div class="govuk-inset-text">{children}</div>;
}
