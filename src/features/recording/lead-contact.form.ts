import type { EntryForm } from './entry-form.ts';

export const leadContactForm: EntryForm = {
  type: 'LeadContacted',
  title: 'Contact met wie het regelt',
  button: 'Contact vastleggen',
  when: 'Wanneer was het contact?',
  company: true,
  fields: () => [{ is: 'text', name: 'what', label: 'Wat is besproken?' }],
  event: (said) => ({ what: said.text('what') }),
};
