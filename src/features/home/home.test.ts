import { describe, expect, test } from 'vitest';
import { ledTo, Place, read, type Todo } from '../../../test/builders/fakes.ts';
import { paths } from '../../ui/paths.ts';
import { routes } from './routes.tsx';

const fedra = () =>
  new Place('fedra-2019', 'school', [
    { name: 'Kim Fictief', role: 'teacher' },
    { name: 'Els Voorbeeld', role: 'childProtectionLead' },
    { name: 'Dirk Bedacht', role: 'director' },
    { name: 'Bas Bestuurloos', role: 'board', at: 'everywhere' },
    { name: 'Fien Nietecht', role: 'dataProtectionOfficer', at: 'everywhere' },
    { name: 'Theo Toetsenbord', role: 'administrator', at: 'everywhere' },
  ]);
const childcare = () =>
  new Place('verdi-2023', 'childcare', [
    { name: 'Pam Proef', role: 'childcareWorker' },
    { name: 'Coen Concept', role: 'childcareCoach' },
  ]);

async function open(path: string, place: Place, name: string) {
  const route = routes.find((one) => one.path === path);
  if (route === undefined || route.on === 'dossier') throw new Error(`no route ${path}`);
  return read(route.answer(place.asked(name), place.needs));
}
const home = async (place: Place, name: string) => (await open(paths.mine, place, name)).text;
const tasks = async (place: Place, name: string) => (await open(paths.tasks, place, name)).text;

const observe: Partial<Todo> = { what: 'Gericht observeren', by: 'teacher' };
const discuss: Partial<Todo> = { act: 'F-2.1', what: 'Signalen bespreken', by: 'supportTeamInternal' };
const late: Partial<Todo> = { act: 'F-1.5', what: 'Factoren in kaart', by: 'childProtectionLead', due: '2026-11-20' };
const soon: Partial<Todo> = { act: 'F-6.1', what: 'Hulp bekijken', by: 'childProtectionLead', due: '2026-11-30' };
const decide: Partial<Todo> = { act: 'F-5.1', what: 'Besluiten over melden', by: 'director' };
const report: Partial<Todo> = { act: 'F-5.10', what: 'Melden bij Veilig Thuis', by: 'reporter' };

describe('the first page', () => {
  test.each([true, false])('says that something odd happened to the account when it did: %s', async (odd) => {
    const place = fedra();
    place.odd = odd;
    expect((await home(place, 'Kim Fictief')).includes('Kijk of u dat zelf was')).toBe(odd);
  });
  test('tells a visitor what it is, and what can be done without signing in', async () => {
    const [start] = routes;
    if (start?.needs !== 'nothing') throw new Error('the first page asks for something');
    const place = fedra();
    const { html } = await read(start.answer(place.visitor(), place.needs));
    for (const path of [paths.signIn, paths.emergency, paths.guide]) expect(html).toContain(`href="${path}"`);
    expect(await ledTo(start.answer(place.asked('Kim Fictief'), place.needs))).toBe(paths.mine);
  });
});

describe('for who sees children every day', () => {
  test('recording a concern comes first, then the own tasks, then the own code', async () => {
    const place = fedra().dossier('Bo Verzonnen', [observe, late]);
    const { html, text } = await open(paths.mine, place, 'Kim Fictief');
    expect(text).toMatch(/Ik maak me zorgen over een kind.*Uw taken.*Gericht observeren.*Hoe werkt het bij ons/);
    expect(text).not.toContain('Factoren in kaart');
    expect(html).toContain('href="/uitleg/fedra-2019"');
  });

  test('what was handed in is listed, without what became of it', async () => {
    const place = fedra();
    const [child] = place.children;
    place.handed.push({
      child: child!,
      event: {
        type: 'ReportMade',
        on: place.today,
        acts: [],
        participants: [],
        channel: 'phone',
        by: 'teacher',
        grounds: [],
        statements: [],
      },
      withheldFrom: [],
    });
    expect(await home(place, 'Kim Fictief')).toContain('Bo Verzonnen: melding bij Veilig Thuis, vandaag om 14.05 uur');
  });
});

describe('for who decides over destroying', () => {
  test.each([
    [0, 'Dirk Bedacht', false],
    [1, 'Dirk Bedacht', true],
    [2, 'Kim Fictief', false],
  ])('with %i proposals %s is told of it: %s', async (proposals, name, told) => {
    const place = fedra();
    place.proposals = proposals;
    expect((await home(place, name)).includes('op uw akkoord')).toBe(told);
  });

  test('the way to what may go is there for who proposes', async () => {
    expect((await open(paths.mine, fedra(), 'Els Voorbeeld')).html).toContain(`href="${paths.destructions}"`);
    expect((await open(paths.mine, fedra(), 'Dirk Bedacht')).html).not.toContain(`href="${paths.destructions}"`);
  });
});

describe('for who is told that a dossier is there', () => {
  test('it asks to be confirmed until it is', async () => {
    const place = fedra().dossier('Bo Verzonnen', [], { sight: 'state', summary: null });
    expect(await home(place, 'Bas Bestuurloos')).toContain('nog te bevestigen');
    place.confirmed.set(place.rows[0]!.ref, place.rows[0]!.openedAt);
    expect(await home(place, 'Bas Bestuurloos')).not.toContain('nog te bevestigen');
  });
});

describe('for who coordinates', () => {
  test('all that waits is there, for whomever, most urgent first and with the reason', async () => {
    const place = fedra().dossier('Bo Verzonnen', [observe, soon, late]).dossier('Mika Bedacht', [report]);
    expect(await home(place, 'Els Voorbeeld')).toMatch(
      /Nu te doen.*Melden bij Veilig Thuis.*De code vraagt om een melding.*Factoren in kaart.*Had klaar moeten zijn op vrijdag 20 november 2026.*Hulp bekijken.*Uiterlijk maandag 30 november 2026.*Gericht observeren.*Door leerkracht/,
    );
  });

  test('more than five is told as a number', async () => {
    const place = fedra().dossier(
      'Bo Verzonnen',
      Array.from({ length: 7 }, () => observe),
    );
    expect(await home(place, 'Els Voorbeeld')).toContain('Nog 2 meer.');
  });

  test('only what must be done stands there; the rest is in the dossier', async () => {
    const place = fedra().dossier('Bo Verzonnen', [{ ...observe, strength: 'optional' }]);
    expect(await home(place, 'Els Voorbeeld')).toContain('In uw dossiers wacht nu niets.');
  });

  test.each([
    [0, 'Er wachten geen nieuwe signalen.'],
    [1, 'Er wacht 1 nieuw signaal'],
    [3, 'Er wachten 3 nieuwe signalen'],
  ])('%i signals that wait: %s', async (waiting, says) => {
    const place = fedra();
    place.waiting = waiting;
    expect(await home(place, 'Els Voorbeeld')).toContain(says);
  });

  test('days that come are listed, days that have passed are not', async () => {
    const text = await home(fedra().dossier('Bo Verzonnen', [soon, late]), 'Els Voorbeeld');
    const coming = text.slice(text.indexOf('Dagen die komen'));
    expect(coming).toContain('maandag 30 november 2026 , over 7 dagen Hulp bekijken');
    expect(coming).not.toContain('Factoren in kaart');
  });

  test('a closed dossier asks nothing', async () => {
    const place = fedra().dossier('Bo Verzonnen', [late], { status: 'closed_monitored' });
    expect(await home(place, 'Els Voorbeeld')).toMatch(/In uw dossiers wacht nu niets.*0 open dossiers/);
  });

  test('B-12 at childcare roles carry the names of childcare', async () => {
    const place = childcare().dossier('Teun Peutertest', [{ act: 'V-2.1', what: 'Overleggen', by: 'childcareCoach' }]);
    expect(await home(place, 'Coen Concept')).toContain('Door coach Verdi Start');
  });
});

describe('for who decides', () => {
  test('decisions come before everything else', async () => {
    const decision = [...fedra().code.acts.values()].find(({ does }) => does === 'decide_report');
    const place = fedra().dossier('Bo Verzonnen', [late, { ...decide, act: decision?.id ?? '' }]);
    expect(await home(place, 'Dirk Bedacht')).toMatch(
      /Besluiten die op u wachten.*Besluiten over melden.*Nu te doen.*Factoren in kaart/,
    );
    expect(await home(place, 'Els Voorbeeld')).not.toContain('Besluiten die op u wachten');
  });

  test.each([
    [true, 'De code vraagt om een melding'],
    [false, 'moet volgens uw code'],
  ])('a decision about reporting speaks of a duty only where there is one: %s', async (reportDuty, says) => {
    const place = fedra();
    const decision = [...place.code.acts.values()].find(({ does }) => does === 'decide_report');
    place.dossier('Bo Verzonnen', [{ ...decide, act: decision?.id ?? '' }]);
    const [row] = place.rows;
    place.rows[0] = { ...row!, summary: { ...row!.summary!, reportDuty } };
    expect(await home(place, 'Dirk Bedacht')).toContain(`Door directeur ${says}`);
  });
});

describe('for who reads no dossier', () => {
  test('the board sees that a dossier is there, and nothing of it', async () => {
    const place = fedra().dossier('Bo Verzonnen', [late], { sight: 'state', summary: null });
    const text = await home(place, 'Bas Bestuurloos');
    expect(text).toMatch(/Waarover u bent geïnformeerd.*Dossier van maandag 2 november 2026 , De Voorbeeld/);
    expect(text).not.toContain('Bo');
  });

  test.each([
    ['Bas Bestuurloos', 'Er is nu niets waarover u bent geïnformeerd.'],
    ['Fien Nietecht', 'U controleert wie wat heeft gelezen.'],
    ['Theo Toetsenbord', 'U beheert het systeem. U ziet geen inhoud van dossiers'],
  ])('%s is told why: %s', async (name, says) => {
    const text = await home(fedra(), name);
    expect(text).toContain(says);
    expect(text).toContain('Ik maak me zorgen over een kind');
    expect(text).not.toContain('Nu te doen');
  });

  test('who only handed in a signal does not learn that there is a dossier', async () => {
    const place = fedra().dossier('Bo Verzonnen', [], { sight: 'own', summary: null });
    expect(await home(place, 'Kim Fictief')).not.toMatch(/[Dd]ossier/);
  });
});

describe('the tasks of a person', () => {
  const place = () =>
    fedra().dossier('Bo Verzonnen', [observe, discuss, late, report, { what: 'Bellen', by: 'anyone' }]);

  test('are those of their roles, the teams they sit in, and of everybody', async () => {
    const text = await tasks(place(), 'Kim Fictief');
    for (const mine of ['Gericht observeren', 'Bellen']) expect(text).toContain(mine);
    for (const others of ['Signalen bespreken', 'Factoren in kaart']) expect(text).not.toContain(others);
    expect(await tasks(place(), 'Els Voorbeeld')).toContain('Signalen bespreken');
  });

  test('what is appointed per dossier waits for who leads it, so that it waits for somebody', async () => {
    expect(await tasks(place(), 'Els Voorbeeld')).toContain('Melden bij Veilig Thuis');
    expect(await tasks(place(), 'Kim Fictief')).not.toContain('Melden bij Veilig Thuis');
  });

  test('show how strongly the code asks', async () => {
    const softly = fedra().dossier('Bo Verzonnen', [{ ...observe, strength: 'preferred' }]);
    expect(await tasks(softly, 'Kim Fictief')).toContain('heeft de voorkeur');
  });

  test('without any say what can be done', async () => {
    expect(await tasks(fedra(), 'Kim Fictief')).toMatch(/Er wacht nu niets op u.*Zorg vastleggen/);
  });
});

describe('for who looks through the log', () => {
  test('the months that wait stand on the first page, and which are late', async () => {
    const place = fedra();
    place.reviews.push('2026-09', '2026-10');
    const text = await home(place, 'Fien Nietecht');
    expect(text).toContain('Kijk na wie in september 2026 dossiers las (te laat)');
    expect(text).toContain('Kijk na wie in oktober 2026 dossiers las (te laat)');
    expect(await home(place, 'Kim Fictief')).not.toContain('Kijk na wie');
  });

  test('nothing stands there when every month was signed for', async () => {
    expect(await home(fedra(), 'Fien Nietecht')).not.toContain('Kijk na wie');
  });
});
