import type { EntryForm } from './entry-form.ts';

export const emergencyForm: EntryForm = {
  type: 'EmergencyContacted',
  title: 'Contact bij direct gevaar',
  button: 'Noodcontact vastleggen',
  when: 'Wanneer belde u?',
  time: true,
  fields: ({ code }) => [
    {
      is: 'one',
      name: 'contact',
      label: 'Wie belde u?',
      needs: 'Kies wie u belde.',
      options: code.contacts.map(({ id, name, phone }) => ({
        value: id,
        label: phone === undefined ? name : `${name} (${phone})`,
      })),
    },
    { is: 'text', name: 'what', label: 'Wat is er gebeurd?', needs: 'Vul in wat er is gebeurd.', rows: 3 },
    { is: 'text', name: 'agreements', label: 'Wat is afgesproken?', rows: 2 },
    { is: 'line', name: 'by', label: 'Wie belde?' },
  ],
  begins: ({ recorder }) => ({ by: recorder.name }),
  event: (said) => ({
    contact: said.text('contact'),
    what: said.text('what'),
    agreements: said.text('agreements'),
    by: said.text('by'),
  }),
};
