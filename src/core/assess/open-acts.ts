import { holds } from '../protocol/condition.ts';
import type { CodeAct } from '../protocol/code.ts';
import type { Protocol } from '../protocol/protocol.schema.ts';
import type { SkipGround } from '../protocol/words.ts';
import type { Reading } from './reading.ts';

export type OpenAct = {
  readonly id: string;
  readonly title: string;
  readonly isDue: boolean;
  /** The grounds on which it may be left out by this code; empty where it gives none. */
  readonly grounds: readonly SkipGround[];
};

/**
 * What somebody with this role can record now. A report and an emergency contact are open to everybody, always (L5);
 * on another route than home only those are.
 */
export function actsOpenTo(reading: Reading, role: string): readonly OpenAct[] {
  const due = new Set(reading.weighed.open_duties.map(({ id }) => id));
  const isElsewhere = reading.facts.route !== 'home';
  return [...reading.code.acts.values()]
    .filter((act) => act.entry !== undefined && act.strength !== 'exception' && act.strength !== 'info')
    .filter(
      (act) =>
        isAlwaysOpen(act) || (!isElsewhere && isOffered(reading, act) && isFor(reading.code.protocol, act, role)),
    )
    .map((act) => ({ id: act.id, title: act.title, isDue: due.has(act.id), grounds: act.skip?.grounds ?? [] }));
}

function isAlwaysOpen({ does, entry }: CodeAct): boolean {
  return does === 'report' || entry === 'EmergencyContacted';
}

function isOffered({ situation, dossier }: Reading, { offered }: CodeAct): boolean {
  return dossier.status === 'open' && (offered === undefined || holds(offered, situation));
}

function isFor(protocol: Protocol, act: CodeAct, role: string): boolean {
  return [...act.by, ...act.with].some((id) => {
    if (id === 'anyone' || id === role) return true;
    const team = protocol.teams[id];
    if (team !== undefined) return membersOf(team).includes(role);
    return protocol.roles[id]?.appointedFrom.includes(role) ?? false;
  });
}

function membersOf({ seats, preferably, ifAlreadyInvolved }: Protocol['teams'][string]): readonly string[] {
  return [...seats.flatMap(({ anyOf }) => anyOf), ...preferably, ...ifAlreadyInvolved];
}
