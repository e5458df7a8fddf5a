import type { Child } from 'hono/jsx';
import type { LabelSize } from './label.tsx';

/** What every field of one control takes. The id is the name, so that the error summary can point at it. */
export type Field = {
  readonly name: string;
  readonly label: Child;
  readonly id?: string | undefined;
  readonly hint?: Child;
  readonly value?: string | undefined;
  readonly error?: string | undefined;
  readonly labelSize?: LabelSize | undefined;
  readonly pageHeading?: boolean | undefined;
};
