import type { DraftStore } from '../../platform/drafts/drafts.ts';
import type { Form, Reply, Route, StaffAsked } from '../../platform/http/route.ts';
import { paths } from '../../ui/paths.ts';
import { writtenTime } from '../../ui/written.ts';
import { typedAt } from './typed-at.ts';

type Needs = { readonly drafts: DraftStore };

/** What somebody is typing, kept for that person at the address of the page, where the page finds it again. */
export const routes: readonly Route<Needs>[] = [
  { method: 'POST', path: paths.draft, needs: 'signed-in', logsAs: null, typedAt, answer: keepDraft },
];

async function keepDraft({ form, staff, now }: StaffAsked, { drafts }: Needs): Promise<Reply> {
  const at = typedAt(form);
  if (at === null) return { page: <p>Niet bewaard</p>, status: 400 };
  const whose = { board: staff.board, staff: staff.id };
  const typed = withoutAddress(form);
  if (isBlank(typed)) await drafts.empty(whose, at);
  else await drafts.keep(whose, at, typed);
  return { page: <p>Concept bewaard om {writtenTime(now)}</p> };
}

function withoutAddress(form: Form): Form {
  return new Map([...form].filter(([name]) => name !== 'path'));
}

function isBlank(form: Form): boolean {
  return [...form].every(([name, values]) => name.startsWith('_') || values.every((value) => value.trim() === ''));
}
