import type { DossierEventInput } from '../src/core/dossier/events.schema.ts';

/** What happened, how many days ago, and in whose name. */
export type Happened = { readonly daysAgo: number; readonly by: string; readonly event: Draft };
/** An event without its day: that follows from `daysAgo`. */
type WithoutDay<T> = T extends unknown ? Omit<T, 'on'> : never;
export type Draft = WithoutDay<Exclude<DossierEventInput, { type: 'DossierOpened' }>>;

export type Situation = {
  /** What a newcomer sees here. */
  readonly shows: string;
  readonly board: string;
  readonly child: string;
  /** Who hands in the first signal, and who opens the dossier; null: it still waits. */
  readonly signalBy: string;
  readonly openedBy: string | null;
  readonly daysAgo: number;
  readonly saw: string;
  readonly reading?: string;
  readonly then: readonly Happened[];
};

const school = { origin: 'school', who: 'de school' } as const;
const flags = { acute: 'no', structural: 'no', disclosure: 'no' } as const;

function weighed(question: string, answer: 'yes' | 'no' | 'doubt', because: string): Draft {
  return { type: 'QuestionWeighed', question, asked: 'zoals op het scherm stond', answer, because } as const;
}

const fedraTalks: readonly Happened[] = [
  {
    daysAgo: 20,
    by: 'Els Voorbeeld',
    event: {
      type: 'LeadContacted',
      acts: ['F-1.4'],
      what: 'De leerkracht kwam langs met haar zorgen.',
    },
  },
  {
    daysAgo: 19,
    by: 'Els Voorbeeld',
    event: {
      type: 'FactorsMapped',
      acts: ['F-1.5'],
      confirming: ['Komt vaak zonder ontbijt op school.'],
      contradicting: ['Is vrolijk als opa brengt.'],
      protective: ['Opa en oma wonen dichtbij.'],
      risk: ['Er is veel ruzie thuis, zegt moeder.'],
    },
  },
  {
    daysAgo: 18,
    by: 'Els Voorbeeld',
    event: {
      type: 'ColleagueConsulted',
      acts: ['F-2.1', 'F-2.3', 'F-2.6'],
      participants: [{ role: 'childProtectionLead' }, { role: 'teacher' }],
      what: 'De signalen van de laatste weken.',
      outcome: 'In gesprek met moeder en advies vragen aan Veilig Thuis.',
      missing: ['Hoe gaat het bij opa en oma?'],
    },
  },
  {
    daysAgo: 14,
    by: 'Els Voorbeeld',
    event: {
      type: 'ConversationHeld',
      acts: ['F-3.1', 'F-3.2', 'F-3.3', 'F-3.8'],
      with: [{ who: 'caregiver', name: 'moeder' }],
      said: [{ what: 'Uw kind heeft vaak geen eten bij zich.', source: school }],
      reaction: 'Moeder zegt dat het even heel druk is thuis.',
      attitude: 'recognises',
      agreements: 'Volgende week praten we verder.',
    },
  },
];

export const situations: readonly Situation[] = [
  {
    shows: 'een nieuw signaal dat wacht',
    board: 'proef-fedra',
    child: 'Sem Denkbeeldig',
    signalBy: 'Kim Fictief',
    openedBy: null,
    daysAgo: 1,
    saw: 'Sem kroop onder de tafel toen de deur dichtsloeg, en bleef daar tot de pauze.',
    reading: 'Ik vraag me af waar die schrik vandaan komt.',
    then: [],
  },
  {
    shows: 'hulp die loopt, met een dag om terug te kijken',
    board: 'proef-fedra',
    child: 'Bo Verzonnen',
    signalBy: 'Kim Fictief',
    openedBy: 'Els Voorbeeld',
    daysAgo: 21,
    saw: 'Bo kwam voor de derde keer deze week zonder jas en zonder eten op school.',
    then: [
      ...fedraTalks,
      { daysAgo: 10, by: 'Els Voorbeeld', event: { type: 'FlagJudged', flags } },
      {
        daysAgo: 10,
        by: 'Els Voorbeeld',
        event: { type: 'PersonInformed', acts: ['F-4.10'], who: { role: 'board' }, of: 'een sterk vermoeden' },
      },
      {
        daysAgo: 10,
        by: 'Els Voorbeeld',
        event: {
          type: 'AdviceAsked',
          acts: ['F-4.4'],
          of: 'veilig_thuis',
          contact: 'medewerker advies',
          advice: 'Hulp kan zelf, als moeder meedoet. Spreek een dag af om terug te kijken.',
        },
      },
      { daysAgo: 9, by: 'Els Voorbeeld', event: weighed('q1', 'yes', 'De signalen blijven komen.') },
      {
        daysAgo: 9,
        by: 'Els Voorbeeld',
        event: weighed('q2', 'no', 'Er is geen direct gevaar en geen herhaald geweld.'),
      },
      {
        daysAgo: 9,
        by: 'Els Voorbeeld',
        event: weighed('q3', 'yes', 'Schoolmaatschappelijk werk kan deze week beginnen.'),
      },
      { daysAgo: 9, by: 'Els Voorbeeld', event: weighed('q4', 'yes', 'Moeder wil de hulp graag.') },
      {
        daysAgo: 8,
        by: 'Els Voorbeeld',
        event: {
          type: 'HelpPlanned',
          acts: ['F-5.19'],
          goal: 'Bo heeft elke dag eten en een jas.',
          term: 'zes weken',
          roles: [{ role: 'steun thuis', who: 'schoolmaatschappelijk werk' }],
          caseManager: { name: 'Els Voorbeeld', role: 'childProtectionLead' },
          tasks: [{ what: 'Elke ochtend even vragen hoe het gaat.', who: 'Kim Fictief' }],
          actions: ['Kennismaken met het gezin.'],
        },
      },
    ],
  },
  {
    shows: 'een plicht om te melden die open staat',
    board: 'proef-fedra',
    child: 'Mika Bedacht',
    signalBy: 'Kim Fictief',
    openedBy: 'Els Voorbeeld',
    daysAgo: 6,
    saw: 'Mika had een blauwe plek op de bovenarm in de vorm van een hand.',
    then: [
      {
        daysAgo: 3,
        by: 'Els Voorbeeld',
        event: { type: 'FlagJudged', flags: { acute: 'doubt' }, because: 'We weten niet of het thuis nu veilig is.' },
      },
    ],
  },
  {
    shows: 'stap 2 is bezig',
    board: 'proef-verdi',
    child: 'Pip Verzonnen',
    signalBy: 'Jip Fantasie',
    openedBy: 'Ina Voorbeeld',
    daysAgo: 4,
    saw: 'Pip wilde na school niet mee naar huis en hield zich vast aan de kapstok.',
    then: [
      {
        daysAgo: 2,
        by: 'Ina Voorbeeld',
        event: {
          type: 'ColleagueConsulted',
          acts: ['V-2.1'],
          participants: [{ role: 'teacher' }, { role: 'internalSupervisor' }],
          what: 'Wat Pip liet zien bij het naar huis gaan.',
        },
      },
    ],
  },
  {
    shows: 'twijfel, en Veilig Thuis is gevraagd',
    board: 'proef-verdi',
    child: 'Roos Niemand',
    signalBy: 'Jip Fantasie',
    openedBy: 'Ina Voorbeeld',
    daysAgo: 12,
    saw: 'Roos viel in slaap in de kring en zei dat ze ’s nachts op haar broertje past.',
    then: [
      {
        daysAgo: 8,
        by: 'Ina Voorbeeld',
        event: {
          type: 'ColleagueConsulted',
          acts: ['V-2.1', 'V-2.5'],
          participants: [{ role: 'teacher' }, { role: 'internalSupervisor' }],
          what: 'Roos is moe en zorgt voor haar broertje.',
        },
      },
      { daysAgo: 5, by: 'Ina Voorbeeld', event: { type: 'FlagJudged', flags } },
      { daysAgo: 5, by: 'Ina Voorbeeld', event: weighed('q1', 'yes', 'Ze is ’s nachts alleen met haar broertje.') },
      { daysAgo: 5, by: 'Ina Voorbeeld', event: weighed('q2', 'doubt', 'We weten niet hoe vaak dit gebeurt.') },
    ],
  },
  {
    shows: 'een nieuw signaal op de opvang',
    board: 'proef-verdi',
    child: 'Teun Peutertest',
    signalBy: 'Pam Proef',
    openedBy: null,
    daysAgo: 0,
    saw: 'Teun huilde de hele ochtend en wilde niet verschoond worden.',
    then: [],
  },
];
