import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

const open = ['/', '/nood', '/weg', '/aanmelden', '/uitleg', '/uitleg/verdi-2023', '/uitleg/fedra-2019/vragen'];
const own = [
  '/start',
  '/zorg',
  '/mijn-signalen',
  '/signalen',
  '/taken',
  '/dossiers',
  '/nood/melding',
  '/toegang',
  '/bevestigen',
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
  await who.page.setViewportSize({ width: 360, height: 740 });
  const width = await who.page.evaluate<number>('document.documentElement.scrollWidth');
  expect(width, `${path} at 360 px`).toBeLessThanOrEqual(360);
  await who.page.setViewportSize({ width: 1280, height: 900 });
  expect(await who.page.getByRole('heading', { level: 1 }).count(), `${path} has one heading`).toBe(1);
}

describe('every page can be used by everybody', () => {
  test.each(open)('%s, for whoever is not signed in', async (path) => {
    const visitor = await person(browser, app.base, true);
    await look(visitor, path);
    await visitor.close();
  });

  test.each(own)('%s, for a coordinator', async (path) => {
    const els = await person(browser, app.base, true);
    await els.signIn('Els Voorbeeld');
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
    const els = await person(browser, app.base, true);
    await els.signIn('Els Voorbeeld');
    await els.goTo('/dossiers');
    await els.follow(/Bo Verzonnen/);
    const { pathname } = new URL(els.page.url());
    for (const part of ofDossier) await look(els, pathname + part);
    await els.close();
  });

  test('a page that is not there, and one that is not for you, are the same page', async () => {
    const els = await person(browser, app.base, true);
    await els.signIn('Els Voorbeeld');
    await els.goTo('/dossiers');
    await els.follow(/Bo Verzonnen/);
    const forbidden = new URL(els.page.url()).pathname;
    const jip = await person(browser, app.base, true);
    await jip.signIn('Jip Fantasie');
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
