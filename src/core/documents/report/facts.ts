import { standingIn } from '../../dossier/dossier.ts';
import type { Content } from '../../dossier/events.schema.ts';
import type { Statement } from '../../dossier/parts.schema.ts';
import { formatShortDay } from '../../kernel/dates.ts';
import { aboutWhom, type Given } from '../given.ts';
import { none, type FactOrigin, type Part, type PrintedFact } from '../printed.ts';
import { kindWords, originTitles } from '../words-nl.ts';

type Found = { readonly origin: FactOrigin; readonly day: string; readonly fact: PrintedFact };

/** Every fact that stands, by day: the school's own, then the child's after its literal words, then of third parties. */
export function factParts(given: Given, childsWords: Part): readonly Part[] {
  const found = factsFound(given);
  const origins: readonly FactOrigin[] = ['school', 'child', 'caregiver', 'third_party'];
  return [
    { is: 'text', title: null, says: balance(found) },
    ...origins.flatMap((origin): readonly Part[] => {
      const facts = found.filter((one) => one.origin === origin).map(({ fact }) => fact);
      const title = originTitles[origin];
      const part: Part = facts.length === 0 ? none(title) : { is: 'facts', title, origin, facts };
      return origin === 'child' ? [childsWords, part] : [part];
    }),
  ];
}

/** Counts both kinds, so that a reader knows what to look for. */
function balance(found: readonly Found[]): string {
  const against = found.filter(({ fact }) => fact.isContradicting).length;
  if (found.length === 0) return 'Er zijn geen feiten vastgelegd.';
  const counted = found.length === 1 ? 'Er is 1 feit vastgelegd.' : `Er zijn ${found.length} feiten vastgelegd.`;
  if (against === 0) return `${counted} Feiten die de zorg tegenspreken of die beschermen, zijn niet bekend.`;
  if (against === 1) return `${counted} Daarvan spreekt er 1 de zorg tegen, of beschermt.`;
  return `${counted} Daarvan spreken er ${against} de zorg tegen, of beschermen.`;
}

function factsFound(given: Given): readonly Found[] {
  const found: Found[] = [];
  const known = new Set<string>();
  for (const { event } of standingIn(given.dossier)) {
    const { first, retold } = statementsIn(event);
    const unheard = retold.filter((one) => !known.has(keyOf(one)));
    for (const statement of [...first, ...unheard]) {
      known.add(keyOf(statement));
      found.push(foundIn(given, event, statement));
    }
  }
  return found.toSorted((one, other) => one.day.localeCompare(other.day));
}

/** A fact that a talk or a report repeats is printed once, as it was recorded first. */
function statementsIn(event: Content): { readonly first: readonly Statement[]; readonly retold: readonly Statement[] } {
  if (event.type === 'ConversationHeld') return { first: [], retold: event.said };
  if (event.type === 'ReportMade') return { first: [], retold: event.statements };
  return { first: 'statements' in event ? event.statements : [], retold: [] };
}

function keyOf({ what, source }: Statement): string {
  return JSON.stringify([what, source.origin, source.who]);
}

function foundIn(given: Given, event: Content, statement: Statement): Found {
  const on = statement.on ?? event.on;
  const time = statement.time ?? (statement.on === undefined ? event.time : undefined);
  const setting = event.type === 'ObservationRecorded' ? [event.setting, event.instrument] : [];
  const whom = aboutWhom(given, event);
  const about = whom === undefined ? undefined : `over ${whom}`;
  const how = [kindWords[statement.kind], statement.where, ...setting, about];
  return {
    origin: statement.source.origin,
    day: `${on} ${time ?? ''}`,
    fact: {
      when: time === undefined ? formatShortDay(on) : `${formatShortDay(on)}, ${time.replace(':', '.')} uur`,
      what: statement.what,
      how: how.filter((part) => part !== undefined).join(', '),
      source: statement.source.who,
      isContradicting: statement.contradicting,
      points: statement.contradicting ? 'spreekt de zorg tegen, of beschermt' : 'past bij de zorg',
    },
  };
}
