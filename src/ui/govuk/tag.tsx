import type { Child } from 'hono/jsx';
import { classNames } from '../class-names.ts';

type Props = { readonly colour?: 'grey' | 'green' | 'red' | 'yellow' | undefined; readonly children?: Child };

export function Tag({ colour, children }: Props) {
  return <strong class={classNames('govuk-tag', colour && `govuk-tag--${colour}`)}>{children}</strong>;
}
