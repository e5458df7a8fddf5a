import type { Child } from 'hono/jsx';
import { classNames } from '../class-names.ts';

export type TaskItem = {
  readonly title: Child;
  readonly status: Child;
  readonly href?: string | undefined;
  readonly hint?: Child;
};
type Props = { readonly items: readonly TaskItem[]; readonly idPrefix?: string | undefined };

export function TaskList({ items, idPrefix = 'task-list' }: Props) {
  return (
    <ul class="govuk-task-list">
      {items.map((item, place) => (
        <Task {...item} id={`${idPrefix}-${place + 1}`} />
      ))}
    </ul>
  );
}

function Task({ title, status, href, hint, id }: TaskItem & { readonly id: string }) {
  const describedBy = classNames(hint !== undefined && `${id}-hint`, `${id}-status`);
  return (
    <li class={classNames('govuk-task-list__item', href !== undefined && 'govuk-task-list__item--with-link')}>
      <div class="govuk-task-list__name-and-hint">
        {href === undefined ? (
          <div>{title}</div>
        ) : (
          <a class="govuk-link govuk-task-list__link" href={href} aria-describedby={describedBy}>
            {title}
          </a>
        )}
        {hint !== undefined && (
          <div id={`${id}-hint`} class="govuk-task-list__hint">
            {hint}
          </div>
        )}
      </div>
      <div class="govuk-task-list__status" id={`${id}-status`}>
        {status}
      </div>
    </li>
  );
}
