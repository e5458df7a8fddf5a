import { childrenIn, personsIn, standingOf } from '../../dossier/dossier.ts';
import type { Child, Person } from '../../dossier/file.schema.ts';
import { formatShortDay } from '../../kernel/dates.ts';
import type { Given } from '../given.ts';
import { entriesUnder, filled, row, type Part, type PrintedEntry } from '../printed.ts';
import { custodyWords, relationWords } from '../words-nl.ts';

/** Whom it is about. No address is kept in a dossier, so none can be printed; a secret one is marked. */
export function personParts(given: Given): readonly Part[] {
  const { dossier } = given;
  const persons = personsIn(dossier);
  const names = new Map(childrenIn(dossier).map(({ id, name }) => [id, name ?? 'kind zonder naam']));
  const under = (title: string, isOf: (person: Person) => boolean) =>
    entriesUnder(
      title,
      persons.filter(isOf).map((person) => personEntry(person, names)),
    );
  const whereabouts = standingOf(dossier, 'SignalRecorded').findLast(({ event }) => event.whereabouts !== undefined);
  return [
    entriesUnder(
      'Kinderen',
      childrenIn(dossier).map((child) => childEntry(child, given)),
    ),
    under('Ouders en verzorgers', ({ relation }) => relation === 'caregiver'),
    under('Anderen in het gezin of daaromheen', ({ relation }) => relation !== 'caregiver'),
    { is: 'rows', title: null, rows: [row('Waar het kind nu is', whereabouts?.event.whereabouts)] },
  ];
}

function childEntry(child: Child, { names }: Given): PrintedEntry {
  return {
    title: child.name ?? 'Kind zonder naam',
    rows: [
      row('Geboren', child.birthDate === undefined ? undefined : formatShortDay(child.birthDate)),
      row('Geslacht', undefined),
      row('Adres', undefined),
      row('School of opvang', names.location),
      row('Groep', child.group),
      ...filled([['Huishouden', child.household]]),
    ],
  };
}

function personEntry(person: Person, children: ReadonlyMap<string, string>): PrintedEntry {
  const of = person.children?.map((id) => children.get(id) ?? 'kind zonder naam').join(' en ');
  return {
    title: person.name ?? 'Naam niet bekend',
    rows: [
      row('Relatie', relationWords[person.relation]),
      ...(person.relation === 'caregiver' ? [row('Gezag', custodyWords[person.custody])] : []),
      row('Taal', person.language),
      ...filled([
        ['Hoort bij', of],
        ['Huishouden', person.household],
        ['Let op', person.secretAddress ? 'Het adres is geheim. Het mag bij niemand terechtkomen.' : undefined],
      ]),
    ],
  };
}
