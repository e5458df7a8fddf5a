// Who sees what of one dossier at this moment, and by which way: the policy asked for everybody, told so that a person can understand it.
import type { DossierId, Instant, StaffId } from '../kernel/kernel.ts';
import { allowed, whoCanRead } from './access.ts';
import type { Opened, Relation, Sight, World } from './words.ts';

/** One way by which somebody sees something of a dossier now. */
export type WayIn = {
  readonly staff: StaffId;
  readonly relation: Relation | 'break_glass';
  /** The place, the absence or the emergency access. */
  readonly by: string;
  /** A place on this dossier alone: who gives places can end it. */
  readonly isPlace: boolean;
  readonly sight: Exclude<Sight, 'none'>;
  readonly from: Instant;
  /** Null: until it is ended. */
  readonly until: Instant | null;
  /** Whom a deputy stands in for. */
  readonly standsInFor: StaffId | null;
};

/** Whoever is shut out is not among them, and neither is whoever would stand in for them. */
export function waysIn(world: World, dossier: DossierId, now: Instant): readonly WayIn[] {
  const reading = whoCanRead(world, dossier, now).flatMap(({ staff, opened }) =>
    opened.flatMap((one) => toWayIn(staff, one, 'all', world)),
  );
  const less = lesser.flatMap(({ ability, sight }) =>
    world.staff.flatMap(({ id: staff }) =>
      allowed({ staff, ability, dossier, now }, world).flatMap((one) => toWayIn(staff, one, sight, world)),
    ),
  );
  const fullest = new Map<string, WayIn>();
  for (const way of [...reading, ...less]) {
    const key = JSON.stringify([way.staff, way.relation, way.by]);
    if (!fullest.has(key)) fullest.set(key, way);
  }
  return [...fullest.values()];
}

/** In this order: the first that is allowed is what this way shows. */
const lesser = [
  { ability: 'see_own', sight: 'own' },
  { ability: 'see_state', sight: 'state' },
] as const;

function toWayIn(staff: StaffId, { relation, grant: by }: Opened, sight: WayIn['sight'], world: World): WayIn[] {
  if (relation === 'staff' || by === null) return [];
  const place = world.grants.find(({ id }) => id === by);
  const absence = world.absences.find(({ id }) => id === by);
  const period = place ?? absence ?? world.breakGlass.find(({ id }) => id === by);
  if (period === undefined) return [];
  const { from, until } = period;
  const standsInFor = place?.deputyOf ?? absence?.staff ?? null;
  return [{ staff, relation, by, isPlace: place !== undefined, sight, from, until, standsInFor }];
}
