import { ok, refuse, type Result } from '../kernel/kernel.ts';
import type { Code } from './code.ts';
import { parseFact } from './facts/parse-fact.ts';
import type { Known } from './facts/known.ts';
import { knownTo } from './facts/known.ts';
import { isRecord, listed, unknownKeys, type FactError } from './facts/wrong.ts';
import type { Fact, Facts } from './facts.ts';
import { locationKinds, routes, type LocationKind, type Route } from './words.ts';

/**
 * The input of `pluis weigh` (design README §6.1) as facts, or everything that is wrong with it at once.
 * The route defaults to `home`, the location to the protocol's first. Nothing unknown is passed over.
 */
export function parseFacts(code: Code, input: unknown): Result<Facts, readonly FactError[]> {
  if (!isRecord(input))
    return refuse([{ path: '', says: 'Hier hoort één object met "facts", en zo nodig "route" en "location".' }]);
  const known = knownTo(code);
  const errors: FactError[] = [...unknownKeys('', input, ['route', 'location', 'facts'])];
  const route = routeOf(input['route'], errors);
  const location = locationOf(code, input['location'], errors);
  const facts = factsOf(known, input['facts'], errors);
  return errors.length > 0 ? refuse(errors) : ok({ route, location, facts });
}

function routeOf(value: unknown, errors: FactError[]): Route {
  if (value === undefined) return 'home';
  return listed('route', value, routes, errors) ?? 'home';
}

function locationOf(code: Code, value: unknown, errors: FactError[]): LocationKind {
  const { locations } = code.protocol;
  const first = locations[0] ?? locationKinds[0];
  return value === undefined ? first : (listed('location', value, locations, errors) ?? first);
}

function factsOf(known: Known, value: unknown, errors: FactError[]): readonly Fact[] {
  if (!Array.isArray(value)) {
    errors.push({
      path: 'facts',
      says: 'Hier hoort een lijst met wat er is gebeurd, in volgorde van tijd. Leeg mag: [].',
    });
    return [];
  }
  return value.flatMap((fact: unknown, at) => {
    const parsed = parseFact(known, `facts[${at}]`, fact);
    if (parsed.ok) return [parsed.value];
    errors.push(...parsed.error);
    return [];
  });
}
