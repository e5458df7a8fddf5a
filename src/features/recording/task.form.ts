import type { EntryForm } from './entry-form.ts';
import type { Field } from './field.ts';
import type { FormContext } from './form-context.ts';

export const taskForm: EntryForm = {
  type: 'TaskDone',
  title: 'Iets dat uw code vraagt en nergens anders past',
  button: 'Vastleggen dat het is gedaan',
  when: 'Wanneer is dit gedaan?',
  fields: (context) => [
    ...filingFields(context),
    {
      is: 'one',
      name: 'outcome',
      label: 'Is het gedaan?',
      needs: 'Kies of het is gedaan.',
      options: [
        { value: 'done', label: 'Ja' },
        { value: 'not_applicable', label: 'Niet van toepassing' },
        { value: 'declined', label: 'Bewust niet gedaan' },
      ],
    },
    { is: 'text', name: 'note', label: 'Toelichting', hint: 'Bij ‘niet’: waarom niet.', rows: 3 },
  ],
  begins: () => ({ outcome: 'done' }),
  event: (said) => ({ outcome: said.text('outcome'), note: said.text('note') }),
  errors: (said) =>
    said.text('outcome') !== 'done' && said.text('outcome') !== undefined && said.text('note') === undefined
      ? [['note', 'Leg uit waarom het niet is gedaan.']]
      : [],
};

/** Where the code has a fixed place for notes, the place stands above the question. */
function filingFields({ code, location, act }: FormContext): readonly Field[] {
  const place = code.protocol.filing.find((filing) => filing.location === location);
  if (place === undefined || act === null || !/categorie|kindsysteem/i.test(`${act.says} ${act.title}`)) return [];
  return [{ is: 'inset', says: `Zet het in ${place.system}, in de categorie ‘${place.category}’.` }];
}
