import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pace } from '../../src/core/access/pace.ts';
import { addressOf } from './journey.ts';
import { launch, person, type Person } from './person.ts';
import { runApp, type RunningApp } from './running-app.ts';

let app: RunningApp;
let browser: Browser;
beforeAll(async () => {
  [app, browser] = await Promise.all([runApp(), launch()]);
});
afterAll(async () => {
  await browser.close();
  await app.close();
});

const open = [
  '/',
  '/nood',
  '/weg',
  '/vergrendeld',
  '/aanmelden',
  '/uitleg',
  '/uitleg/verdi-2023',
  '/uitleg/fedra-2019/vragen',
];
const own = [
  '/start',
  '/zorg',
  '/mijn-signalen',
  '/signalen',
  '/taken',
  '/dossiers',
  '/nood/melding',
  '/controle',
  '/afwezig',
  '/afwezig/nieuw',
  '/afwezig/collega',
  '/toegang',
  '/bevestigen',
  '/opgevallen',
];
const ofManager = ['/mensen', '/mensen/nieuw', '/mensen/kim-fictief', '/mensen/kim-fictief/code'];
const ofDossier = [
  '',
  '/tijdlijn',
  '/tijdlijn?feiten=ja',
  '/gezin',
  '/overleg',
  '/weging',
  '/weging/begin',
  '/weging/q1',
  '/weging/uitkomst',
  '/besluit/melden',
  '/besluit/hulp',
  '/melding',
  '/melding/vastleggen',
  '/hulp/plan',
  '/documenten',
  '/inzage',
  '/gelezen',
  '/gelezen/verzoek',
  '/nieuw',
  '/twijfel',
  '/sluiten',
  '/act/F-2.1',
  '/act/F-3.1/voorbereiden',
  '/act/F-3.1/overslaan',
];

/** Scanned for accessibility on arrival; on a phone nothing goes sideways; the title tells nothing. */
async function look(who: Person, path: string): Promise<void> {
  await who.goTo(path);
  await lookAround(who, path);
}

/** The page this person is at, however they came there: on a phone nothing goes sideways, and it has one heading. */
async function lookAround({ page }: Person, name: string): Promise<void> {
  await page.setViewportSize({ width: 360, height: 740 });
  const width = await page.evaluate<number>('document.documentElement.scrollWidth');
  expect(width, `${name} at 360 px`).toBeLessThanOrEqual(360);
  await page.setViewportSize({ width: 1280, height: 900 });
  expect(await page.getByRole('heading', { level: 1 }).count(), `${name} has one heading`).toBe(1);
}

const as = async (name: string): Promise<Person> => {
  const who = await person(browser, app.base, true);
  await who.signIn(name);
  return who;
};

const atDossierOf = async (who: Person, child: RegExp): Promise<string> => {
  await who.goTo('/dossiers');
  await who.follow(child);
  return addressOf(who);
};

describe('every page can be used by everybody', () => {
  test.each(open)('%s, for whoever is not signed in', async (path) => {
    const visitor = await person(browser, app.base, true);
    await look(visitor, path);
    await visitor.close();
  });

  test.each(own)('%s, for a coordinator', async (path) => {
    const els = await as('Els Voorbeeld');
    await look(els, path);
    await els.close();
  });

  test('each page on the people of the board', async () => {
    const theo = await person(browser, app.base, true);
    await theo.signIn('Theo Toetsenbord');
    await theo.goTo('/mensen/nieuw');
    await theo.press('Bevestigen');
    for (const path of ofManager) await look(theo, path);
    await theo.close();
  });

  test('each page of a dossier', async () => {
    const els = await as('Els Voorbeeld');
    const dossier = await atDossierOf(els, /Bo Verzonnen/);
    for (const part of ofDossier) await look(els, dossier + part);
    await els.close();
  });

  test('a page that is not there, and one that is not for you, are the same page', async () => {
    const els = await as('Els Voorbeeld');
    const forbidden = await atDossierOf(els, /Bo Verzonnen/);
    const jip = await as('Jip Fantasie');
    const answers = [];
    for (const path of [forbidden, `/d/${'0'.repeat(32)}`]) {
      const answer = await jip.page.goto(app.base + path);
      answers.push([answer?.status(), await answer?.text()]);
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.[0]).toBe(404);
    await Promise.all([els.close(), jip.close()]);
  });
});

describe('a page that one does not come to by an address can be used by everybody too', () => {
  test('after an emergency contact', async () => {
    const kim = await as('Kim Fictief');
    await kim.goTo('/nood/vastleggen');
    await kim.pick('Over welk kind gaat het?', 'Lot Nepnaam, Groep 7');
    await kim.choose(/112/);
    await kim.fill(/Wat gebeurde er/, 'Vader stond schreeuwend op het plein. De politie is gebeld.');
    await kim.press('Noodcontact vastleggen');
    await kim.sees(/Noodcontact vastgelegd om/);
    await lookAround(kim, 'after an emergency contact');
    await kim.close();
  });

  test.each([
    ['/zorg', 'Zorg vastleggen'],
    ['/nood/vastleggen', 'Noodcontact vastleggen'],
    ['/nood/melding', 'Melding vastleggen'],
  ])('%s, sent without anything in it', async (path, button) => {
    const els = await as('Els Voorbeeld');
    await els.goTo(path);
    await els.press(button);
    await els.sees('Er is een probleem');
    await lookAround(els, path);
    await els.close();
  });

  test.each([
    ['/weging/q1', 'Antwoord vastleggen'],
    ['/act/F-3.1', 'Gesprek vastleggen'],
    ['/act/F-3.1/overslaan', /vastleggen/],
    ['/besluit/melden', 'Besluit over melden vastleggen'],
    ['/melding/vastleggen', 'Melding vastleggen'],
    ['/sluiten', 'Dossier sluiten'],
  ])('%s of a dossier, sent without anything in it', async (path, button) => {
    const els = await as('Els Voorbeeld');
    const dossier = await atDossierOf(els, /Bo Verzonnen/);
    await els.goTo(dossier + path);
    await els.press(button);
    await els.sees('Er is een probleem');
    await lookAround(els, path);
    await els.close();
  });

  test('after somebody else recorded while this person was writing, with what was typed', async () => {
    const [els, other] = [await as('Els Voorbeeld'), await as('Els Voorbeeld')];
    const form = `${await atDossierOf(els, /Bo Verzonnen/)}/act/F-1.5`;
    for (const who of [els, other]) {
      await who.goTo(form);
      await who.fill(/Wat maakt het vermoeden sterker/, 'Bo heeft vaak geen eten mee.');
    }
    await other.press('Overzicht vastleggen');
    await els.press('Overzicht vastleggen');
    await els.sees('Uw tekst is nog niet vastgelegd');
    expect(await els.page.getByLabel(/Wat maakt het vermoeden sterker/).inputValue()).toContain('geen eten mee');
    await lookAround(els, 'a page in conflict');
    await Promise.all([els.close(), other.close()]);
  });

  test('after a form with a key that was used for something else, with what was typed', async () => {
    const els = await as('Els Voorbeeld');
    const dossier = await atDossierOf(els, /Bo Verzonnen/);
    await els.goTo(`${dossier}/twijfel`);
    const key = await els.page.locator('main input[name="_key"]').inputValue();
    await els.choose(/Is er acute onveiligheid/);
    await els.fill('Wat maakt dat u twijfelt?', 'Bo zegt er niets over.');
    await els.press('Twijfel vastleggen');
    await els.goTo('/nood/vastleggen');
    await els.page.evaluate(`document.querySelector('main input[name="_key"]').value = ${JSON.stringify(key)}`);
    await els.pick('Over welk kind gaat het?', 'Lot Nepnaam, Groep 7');
    await els.choose(/112/);
    await els.fill(/Wat gebeurde er/, 'Er was geschreeuw op het plein.');
    await els.press('Noodcontact vastleggen');
    await els.sees('Dit formulier is al een keer gebruikt');
    await lookAround(els, 'a form that was used before');
    await els.follow('Open het formulier opnieuw');
    expect(await els.page.getByLabel(/Wat gebeurde er/).inputValue()).toBe('Er was geschreeuw op het plein.');
    await els.press('Noodcontact vastleggen');
    await els.sees(/Noodcontact vastgelegd om/);
    await els.close();
  });

  test('after many dossiers: why the next stays shut, the form to go on, and what who oversees sees', async () => {
    const els = await as('Els Voorbeeld');
    const [dossier = '', ...others] = await app.openMany(pace.dossiers + 1);
    for (const other of others) await els.page.context().request.get(app.base + other);
    await els.goTo(dossier);
    await els.sees('U opende veel dossiers achter elkaar');
    await lookAround(els, 'a dossier that stays shut');
    await els.follow('Schrijven waarom en verder lezen');
    await els.press('Bevestigen');
    await els.press('Verder lezen');
    await els.sees('Er is een probleem');
    await lookAround(els, 'why somebody reads on');
    await els.fill(/Waarom hebt u zo veel dossiers nodig/, 'Ik draag mijn dossiers over.');
    await els.press('Verder lezen');
    await els.sees('Nu te doen');
    const dirk = await as('Dirk Bedacht');
    await dirk.goTo('/opgevallen');
    await dirk.sees('Ik draag mijn dossiers over.');
    await lookAround(dirk, 'what who oversees sees');
    await dirk.press(/Ik heb dit nagekeken/);
    await dirk.sees('Er is nu niets om na te kijken');
    await Promise.all([els.close(), dirk.close()]);
  });

  test('for what is not there', async () => {
    const els = await as('Els Voorbeeld');
    await look(els, `/d/${'0'.repeat(32)}`);
    await els.sees('Deze pagina is er niet, of is niet voor u');
    await els.close();
  });
});

describe('when it is not as it should be', () => {
  let own: RunningApp;
  let kim: Person;
  beforeAll(async () => {
    own = await runApp();
    kim = await person(browser, own.base, true);
    await kim.signIn('Kim Fictief');
  });
  afterAll(async () => {
    await kim.close();
    await own.close();
  });

  test('the page to sign in again, after the session lapsed', async () => {
    own.letDaysPass(1);
    await kim.goTo('/zorg');
    await kim.sees('Aanmelden');
    expect(new URL(kim.page.url()).searchParams.get('verder')).toBe('/zorg');
    await lookAround(kim, 'signing in again');
  });

  test('the page that says that it is broken, with a number to name', async () => {
    await kim.signIn('Kim Fictief');
    await own.loseDatabase();
    await kim.goTo('/start');
    await kim.sees('Er ging iets mis');
    await kim.sees(/Noem dit nummer aan uw beheerder: \S+/);
    await lookAround(kim, 'broken');
  });
});
