import type { EntryForm } from './entry-form.ts';
import { statementRows, statementsIn } from './statement-rows.ts';

const rows = statementRows('facts', 'Wat nam u waar?', 'Vul in wat u waarnam.');

export const observationForm: EntryForm = {
  type: 'ObservationRecorded',
  title: 'Een observatie',
  button: 'Observatie vastleggen',
  when: 'Wanneer keek u gericht?',
  time: true,
  noted: ['injury'],
  fields: () => [
    { is: 'line', name: 'setting', label: 'Waar was dat?', hint: 'Bijvoorbeeld: op het plein, bij het ophalen.' },
    { is: 'line', name: 'instrument', label: 'Welke lijst gebruikte u?' },
    rows,
    { is: 'text', name: 'reading', label: 'Hoe leest u dit?', hint: 'Apart van de feiten.', rows: 3 },
  ],
  event: (said, { recorder }) => ({
    statements: statementsIn(said, rows, recorder.name, said.day('on') ?? undefined),
    setting: said.text('setting'),
    instrument: said.text('instrument'),
    reading: said.text('reading'),
  }),
};
