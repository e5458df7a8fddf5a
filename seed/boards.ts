import type { LocationKind } from '../src/core/protocol/words.ts';

export type DemoPerson = { readonly name: string; readonly role: string; readonly at: readonly string[] };
export type DemoLocation = { readonly id: string; readonly name: string; readonly kind: LocationKind };
export type DemoChild = { readonly name: string; readonly born: string; readonly group: string; readonly at: string };
export type DemoBoard = {
  readonly id: string;
  readonly name: string;
  readonly protocol: string;
  readonly locations: readonly DemoLocation[];
  readonly people: readonly DemoPerson[];
  readonly children: readonly DemoChild[];
};

/** One invented board per shipped code. No school, person or child here exists. */
export const demoBoards: readonly DemoBoard[] = [
  {
    id: 'proef-fedra',
    name: 'Proefbestuur met de code van Fedra',
    protocol: 'fedra-2019',
    locations: [{ id: 'fedra-school', name: 'Basisschool De Verzonnen Vlieger', kind: 'school' }],
    people: [
      { name: 'Kim Fictief', role: 'teacher', at: ['fedra-school'] },
      { name: 'Els Voorbeeld', role: 'childProtectionLead', at: ['fedra-school'] },
      { name: 'Dirk Bedacht', role: 'director', at: ['fedra-school'] },
      { name: 'Noor Denkbeeld', role: 'educationalStaff', at: ['fedra-school'] },
      { name: 'Bas Bestuurloos', role: 'board', at: [] },
      { name: 'Fien Nietecht', role: 'dataProtectionOfficer', at: [] },
      { name: 'Theo Toetsenbord', role: 'administrator', at: [] },
    ],
    children: [
      { name: 'Bo Verzonnen', born: '2018-04-12', group: 'Groep 4', at: 'fedra-school' },
      { name: 'Mika Bedacht', born: '2016-09-30', group: 'Groep 6', at: 'fedra-school' },
      { name: 'Sem Denkbeeldig', born: '2019-01-21', group: 'Groep 4', at: 'fedra-school' },
      { name: 'Lot Nepnaam', born: '2015-06-03', group: 'Groep 7', at: 'fedra-school' },
    ],
  },
  {
    id: 'proef-verdi',
    name: 'Proefbestuur met de code van Verdi',
    protocol: 'verdi-2023',
    locations: [
      { id: 'verdi-school', name: 'Basisschool De Papieren Draak', kind: 'school' },
      { id: 'verdi-opvang', name: 'Opvang Het Bedachte Bootje', kind: 'childcare' },
    ],
    people: [
      { name: 'Jip Fantasie', role: 'teacher', at: ['verdi-school'] },
      { name: 'Ina Voorbeeld', role: 'internalSupervisor', at: ['verdi-school'] },
      { name: 'Ada Schijn', role: 'childProtectionLead', at: ['verdi-school', 'verdi-opvang'] },
      { name: 'Rob Verzinsel', role: 'director', at: ['verdi-school'] },
      { name: 'Olga Oefen', role: 'educationalPsychologist', at: ['verdi-school'] },
      { name: 'Pam Proef', role: 'childcareWorker', at: ['verdi-opvang'] },
      { name: 'Coen Concept', role: 'childcareCoach', at: ['verdi-opvang'] },
      { name: 'Tess Test', role: 'childcareTeamLead', at: ['verdi-opvang'] },
      { name: 'Bea Bedenksel', role: 'board', at: [] },
      { name: 'Frits Fake', role: 'dataProtectionOfficer', at: [] },
      { name: 'Toos Technisch', role: 'administrator', at: [] },
    ],
    children: [
      { name: 'Pip Verzonnen', born: '2017-02-14', group: 'Groep 5', at: 'verdi-school' },
      { name: 'Roos Niemand', born: '2015-11-08', group: 'Groep 7', at: 'verdi-school' },
      { name: 'Kai Bedacht', born: '2019-08-19', group: 'Groep 3', at: 'verdi-school' },
      { name: 'Teun Peutertest', born: '2023-05-02', group: 'Peuters', at: 'verdi-opvang' },
    ],
  },
  {
    id: 'proef-onderwijs',
    name: 'Proefbestuur met de landelijke code, onderwijs',
    protocol: 'landelijk-onderwijs',
    locations: [{ id: 'onderwijs-school', name: 'Basisschool De Luchtspiegeling', kind: 'school' }],
    people: [
      { name: 'Wil Wensdroom', role: 'teacher', at: ['onderwijs-school'] },
      { name: 'Yara Voorbeeld', role: 'childProtectionLead', at: ['onderwijs-school'] },
      { name: 'Hans Hersenschim', role: 'director', at: ['onderwijs-school'] },
      { name: 'Sjoerd Schaduw', role: 'board', at: [] },
    ],
    children: [{ name: 'Vos Verzonnen', born: '2016-03-15', group: 'Groep 6', at: 'onderwijs-school' }],
  },
  {
    id: 'proef-opvang',
    name: 'Proefhouder met de landelijke code, kinderopvang',
    protocol: 'landelijk-kinderopvang',
    locations: [{ id: 'opvang-locatie', name: 'Kinderopvang De Zeepbel', kind: 'childcare' }],
    people: [
      { name: 'Mo Mogelijk', role: 'childcareWorker', at: ['opvang-locatie'] },
      { name: 'Lies Luchtkasteel', role: 'childProtectionLead', at: ['opvang-locatie'] },
      { name: 'Gijs Gedacht', role: 'childcareTeamLead', at: ['opvang-locatie'] },
      { name: 'Ria Raadsel', role: 'board', at: [] },
    ],
    children: [{ name: 'Zoë Zogenaamd', born: '2023-10-10', group: 'Dreumesen', at: 'opvang-locatie' }],
  },
];
