import { namesOf } from '../explain/names.ts';
import type { Code, CodeAct } from '../code.ts';
import type { LocationKind } from '../words.ts';
import { fault, type LawFinding } from './finding.ts';

const there: Readonly<Record<LocationKind, string>> = { school: 'op school', childcare: 'in de kinderopvang' };

type Job = { readonly id: string; readonly what: string; readonly by: readonly string[] };

/** Who is looked for: where, who has fallen away, and by which appointments one came here. */
type Here = {
  readonly code: Code;
  readonly location: LocationKind;
  readonly without: string | null;
  readonly through: readonly string[];
};

/** L6: somebody for every mandatory act and decision, in every location, also when any one person is excluded. */
export function checkPeople(code: Code): readonly LawFinding[] {
  return code.protocol.locations.flatMap((location) =>
    jobsOf(code).flatMap((job) => checkJob({ code, location, without: null, through: [] }, job)),
  );
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

function checkJob(here: Here, job: Job): readonly LawFinding[] {
  const { code, location } = here;
  if (job.by.includes('anyone')) return [];
  const able = job.by.filter((by) => isAble(here, by));
  if (able.length === 0)
    return [
      fault(
        'L6',
        job.id,
        `Er is ${there[location]} niemand die dit kan doen: ${job.what}. Genoemd is ${namesOf(code, job.by)}.`,
      ),
    ];
  const alone = rolesOf(code, able).filter((role) => !standsWithout(here, able, role));
  return alone.map((role) => missing(here, job, role));
}

/** The work stands still when one role falls away; the national rule on deputies meets that where there is a board. */
function missing({ code, location }: Here, { id, what }: Job, role: string): LawFinding {
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
function isAble(here: Here, id: string): boolean {
  const team = here.code.protocol.teams[id];
  return team === undefined ? isStaff(here, id) : canMeet(here, team);
}

/** A role that somebody here holds, or can be appointed to by another road than over this role itself. */
function isStaff(here: Here, id: string): boolean {
  const role = here.code.protocol.roles[id];
  if (role?.name[here.location] === undefined || role.external) return false;
  if (id === here.without || here.through.includes(id)) return false;
  const further = { ...here, through: [...here.through, id] };
  return role.appointedFrom.length === 0 || role.appointedFrom.some((from) => isAble(further, from));
}

type Team = Code['protocol']['teams'][string];

/** Each seat by a role that is there, and enough different persons. */
function canMeet(here: Here, team: Team): boolean {
  if (team.name[here.location] === undefined) return false;
  return team.seats.every(({ anyOf }) => anyOf.some((role) => isStaff(here, role))) && countOf(here) >= team.atLeast;
}

/** How many different persons there are for certain: who is appointed per case is one of the others. */
function countOf(here: Here): number {
  const own = Object.entries(here.code.protocol.roles).filter(([, { appointedFrom }]) => appointedFrom.length === 0);
  return own.filter(([role]) => isStaff(here, role)).length;
}

/** Whether the work goes on without this role: by another that is named, or by its deputy. */
function standsWithout(here: Here, able: readonly string[], role: string): boolean {
  const left = { ...here, without: role };
  const deputies = here.code.protocol.roles[role]?.deputies ?? [];
  return [...deputies, ...able].some((id) => isAble(left, id));
}
