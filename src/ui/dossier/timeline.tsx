import type { Child } from 'hono/jsx';
import { classNames } from '../class-names.ts';
import { InsetText } from '../govuk/inset-text.tsx';

export type TimelineItemProps = {
  readonly id?: string | undefined;
  /** The kind of entry in words: "Gesprek met ouders". */
  readonly what: Child;
  /** The day it happened, in words. */
  readonly when: Child;
  readonly by: Child;
  /** When it was recorded, where that is another day. */
  readonly recorded?: Child;
  readonly step?: string | undefined;
  /** It no longer counts, and stays here to read. */
  readonly withdrawn?: { readonly by: string; readonly when: string; readonly because: string } | undefined;
  readonly corrected?: { readonly href: string; readonly when: string } | undefined;
  readonly actions?: readonly { readonly href: string; readonly label: string }[] | undefined;
  readonly children?: Child;
};

export function Timeline({ children }: { readonly children?: Child }) {
  return <ol class="pluis-timeline">{children}</ol>;
}

export function TimelineItem(props: TimelineItemProps) {
  const { id, what, when, by, recorded, step, withdrawn, corrected, actions = [], children } = props;
  return (
    <li
      id={id}
      class={classNames('pluis-timeline__item', withdrawn !== undefined && 'pluis-timeline__item--withdrawn')}
    >
      <p class="pluis-timeline__when">
        {when}
        {step !== undefined && <> · {step}</>}
      </p>
      <h2 class="pluis-timeline__what">{what}</h2>
      {withdrawn !== undefined && (
        <InsetText>
          Ingetrokken door {withdrawn.by} op {withdrawn.when}: {withdrawn.because} Deze regel telt niet meer mee.
        </InsetText>
      )}
      {corrected !== undefined && (
        <p class="govuk-body">
          Verbeterd op {corrected.when}.{' '}
          <a class="govuk-link" href={corrected.href}>
            Lees de verbetering
          </a>
        </p>
      )}
      <div class="pluis-timeline__body">{children}</div>
      <p class="pluis-timeline__by">
        Vastgelegd door {by}
        {recorded !== undefined && <>, {recorded}</>}
      </p>
      {actions.length > 0 && (
        <ul class="pluis-timeline__actions">
          {actions.map(({ href, label }) => (
            <li>
              <a class="govuk-link" href={href}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
