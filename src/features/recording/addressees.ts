import type { Choice } from './field.ts';
import type { Said } from './said.ts';

/** Each addressee stands apart: telling the child is not telling the parents (D-28). */
export const addresseeChoices: readonly Choice[] = [
  {
    value: 'caregiver',
    label: 'Ouder of verzorger',
    then: [{ is: 'line', name: 'caregiver-name', label: 'Met welke ouder of verzorger?' }],
  },
  { value: 'child', label: 'Het kind' },
  {
    value: 'other',
    label: 'Iemand anders',
    then: [
      { is: 'line', name: 'other-name', label: 'Met wie?' },
      { is: 'line', name: 'other-relation', label: 'Wie is dat voor het kind?' },
    ],
  },
];

export function addresseesIn(said: Said, name: string): readonly object[] {
  return said.all(name).map((who) => ({
    who,
    name: who === 'child' ? undefined : said.text(`${who}-name`),
    relation: who === 'other' ? said.text('other-relation') : undefined,
  }));
}
