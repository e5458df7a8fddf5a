import type { Child } from 'hono/jsx';
import { classNames } from '../class-names.ts';

type Action = { readonly href: string; readonly text: string; readonly about: string };
export type SummaryRow = {
  readonly key: Child;
  readonly value: Child;
  readonly actions?: readonly Action[] | undefined;
};
type Props = { readonly rows: readonly SummaryRow[]; readonly border?: boolean | undefined };

export function SummaryList({ rows, border = true }: Props) {
  const someActions = rows.some(({ actions }) => actions !== undefined);
  return (
    <dl class={classNames('govuk-summary-list', !border && 'govuk-summary-list--no-border')}>
      {rows.map(({ key, value, actions }) => (
        <div
          class={classNames(
            'govuk-summary-list__row',
            someActions && actions === undefined && 'govuk-summary-list__row--no-actions',
          )}
        >
          <dt class="govuk-summary-list__key">{key}</dt>
          <dd class="govuk-summary-list__value">{value}</dd>
          {actions !== undefined && <Actions actions={actions} />}
        </div>
      ))}
    </dl>
  );
}

function Actions({ actions }: { readonly actions: readonly Action[] }) {
  const links = actions.map(({ href, text, about }) => (
    <a class="govuk-link" href={href}>
      {text}
      <span class="govuk-visually-hidden"> {about}</span>
    </a>
  ));
  return (
    <dd class="govuk-summary-list__actions">
      {links.length === 1 ? (
        links
      ) : (
        <ul class="govuk-summary-list__actions-list">
          {links.map((link) => (
            <li class="govuk-summary-list__actions-list-item">{link}</li>
          ))}
        </ul>
      )}
    </dd>
  );
}
