import type { Content, Entry } from '../dossier/events.schema.ts';
import type { Participant } from '../dossier/parts.schema.ts';
import type { CodeAct } from '../protocol/code.ts';
import type { Protocol } from '../protocol/protocol.schema.ts';
import type { Warning } from '../protocol/weighed.ts';
import type { Reading } from './reading.ts';

type Team = Protocol['teams'][string];

/**
 * Acts of a team that was only ever named with fewer different persons than the code asks. Somebody with two roles counts
 * once; naming nobody is not the same as nobody being there, and a later talk of fewer does not undo one that was complete.
 */
export function tooFewPersons(reading: Reading): ReadonlyMap<string, Team> {
  const found = new Map<string, Team>();
  const complete = new Set<string>();
  for (const { event } of reading.standing) {
    const persons = event.participants.length === 0 ? Infinity : countPersons(event.participants);
    for (const act of actsOf(reading, event)) {
      const team = smallestTeam(reading, act);
      if (team === null) continue;
      if (persons >= team.atLeast) complete.add(act.id);
      else found.set(act.id, team);
    }
  }
  return new Map([...found].filter(([id]) => !complete.has(id)));
}

/** Staff by their id, others by name; without either each row is somebody else. */
function countPersons(participants: readonly Participant[]): number {
  const keys = participants.map(({ staff, name }, at) => staff ?? name ?? `row ${at}`);
  return new Set(keys).size;
}

/** Where only teams do it, the one that asks the fewest; null where a single person may do it. */
function smallestTeam({ code }: Reading, act: CodeAct): Team | null {
  const teams = act.by.flatMap((id) => code.protocol.teams[id] ?? []);
  const [first] = teams;
  if (first === undefined || teams.length < act.by.length) return null;
  return teams.reduce((least, team) => (team.atLeast < least.atLeast ? team : least), first);
}

function actsOf({ on }: Reading, event: Content): CodeAct[] {
  return event.acts.flatMap((id) => on.acts.get(id) ?? []);
}

export function companyWarnings(reading: Reading): Warning[] {
  const tooFew = [...tooFewPersons(reading)].flatMap(([id, team]) => {
    const act = reading.on.acts.get(id);
    if (act === undefined) return [];
    const name = team.name[reading.on.location] ?? id;
    return [
      {
        code: id,
        says: `${name}: volgens uw code zijn dit minstens ${team.atLeast} verschillende personen.`,
        source: team.source,
      },
    ];
  });
  return [...tooFew, ...doneByOthers(reading)];
}

/** Somebody else than the code names did it: it counts, and a reason is asked. */
function doneByOthers(reading: Reading): Warning[] {
  return reading.standing.flatMap(({ entry, event }) => {
    if (event.participants.length === 0 || event.type === 'ReportMade') return [];
    return actsOf(reading, event)
      .filter((act) => act.strength === 'must' && !act.byDerived && !isByNamed(reading, act, entry, event))
      .map((act) => ({
        code: act.id,
        says: `Volgens uw code doet een ander dit: ${namesOf(reading, act)}. Leg uit waarom het zo ging.`,
        source: act.source,
      }));
  });
}

function isByNamed({ code }: Reading, act: CodeAct, entry: Entry, event: Content): boolean {
  const present = new Set([entry.recordedBy.role, ...event.participants.map(({ role }) => role)]);
  return act.by.some((id) => {
    const team = code.protocol.teams[id];
    if (team !== undefined)
      return present.has(id) || team.seats.some(({ anyOf }) => anyOf.some((role) => present.has(role)));
    return id === 'anyone' || present.has(id) || isAppointed(code.protocol.roles[id], present);
  });
}

/** A role that is appointed per case (reporter, case manager) is held by somebody with another role. */
function isAppointed(role: Protocol['roles'][string] | undefined, present: ReadonlySet<string>): boolean {
  return role?.appointedFrom.some((from) => present.has(from)) ?? false;
}

function namesOf({ code, on }: Reading, act: CodeAct): string {
  const { roles, teams } = code.protocol;
  return act.by.flatMap((id) => (roles[id] ?? teams[id])?.name[on.location] ?? []).join(' of ');
}
