import type { EntryForm } from './entry-form.ts';
import { unsafeAgainField } from './signal.form.ts';

export const progressForm: EntryForm = {
  type: 'ProgressNoted',
  title: 'Hoe het gaat',
  button: 'Notitie vastleggen',
  noted: ['carer_situation_may_harm', 'injury'],
  fields: (context) => [
    {
      is: 'one',
      name: 'kind',
      label: 'Waar gaat dit over?',
      needs: 'Kies waar dit over gaat.',
      options: [
        { value: 'help', label: 'De hulp die loopt' },
        { value: 'support', label: 'Steun op school of opvang' },
        { value: 'check', label: 'Nagaan of een afspraak is nagekomen' },
        { value: 'aftercare', label: 'Nazorg' },
      ],
    },
    { is: 'text', name: 'what', label: 'Wat zag of hoorde u?', needs: 'Vul in hoe het gaat.', aid: true },
    { is: 'text', name: 'reading', label: 'Hoe leest u dit?', hint: 'Apart van de feiten.', rows: 3 },
    ...unsafeAgainField(context),
  ],
  event: (said) => ({
    kind: said.text('kind'),
    what: said.text('what'),
    reading: said.text('reading'),
    unsafeAgain: said.text('unsafeAgain'),
  }),
};
