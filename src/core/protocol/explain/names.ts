import type { Code } from '../code.ts';
import type { Source } from '../protocol.schema.ts';

/** A role or team as the organisation calls it: "Directeur / Teamleider opvang". Unknown ids stand as they are. */
export function nameOf(code: Code, id: string): string {
  if (id === 'anyone') return 'iedereen';
  if (id === 'coordinator') return namesOf(code, code.protocol.coordinator.roles);
  if (id === 'decider') return namesOf(code, code.protocol.finalDecider.roles);
  const { roles, teams } = code.protocol;
  const named = Object.hasOwn(roles, id) ? roles[id]?.name : Object.hasOwn(teams, id) ? teams[id]?.name : undefined;
  if (named === undefined) return id;
  return [...new Set([named.school, named.childcare].filter((name) => name !== undefined))].join(' / ');
}

export function namesOf(code: Code, ids: readonly string[], between = ' of '): string {
  return ids.map((id) => nameOf(code, id)).join(between);
}

export function sayWhere({ doc, at }: Source): string {
  return `${doc}, ${at}`;
}
