import type { EntryForm } from './entry-form.ts';

export const feedbackForm: EntryForm = {
  type: 'FeedbackReceived',
  title: 'Wat Veilig Thuis liet horen',
  button: 'Antwoord vastleggen',
  when: 'Wanneer hoorde u dit, of wanneer keek u het na?',
  fields: ({ reports }) => [
    {
      is: 'one',
      name: 'received',
      label: 'Heeft Veilig Thuis iets laten horen?',
      needs: 'Kies of u iets hoorde.',
      options: [
        {
          value: 'yes',
          label: 'Ja',
          then: [{ is: 'text', name: 'what', label: 'Wat liet Veilig Thuis weten?', needs: 'Vul in wat u hoorde.' }],
        },
        { value: 'no', label: 'Nee, nog niets gehoord', hint: 'Bel Veilig Thuis en vraag hoe het staat.' },
      ],
    },
    { is: 'line', name: 'contact', label: 'Met wie sprak u?' },
    ...(reports.length < 2
      ? []
      : [{ is: 'select', name: 'report', label: 'Over welke melding gaat dit?', options: reports } as const]),
  ],
  event: (said, { reports }) => ({
    received: said.text('received') === 'yes',
    what: said.text('what'),
    contact: said.text('contact'),
    report: reports.length === 1 ? reports[0]?.value : said.text('report'),
  }),
};
