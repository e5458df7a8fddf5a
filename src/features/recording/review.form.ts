import type { EntryForm } from './entry-form.ts';

export const reviewForm: EntryForm = {
  type: 'ReviewSet',
  title: 'Een dag om terug te kijken',
  button: 'Dag vastleggen',
  when: 'Wanneer is dit afgesproken?',
  fields: () => [
    {
      is: 'day',
      name: 'day',
      label: 'Op welke dag kijkt u of de hulp werkt?',
      needs: 'Vul de dag in waarop u terugkijkt.',
      mayBeAhead: true,
    },
    { is: 'text', name: 'because', label: 'Waarom deze dag?', rows: 2 },
  ],
  event: (said) => ({ day: said.day('day'), because: said.text('because') }),
};
