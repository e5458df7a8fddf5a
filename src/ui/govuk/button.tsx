import type { Child } from 'hono/jsx';
import { classNames } from '../class-names.ts';

export type ButtonKind = 'main' | 'secondary' | 'warning';
type Props = {
  readonly kind?: ButtonKind | undefined;
  /** With an address it is a link that looks like a button. */
  readonly href?: string | undefined;
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  /** Sends the form to another address than its own. */
  readonly formaction?: string | undefined;
  readonly type?: 'submit' | 'button' | undefined;
  readonly children?: Child;
};

export function Button({ kind = 'main', href, name, value, formaction, type = 'submit', children }: Props) {
  const look = classNames('govuk-button', kind !== 'main' && `govuk-button--${kind}`);
  if (href !== undefined) {
    return (
      <a href={href} role="button" draggable="false" class={look} data-module="govuk-button">
        {children}
      </a>
    );
  }
  return (
    <button type={type} name={name} value={value} formaction={formaction} class={look} data-module="govuk-button">
      {children}
    </button>
  );
}

export function ButtonGroup({ children }: { readonly children?: Child }) {
  return <div class="govuk-button-group">{children}</div>;
}
