import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';
import { consult, decide, recordDisclosure, report, weighWithDoubt } from '../e2e/case-of-kai.ts';
import { openDossier } from '../e2e/journey.ts';
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

  await recordDisclosure(await come('Jip Fantasie'), keep);
  const ina = await come('Ina Voorbeeld');
  const dossier = await openDossier(ina, /Kai Bedacht/, () => keep(ina, '04-inbox'));
  await ina.goTo(dossier);
  await keep(ina, '05-dossier');
  await consult(ina, dossier, keep);
  await weighWithDoubt(ina, dossier, keep);
  const rob = await come('Rob Verzinsel');
  await decide(rob, dossier, keep);
  await rob.goTo(`${dossier}/melding`);
  await keep(rob, '11-report');
  await rob.follow('Voorbereiding als PDF');
  await rob.press('Bevestigen');
  const sheet = await rob.page.locator('a[href$="voorbereiding.pdf"]').first().getAttribute('href');
  await takePictureOfPdf(rob, `${app.base}${sheet ?? ''}`, folder, '11-report-pdf');
  await report(rob, dossier);
  await ina.goTo(`${dossier}/tijdlijn`);
  await keep(ina, '12-timeline');
  await ina.goTo(`${dossier}/inzage`);
  await keep(ina, '13-who-may-read');
});
