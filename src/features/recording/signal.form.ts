import { yesNoDoubt } from './choices.ts';
import type { EntryForm } from './entry-form.ts';
import type { Field } from './field.ts';
import type { FormContext } from './form-context.ts';
import { statementRows, statementsIn } from './statement-rows.ts';

const rows = statementRows('facts', 'Wat zag of hoorde u?', 'Vul in wat u zag of hoorde.');

const childsWords: readonly Field[] = [
  {
    is: 'text',
    name: 'words',
    label: 'Wat zei het kind, in de woorden van het kind?',
    needs: 'Vul in wat het kind zei.',
  },
  { is: 'text', name: 'asked', label: 'Wat vroeg u daarvoor, als u iets vroeg?', rows: 2 },
  {
    is: 'one',
    name: 'unprompted',
    label: 'Vertelde het kind dit uit zichzelf?',
    needs: 'Kies of het kind dit uit zichzelf vertelde.',
    options: yesNoDoubt,
  },
];

export const signalForm: EntryForm = {
  type: 'SignalRecorded',
  title: 'Een signaal',
  button: 'Signaal vastleggen',
  when: 'Wanneer zag of hoorde u het?',
  time: true,
  noted: ['carer_situation_may_harm', 'injury', 'suspicion_of_serious_concern'],
  fields: (context) => [
    {
      is: 'one',
      name: 'danger',
      label: 'Is er nu direct gevaar?',
      hint: 'Kiest u ja, dan wordt dit meteen bewaard en ziet u wie u belt.',
      needs: 'Kies of er nu direct gevaar is.',
      options: yesNoDoubt,
    },
    rows,
    {
      is: 'one',
      name: 'told',
      label: 'Heeft het kind hier zelf iets over verteld?',
      options: [
        { value: 'yes', label: 'Ja', then: childsWords },
        { value: 'no', label: 'Nee' },
      ],
    },
    { is: 'text', name: 'reading', label: 'Hoe leest u dit?', hint: 'Apart van de feiten.', rows: 3 },
    { is: 'line', name: 'since', label: 'Sinds wanneer?' },
    { is: 'line', name: 'frequency', label: 'Hoe vaak?' },
    { is: 'line', name: 'whereabouts', label: 'Waar is het kind nu?' },
    ...unsafeAgainField(context),
  ],
  event: (said, { recorder }) => ({
    statements: statementsIn(said, rows, recorder.name, said.day('on') ?? undefined),
    reading: said.text('reading'),
    childsWords:
      said.text('told') === 'yes'
        ? { words: said.text('words'), asked: said.text('asked'), unprompted: said.text('unprompted') }
        : undefined,
    dangerNow: said.text('danger'),
    since: said.text('since'),
    frequency: said.text('frequency'),
    whereabouts: said.text('whereabouts'),
    unsafeAgain: said.text('unsafeAgain'),
  }),
};

/** Asked while help runs or after it: yes is recurrence, and with that a ground to report (D-52). */
export function unsafeAgainField({ isAfterHelp }: FormContext): readonly Field[] {
  if (!isAfterHelp) return [];
  return [
    {
      is: 'one',
      name: 'unsafeAgain',
      label: 'Is het nog steeds of opnieuw onveilig?',
      hint: 'Ja betekent dat er een grond is om te melden. Bij twijfel vraagt u Veilig Thuis.',
      needs: 'Kies of het nog steeds of opnieuw onveilig is.',
      options: yesNoDoubt,
    },
  ];
}
