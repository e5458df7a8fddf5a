import { standingIn, standingOf } from '../../dossier/dossier.ts';
import type { Content, EventOf } from '../../dossier/events.schema.ts';
import { formatShortDay } from '../../kernel/dates.ts';
import type { Answer, PlainDate } from '../../kernel/kernel.ts';
import type { FlagId } from '../../protocol/words.ts';
import { onDay, personName, type Given } from '../given.ts';
import { entriesUnder, filled, none, row, type Part, type PrintedEntry } from '../printed.ts';
import { answerWords, dangerWords } from '../words-nl.ts';
import { factParts } from './facts.ts';

/** What was seen, heard and told: facts only, with their source. How the school reads it is another block. */
export function concernParts(given: Given): readonly Part[] {
  const signals = standingOf(given.dossier, 'SignalRecorded').map(({ event }) => event);
  return [
    ...factParts(given, childsWords(signals)),
    {
      is: 'rows',
      title: 'Sinds wanneer en hoe vaak',
      rows: [
        row('Sinds wanneer', last(signals.map(({ since }) => since))),
        row('Hoe vaak, en of het toeneemt', last(signals.map(({ frequency }) => frequency))),
        row('Ernstig letsel', flagSaid(given, 'serious_injury') ?? injuryNoted(given)),
        row('Direct gevaar', dangerSaid(given)),
        row('Opnieuw onveilig tijdens of na hulp', flagSaid(given, 'recurrence')),
      ],
    },
  ];
}

function childsWords(signals: readonly EventOf<'SignalRecorded'>[]): Part {
  const title = 'Van het kind: letterlijke woorden';
  const words = signals.flatMap(({ on, childsWords: said }) => {
    if (said === undefined) return [];
    const asked = said.asked === undefined ? 'niet bekend' : `‘${said.asked}’`;
    const context = `${formatShortDay(on)}. Uit zichzelf verteld: ${answerWords[said.unprompted]}. Vraag vooraf: ${asked}.`;
    return [{ says: said.words, context }];
  });
  return words.length === 0 ? none(title) : { is: 'words', title, words };
}

function last(said: readonly (string | undefined)[]): string | undefined {
  return said.findLast((one) => one !== undefined);
}

/** As it was said last, with the day. */
export function flagSaid({ dossier }: Given, flag: FlagId): string | undefined {
  const found = standingIn(dossier).findLast(({ event }) => event.flags?.[flag] !== undefined);
  const is = found?.event.flags?.[flag];
  return found === undefined || is === undefined ? undefined : saidOn(answerWords[is], found.event.on);
}

function dangerSaid({ dossier }: Given): string | undefined {
  const said = standingIn(dossier).flatMap(({ event }) => {
    const is = dangerIn(event);
    return is === undefined ? [] : [saidOn(dangerWords[is], event.on)];
  });
  return said.at(-1);
}

function dangerIn(event: Content): Answer | 'not_asked' | undefined {
  const flagged = event.flags?.danger_now;
  if (flagged !== undefined || event.type !== 'SignalRecorded') return flagged;
  return event.dangerNow === 'not_asked' ? undefined : event.dangerNow;
}

function injuryNoted({ dossier }: Given): string | undefined {
  const found = standingIn(dossier).findLast(({ event }) => event.noted?.includes('injury') ?? false);
  return found === undefined ? undefined : `er is letsel gezien of genoemd, ${formatShortDay(found.event.on)}`;
}

function saidOn(word: string, on: PlainDate): string {
  return `${word}, op ${formatShortDay(on)}`;
}

/** How it is read and judged, by whom; never among the facts. */
export function readingParts(given: Given): readonly Part[] {
  return [
    {
      is: 'text',
      title: null,
      says: 'Dit zijn meningen en vermoedens van de school. Het zijn geen feiten.',
    },
    entriesUnder(
      'Per dag, met wie het opschreef',
      standingIn(given.dossier).flatMap(({ entry, event }) => {
        const by = given.names.staff.get(entry.recordedBy.staff);
        const who = personName(given, { role: entry.recordedBy.role, name: by });
        return readingIn(given, event, who) ?? [];
      }),
    ),
  ];
}

function readingIn(given: Given, event: Content, who: string): PrintedEntry | null {
  const rows = filled(readingRows(given, event));
  return rows.length === 0 ? null : { title: onDay(event.on, who), rows };
}

type Lines = readonly (readonly [string, string | undefined])[];

function readingRows(given: Given, event: Content): Lines {
  const note: Lines = [['Toelichting', event.note]];
  if (event.type === 'QuestionWeighed') return [['Overweging', event.because], ...viewsIn(given, event), ...note];
  if (event.type === 'FactorsMapped') return [['Overweging', event.considerations], ...note];
  if (event.type === 'FlagJudged') return [['Overweging', event.because], ...note];
  return 'reading' in event ? [['Hoe wij het lezen', event.reading], ...note] : note;
}

function viewsIn(given: Given, event: EventOf<'QuestionWeighed'>): Lines {
  return event.views.map((view) => [
    personName(given, view),
    view.because === undefined ? answerWords[view.view] : `${answerWords[view.view]}: ${view.because}`,
  ]);
}
