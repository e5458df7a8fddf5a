import type { Code } from '../../core/protocol/code.ts';
import { roleName } from '../../core/protocol/role-name.ts';
import type { LocationKind } from '../../core/protocol/words.ts';
import { abilitiesOf, type Role } from '../../platform/people/people.ts';
import type { Held, Place } from './people.queries.ts';

type Codes = ReadonlyMap<string, Code>;
/** A location, or the whole board. */
type At = { readonly location: string | null; readonly role: string | null };

/** The roles that can be given here: once each, under the name of the first location that has it. */
export function rolesToGive(places: readonly Place[], codes: Codes): readonly { value: string; label: string }[] {
  const found = new Map<string, string>();
  for (const { protocol, kind } of places) {
    const code = codes.get(protocol);
    for (const role of Object.keys(code?.protocol.roles ?? {})) {
      if (code === undefined || found.has(role) || abilitiesOf(code, role) === null) continue;
      found.set(role, roleName(code, kind, role));
    }
  }
  return [...found]
    .map(([value, label]) => ({ value, label }))
    .toSorted((one, other) => one.label.localeCompare(other.label, 'nl'));
}

/** This role as the code there gives it; null when the code there does not have it. */
export function roleToGive({ location, role }: At, places: readonly Place[], codes: Codes): Role | null {
  if (role === null) return null;
  const here = location === null ? places : places.filter(({ id }) => id === location);
  for (const { id, protocol } of here) {
    const code = codes.get(protocol);
    const may = code === undefined ? null : abilitiesOf(code, role);
    if (may !== null) return { location: location === null ? null : id, role, may };
  }
  return null;
}

/** "Directeur, De School" */
export function sayRole({ role, location }: Pick<Held, 'role' | 'location'>, places: readonly Place[], codes: Codes) {
  const place = places.find(({ id }) => id === location) ?? places[0];
  const kind: LocationKind = place?.kind ?? 'school';
  const code = codes.get(place?.protocol ?? '');
  const where = location === null ? 'het hele bestuur' : (place?.name ?? '');
  return `${code === undefined ? role : roleName(code, kind, role)}, ${where}`;
}
