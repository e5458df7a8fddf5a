import type { BoardId, StaffId } from '../../core/kernel/kernel.ts';
import { one } from './form.ts';
import type { Form, PublicAsked, Reply } from './route.ts';

type Whose = { readonly board: BoardId; readonly staff: StaffId };

/** What was typed and could not be recorded because the session had lapsed, or something else came first. */
export type Drafts = {
  readonly keep: (whose: Whose, path: string, form: Form) => Promise<void>;
  readonly find: (whose: Whose, path: string) => Promise<Form | null>;
  readonly empty: (whose: Whose, path: string) => Promise<void>;
};

/** What was typed is kept when nothing came of it, and goes once it is recorded. */
export async function keepOrEmpty(
  drafts: Drafts,
  whose: Whose,
  { path, form }: PublicAsked,
  reply: Reply,
): Promise<void> {
  if ('redirect' in reply && one(form, '_draft') !== '') await drafts.empty(whose, path);
  if (('usedBefore' in reply || 'stopped' in reply) && form.size > 0) await drafts.keep(whose, path, form);
}
