import type { Reply, StaffAsked } from '../../platform/http/route.ts';
import { paths } from '../../ui/paths.ts';
import type { Needs } from './needs.ts';
import { StopsPage, type StopView } from './stops.page.tsx';

export async function showStops(asked: StaffAsked, { readingStops, directory, frame }: Needs): Promise<Reply> {
  const { actor } = asked;
  const [stops, staff, locations] = await Promise.all([
    readingStops.toSee(actor),
    directory.staff(actor),
    directory.locations(actor),
  ]);
  const views = stops.map((stop): StopView => ({
    ...stop,
    who: staff.find(({ id }) => id === stop.staff)?.name ?? 'een oud-collega',
    where: locations.find(({ id }) => id === stop.location)?.name ?? '',
  }));
  return { page: <StopsPage frame={await frame(asked)} stops={views} /> };
}

/** Who looks first does so for both; what is not for this person is not there. */
export async function markSeen(asked: StaffAsked, { readingStops }: Needs): Promise<Reply> {
  const seen = await readingStops.see(asked.actor, asked.params['stop'] ?? '');
  return seen ? { redirect: paths.readingStops } : { notFound: true };
}
