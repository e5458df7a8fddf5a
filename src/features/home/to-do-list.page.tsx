import { StrengthWord } from '../../ui/dossier/duty.tsx';
import { Icon } from '../../ui/icons.tsx';
import { paths, to } from '../../ui/paths.ts';
import type { ToDo } from './to-do.ts';

/** What waits, in which dossier, for whom and why now. `level` is that of its headings. */
export function ToDoItems({ toDo, level }: { readonly toDo: readonly ToDo[]; readonly level: 2 | 3 }) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <ul class="pluis-list">
      {toDo.map(({ ref, who, what, by, why, strength, rank }) => (
        <li>
          <Heading class="govuk-heading-s">
            <a class="govuk-link" href={to(paths.dossier, { ref })}>
              {what}
            </a>
          </Heading>
          <p class="govuk-body">
            {who}
            <br />
            <Icon name="person" /> Door {by}
            <br />
            {rank > 1 ? (
              <>
                <Icon name={rank > 2 ? 'warning' : 'day'} /> {rank > 2 ? <strong>{upper(why)}</strong> : upper(why)}
              </>
            ) : (
              <StrengthWord strength={strength} />
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
