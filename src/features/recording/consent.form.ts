import type { EntryForm } from './entry-form.ts';
import type { Field } from './field.ts';
import type { Said } from './said.ts';

const fields: readonly Field[] = [
  {
    is: 'one',
    name: 'purpose',
    label: 'Waarvoor is toestemming gevraagd?',
    hint: 'Voor een melding is geen toestemming nodig.',
    needs: 'Kies waarvoor toestemming is gevraagd.',
    options: [
      { value: 'extended_team', label: 'Met naam bespreken in een breder team' },
      { value: 'external_expert', label: 'Met naam bespreken met een deskundige van buiten' },
      { value: 'report', label: 'Een melding' },
      { value: 'other', label: 'Iets anders' },
    ],
  },
  { is: 'line', name: 'external', label: 'Met wie van buiten wordt gesproken?' },
  {
    is: 'one',
    name: 'outcome',
    label: 'Wat was het antwoord?',
    needs: 'Kies wat het antwoord was.',
    options: [
      {
        value: 'given',
        label: 'Toestemming gegeven',
        then: [
          {
            is: 'one',
            name: 'written',
            label: 'Staat het op papier?',
            needs: 'Kies of het op papier staat.',
            options: [
              { value: 'yes', label: 'Ja, getekend' },
              { value: 'no', label: 'Nee, alleen gezegd' },
            ],
          },
          { is: 'line', name: 'document', label: 'Waar ligt het papier?' },
        ],
      },
      {
        value: 'refused',
        label: 'Geweigerd',
        hint: 'Dit komt terug bij de weging.',
        then: [{ is: 'text', name: 'refused-because', label: 'Wat zeiden ouders erover?', rows: 2 }],
      },
      {
        value: 'not_asked',
        label: 'Niet gevraagd',
        then: [
          {
            is: 'text',
            name: 'not-asked-because',
            label: 'Waarom niet?',
            needs: 'Leg uit waarom het niet is gevraagd.',
            rows: 2,
          },
        ],
      },
    ],
  },
  { is: 'line', name: 'by', label: 'Wie gaf antwoord?' },
];

export const consentForm: EntryForm = {
  type: 'ConsentRecorded',
  title: 'Toestemming van ouders',
  button: 'Toestemming vastleggen',
  when: 'Wanneer kreeg u antwoord?',
  fields: () => fields,
  event: (said) => ({
    purpose: said.text('purpose'),
    external: said.text('external'),
    by: said.text('by'),
    written: said.text('outcome') === 'given' && said.text('written') === 'yes',
    document: said.text('document'),
    outcome: outcomeIn(said),
  }),
};

function outcomeIn(said: Said): object {
  const is = said.text('outcome');
  if (is === 'refused') return { is, because: said.text('refused-because') };
  return is === 'not_asked' ? { is, because: said.text('not-asked-because') } : { is };
}
