import type { Child } from 'hono/jsx';

export function ErrorMessage({ id, children }: { readonly id?: string | undefined; readonly children?: Child }) {
  return (
    <p id={id} class="govuk-error-message">
      <span class="govuk-visually-hidden">Fout:</span> {children}
    </p>
  );
}
