import type { FieldErrors } from '../forms/form-state.ts';

/** All that is wrong at once, each line a link to its field. Nothing when nothing is wrong. */
export function ErrorSummary({
  errors,
  title = 'Er is een probleem',
}: {
  readonly errors: FieldErrors;
  readonly title?: string;
}) {
  if (errors.size === 0) return null;
  return (
    <div class="govuk-error-summary" data-module="govuk-error-summary">
      <div role="alert">
        <h2 class="govuk-error-summary__title">{title}</h2>
        <div class="govuk-error-summary__body">
          <ul class="govuk-list govuk-error-summary__list">
            {[...errors].map(([name, says]) => (
              <li>
                <a href={`#${name}`}>{says}</a>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}
