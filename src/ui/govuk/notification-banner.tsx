import type { Child } from 'hono/jsx';
import { classNames } from '../class-names.ts';

type Props = {
  readonly title?: string | undefined;
  readonly kind?: 'important' | 'success' | undefined;
  readonly children?: Child;
};

/** A message above the page. What follows after an act belongs on a page of its own (`AfterAct`). */
export function NotificationBanner({ title, kind = 'important', children }: Props) {
  const isSuccess = kind === 'success';
  return (
    <div
      class={classNames('govuk-notification-banner', isSuccess && 'govuk-notification-banner--success')}
      role={isSuccess ? 'alert' : 'region'}
      aria-labelledby="govuk-notification-banner-title"
      data-module="govuk-notification-banner"
    >
      <div class="govuk-notification-banner__header">
        <h2 class="govuk-notification-banner__title" id="govuk-notification-banner-title">
          {title ?? (isSuccess ? 'Vastgelegd' : 'Belangrijk')}
        </h2>
      </div>
      <div class="govuk-notification-banner__content">
        <p class="govuk-notification-banner__heading">{children}</p>
      </div>
    </div>
  );
}
