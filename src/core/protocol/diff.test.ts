import { describe, expect, test } from 'vitest';
import { codeOf, overlayOf, protocolOf, shipped } from '../../../test/builders/codes.ts';
import { complete } from './code.ts';
import { diff } from './diff.ts';
import type { Act, Protocol } from './protocol.schema.ts';

const verdi = protocolOf('verdi-2023');
const code = codeOf('verdi-2023');
const changed = (change: Partial<Protocol>) => diff(code, complete({ ...verdi, ...change }, overlayOf()));
const says = (change: Partial<Protocol>) => changed(change).map((one) => one.says);
const act = (id: string, change: Partial<Act>) =>
  says({ acts: verdi.acts.map((one) => (one.id === id ? { ...one, ...change } : one)) });
const role = (change: Partial<Protocol['roles'][string]>) =>
  says({ roles: { ...verdi.roles, teacher: { ...verdi.roles['teacher']!, ...change } } });
const team = (change: Partial<Protocol['teams'][string]>) =>
  says({ teams: { internalExpertTeam: { ...verdi.teams['internalExpertTeam']!, ...change } } });

test.each(shipped)('%s does not differ from itself', (id) => {
  expect(diff(codeOf(id), codeOf(id))).toEqual([]);
});

describe('what changed in the code as a whole', () => {
  const place = 'De code als geheel:';
  test.each<[Partial<Protocol>, string]>([
    [{ title: 'Anders' }, `titel was ‘${verdi.title}’ en wordt ‘Anders’.`],
    [{ organisation: 'Elders' }, 'organisatie was ‘Verdi’ en wordt ‘Elders’.'],
    [{ edition: '2.0' }, 'versie was ‘1.0’ en wordt ‘2.0’.'],
    [{ valid: { from: '2026-01-01', until: null } }, 'geldig vanaf was ‘2023-10-01’ en wordt ‘2026-01-01’.'],
    [{ locations: ['school'] }, 'locaties was ‘school en kinderopvang’ en wordt ‘school’.'],
    [
      { weighers: { ...verdi.weighers, by: ['director'] } },
      'wie weegt was ‘Directeur of Teamleider opvang of Intern deskundigenteam’ en wordt ‘Directeur’.',
    ],
    [
      { finalDecider: { ...verdi.finalDecider, roles: ['director'] } },
      'wie over melden beslist was ‘Directeur of Teamleider opvang’ en wordt ‘Directeur’.',
    ],
    [
      { reporter: { ...verdi.reporter, roles: ['director'] } },
      'wie meldt was ‘Directeur of Teamleider opvang’ en wordt ‘Directeur’.',
    ],
    [
      { help: { ...verdi.help, requires: ['goal', 'tasks'] } },
      'wat een hulpplan vraagt was ‘niets vast’ en wordt ‘goal, tasks’.',
    ],
    [
      { retention: { ...verdi.retention, yearsAfterLeaving: 9 } },
      `bewaartermijn was ‘${verdi.retention.yearsAfterLeaving} jaar’ en wordt ‘9 jaar’.`,
    ],
  ])('%j', (change, said) => {
    expect(says(change)).toContain(`${place} ${said}`);
  });
  test('who coordinates, whom to call and which national rules speak', () => {
    const said = says({ coordinator: { ...verdi.coordinator, roles: ['director'] } });
    expect(said).toContain(`${place} wie coördineert was ‘IB’er of Coach Verdi Start’ en wordt ‘Directeur’.`);
    expect(says({ contacts: [] })).toContain(
      `${place} volgorde bij nood was ‘Alarmnummer, Politie, Veilig Thuis’ en wordt ‘Alarmnummer, Veilig Thuis’.`,
    );
    const rules = diff(code, complete(verdi, { ...overlayOf(), rules: [] })).map((one) => one.says);
    expect(rules.find((one) => one.includes('landelijke regels die gelden'))).toMatch(/^.*R-2, R-3.*en wordt ‘’\.$/);
  });
});

describe('what came and went', () => {
  test('is named by its part and name: first what goes, then what comes, then what changed', () => {
    const [first, second, ...rest] = verdi.acts;
    const fresh = { ...first!, id: 'V-1.9', title: 'Iets nieuws doen' };
    const found = changed({ acts: [fresh, { ...second!, title: 'Anders' }, ...rest] });
    expect(found).toEqual([
      { part: 'Handeling', id: first!.id, kind: 'removed', says: `Handeling ${first!.id} ‘${first!.title}’ vervalt.` },
      { part: 'Handeling', id: 'V-1.9', kind: 'added', says: 'Handeling V-1.9 ‘Iets nieuws doen’ komt erbij.' },
      {
        part: 'Handeling',
        id: second!.id,
        kind: 'changed',
        says: `Handeling ${second!.id} ‘Anders’: titel was ‘${second!.title}’ en wordt ‘Anders’.`,
      },
    ]);
  });
  test.each<[string, Partial<Protocol>, string]>([
    [
      'a role',
      { roles: Object.fromEntries(Object.entries(verdi.roles).filter(([id]) => id !== 'child')) },
      'Rol ‘Kind’ vervalt.',
    ],
    ['a team', { teams: {} }, 'Team ‘Intern deskundigenteam’ vervalt.'],
    ['a question', { questions: verdi.questions.slice(0, 4) }, `Vraag q5 ‘${verdi.questions[4]!.title}’ vervalt.`],
    ['a signal', { flags: {} }, 'Signaal ‘acute onveiligheid’ vervalt.'],
    ['a contact', { contacts: [] }, 'Contact ‘Politie’ vervalt.'],
    ['a form', { forms: [] }, `Formulier ‘${verdi.forms[0]!.title}’ vervalt.`],
    ['a term', { deadlines: [] }, `Termijn ‘${verdi.deadlines[0]!.id}’ vervalt.`],
  ])('%s', (_, change, said) => {
    expect(says(change)).toContain(said);
  });
});

describe('what changed in', () => {
  test.each([
    [
      'its name',
      () => role({ name: { school: 'Juf of meester' } }),
      'Rol ‘Juf of meester’: naam was ‘Leerkracht’ en wordt ‘Juf of meester’.',
    ],
    [
      'its task',
      () => role({ tasks: 'Kijkt.' }),
      `Rol ‘Leerkracht’: taak was ‘${verdi.roles['teacher']!.tasks}’ en wordt ‘Kijkt.’.`,
    ],
    [
      'no task',
      () => role({ tasks: undefined }),
      `Rol ‘Leerkracht’: taak was ‘${verdi.roles['teacher']!.tasks}’ en wordt ‘niets’.`,
    ],
    [
      'its deputies',
      () => role({ deputies: ['director', 'board'] }),
      'Rol ‘Leerkracht’: vervanging was ‘niemand genoemd’ en wordt ‘Directeur, Bestuurder’.',
    ],
    [
      'what it may',
      () => role({ may: ['read', 'record'] }),
      `Rol ‘Leerkracht’: wat de rol mag was ‘${verdi.roles['teacher']!.may.join(', ')}’ en wordt ‘read, record’.`,
    ],
    [
      'nothing it may',
      () => role({ may: [] }),
      `Rol ‘Leerkracht’: wat de rol mag was ‘${verdi.roles['teacher']!.may.join(', ')}’ en wordt ‘niets’.`,
    ],
    [
      'the size of a team',
      () => team({ atLeast: 3 }),
      'Team ‘Intern deskundigenteam’: het minste aantal personen was ‘2’ en wordt ‘3’.',
    ],
    [
      'the seats of a team',
      () => team({ seats: [{ anyOf: ['teacher', 'director'] }, { anyOf: ['board'] }] }),
      'Team ‘Intern deskundigenteam’: wie erin zitten was ‘Leerkracht of PM’er; IB’er of Coach Verdi Start’ en wordt ‘Leerkracht of Directeur; Bestuurder’.',
    ],
  ])('a role or team: %s', (_, found, said) => {
    expect(found()[0]).toBe(said);
  });

  const name = `Handeling V-1.1 ‘${verdi.acts[0]!.title}’`;
  test.each<[Partial<Act>, string]>([
    [{ step: 'S2' }, 'stap was ‘stap 1’ en wordt ‘stap 2’.'],
    [{ strength: 'optional' }, 'kracht was ‘verplicht’ en wordt ‘mag’.'],
    [{ by: ['director', 'board'] }, 'wie het doet was ‘Leerkracht of PM’er’ en wordt ‘Directeur of Bestuurder’.'],
    [{ with: ['director', 'board'] }, 'met wie was ‘niemand genoemd’ en wordt ‘Directeur en Bestuurder’.'],
    [{ when: { act: 'V-2.1' } }, 'wanneer was ‘zodra de stap is bereikt’ en wordt ‘als V-2.1 is gedaan’.'],
    [{ before: 'q1' }, 'waar het aan voorafgaat was ‘niets’ en wordt ‘q1’.'],
    [
      { skip: { grounds: ['safety', 'other'], rule: 'V-1.1', advice: 'none', showsEffortForConsent: false } },
      'redenen om over te slaan was ‘geen’ en wordt ‘veiligheid, een andere reden’.',
    ],
    [{ form: 'intern-overleg' }, 'met welk formulier was ‘geen’ en wordt ‘Intern overleg bij signalen’.'],
    [{ form: 'weg' }, 'met welk formulier was ‘geen’ en wordt ‘weg’.'],
    [{ signature: 'agreed' }, 'wat ouders tekenen was ‘niets’ en wordt ‘voor akkoord’.'],
    [{ signature: 'seen' }, 'wat ouders tekenen was ‘niets’ en wordt ‘voor gezien’.'],
    [{ signature: 'agreed_or_seen' }, 'wat ouders tekenen was ‘niets’ en wordt ‘voor akkoord of voor gezien’.'],
    [{ signature: 'signed' }, 'wat ouders tekenen was ‘niets’ en wordt ‘het verslag’.'],
    [
      { informs: { who: ['director', 'board'], timing: 'before', of: 'de zorg' } },
      'wie het hoort was ‘niemand genoemd’ en wordt ‘Directeur en Bestuurder, vooraf, over de zorg’.',
    ],
    [
      { informs: { who: ['board'], timing: 'after', of: 'de zorg' } },
      'wie het hoort was ‘niemand genoemd’ en wordt ‘Bestuurder, achteraf, over de zorg’.',
    ],
    [
      { informs: { who: ['board'], timing: 'agreed', of: 'de zorg' } },
      'wie het hoort was ‘niemand genoemd’ en wordt ‘Bestuurder, zoals afgesproken, over de zorg’.',
    ],
    [
      { informs: { who: ['board'], timing: 'always', of: 'de zorg' } },
      'wie het hoort was ‘niemand genoemd’ en wordt ‘Bestuurder, altijd, over de zorg’.',
    ],
    [{ says: 'Iets anders.' }, `uitleg was ‘${verdi.acts[0]!.says}’ en wordt ‘Iets anders.’.`],
  ])('an act: %j', (change, said) => {
    expect(act('V-1.1', change).filter((one) => one.startsWith(name))).toEqual([`${name}: ${said}`]);
  });

  test('a question and its answers, each under what it means', () => {
    const [q1, ...rest] = verdi.questions;
    const [no, yes] = q1!.answers;
    const asked = says({ questions: [{ ...q1!, asks: 'Wat nu?' }, ...rest] });
    expect(asked).toEqual([`Vraag q1 ‘${q1!.title}’: de vraag was ‘${q1!.asks}’ en wordt ‘Wat nu?’.`]);
    const doubt = { ...yes!, covers: ['yes' as const, 'doubt' as const] };
    const leads = { ...no!, leads: { to: 'question' as const, question: 'q2' } };
    expect(says({ questions: [{ ...q1!, answers: [leads, doubt] }, ...rest] })).toEqual([
      `Vraag q1 ‘${q1!.title}’: het antwoord nee was ‘Nee: ${no!.says} (afsluiten en vastleggen)’ en wordt ‘Nee: ${no!.says} (vraag q2)’.`,
      `Vraag q1 ‘${q1!.title}’: het antwoord twijfel was ‘niets’ en wordt ‘Ja: ${yes!.says} (vraag q2)’.`,
    ]);
  });

  test('a signal: what it means, by which rule and whose', () => {
    const { acute } = verdi.flags;
    const flags = { ...verdi.flags, acute: { ...acute!, means: 'norm2' as const, rule: 'V-9.1' } };
    expect(says({ flags })).toEqual([
      'Signaal ‘acute onveiligheid’: betekenis was ‘norm1’ en wordt ‘norm2’.',
      `Signaal ‘acute onveiligheid’: regel was ‘${acute!.rule}’ en wordt ‘V-9.1’.`,
    ]);
    const own = Object.fromEntries(Object.entries(verdi.flags).filter(([id]) => id !== 'disclosure'));
    expect(says({ flags: own })).toContain('Signaal ‘onthulling’: herkomst was ‘uw code’ en wordt ‘landelijk’.');
  });

  test('a form: each thing it asks, by its place', () => {
    const [form] = verdi.forms;
    const [first, ...rest] = form!.parts[0]!.questions;
    const head = [{ ...form!.head[0]!, asks: 'Wie is het?' }, ...form!.head.slice(1)];
    const parts = [
      { ...form!.parts[0]!, title: 'Anders', questions: [{ ...first!, asks: 'Wat nu?' }, ...rest] },
      ...form!.parts.slice(1),
    ];
    const foot = [...form!.foot, { id: 'paraaf', asks: 'Paraaf' }];
    const place = `Formulier ‘${form!.title}’`;
    expect(says({ forms: [{ ...form!, head, parts, foot, rightsNote: undefined }] })).toEqual([
      `${place}: het vak boven ‘naam-kind’ was ‘Naam van het kind’ en wordt ‘Wie is het?’.`,
      `${place}: de titel van deel A was ‘De situatie’ en wordt ‘Anders’.`,
      `${place}: deel A, vraag ${first!.id} was ‘${first!.asks}’ en wordt ‘Wat nu?’.`,
      `${place}: wat er over rechten staat was ‘${form!.rightsNote!.says}’ en wordt ‘niets’.`,
      `${place}: het vak onder ‘paraaf’ was ‘niets’ en wordt ‘Paraaf’.`,
    ]);
    expect(says({ forms: [{ ...form!, title: 'Overleg' }] })).toContain(
      'Formulier ‘Overleg’: titel was ‘Intern overleg bij signalen’ en wordt ‘Overleg’.',
    );
  });

  test('where the papers are kept, per kind of location', () => {
    const [school, ...others] = verdi.filing;
    const second = { ...school!, system: 'de kluis', category: 'Meldcode' };
    expect(says({ filing: [{ ...school!, category: 'Anders' }, second, ...others] })).toEqual([
      'Bewaarplaats bij school: plaats was ‘ParnasSys, onder Kindermishandeling en huiselijk geweld’ en wordt ‘ParnasSys, onder Anders; de kluis, onder Meldcode’.',
    ]);
    expect(says({ filing: others })).toEqual(['Bewaarplaats bij school vervalt.']);
  });

  test('a contact or a term', () => {
    const [police, ...others] = verdi.contacts;
    const contact = { ...police!, name: 'De politie', phone: undefined, use: 'Anders.' };
    expect(says({ contacts: [contact, ...others] }).filter((one) => one.startsWith('Contact'))).toEqual([
      'Contact ‘De politie’: naam was ‘Politie’ en wordt ‘De politie’.',
      `Contact ‘De politie’: nummer was ‘${police!.phone}’ en wordt ‘geen’.`,
      `Contact ‘De politie’: waarvoor was ‘${police!.use}’ en wordt ‘Anders.’.`,
    ]);
    const [term] = verdi.deadlines;
    expect(says({ deadlines: [{ ...term!, workingDays: 7, owes: 'de school', says: 'Anders.' }] })).toEqual([
      `Termijn ‘${term!.id}’: werkdagen was ‘5’ en wordt ‘7’.`,
      `Termijn ‘${term!.id}’: wiens plicht was ‘Veilig Thuis’ en wordt ‘de school’.`,
      `Termijn ‘${term!.id}’: uitleg was ‘${term!.says}’ en wordt ‘Anders.’.`,
    ]);
  });
});

test('between two codes of different boards everything is told, in Dutch', () => {
  const found = diff(codeOf('landelijk-onderwijs'), codeOf('fedra-2019'));
  expect(found.length).toBeGreaterThan(50);
  expect(found.filter((one) => one.says.includes('undefined'))).toEqual([]);
  expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(['added', 'removed', 'changed']));
});
