import { waysIn, type WayIn } from '../../core/access/ways-in.ts';
import type { World } from '../../core/access/words.ts';
import type { Db, Statement } from '../db/database.ts';
import type { Directory } from '../directory/directory.ts';
import type { DossierAsked } from '../http/route.ts';

/** One way by which a colleague who works here sees something of the dossier, with the names that go with it. */
export type Reader = WayIn & { readonly name: string; readonly standsInForName: string | null };

const aroundDossier: Statement = {
  name: 'around_dossier',
  text: 'select around_dossier($1, $2, $3, $4) as world',
};

/** By name; empty for who does not read the dossier. It reads nothing of the dossier itself, so it leaves no row in the log. */
export async function readersOf(db: Db, directory: Directory, asked: DossierAsked): Promise<readonly Reader[]> {
  const { board, staff, at } = asked.actor;
  const [[row], cards] = await Promise.all([
    db.call<{ readonly world: World | null }>(aroundDossier, [board, staff, at, asked.dossier.id]),
    directory.staff(asked.actor),
  ]);
  if (row?.world == null) return [];
  const names = new Map(cards.map(({ id, name }) => [id, name]));
  return waysIn(row.world, asked.dossier.id, at)
    .flatMap((way): Reader[] => {
      const name = names.get(way.staff);
      const standsInForName = way.standsInFor === null ? null : (names.get(way.standsInFor) ?? 'een collega');
      return name === undefined ? [] : [{ ...way, name, standsInForName }];
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, 'nl') || a.by.localeCompare(b.by));
}
