import type { Relation } from '../../core/access/words.ts';
import { formatDay, formatMoment, formatTime, plainDateOf } from '../../core/kernel/dates.ts';
import type { Instant } from '../../core/kernel/kernel.ts';
import type { Reader } from '../../platform/cases/readers.ts';

/** What a place is for, as long as the dossier is open and the role of its holder reads. */
export const relations: Readonly<Record<Exclude<Relation, 'deputy'>, string>> = {
  recorder: 'ziet wat hij of zij zelf vastlegde',
  team: 'werkt mee en leest alles',
  coordinator: 'coördineert en leest alles',
  decider: 'beslist en leest alles',
  informed: 'weet waar het staat, zonder inhoud',
};

const usual: Readonly<Record<keyof typeof relations, Reader['sight']>> = {
  recorder: 'own',
  team: 'all',
  coordinator: 'all',
  decider: 'all',
  informed: 'state',
};

const sights: Readonly<Record<Reader['sight'], string>> = {
  all: 'leest alles',
  own: relations.recorder,
  state: relations.informed,
};

/** "coördineert en leest alles", "vervangt Els Voorbeeld tot maandag 7 december 2026 en leest alles". */
export function whatReaderDoes({ relation, sight, until, standsInForName }: Reader): string {
  if (relation === 'deputy')
    return `vervangt ${standsInForName ?? 'een collega'}${untilSays(until)} en ${sights[sight]}`;
  if (relation === 'break_glass') return `toegang in nood${untilSays(until)}: ${sights[sight]}`;
  return usual[relation] === sight ? relations[relation] : sights[sight];
}

/** A period that ends with a day says no time. */
function untilSays(until: Instant | null): string {
  if (until === null) return '';
  const says = formatTime(until) === '00.00 uur' ? formatDay(plainDateOf(until)) : formatMoment(until);
  return ` tot ${says}`;
}
