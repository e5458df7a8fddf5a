import { TOTP } from 'otpauth';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';
import { boardFileSchema } from '../../src/platform/boards/board-file.schema.ts';
import { freePort } from '../builders/listening.ts';
import { settingsFor } from '../builders/organisation.ts';
import { realIssuer, type RealIssuer } from '../builders/real-issuer.ts';
import { launch, person, type Person } from './person.ts';
import { runApp, type RunningApp } from './running-app.ts';

const board = {
  name: 'Stichting Verzonnen',
  slug: 'verzonnen',
  locations: [{ name: 'De Papieren Draak', kind: 'school', protocol: 'verdi-2023' }],
  people: [
    { name: 'Toos Technisch', role: 'administrator' },
    { name: 'Rob Verzinsel', role: 'director', at: 'De Papieren Draak' },
  ],
};
const label = 'account van Stichting Verzonnen';

let issuer: RealIssuer;
let app: RunningApp;
let browser: Browser;
let codes: readonly string[];
beforeAll(async () => {
  const port = await freePort();
  // The application goes by a name and the issuer by a number: to a browser they are two sites.
  const here = `http://localhost:${port}/aanmelden`;
  issuer = await realIssuer([`${here}/organisatie/verzonnen/terug`], [here]);
  const settings = { ...settingsFor(issuer, 'verzonnen'), board: 'verzonnen', label, leadsBack: true };
  [app, browser] = await Promise.all([runApp(port, [settings]), launch()]);
  codes = await app.makeBoard(boardFileSchema.parse(board));
});
afterAll(async () => {
  await browser.close();
  await Promise.all([app.close(), issuer.close()]);
});

/** At the page of the organisation, to which Pluis led by itself. */
async function inlog(who: Person, name: string, then: string): Promise<void> {
  await who.page.waitForURL(`${issuer.base}/**`);
  await who.page.getByLabel('Naam').fill(name);
  await who.page.getByRole('button', { name: 'Inloggen' }).click();
  await who.page.waitForURL(`${app.base}${then}`);
}

test.each([
  { script: false, name: 'toos', at: 0 },
  { script: true, name: 'rob', at: 1 },
])('somebody links the account of their organisation and signs in with it, script: $script', async (given) => {
  const { script, name, at } = given;
  const who = await person(browser, app.base, script);
  await who.goTo('/uitnodiging');
  await who.fill('Code van uw beheerder', codes[at] ?? '');
  await who.fill('Gebruikersnaam', name);
  await who.fill('Nieuw wachtwoord', 'paard tafel regen lamp');
  await who.press('Wachtwoord vastleggen');
  const address = (await who.page.getByRole('link', { name: 'Zet de sleutel in de app' }).getAttribute('href')) ?? '';
  const secret = new URL(address).searchParams.get('secret') ?? '';
  await who.fill('Code', new TOTP({ secret }).generate());
  await who.press('App bevestigen');

  await who.goTo('/toegang');
  await who.follow(/^Koppelen/);
  await who.page.getByRole('button', { name: 'Koppelen' }).click();
  await inlog(who, name, '/toegang');
  await who.sees(/, gekoppeld vandaag/);
  await who.press('Afmelden');

  await who.goTo('/aanmelden?verder=/toegang');
  await who.page.getByRole('button', { name: `Aanmelden met ${label}` }).click();
  await inlog(who, name, '/toegang');
  await who.sees('dit is deze sessie');

  await who.goTo('/bevestigen?verder=/toegang/app');
  await who.page.getByRole('button', { name: `Bevestigen met ${label}` }).click();
  await inlog(who, name, '/toegang/app');
  await who.sees('Een andere app met codes');

  await who.press('Afmelden');
  await who.sees('U bent afgemeld');
  await who.page.getByRole('button', { name: 'Ook uitloggen bij uw organisatie' }).click();
  await who.page.waitForURL(`${issuer.base}/**`);
  await who.page.getByRole('button', { name: 'Uitloggen' }).click();
  await who.page.waitForURL(`${app.base}/aanmelden`);
  await who.close();
});

test('an account that nobody linked is told so calmly, and the password is still there', async () => {
  const stranger = await person(browser, app.base, false);
  await stranger.goTo('/aanmelden');
  await stranger.page.getByRole('button', { name: `Aanmelden met ${label}` }).click();
  await inlog(stranger, 'niemand', '/aanmelden/organisatie/verzonnen/terug?**stap=2');
  await stranger.sees('Aanmelden via uw organisatie lukte niet');
  await stranger.page.getByLabel('Wachtwoord').waitFor();
  await stranger.close();
});
