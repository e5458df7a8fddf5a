import type { SignedIn } from '../../platform/http/route.ts';
import type { Person, Request } from './people.queries.ts';

/**
 * Whether this person may be the second: neither who started it nor whom it is about, and with the right to give access where the
 * person works or will work. Who only manages the system confirms nothing.
 */
export function maySettle(me: SignedIn, request: Request, people: readonly Person[]): boolean {
  if (me.id === request.startedBy || me.id === request.staff) return false;
  const subject = people.find(({ id }) => id === request.staff);
  const places = [
    ...(subject?.roles ?? []).map(({ location }) => location),
    ...(request.role === null ? [] : [request.location]),
  ];
  return me.roles.some(
    ({ location, may }) =>
      may.includes('grant') &&
      (location === null || places.length === 0 || places.some((at) => at === null || at === location)),
  );
}
