import type { Kind } from './people.queries.ts';

/** What a request asks, as a heading and as what follows from a yes. */
export const kindWords = {
  account: { title: 'Nieuwe collega', then: 'De rol begint meteen. U krijgt een code om aan deze collega te geven.' },
  role: { title: 'Nieuwe rol', then: 'De rol begint meteen.' },
  password: {
    title: 'Nieuw wachtwoord',
    then: 'U krijgt een code om aan deze collega te geven. De app met codes blijft nodig.',
  },
  factor: {
    title: 'Nieuwe app met codes',
    then: 'U krijgt een code om aan deze collega te geven. Het eigen wachtwoord blijft nodig. De oude app werkt daarna niet meer.',
  },
} as const satisfies Record<Kind, { readonly title: string; readonly then: string }>;
