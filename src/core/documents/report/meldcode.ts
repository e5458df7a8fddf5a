import { standingIn, standingOf } from '../../dossier/dossier.ts';
import type { Content, EventOf } from '../../dossier/events.schema.ts';
import { companyName, onDay, type Given } from '../given.ts';
import { entriesUnder, filled, listOf, none, row, type Part, type PrintedEntry } from '../printed.ts';
import { adviserWords, answerWords, outcomeWords } from '../words-nl.ts';
import { skippedActs, stepRows } from './steps.ts';
import { talkedWith } from './talks.ts';

/** What of the code was done, with whom, and what it says of this case. */
export function meldcodeParts(given: Given): readonly Part[] {
  const { weighed } = given.assessment;
  const skipped = skippedActs(given);
  return [
    stepRows(given),
    {
      is: 'rows',
      title: 'Code en norm',
      rows: [
        row('Code', `${given.code.protocol.title}, ${given.code.protocol.edition}`),
        row('Wat de code nu zegt', outcomeWords[weighed.outcome]),
        row('Plicht tot melden volgens de code', weighed.report_duty ? 'ja' : 'nee'),
        row('Gesprek met ouders', talkedWith(given, 'caregiver')),
        row('Gesprek met het kind', talkedWith(given, 'child')),
      ],
    },
    listOf('Waarop dat rust', [...new Set(weighed.because.map(({ says }) => says))]),
    entriesUnder('Antwoorden in de weging', standingOf(given.dossier, 'QuestionWeighed').map(answerIn(given))),
    entriesUnder('Met wie is overlegd', consulted(given)),
    skipped.length === 0 ? none('Bewust overgeslagen', 'Niets.') : entriesUnder('Bewust overgeslagen', skipped),
  ];
}

function answerIn(given: Given) {
  return ({ event }: { readonly event: EventOf<'QuestionWeighed'> }): PrintedEntry => ({
    title: onDay(event.on, given.code.questions.get(event.question)?.title ?? event.question),
    rows: filled([
      ['Vraag', event.asked],
      ['Antwoord', answerWords[event.answer]],
      ['Wie wogen mee', companyName(given, event.participants)],
      ['Samen met Veilig Thuis', event.withVeiligThuis?.contact],
    ]),
  });
}

function consulted(given: Given): readonly PrintedEntry[] {
  return standingIn(given.dossier).flatMap(({ event }) => consultation(given, event) ?? []);
}

function consultation(given: Given, event: Content): PrintedEntry | null {
  if (event.type === 'AdviceAsked') {
    return {
      title: onDay(event.on, adviserWords[event.of]),
      rows: filled([...contactRows(event), ['Met', event.contact]]),
    };
  }
  if (event.type === 'ExpertConsulted') {
    return { title: onDay(event.on, event.expert), rows: filled(contactRows(event)) };
  }
  if (event.type !== 'ColleagueConsulted') return null;
  return {
    title: onDay(event.on, 'collega’s'),
    rows: filled([
      ['Met', companyName(given, event.participants)],
      ['Besproken', event.what],
      ['Uitkomst', event.outcome],
      ['Nog niet bekend', event.missing.join('; ')],
      ['Vervolg', event.nextSteps],
    ]),
  };
}

function contactRows(
  event: EventOf<'AdviceAsked' | 'ExpertConsulted'>,
): readonly (readonly [string, string | undefined])[] {
  return [
    ['Advies', event.advice],
    ['Kenmerk', event.reference],
    ['Zonder namen gevraagd', event.anonymous ? 'ja' : 'nee'],
  ];
}
