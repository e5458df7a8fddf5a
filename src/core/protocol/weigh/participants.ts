import type { Code, CodeAct } from '../code.ts';
import type { LocationKind } from '../words.ts';

type Team = Code['protocol']['teams'][string];

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

/**
 * Who should have taken part and did not: canonical roles, seats as `a/b`, or `persons:2` when a team was too small.
 * One of the teams that may do it is enough; of a team that goes along, one member. Empty when the company was complete.
 */
export function missingFrom(code: Code, act: CodeAct, present: readonly string[], location: LocationKind): string[] {
  const { teams } = code.protocol;
  const roles = act.with.filter((role) => hasRole(code, role, location) && !present.includes(role));
  const guests = act.with
    .flatMap((id) => teams[id] ?? [])
    .filter((team) => !seatRoles(team).some((role) => present.includes(role)));
  return [...roles, ...guests.map((team) => seatRoles(team).join('/')), ...missingInTeam(act, teams, present)];
}

function missingInTeam(act: CodeAct, teams: Code['protocol']['teams'], present: readonly string[]): string[] {
  const doing = act.by.map((id) => teams[id]);
  if (doing.some((team) => team === undefined)) return [];
  const perTeam = doing.flatMap((team) => (team === undefined ? [] : [emptySeats(team, present)]));
  return perTeam.reduce((best, missing) => (missing.length < best.length ? missing : best));
}

function seatRoles(team: Team): string[] {
  return team.seats.flatMap(({ anyOf }) => anyOf);
}

function emptySeats(team: Team, present: readonly string[]): string[] {
  const empty = team.seats.filter(({ anyOf }) => !anyOf.some((role) => present.includes(role)));
  const tooFew = present.length < team.atLeast ? [`persons:${team.atLeast}`] : [];
  return [...empty.map(({ anyOf }) => anyOf.join('/')), ...tooFew];
}
