import { describe, expect, test } from 'vitest';
import { ledTo, Place, read } from '../../../test/builders/fakes.ts';
import { paths } from '../../ui/paths.ts';
import { routes } from './routes.tsx';

const school = () =>
  new Place('verdi-2023', 'school', [
    { name: 'Jip Fantasie', role: 'teacher' },
    { name: 'Ina Voorbeeld', role: 'internalSupervisor' },
    { name: 'Rob Verzinsel', role: 'director' },
    { name: 'Bea Bedenksel', role: 'board', at: 'everywhere' },
  ]);
const childcare = () =>
  new Place('verdi-2023', 'childcare', [
    { name: 'Pam Proef', role: 'childcareWorker' },
    { name: 'Coen Concept', role: 'childcareCoach' },
    { name: 'Tess Test', role: 'childcareTeamLead' },
  ]);
const fedra = () =>
  new Place('fedra-2019', 'school', [
    { name: 'Kim Fictief', role: 'teacher' },
    { name: 'Els Voorbeeld', role: 'childProtectionLead' },
  ]);

type Typed = Readonly<Record<string, string>>;
const today = { 'on-day': '23', 'on-month': '11', 'on-year': '2026' };
const contact = { ...today, child: 'bo', contact: 'politie', what: 'Vader stond dreigend bij het hek.', time: '14:05' };
const report = { ...today, child: 'bo', channel: 'phone' };

function answer(method: 'GET' | 'POST', path: string, place: Place, name: string, typed: Typed = {}, ref = '') {
  const route = routes.find((one) => one.method === method && one.path === path);
  if (route === undefined || route.on === 'dossier') throw new Error(`no route ${path}`);
  return route.answer(place.asked(name, typed, { ref }), place.needs);
}

function visit(path: string, place: Place) {
  const route = routes.find((one) => one.path === path);
  if (route?.needs !== 'nothing') throw new Error(`${path} asks for something`);
  return route.answer(place.visitor(), place.needs);
}

const errorsOf = (html: string): string[] =>
  [...html.matchAll(/href="#([\w-]+)"/g)].flatMap(([, at]) => at ?? []).slice(1);

describe('in direct danger', () => {
  test('whoever is not signed in sees whom to call, what to say, and to stay with the child', async () => {
    const { text } = await read(visit(paths.emergency, school()));
    expect(text).toMatch(/Bellen gaat voor.*112.*Wat u zegt.*Blijf bij het kind.*Daarna: leg het vast/);
    expect(text).toContain('U meldt zich dan eerst aan.');
  });

  test('B-10 Verdi: 112, then the police, then Veilig Thuis, each with when to call', async () => {
    const { text } = await read(answer('GET', paths.emergency, school(), 'Jip Fantasie'));
    expect(text).toMatch(/Alarmnummer: 112 Bij levensgevaar.*Politie: 0900-8844.*Veilig Thuis: 0800-2000/);
    expect(text).toMatch(/Waarom deze volgorde\?.*Dit staat in uw eigen code.*§5\.1/);
  });

  test('Fedra names Veilig Thuis before the police', async () => {
    const { text } = await read(answer('GET', paths.emergency, fedra(), 'Kim Fictief'));
    expect(text.indexOf('0800-2000')).toBeLessThan(text.indexOf('0900-8844'));
  });
});

describe('a call in an emergency', () => {
  test('is handed in by anybody under the emergency act of the code', async () => {
    const place = school();
    await ledTo(answer('POST', paths.emergencyContact, place, 'Bea Bedenksel', contact));
    expect(place.handed[0]).toMatchObject({
      child: { id: 'bo' },
      event: { type: 'EmergencyContacted', acts: ['V-E.1'], contact: 'politie', by: 'Bea Bedenksel', time: '14:05' },
      withheldFrom: [],
    });
  });

  test('with nothing filled in names every error at once, and keeps what was typed', async () => {
    const place = school();
    const typed = { 'on-day': '31', 'on-month': '11', 'on-year': '2026', time: 'half drie', where: 'hek' };
    const { status, html } = await read(answer('POST', paths.emergencyContact, place, 'Jip Fantasie', typed));
    expect(status).toBe(400);
    expect(errorsOf(html)).toEqual(['child', 'on', 'time', 'contact', 'what']);
    expect(html).toContain('value="half drie"');
    expect(place.handed).toEqual([]);
  });

  test.each([
    ['on a day in the future', { ...contact, 'on-day': '24' }, 'on'],
    ['with somebody else who is not named', { ...contact, contact: 'someone-else' }, 'contact-name'],
    ['about a child that is not in the list and not named', { ...contact, child: 'not-in-list' }, 'child-name'],
    ['about a child that is not of this place', { ...contact, child: 'elders' }, 'child'],
    [
      'with a name that is a whole story',
      { ...contact, contact: 'someone-else', 'contact-name': 'x'.repeat(301) },
      'contact-name',
    ],
  ])('%s is told at its field', async (_, typed, field) => {
    const { status, html } = await read(answer('POST', paths.emergencyContact, school(), 'Jip Fantasie', typed));
    expect([status, ...errorsOf(html)]).toEqual([400, field]);
  });

  test('about a child that is not in the list adds the child first', async () => {
    const place = school();
    const typed = { ...contact, child: 'not-in-list', 'child-name': 'Noa Denkbeeldig' };
    await ledTo(answer('POST', paths.emergencyContact, place, 'Jip Fantasie', typed));
    expect(place.handed[0]?.child.name).toBe('Noa Denkbeeldig');
  });

  test('can be kept from one colleague, never from whoever records it', async () => {
    const place = school();
    await ledTo(
      answer('POST', paths.emergencyContact, place, 'Jip Fantasie', { ...contact, withheld: 'rob-verzinsel' }),
    );
    await ledTo(
      answer('POST', paths.emergencyContact, place, 'Jip Fantasie', { ...contact, withheld: 'jip-fantasie' }),
    );
    expect(place.handed.map(({ withheldFrom }) => withheldFrom)).toEqual([['rob-verzinsel'], []]);
  });

  test('what was being typed when the session lapsed comes back', async () => {
    const place = school();
    place.kept = new Map([['what', ['Ik belde 112 en']]]);
    const { html } = await read(answer('GET', paths.emergencyContact, place, 'Jip Fantasie'));
    expect(html).toContain('Ik belde 112 en');
    expect(html).toContain('name="_draft"');
  });
});

describe('a report at Veilig Thuis', () => {
  test('needs no dossier: child, day and channel are enough', async () => {
    const place = school();
    await ledTo(answer('POST', paths.emergencyReport, place, 'Jip Fantasie', report));
    expect(place.handed[0]?.event).toMatchObject({
      type: 'ReportMade',
      acts: ['V-5.5'],
      by: 'teacher',
      channel: 'phone',
    });
  });

  test('keeps who answered, the number, what was agreed, and why this person reported', async () => {
    const place = school();
    const more = {
      'veilig-thuis': 'Veilig Thuis',
      contact: 'Ad',
      number: '12',
      agreements: 'Zij bellen.',
      'why-another': 'Er was haast.',
    };
    await ledTo(answer('POST', paths.emergencyReport, place, 'Jip Fantasie', { ...report, ...more }));
    expect(place.handed[0]?.event).toMatchObject({
      veiligThuis: 'Veilig Thuis',
      contact: 'Ad',
      number: '12',
      agreements: 'Zij bellen.',
      whyAnotherPerson: 'Er was haast.',
    });
  });

  test('without a channel is told so, and nothing is recorded', async () => {
    const place = school();
    const { html } = await read(
      answer('POST', paths.emergencyReport, place, 'Jip Fantasie', { ...report, channel: '' }),
    );
    expect(errorsOf(html)).toEqual(['channel']);
    expect(place.handed).toEqual([]);
  });

  test.each([
    ['B-12 at a school the director', school(), 'Jip Fantasie', 'meldt volgens uw code: directeur.'],
    ['B-12 at childcare the team leader', childcare(), 'Pam Proef', 'meldt volgens uw code: teamleider opvang.'],
    [
      'Fedra a reporter, appointed per dossier',
      fedra(),
      'Kim Fictief',
      'meldt volgens uw code: melder, per dossier aangewezen.',
    ],
  ])('is asked why where the code names another: %s', async (_, place, name, says) => {
    const { text } = await read(answer('GET', paths.emergencyReport, place, name));
    expect(text).toContain(says);
    expect(text).toContain('Waarom meldde u zelf?');
  });

  test('is not asked why of whom the code names', async () => {
    const { text } = await read(answer('GET', paths.emergencyReport, childcare(), 'Tess Test'));
    expect(text).not.toContain('Waarom meldde u zelf?');
  });
});

describe('after it is recorded', () => {
  const after = async (place: Place, path: string, name: string, typed: Typed) => {
    const address = await ledTo(answer('POST', path, place, name, typed));
    return answer('GET', paths.emergencyRecorded, place, name, {}, address.split('/').at(-1));
  };

  test('a call says who is told, under the name the place gives the role', async () => {
    const told = async (place: Place, name: string) =>
      (await read(after(place, paths.emergencyContact, name, contact))).text;
    expect(await told(school(), 'Jip Fantasie')).toContain('Noodcontact vastgelegd om 14.05 uur');
    expect(await told(school(), 'Jip Fantasie')).toContain('Ina Voorbeeld (IB’er)');
    expect(await told(childcare(), 'Pam Proef')).toContain('Coen Concept (coach Verdi Start)');
  });

  test('whoever coordinates is not told that nobody does', async () => {
    const { text } = await read(after(fedra(), paths.emergencyContact, 'Els Voorbeeld', contact));
    expect(text).toContain('U coördineert hier zelf.');
  });

  test('a report names the last day of the term of Veilig Thuis, five of its working days', async () => {
    const { text } = await read(after(fedra(), paths.emergencyReport, 'Kim Fictief', report));
    expect(text).toContain('Dat is uiterlijk maandag 30 november 2026.');
  });

  test('the address of another kind of record shows nothing', async () => {
    expect(await answer('GET', paths.emergencyRecorded, school(), 'Jip Fantasie', {}, 'onbekend')).toEqual({
      notFound: true,
    });
  });
});

test('where the hidden screen goes, nothing tells where it came from', async () => {
  const { html } = await read(visit(paths.away, school()));
  expect(html).not.toMatch(/pluis|zorg|kind|<script|<link|header/i);
  expect(html).toContain('Tafels oefenen');
});
