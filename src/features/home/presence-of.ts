import { lastDayBefore } from '../../core/kernel/dates.ts';
import type { Absences } from '../../platform/absence/absence.ts';
import type { Directory } from '../../platform/directory/directory.ts';
import type { StaffAsked } from '../../platform/http/route.ts';
import type { Presence } from './presence.tsx';

type Needs = {
  readonly absences: Pick<Absences, 'list' | 'unattended'>;
  readonly directory: Pick<Directory, 'staff' | 'locations'>;
};

/** Who is away at this moment, as far as it is this person's affair, and where nobody is there for what comes in. */
export async function presenceOf({ actor, now, staff, mayOnBoard }: StaffAsked, needs: Needs): Promise<Presence> {
  const { absences, directory } = needs;
  const [all, empty] = await Promise.all([absences.list(actor), absences.unattended(actor)]);
  const running = all.filter(({ from }) => from <= now);
  const own = running.find((away) => away.staff === staff.id);
  const standsIn = running.filter(({ deputy }) => deputy === staff.id);
  const [people, places] = await Promise.all([
    standsIn.length === 0 ? [] : directory.staff(actor),
    empty.length === 0 ? [] : directory.locations(actor),
  ]);
  return {
    own: own === undefined ? null : { id: own.id, last: lastDayBefore(own.until) },
    standsIn: standsIn.map((away) => ({
      who: people.find(({ id }) => id === away.staff)?.name ?? 'een collega',
      last: lastDayBefore(away.until),
    })),
    empty: empty.map((location) => places.find(({ id }) => id === location)?.name ?? 'een locatie'),
    mayForOthers: mayOnBoard('grant'),
  };
}
