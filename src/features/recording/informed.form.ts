import { yesNo } from './choices.ts';
import type { EntryForm } from './entry-form.ts';
import type { Choice } from './field.ts';
import { nameOf, rolesHere, type FormContext } from './form-context.ts';
import type { Said } from './said.ts';

const persons = ['caregiver', 'child', 'partner'] as const;
const personWords: Readonly<Record<(typeof persons)[number], string>> = {
  caregiver: 'Ouder of verzorger',
  child: 'Het kind',
  partner: 'Iemand van een andere organisatie',
};

export const informedForm: EntryForm = {
  type: 'PersonInformed',
  title: 'Iemand ingelicht',
  button: 'Inlichten vastleggen',
  when: 'Wanneer is het verteld?',
  time: true,
  fields: (context) => [
    {
      is: 'one',
      name: 'who',
      label: 'Wie is ingelicht?',
      needs: 'Kies wie is ingelicht.',
      options: recipients(context),
    },
    { is: 'line', name: 'name', label: 'Naam' },
    {
      is: 'text',
      name: 'of',
      label: 'Waarover?',
      hint: 'Kort en feitelijk.',
      needs: 'Vul in waarover u deze persoon inlichtte.',
      rows: 2,
    },
    { is: 'line', name: 'by', label: 'Wie vertelde het?', needs: 'Vul in wie het vertelde.' },
    { is: 'one', name: 'confirmed', label: 'Heeft deze persoon laten weten dat het is ontvangen?', options: yesNo },
  ],
  begins: ({ act, recorder }) => ({
    by: recorder.name,
    ...(act?.informs === undefined ? {} : { of: act.informs.of }),
  }),
  event: (said) => ({
    who: whoIn(said),
    of: said.text('of'),
    by: said.text('by'),
    confirmed: said.text('confirmed') === 'yes',
    note: noteIn(said),
  }),
};

/** Whom the act wants told comes first; every other role of the code can be chosen too. */
function recipients(context: FormContext): readonly Choice[] {
  const wanted = (context.act?.informs?.who ?? []).filter((id) => rolesHere(context).some(({ value }) => value === id));
  const others = rolesHere(context).filter(({ value }) => !wanted.includes(value));
  const outside: readonly Choice[] = persons.map((value) => ({ value, label: personWords[value] }));
  const roles = [
    ...wanted.map((value) => ({ value, label: nameOf(context, value), hint: 'Uw code noemt deze rol.' })),
    ...others,
  ].filter(({ value }) => !persons.some((person) => person === value));
  return [...roles, ...outside];
}

function whoIn(said: Said): object {
  const who = said.text('who');
  const isOutside = persons.some((person) => person === who);
  return isOutside ? { person: who, name: said.text('name') } : { role: who };
}

/** A role has no name of its own in the entry, so the name goes along as a note. */
function noteIn(said: Said): string | undefined {
  const isOutside = persons.some((person) => person === said.text('who'));
  return isOutside ? undefined : said.text('name');
}
