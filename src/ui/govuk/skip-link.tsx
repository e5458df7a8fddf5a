import type { Child } from 'hono/jsx';

export function SkipLink({ href, children }: { readonly href: string; readonly children?: Child }) {
  return (
    <a href={href} class="govuk-skip-link" data-module="govuk-skip-link">
      {children}
    </a>
  );
}
