import { field, type FormState } from '../../ui/forms/form-state.ts';
import { Select } from '../../ui/govuk/select.tsx';

/** A board as one chooses it; its slug is what is sent. */
export type BoardChoice = { readonly slug: string; readonly name: string };
type Props = { readonly boards: readonly BoardChoice[]; readonly form: FormState };

/** Where there is one board, there is nothing to choose. */
export function BoardField({ boards, form }: Props) {
  const [only] = boards;
  if (only !== undefined && boards.length === 1) return <input type="hidden" name="board" value={only.slug} />;
  const options = boards.map(({ slug, name }) => ({ value: slug, label: name }));
  return (
    <Select {...field(form, 'board')} label="Bestuur" options={[{ value: '', label: 'Kies uw bestuur' }, ...options]} />
  );
}
