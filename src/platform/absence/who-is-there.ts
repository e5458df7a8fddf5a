import type { Code } from '../../core/protocol/code.ts';
import { roleInSentence } from '../../core/protocol/role-name.ts';
import type { LocationCard, StaffCard } from '../directory/directory.ts';
import type { Receiver } from './absence.ts';

/** Whom what comes in at a place reaches: those who are there now, with why, and the names of those who are not. */
export type WhoIsThere = { readonly there: readonly string[]; readonly away: readonly string[] };

/** Names those of `staff` alone: whoever is left out of it is not told of. */
export function whoIsThere(
  receivers: readonly Receiver[],
  staff: readonly Pick<StaffCard, 'id' | 'name'>[],
  code: Code | undefined,
  { kind }: Pick<LocationCard, 'kind'>,
): WhoIsThere {
  const named = receivers.flatMap((receiver) => {
    const name = staff.find(({ id }) => id === receiver.staff)?.name;
    return name === undefined ? [] : [{ ...receiver, name }];
  });
  const why = ({ role, standsInFor }: Receiver) => {
    const absent = staff.find(({ id }) => id === standsInFor)?.name;
    if (standsInFor !== null) return absent === undefined ? ' (vervangt)' : ` (vervangt ${absent})`;
    return code === undefined ? '' : ` (${roleInSentence(code, kind, role)})`;
  };
  return {
    there: named.filter(({ away }) => !away).map((one) => `${one.name}${why(one)}`),
    away: named.filter(({ away }) => away).map(({ name }) => name),
  };
}
