import type { Child } from 'hono/jsx';

export function BackLink({ href, children = 'Terug' }: { readonly href: string; readonly children?: Child }) {
  return (
    <a href={href} class="govuk-back-link">
      {children}
    </a>
  );
}
