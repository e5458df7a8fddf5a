import type { StaffAsked } from '../../platform/http/route.ts';
import type { Needs } from './needs.ts';

/** The name of a member of staff, or what stands for one who is not in the list any more, and for nobody. */
export async function namesOf(
  asked: StaffAsked,
  { directory }: Pick<Needs, 'directory'>,
): Promise<(id: string | null) => string> {
  const staff = new Map<string, string>((await directory.staff(asked.actor)).map(({ id, name }) => [id, name]));
  return (id) =>
    id === null ? 'Niemand die was aangemeld' : (staff.get(id) ?? 'Een medewerker die er niet meer werkt');
}
