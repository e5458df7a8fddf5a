import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, person, type Person } from '../e2e/person.ts';
import { runApp, type RunningApp } from '../e2e/running-app.ts';
import { takePicture, takePictureOfPdf } from './camera.ts';

const folder = join(import.meta.dirname, '..', '..', 'docs', 'pictures');
let app: RunningApp;
let browser: Browser;
beforeAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  [app, browser] = await Promise.all([runApp(), launch()]);
});
afterAll(async () => {
  await browser.close();
  await app.close();
});

const keep = (who: Person, name: string) => takePicture(who, folder, name);
const come = async (name: string): Promise<Person> => {
  const who = await person(browser, app.base, true);
  await who.signIn(name);
  return who;
};

test('one case under the code of Verdi, from a signal to a report', async () => {
  const visitor = await person(browser, app.base, true);
  await visitor.goTo('/aanmelden');
  await keep(visitor, '01-sign-in');

  await recordDisclosure(await come('Jip Fantasie'));
  const ina = await come('Ina Voorbeeld');
  const dossier = await takeUp(ina);
  await consult(ina, dossier);
  await weighWithDoubt(ina, dossier);
  const rob = await come('Rob Verzinsel');
  await decideAndReport(rob, dossier);
  await ina.goTo(`${dossier}/tijdlijn`);
  await keep(ina, '12-timeline');
  await ina.goTo(`${dossier}/inzage`);
  await keep(ina, '13-who-may-read');
});

async function recordDisclosure(jip: Person): Promise<void> {
  await jip.goTo('/zorg');
  await jip.pick('Over welk kind gaat het?', 'Kai Bedacht, Groep 3, Basisschool De Papieren Draak');
  await jip.fill('Wat zag of hoorde u?', 'Kai kwam bij mij zitten en begon te vertellen.');
  await jip.choose('Het kind vertelde het');
  await jip.fill(/Wat zei het kind/, 'Papa doet mama pijn');
  await jip.choose(/uit zichzelf/, /uit zichzelf/);
  await jip.choose('Nee', /direct gevaar/);
  await keep(jip, '02-signal');
  await jip.press('Zorg vastleggen');
  await jip.sees(/Vastgelegd om/);
  await keep(jip, '03-recorded');
}

async function takeUp(ina: Person): Promise<string> {
  await ina.follow('Nieuwe signalen');
  await ina.follow(/Kai Bedacht/);
  await ina.choose('Een dossier openen');
  await ina.choose('Iemand thuis of in de familie');
  await keep(ina, '04-inbox');
  await ina.press('Signaal behandelen');
  const { pathname } = new URL(ina.page.url());
  expect(pathname).toMatch(/^\/d\/[0-9a-f]{32}$/);
  await ina.goTo(pathname);
  await keep(ina, '05-dossier');
  return pathname;
}

async function consult(ina: Person, dossier: string): Promise<void> {
  await ina.goTo(`${dossier}/act/V-2.5`);
  await ina.fill(/^1\. /, 'Kai vertelde zelf wat er thuis gebeurt.');
  await ina.fill(/^13\. /, 'We wegen vandaag.');
  await keep(ina, '06-form');
  await ina.press('Overleg vastleggen');
  await ina.sees(/vastgelegd/i);
}

async function weighWithDoubt(ina: Person, dossier: string): Promise<void> {
  await ina.goTo(`${dossier}/weging/begin`);
  await ina.tick(/Jip Fantasie/);
  await ina.choose('Ja', 'Onthulling');
  await ina.choose('Nee', 'Acute onveiligheid');
  await ina.choose('Nee', 'Structurele onveiligheid');
  await ina.press('Naar de eerste vraag');
  await ina.goTo(`${dossier}/weging/q1`);
  await answer(ina, /^Ja/, 'Kai vertelde het zelf.');
  await ina.goTo(`${dossier}/weging/q2`);
  await ina.choose(/twijfelen/);
  await ina.fill('Waarom antwoordt u zo?', 'We weten niet hoe vaak het gebeurt.');
  await keep(ina, '07-weighing');
  await ina.press('Antwoord vastleggen');
  await ina.goTo(`${dossier}/weging`);
  await keep(ina, '08-doubt');
  await askAdvice(ina, dossier);
  await ina.goTo(`${dossier}/weging/q2`);
  await answer(ina, /^Ja/, 'Na het advies schatten wij in dat het vaker gebeurt.');
  await ina.goTo(`${dossier}/weging/uitkomst`);
  await keep(ina, '09-outcome');
}

async function askAdvice(ina: Person, dossier: string): Promise<void> {
  await ina.goTo(`${dossier}/act/R-2`);
  await ina.choose('Veilig Thuis');
  await ina.choose(/zonder namen/);
  await ina.fill('Wat was het advies?', 'Meld, en spreek eerst met Kai af wanneer ouders het horen.');
  await ina.press('Advies vastleggen');
  await ina.sees(/vastgelegd/i);
}

async function answer(ina: Person, option: RegExp, because: string): Promise<void> {
  await ina.choose(option);
  await ina.fill('Waarom antwoordt u zo?', because);
  await ina.press('Antwoord vastleggen');
}

async function decideAndReport(rob: Person, dossier: string): Promise<void> {
  await rob.goTo(`${dossier}/besluit/melden`);
  await rob.choose('Ja', 'Meldt u bij Veilig Thuis?');
  await rob.fill('Waarom besluit u dit?', 'Kai vertelde het zelf en Veilig Thuis raadt melden aan.');
  await rob.choose('Directeur');
  await keep(rob, '10-decision');
  await rob.press('Besluit over melden vastleggen');
  await rob.sees(/vastgelegd/i);
  await rob.goTo(`${dossier}/melding`);
  await keep(rob, '11-report');
  const sheet = await rob.page.locator('a[href$="voorbereiding.pdf"]').first().getAttribute('href');
  await takePictureOfPdf(rob, `${app.base}${sheet ?? ''}`, folder, '11-report-pdf');
  await rob.goTo(`${dossier}/melding/vastleggen`);
  await rob.choose('Formulier op de website');
  await rob.choose('Directeur');
  await rob.fill(/Wat sprak u af/, 'Veilig Thuis belt morgen terug.');
  await rob.press('Melding vastleggen');
  await rob.sees(/vastgelegd/i);
}
