import type { EntryForm } from './entry-form.ts';

export const expertForm: EntryForm = {
  type: 'ExpertConsulted',
  title: 'Advies van een deskundige',
  button: 'Advies vastleggen',
  when: 'Wanneer vroeg u advies?',
  fields: () => [
    { is: 'line', name: 'expert', label: 'Welke deskundige vroeg u?', needs: 'Vul in wie u vroeg.' },
    {
      is: 'one',
      name: 'kind',
      label: 'Waarvoor?',
      needs: 'Kies waarvoor u de deskundige vroeg.',
      options: [
        { value: 'injury', label: 'Een deskundige die naar letsel kijkt' },
        { value: 'special_form', label: 'Eer, gedwongen huwelijk, achterlating of genitale verminking' },
        { value: 'other', label: 'Iets anders' },
      ],
    },
    {
      is: 'one',
      name: 'anonymous',
      label: 'Noemde u de naam van het kind?',
      hint: 'Met naam bespreken vraagt meestal toestemming van ouders.',
      needs: 'Kies of u de naam noemde.',
      options: [
        { value: 'yes', label: 'Nee, zonder naam' },
        { value: 'no', label: 'Ja, met naam' },
      ],
    },
    { is: 'text', name: 'advice', label: 'Wat was het advies?', needs: 'Vul in wat het advies was.' },
    { is: 'line', name: 'reference', label: 'Nummer of kenmerk dat u kreeg' },
  ],
  event: (said) => ({
    expert: said.text('expert'),
    kind: said.text('kind'),
    anonymous: said.text('anonymous') === 'yes',
    advice: said.text('advice'),
    reference: said.text('reference'),
  }),
};
