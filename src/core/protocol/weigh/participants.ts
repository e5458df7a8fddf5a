import type { Code, CodeAct } from '../code.ts';
import type { LocationKind } from '../words.ts';

/** Whether this role is held in this kind of location: it has a display name there. */
export function hasRole(code: Code, role: string, location: LocationKind): boolean {
  return code.protocol.roles[role]?.name[location] !== undefined;
}

/** Who does it here: the first role or team of the act that exists in this kind of location. */
export function actorOf(code: Code, act: CodeAct, location: LocationKind): string {
  const here = act.by.find(
    (by) => hasRole(code, by, location) || code.protocol.teams[by]?.name[location] !== undefined,
  );
  return here ?? act.by[0] ?? 'anyone';
}

/** The roles that should have taken part and did not, each seat as `a/b`. Empty when the company was complete. */
export function missingFrom(code: Code, act: CodeAct, present: readonly string[], location: LocationKind): string[] {
  const asked = act.with.filter((role) => hasRole(code, role, location));
  const roles = asked.filter((role) => !present.includes(role));
  const teams = [...act.by, ...act.with].flatMap((id) => code.protocol.teams[id] ?? []);
  const alone = act.by.every((id) => code.protocol.teams[id] !== undefined);
  const seats = alone || teams.length > 0 ? teams.flatMap((team) => emptySeats(team, present)) : [];
  return [...roles, ...seats];
}

type Team = Code['protocol']['teams'][string];

function emptySeats(team: Team, present: readonly string[]): string[] {
  const empty = team.seats.filter(({ anyOf }) => !anyOf.some((role) => present.includes(role)));
  const tooFew = present.length < team.atLeast ? [`minstens ${team.atLeast} personen`] : [];
  return [...empty.map(({ anyOf }) => anyOf.join('/')), ...tooFew];
}
