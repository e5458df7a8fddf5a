import type { EntryForm } from './entry-form.ts';
import type { Choice } from './field.ts';
import type { FormContext } from './form-context.ts';

export const adviceForm: EntryForm = {
  type: 'AdviceAsked',
  title: 'Advies van Veilig Thuis of het lokale team',
  button: 'Advies vastleggen',
  when: 'Wanneer vroeg u advies?',
  time: true,
  fields: (context) => [
    {
      is: 'one',
      name: 'of',
      label: 'Aan wie vroeg u advies?',
      needs: 'Kies aan wie u advies vroeg.',
      options: [
        { value: 'veilig_thuis', label: 'Veilig Thuis' },
        { value: 'local_team', label: 'Het lokale team voor jeugd en gezin' },
        { value: 'other', label: 'Iemand anders' },
      ],
    },
    { is: 'line', name: 'contact', label: 'Met wie sprak u?' },
    {
      is: 'one',
      name: 'anonymous',
      label: 'Noemde u namen van het gezin?',
      hint: 'Voor advies is geen naam nodig.',
      needs: 'Kies of u namen noemde.',
      options: [
        { value: 'yes', label: 'Nee, zonder namen' },
        { value: 'no', label: 'Ja, met naam' },
      ],
    },
    { is: 'text', name: 'advice', label: 'Wat was het advies?', needs: 'Vul in wat het advies was.' },
    { is: 'line', name: 'reference', label: 'Nummer of kenmerk dat u kreeg' },
    {
      is: 'many',
      name: 'concerning',
      label: 'Waar ging het advies over?',
      hint: 'Zo is te zien dat een vraag of een gesprek is overlegd.',
      options: subjects(context),
    },
  ],
  event: (said) => ({
    of: said.text('of'),
    contact: said.text('contact'),
    anonymous: said.text('anonymous') === 'yes',
    advice: said.text('advice'),
    reference: said.text('reference'),
    concerning: said.all('concerning'),
  }),
};

/** The questions of the weighing, the talks that may be left out and the report. */
function subjects({ code }: FormContext): readonly Choice[] {
  const questions = [...code.questions.values()].map(({ id, title }) => ({
    value: id,
    label: `Vraag ${id.slice(1)}: ${title}`,
  }));
  const acts = [...code.acts.values()].filter(({ skip, does }) => skip !== undefined || does === 'report');
  return [...questions, ...acts.map(({ id, title }) => ({ value: id, label: title }))];
}
