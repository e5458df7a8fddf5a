import type { LocationId } from '../../core/kernel/kernel.ts';
import type { StaffAsked } from '../http/route.ts';

/** The role in which somebody records at this location: the first one held there. */
export function roleAt({ staff }: Pick<StaffAsked, 'staff'>, location: LocationId): string {
  const here = staff.roles.find((held) => held.location === null || held.location === location);
  return (here ?? staff.roles[0])?.role ?? 'teacher';
}
