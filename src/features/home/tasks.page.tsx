import { Nothing } from '../../ui/dossier/after-act.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';
import { paths } from '../../ui/paths.ts';
import { ToDoItems } from './to-do-list.page.tsx';
import type { ToDo } from './to-do.ts';

/** What waits for the roles and teams of this person, over all dossiers. */
export function TasksPage({ frame, toDo }: { readonly frame: Frame; readonly toDo: readonly ToDo[] }) {
  return (
    <Page frame={frame} heading="Taken" active="tasks">
      {toDo.length === 0 ? (
        <Nothing
          says="Er wacht nu niets op u. Ziet u iets waar u zich zorgen over maakt, leg het dan vast."
          action={{ href: paths.signal, label: 'Zorg vastleggen' }}
        />
      ) : (
        <ToDoItems toDo={toDo} level={2} />
      )}
    </Page>
  );
}
