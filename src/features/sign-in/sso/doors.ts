import { identitiesOf } from '../../../platform/sso/identities.ts';
import type { Choice } from '../../../platform/sso/sso.ts';
import type { StaffAsked } from '../../../platform/http/route.ts';
import { boards, type Board } from '../boards.queries.ts';
import type { Needs } from '../needs.ts';

export type Door = Choice & { readonly of: Board };

/** The organisation by this key, of a board that is no trial. */
export async function doorBy(key: string, { db, sso }: Pick<Needs, 'db' | 'sso'>): Promise<Door | null> {
  const choice = sso.choices.find((one) => one.key === key);
  const of = (await boards(db)).find(({ slug, trial }) => !trial && slug === choice?.board);
  return choice === undefined || of === undefined ? null : { ...choice, of };
}

/** As `doorBy`, of the board of who is signed in. */
export async function ownDoor(key: string, { staff }: StaffAsked, needs: Needs): Promise<Door | null> {
  const door = await doorBy(key, needs);
  return door?.of.id === staff.board && !staff.demo ? door : null;
}

/** The organisations of the board of who is signed in, with when this person linked their account there. */
export async function linkedDoors({ staff, now }: StaffAsked, { db, sso }: Pick<Needs, 'db' | 'sso'>) {
  if (sso.choices.length === 0 || staff.demo) return [];
  const [known, linked] = await Promise.all([
    boards(db),
    identitiesOf({ db }, { board: staff.board, staff: staff.id }, now),
  ]);
  const own = known.find(({ id }) => id === staff.board);
  return sso.choices
    .filter(({ board }) => board === own?.slug)
    .map((choice) => ({ ...choice, since: linked.find(({ issuer }) => issuer === choice.issuer)?.linkedAt ?? null }));
}

/** Those at which this person can prove anew who they are. */
export async function provingDoors(asked: StaffAsked, needs: Needs): Promise<readonly Choice[]> {
  return (await linkedDoors(asked, needs)).filter(({ proves, since }) => proves && since !== null);
}
