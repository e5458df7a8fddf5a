import { standingOf } from '../../dossier/dossier.ts';
import type { EventOf } from '../../dossier/events.schema.ts';
import { formatShortDay } from '../../kernel/dates.ts';
import { companyName, onDay, type Given } from '../given.ts';
import { entriesUnder, filled, type Part, type PrintedEntry } from '../printed.ts';
import { addresseeWords, attitudeWords, consentOutcomes, consentWords, signatureWords } from '../words-nl.ts';

type Talk = EventOf<'ConversationHeld'>;

/** How parents and child reacted, their objections, and what was done to obtain consent. */
export function reactionParts(given: Given): readonly Part[] {
  const talks = standingOf(given.dossier, 'ConversationHeld');
  return [
    entriesUnder(
      'Gesprekken en reacties',
      talks.map(({ event }) => talkEntry(given, event)),
    ),
    entriesUnder(
      'Bezwaren',
      talks.flatMap(({ event }) =>
        event.objections === undefined
          ? []
          : [{ title: onDay(event.on, whoIn(event)), rows: filled([['Bezwaar', event.objections]]) }],
      ),
    ),
    entriesUnder('Toestemming gevraagd', [...consents(given), ...efforts(given)]),
  ];
}

function talkEntry(given: Given, event: Talk): PrintedEntry {
  return {
    title: onDay(event.on, `gesprek met ${whoIn(event)}`),
    rows: filled([
      ['Namens de school', companyName(given, event.participants)],
      ['Reactie', event.reaction ?? 'niet bekend'],
      ['Herkennen zij de zorgen', event.attitude === undefined ? undefined : attitudeWords[event.attitude]],
      ['Afspraken', event.agreements],
      ['Verteld dat de school wil melden', event.toldReportIntended ? 'ja' : 'nee'],
      ['Verslag', signed(event)],
    ]),
  };
}

function signed({ signature }: Talk): string | undefined {
  if (signature === undefined) return undefined;
  const words = signatureWords[signature.outcome];
  return signature.outcome === 'not_offered' ? `${words}: ${signature.because}` : words;
}

function whoIn(event: Talk): string {
  return event.with
    .map(({ who, name, relation }) => {
      const as = relation ?? addresseeWords[who];
      return name === undefined ? as : `${name} (${as})`;
    })
    .join(' en ');
}

function consents({ dossier }: Given): readonly PrintedEntry[] {
  return standingOf(dossier, 'ConsentRecorded').map(({ event }) => ({
    title: onDay(event.askedOn ?? event.on, `voor ${consentWords[event.purpose]}`),
    rows: filled([
      ['Uitkomst', consentOutcomes[event.outcome.is]],
      ['Waarom', 'because' in event.outcome ? event.outcome.because : undefined],
      ['Gevraagd door', event.by],
    ]),
  }));
}

function efforts({ dossier }: Given): readonly PrintedEntry[] {
  return standingOf(dossier, 'ActSkipped').flatMap(({ event }) =>
    event.effortForConsent === undefined
      ? []
      : [{ title: onDay(event.on, 'moeite gedaan'), rows: filled([['Wat', event.effortForConsent]]) }],
  );
}

/** On which days was spoken with them, or why not; undefined where the dossier is silent about it. */
export function talkedWith(given: Given, who: 'caregiver' | 'child'): string | undefined {
  const talks = standingOf(given.dossier, 'ConversationHeld').filter(({ event }) =>
    event.with.some((one) => one.who === who),
  );
  if (talks.length > 0) return talks.map(({ event }) => formatShortDay(event.on)).join(', ');
  const skipped = standingOf(given.dossier, 'ActSkipped').filter(
    ({ event }) => given.code.acts.get(event.act)?.informs?.who.includes(who) ?? false,
  );
  return skipped.length === 0
    ? undefined
    : skipped.map(({ event }) => `niet gevoerd, om deze reden: ${event.because}`).join(' ');
}
