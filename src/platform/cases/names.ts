import type { BoardId, StaffId } from '../../core/kernel/kernel.ts';
import type { Directory } from '../directory/directory.ts';
import type { Actor } from '../dossier-store/dossier-store.ts';

type Names = ReadonlyMap<StaffId, string>;

const keptForMs = 60_000;

/** The names that go with the ids of staff, held for a minute per board: they decide nothing. */
export function staffNames(directory: Directory): (actor: Actor) => Promise<Names> {
  const known = new Map<BoardId, { readonly at: number; readonly names: Promise<Names> }>();
  return (actor) => {
    const at = Date.parse(actor.at);
    const kept = known.get(actor.board);
    if (kept !== undefined && at - kept.at < keptForMs) return kept.names;
    const names = directory.staff(actor).then((staff) => new Map(staff.map(({ id, name }) => [id, name])));
    known.set(actor.board, { at, names });
    names.catch(() => known.delete(actor.board));
    return names;
  };
}
