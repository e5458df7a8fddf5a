import type { Child } from 'hono/jsx';

export function Hint({ id, children }: { readonly id?: string | undefined; readonly children?: Child }) {
  return (
    <div id={id} class="govuk-hint">
      {children}
    </div>
  );
}
