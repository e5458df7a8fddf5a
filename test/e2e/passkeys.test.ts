import { TOTP } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';
import { boardFileSchema } from '../../src/platform/boards/board-file.schema.ts';
import { freePort } from '../builders/listening.ts';
import { launch, person, type Person } from './person.ts';
import { runApp, type RunningApp } from './running-app.ts';

const password = 'paard tafel regen lamp';
const board = {
  name: 'Stichting Verzonnen',
  slug: 'verzonnen',
  locations: [{ name: 'De Papieren Draak', kind: 'school', protocol: 'verdi-2023' }],
  people: [
    { name: 'Toos Technisch', role: 'administrator' },
    { name: 'Rob Verzinsel', role: 'director', at: 'De Papieren Draak' },
  ],
};

let app: RunningApp;
let browser: Browser;
let codes: readonly string[];
beforeAll(async () => {
  [app, browser] = await Promise.all([runApp(await freePort()), launch()]);
  codes = await app.makeBoard(boardFileSchema.parse(board));
});
afterAll(async () => {
  await browser.close();
  await app.close();
});

/** A device that knows its owner by a finger, or (with `false`) one that never gets to see it. */
async function deviceOn(page: Page, sees: boolean): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const options = {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
  } as const;
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: { ...options, isUserVerified: sees, automaticPresenceSimulation: true },
  });
}

async function makeAccount(who: Person, code: string, name: string): Promise<void> {
  await who.goTo('/uitnodiging');
  await who.fill('Code van uw beheerder', code);
  await who.fill('Gebruikersnaam', name);
  await who.fill('Nieuw wachtwoord', password);
  await who.press('Wachtwoord vastleggen');
}

/** The page sends itself once the device has answered. */
async function touch(who: Person, button: string): Promise<void> {
  await who.page.getByRole('button', { name: button }).click();
  await who.page.waitForURL(`${app.base}/start`);
}

test('an account is made with a passkey, which signs in by itself and confirms a heavy act', async () => {
  const toos = await person(browser, app.base, true);
  await deviceOn(toos.page, true);
  await makeAccount(toos, codes[0] ?? '', 'toos');
  await toos.press('Een passkey maken');
  await touch(toos, 'Passkey maken');
  await toos.press('Afmelden');
  await toos.goTo('/aanmelden');
  await toos.press('Aanmelden met een passkey');
  await touch(toos, 'Passkey gebruiken');
  await toos.goTo('/toegang');
  await toos.sees('dit is deze sessie');
  await toos.goTo('/bevestigen');
  await toos.press('Een passkey gebruiken');
  await touch(toos, 'Passkey gebruiken');
  await toos.close();
});

test('without a script somebody makes an account and signs in with a password and codes', async () => {
  const rob = await person(browser, app.base, false);
  await makeAccount(rob, codes[1] ?? '', 'rob');
  const address = (await rob.page.getByRole('link', { name: 'Zet de sleutel in de app' }).getAttribute('href')) ?? '';
  const secret = new URL(address).searchParams.get('secret') ?? '';
  await rob.fill('Code', new TOTP({ secret }).generate());
  await rob.press('App bevestigen');
  await rob.sees('Bewaar deze herstelcodes');
  await rob.press('Afmelden');
  await rob.goTo('/aanmelden');
  await rob.press('Aanmelden met een passkey');
  await rob.press('Passkey gebruiken');
  await rob.sees('Dat lukte niet.');
  await rob.close();
});

test('a device that did not see its owner signs nobody in', async () => {
  const thief = await person(browser, app.base, true);
  await deviceOn(thief.page, false);
  await thief.goTo('/aanmelden');
  await thief.press('Aanmelden met een passkey');
  await thief.page.getByRole('button', { name: 'Passkey gebruiken' }).click();
  await thief.page.waitForURL('**/aanmelden/passkey/klaar');
  await thief.sees('Dat lukte niet.');
  await thief.close();
});
