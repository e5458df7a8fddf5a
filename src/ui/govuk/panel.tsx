import type { Child } from 'hono/jsx';

type Props = { readonly title: Child; readonly children?: Child };

export function Panel({ title, children }: Props) {
  return (
    <div class="govuk-panel govuk-panel--confirmation">
      <h1 class="govuk-panel__title">{title}</h1>
      {children !== undefined && <div class="govuk-panel__body">{children}</div>}
    </div>
  );
}
