import type { Choice } from './field.ts';

/** The three answers of the code: doubt is an answer of its own. */
export const yesNoDoubt: readonly Choice[] = [
  { value: 'yes', label: 'Ja' },
  { value: 'no', label: 'Nee' },
  { value: 'doubt', label: 'Ik twijfel' },
];

export const yesNo: readonly Choice[] = [
  { value: 'yes', label: 'Ja' },
  { value: 'no', label: 'Nee' },
];
