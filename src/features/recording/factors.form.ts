import type { EntryForm } from './entry-form.ts';
import type { Field } from './field.ts';
import type { Said } from './said.ts';

const lists = {
  confirming: 'Wat maakt het vermoeden sterker?',
  contradicting: 'Wat spreekt het vermoeden tegen?',
  risk: 'Wat maakt het kind kwetsbaar?',
  protective: 'Wat beschermt het kind?',
} as const;
type List = keyof typeof lists;
const names: readonly List[] = ['confirming', 'contradicting', 'risk', 'protective'];

const onePerLine = 'Zet elk punt op een eigen regel.';

export const factorsForm: EntryForm = {
  type: 'FactorsMapped',
  title: 'Signalen, risico’s en bescherming op een rij',
  button: 'Overzicht vastleggen',
  fields: () => [
    ...names.map((name): Field => ({ is: 'text', name, label: lists[name], hint: onePerLine, rows: 3 })),
    { is: 'text', name: 'considerations', label: 'Hoe weegt u dit?', rows: 3 },
  ],
  event: (said) => ({
    ...Object.fromEntries(names.map((name) => [name, linesIn(said, name)])),
    considerations: said.text('considerations'),
  }),
  errors: (said) =>
    names.every((name) => said.text(name) === undefined)
      ? [['confirming', 'Vul bij ten minste een van de vier vragen iets in.']]
      : [],
};

/** Each line that says something is a point of its own. */
export function linesIn(said: Said, name: string): readonly string[] {
  return (said.text(name) ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
