import { formatMoment } from '../kernel/dates.ts';
import type { Given } from './given.ts';
import { row, type Part, type PrintedDocument } from './printed.ts';
import { concernParts, readingParts } from './report/concern.ts';
import { helpParts, requestParts, riskParts } from './report/help.ts';
import { meldcodeParts } from './report/meldcode.ts';
import { personParts } from './report/persons.ts';
import { reporterParts } from './report/reporter.ts';
import { reactionParts } from './report/talks.ts';
import { printedStones } from './stones.ts';

const blocks = {
  reporter: ['De melder', reporterParts],
  meldcode: ['De stappen van de meldcode', meldcodeParts],
  persons: ['Om wie het gaat', personParts],
  concern: ['De zorg: feiten, met hun bron', concernParts],
  reading: ['Hoe de school het leest', readingParts],
  risk: ['Risico en bescherming', riskParts],
  help: ['Hulp die is geprobeerd', helpParts],
  reaction: ['Reacties, bezwaren en toestemming', reactionParts],
  request: ['Wat de school vraagt', requestParts],
} as const satisfies Record<string, readonly [string, (given: Given) => readonly Part[]]>;

export type ReportBlock = keyof typeof blocks;
export type ReportPreparation = PrintedDocument<ReportBlock>;

const order: readonly ReportBlock[] = [
  'reporter',
  'meldcode',
  'persons',
  'concern',
  'reading',
  'risk',
  'help',
  'reaction',
  'request',
];

/**
 * What a reporter has at hand for Veilig Thuis, in blocks that can be copied one by one (field set: F-5.9 and the forms
 * of the regions). Made of what stands: withdrawn entries never appear and corrected ones only as corrected. It is
 * nowhere sent to; a person does that.
 */
export function reportPreparation(given: Given): ReportPreparation {
  return {
    title: 'Voorbereiding van een melding',
    head: [
      row('Locatie', `${given.names.location}, ${given.names.organisation}`),
      row('Gemaakt door', given.names.preparedBy),
      row('Gemaakt op', formatMoment(given.madeAt)),
    ],
    notices: [
      'Het gaat om een vermoeden. De school stelt niet vast dat er sprake is van mishandeling of geweld.',
      'Feiten staan apart van meningen. Bij elk feit staat van wie het komt: van de school zelf, van het kind of van derden.',
      'Bel Veilig Thuis op 0800-2000. Bel bij direct gevaar 112. Dit stuk hoeft niet af te zijn om te melden.',
    ],
    stones: printedStones(given.assessment.steps),
    blocks: order.map((id) => {
      const [title, parts] = blocks[id];
      return { id, title, parts: parts(given) };
    }),
  };
}
