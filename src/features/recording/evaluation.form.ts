import type { EntryForm } from './entry-form.ts';

export const evaluationForm: EntryForm = {
  type: 'ApproachEvaluated',
  title: 'Terugkijken op de aanpak',
  button: 'Evaluatie vastleggen',
  fields: () => [
    {
      is: 'text',
      name: 'what',
      label: 'Wat ging goed, en wat doet u een volgende keer anders?',
      hint: 'Over de aanpak van de school of opvang, niet over het gezin.',
      needs: 'Vul in wat u van de aanpak leerde.',
    },
  ],
  event: (said) => ({ what: said.text('what') }),
};
