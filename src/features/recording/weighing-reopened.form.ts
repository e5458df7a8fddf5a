import type { EntryForm } from './entry-form.ts';

export const weighingReopenedForm: EntryForm = {
  type: 'WeighingReopened',
  title: 'Opnieuw wegen',
  button: 'Opnieuw wegen',
  fields: () => [
    { is: 'inset', says: 'Wat eerder is geantwoord, blijft staan en blijft leesbaar. De vragen gaan opnieuw open.' },
    { is: 'text', name: 'because', label: 'Waarom weegt u opnieuw?', needs: 'Vul in waarom u opnieuw weegt.' },
  ],
  event: (said) => ({ because: said.text('because') }),
};
