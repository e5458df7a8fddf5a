import type { EntryForm } from './entry-form.ts';
import type { Field } from './field.ts';

const household: Field = {
  is: 'line',
  name: 'household',
  label: 'Bij welk huishouden?',
  hint: 'Een eigen naam, bijvoorbeeld: bij moeder. Zo passen twee huishoudens in één dossier.',
};

export const personForm: EntryForm = {
  type: 'PersonAdded',
  title: 'Iemand in het gezin toevoegen',
  button: 'Persoon toevoegen',
  when: 'Sinds wanneer weet u dit?',
  fields: () => [
    { is: 'line', name: 'name', label: 'Naam', needs: 'Vul een naam in.' },
    {
      is: 'one',
      name: 'relation',
      label: 'Wie is dit?',
      needs: 'Kies wie dit is.',
      options: [
        { value: 'caregiver', label: 'Ouder of verzorger' },
        { value: 'household_member', label: 'Huisgenoot' },
        { value: 'sibling', label: 'Broer of zus' },
        { value: 'other', label: 'Iemand anders' },
      ],
    },
    {
      is: 'one',
      name: 'custody',
      label: 'Heeft deze persoon gezag over het kind?',
      hint: 'Dit bepaalt wie het dossier mag inzien.',
      needs: 'Kies of deze persoon gezag heeft.',
      options: [
        { value: 'yes', label: 'Ja' },
        { value: 'no', label: 'Nee' },
        { value: 'unknown', label: 'Niet bekend' },
      ],
    },
    household,
    {
      is: 'many',
      name: 'secretAddress',
      label: 'Adres',
      options: [{ value: 'yes', label: 'Het adres moet geheim blijven voor anderen in dit dossier' }],
    },
    { is: 'line', name: 'language', label: 'In welke taal praat u met deze persoon?' },
  ],
  event: (said, { newId }) => ({
    person: {
      id: newId,
      name: said.text('name'),
      relation: said.text('relation'),
      custody: said.text('custody'),
      household: said.text('household'),
      secretAddress: said.all('secretAddress').includes('yes'),
      children: said.all('about').length === 0 ? undefined : said.all('about'),
      language: said.text('language'),
    },
  }),
};

export const childForm: EntryForm = {
  type: 'ChildAdded',
  title: 'Een kind in het gezin toevoegen',
  button: 'Kind toevoegen',
  when: 'Sinds wanneer hoort dit kind bij het dossier?',
  fields: () => [
    { is: 'line', name: 'name', label: 'Naam van het kind', needs: 'Vul de naam van het kind in.' },
    { is: 'day', name: 'birthDate', label: 'Geboortedag' },
    { is: 'line', name: 'group', label: 'Groep' },
    household,
  ],
  event: (said, { newId }) => ({
    child: {
      id: newId,
      name: said.text('name'),
      birthDate: said.day('birthDate'),
      group: said.text('group'),
      household: said.text('household'),
    },
    about: undefined,
  }),
};
