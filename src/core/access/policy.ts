import type { Ability } from '../protocol/words.ts';
import type { DossierPlace, Permission, Relation, Sight } from './words.ts';

/** What opens a door by itself: a deputy has what somebody else's relation opens. */
export type OwnWay = Exclude<Relation, 'deputy'> | 'break_glass';

type Opens = Record<OwnWay, Partial<Record<Permission, Sight>>>;

const team = {
  read: 'all',
  see_own: 'all',
  see_state: 'all',
  record: 'all',
  amend: 'all',
  export: 'all',
  weigh: 'all',
  report: 'all',
} as const;

/** The whole policy on dossiers. What is not listed is refused, and what is listed still asks for a role that may. */
const opens: Opens = {
  recorder: { see_own: 'own' },
  team,
  coordinator: { ...team, coordinate: 'all', grant: 'all', inspect_log: 'all' },
  decider: { ...team, decide: 'all', inspect_log: 'all' },
  informed: { see_state: 'state' },
  break_glass: { read: 'all', see_own: 'all', see_state: 'all', record: 'all' },
};

/** Once closed the case team needs to know no more than what each wrote and that it is closed, and an emergency adds nothing to it. */
const opensWhenClosed: Opens = {
  ...opens,
  team: { see_own: 'own', see_state: 'state', report: 'state' },
  break_glass: { read: 'all', see_own: 'all', see_state: 'all' },
};

/** How much this way shows somebody who wants to do this; undefined means no. */
export function sightBy(way: OwnWay, ability: Permission, state: DossierPlace['state']): Sight | undefined {
  return (state === 'closed' ? opensWhenClosed : opens)[way][ability];
}

/** Where a role is asked for another ability than the one that is wanted; null where the relation is enough. */
const otherThanWanted: Partial<Record<Permission, Ability | null>> = {
  see_own: null,
  see_state: null,
  report: null,
  export: 'read',
  amend: 'record',
};

/** The ability that a role must give for this; null where the relation is enough. */
export function askedOfRole(ability: Permission): Permission | null {
  const other = otherThanWanted[ability];
  return other === undefined ? ability : other;
}

/** Whoever writes in a dossier has it before them: for these the same role must also read. */
export const asksReading: readonly Permission[] = ['record', 'amend', 'weigh', 'decide', 'coordinate', 'grant'];

/** Every member of staff can do these without seeing anything (law L5): a signal, an emergency contact, a report. */
export const openToAllStaff: readonly Permission[] = ['record_signal', 'report'];
