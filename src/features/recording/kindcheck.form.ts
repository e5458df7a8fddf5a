import { addresseeChoices, addresseesIn } from './addressees.ts';
import type { EntryForm } from './entry-form.ts';
import type { Field } from './field.ts';

const children: Extract<Field, { is: 'rows' }> = {
  is: 'rows',
  name: 'children',
  label: 'Welke kinderen wonen er, of zijn er vaak?',
  hint: 'Ook kinderen die hier nog niet of niet meer komen. Lege regels tellen niet mee.',
  rows: 4,
  row: 'Kind',
  columns: [
    { is: 'line', name: 'name', label: 'Naam' },
    { is: 'line', name: 'age', label: 'Leeftijd' },
    { is: 'line', name: 'school', label: 'School of opvang' },
  ],
};

const fields: readonly Field[] = [
  {
    is: 'text',
    name: 'trigger',
    label: 'Waarom was een kindcheck nodig?',
    hint: 'Bijvoorbeeld: een zware depressie, verslaving, dreigende huisuitzetting, geweld tussen huisgenoten, een zwangerschap.',
    needs: 'Vul in waarom een kindcheck nodig was.',
    rows: 3,
  },
  { is: 'many', name: 'with', label: 'Met wie sprak u?', options: addresseeChoices },
  children,
  { is: 'text', name: 'whoCares', label: 'Wie zorgt voor hen?', rows: 2 },
  { is: 'text', name: 'careShared', label: 'Wordt de zorg gedeeld, en met wie?', rows: 2 },
  { is: 'text', name: 'otherChildrenSeen', label: 'Ziet deze persoon nog andere kinderen vaak?', rows: 2 },
  {
    is: 'one',
    name: 'pregnant',
    label: 'Is er iemand zwanger?',
    options: [
      { value: 'yes', label: 'Ja' },
      { value: 'no', label: 'Nee' },
      { value: 'unknown', label: 'Niet bekend' },
    ],
  },
  { is: 'text', name: 'helpPresent', label: 'Welke hulp is er al, of is gewenst?', rows: 2 },
  {
    is: 'one',
    name: 'outcome',
    label: 'Wat is de uitkomst?',
    needs: 'Kies wat de uitkomst is.',
    options: [
      { value: 'no_concern', label: 'Geen reden tot zorg', hint: 'De kindcheck stopt hier.' },
      { value: 'concern', label: 'Wel zorg', hint: 'Ga door met de stappen, zo nodig ook voor een ander kind.' },
      {
        value: 'unclear',
        label: 'Geen antwoord, of niet duidelijk',
        hint: 'Ga door met de stappen, of vraag een ander het over te nemen.',
      },
    ],
  },
  { is: 'text', name: 'because', label: 'Waarom denkt u dat?', rows: 2 },
];

export const kindcheckForm: EntryForm = {
  type: 'KindcheckDone',
  title: 'Kindcheck',
  button: 'Kindcheck vastleggen',
  when: 'Wanneer deed u de kindcheck?',
  fields: () => fields,
  event: (said) => ({
    trigger: said.text('trigger'),
    with: addresseesIn(said, 'with'),
    children: said.rows(children).map(({ row }) => Object.fromEntries(row)),
    whoCares: said.text('whoCares'),
    careShared: said.text('careShared'),
    otherChildrenSeen: said.text('otherChildrenSeen'),
    pregnant: said.text('pregnant'),
    helpPresent: said.text('helpPresent'),
    outcome: said.text('outcome'),
    because: said.text('because'),
  }),
};
