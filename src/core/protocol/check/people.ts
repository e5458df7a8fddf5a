import { namesOf } from '../explain/names.ts';
import type { Code, CodeAct } from '../code.ts';
import type { LocationKind } from '../words.ts';
import { fault, type LawFinding } from './finding.ts';

const there: Readonly<Record<LocationKind, string>> = { school: 'op school', childcare: 'in de kinderopvang' };

type Job = { readonly id: string; readonly what: string; readonly by: readonly string[] };

/** L6: somebody for every mandatory act and decision, in every location, also when any one person is excluded. */
export function checkPeople(code: Code): readonly LawFinding[] {
  return code.protocol.locations.flatMap((location) => jobsOf(code).flatMap((job) => checkJob(code, job, location)));
}

function jobsOf(code: Code): readonly Job[] {
  const { finalDecider, reporter, coordinator, weighers } = code.protocol;
  const duties = [...code.acts.values()].filter(({ strength }) => strength === 'must');
  return [
    { id: 'finalDecider', what: 'over melden beslissen', by: finalDecider.roles },
    { id: 'reporter', what: 'melden', by: reporter.roles },
    { id: 'coordinator', what: 'coördineren', by: coordinator.roles },
    { id: 'weighers', what: 'wegen', by: weighers.by },
    ...duties.map(({ id, title, by }: CodeAct) => ({ id, what: `${id} ‘${title}’`, by })),
  ];
}

function checkJob(code: Code, job: Job, location: LocationKind): readonly LawFinding[] {
  if (job.by.includes('anyone')) return [];
  const able = job.by.filter((by) => isAble(code, by, location));
  if (able.length === 0)
    return [
      fault(
        'L6',
        job.id,
        `Er is ${there[location]} niemand die dit kan doen: ${job.what}. Genoemd is ${namesOf(code, job.by)}.`,
      ),
    ];
  const alone = rolesOf(code, able).filter((role) => !standsWithout(code, able, role, location));
  return alone.map((role) => missing(code, job, role, location));
}

/** The work stands still when one role falls away; the national rule on deputies meets that where there is a board. */
function missing(code: Code, { id, what }: Job, role: string, location: LocationKind): LawFinding {
  const head = `Valt ${namesOf(code, [role])} weg, dan is er ${there[location]} volgens de code niemand voor`;
  const found = { ...fault('L6', id, `${head}: ${what}.`), group: { head, own: what } };
  const rule = code.rules.find(({ unlessCodeHas }) => unlessCodeHas === 'deputies');
  if (rule === undefined || code.protocol.roles['board'] === undefined) return found;
  return { ...found, status: 'overlay', by: rule.id };
}

function rolesOf(code: Code, ids: readonly string[]): readonly string[] {
  return [...new Set(ids.flatMap((id) => code.protocol.teams[id]?.seats.flatMap(({ anyOf }) => anyOf) ?? [id]))];
}

/** A role of staff that exists here, or a team whose seats can all be taken here. */
function isAble(code: Code, id: string, location: LocationKind): boolean {
  const team = code.protocol.teams[id];
  return team === undefined ? isStaff(code, id, location) : canMeet(code, team, location, null);
}

function isStaff(code: Code, id: string, location: LocationKind): boolean {
  const role = code.protocol.roles[id];
  if (role?.name[location] === undefined || role.external) return false;
  return (
    role.appointedFrom.length === 0 || role.appointedFrom.some((from) => from !== id && isAble(code, from, location))
  );
}

type Team = Code['protocol']['teams'][string];

/** Each seat by a role that is there, and enough different persons; `without` names a role of which nobody is there. */
function canMeet(code: Code, team: Team, location: LocationKind, without: string | null): boolean {
  const free = (role: string): boolean => role !== without && isStaff(code, role, location);
  if (team.name[location] === undefined) return false;
  return team.seats.every(({ anyOf }) => anyOf.some(free)) && countOf(code, location, without) >= team.atLeast;
}

function countOf(code: Code, location: LocationKind, without: string | null): number {
  return Object.keys(code.protocol.roles).filter((role) => role !== without && isStaff(code, role, location)).length;
}

/** Whether the work goes on without this role: by another that is named, or by its deputy. */
function standsWithout(code: Code, able: readonly string[], role: string, location: LocationKind): boolean {
  const deputies = code.protocol.roles[role]?.deputies ?? [];
  if (deputies.some((deputy) => deputy !== role && isStaff(code, deputy, location))) return true;
  return able.some((id) => {
    const team = code.protocol.teams[id];
    return team === undefined ? id !== role : canMeet(code, team, location, role);
  });
}
