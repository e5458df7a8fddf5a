import { standingIn } from '../../core/dossier/dossier.ts';
import type { Participant } from '../../core/dossier/parts.schema.ts';
import { roleInSentence, roleName } from '../../core/protocol/role-name.ts';
import { rolesHere, staffName } from './words.ts';
import type { OpenCase } from '../../platform/cases/cases.ts';
import type { StaffCard } from '../../platform/directory/directory.ts';

/** A colleague in one role, as a box to tick; `value` is `staff:role`. */
export type Seat = { readonly value: string; readonly label: string; readonly participant: Participant };

/** Everybody who works at this location, each in each of the roles the code knows; never who is kept out of the dossier. */
export function seatsOf({ code, location, excluded }: OpenCase, staff: readonly StaffCard[]): readonly Seat[] {
  return staff
    .filter(({ id }) => !excluded.includes(id))
    .flatMap(({ id, name, roles }) => {
      const held = roles.filter((one) => one.location === null || one.location === location.id).map(({ role }) => role);
      return rolesHere(code, location.kind, [...new Set(held)]).map((role) => ({
        value: `${id}:${role}`,
        label: `${name} (${roleInSentence(code, location.kind, role)})`,
        participant: { role, staff: id },
      }));
    });
}

/** Roles of people from outside that the code knows. */
export function guestRoles({
  code,
  location,
}: OpenCase): readonly { readonly value: string; readonly label: string }[] {
  const outside = Object.entries(code.protocol.roles).flatMap(([id, { external }]) => (external ? [id] : []));
  return rolesHere(code, location.kind, outside).map((role) => ({
    value: role,
    label: roleName(code, location.kind, role),
  }));
}

/** Who weighs along, as recorded last; empty where nobody was named yet. */
export function companyOf({ dossier }: OpenCase): readonly Participant[] {
  const last = standingIn(dossier).findLast(
    ({ event }) => (event.type === 'FlagJudged' || event.type === 'QuestionWeighed') && event.participants.length > 0,
  );
  return last?.event.participants ?? [];
}

export function personName(opened: OpenCase, { role, staff, name }: Participant): string {
  const as = roleInSentence(opened.code, opened.location.kind, role);
  const who = staff === undefined ? name : staffName(opened, staff);
  return who === undefined ? as : `${who} (${as})`;
}

/** What the code asks of who weighs, in one line each. */
export function teamRules({ code, location }: OpenCase): readonly string[] {
  const { weighers, teams } = code.protocol;
  const here = (ids: readonly string[]) =>
    rolesHere(code, location.kind, ids).map((id) => roleInSentence(code, location.kind, id));
  return rolesHere(code, location.kind, weighers.by).map((id) => {
    const team = teams[id];
    const name = roleName(code, location.kind, id);
    if (team === undefined) return `${name}.`;
    const seats = team.seats.map(({ anyOf }) => here(anyOf).join(' of ')).filter((names) => names !== '');
    const along = here(team.preferably);
    return [
      `${name}: minstens ${team.atLeast} verschillende personen`,
      ...(seats.length === 0 ? [] : [`onder wie ${seats.join(' en ')}`]),
      ...(along.length === 0 ? [] : [`liefst ook ${along.join(' en ')}`]),
    ]
      .join(', ')
      .concat('.');
  });
}

/** What is lacking in this company by the rule of the code; null where one of the teams or deciders is complete. It warns, it refuses nothing. */
export function companyLacks({ code, location }: OpenCase, company: readonly Participant[]): string | null {
  const present = new Set(company.map(({ role }) => role));
  const teams = code.protocol.weighers.by.flatMap((id) => code.protocol.teams[id] ?? []);
  const lacking = teams.map((team) => {
    const persons = new Set(company.map(({ staff, name }, at) => staff ?? name ?? `row ${at}`)).size;
    const empty = team.seats
      .map(({ anyOf }) => rolesHere(code, location.kind, anyOf))
      .filter((roles) => roles.length > 0 && !roles.some((role) => present.has(role)))
      .map((roles) => roles.map((role) => roleInSentence(code, location.kind, role)).join(' of '));
    const few = persons < team.atLeast ? [`het zijn minder dan ${team.atLeast} verschillende personen`] : [];
    return [...few, ...empty.map((roles) => `er is geen ${roles} bij`)];
  });
  const best = lacking.toSorted((a, b) => a.length - b.length)[0] ?? [];
  return best.length === 0 ? null : `Volgens uw code is dit team niet compleet: ${best.join(' en ')}.`;
}
