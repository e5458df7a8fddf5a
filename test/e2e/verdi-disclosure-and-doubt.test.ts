import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch, person, type Person } from './person.ts';
import { runApp, type RunningApp } from './running-app.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('Verdi, a disclosure, doubt, the internal form, a report: %s', (_, script) => {
  let app: RunningApp;
  const people: Person[] = [];
  const as = async (name: string): Promise<Person> => {
    const who = await person(browser, app.base, script);
    people.push(who);
    await who.signIn(name);
    return who;
  };
  beforeAll(async () => {
    app = await runApp();
  });
  afterAll(async () => {
    await Promise.all(people.map((who) => who.close()));
    await app.close();
  });

  test('from the words of a child to a report by the director, every step on the screen', async () => {
    const jip = await as('Jip Fantasie');
    await recordDisclosure(jip);

    const ina = await as('Ina Voorbeeld');
    const dossier = await openDossier(ina);
    await ina.sees(/moet dit gemeld worden bij Veilig Thuis/);
    await consult(ina, dossier);
    await weighWithDoubt(ina, dossier);
    await ina.goTo(dossier);
    await ina.sees(/moet dit gemeld worden bij Veilig Thuis/);

    await agree(ina, dossier);
    const rob = await as('Rob Verzinsel');
    await tellParents(rob, dossier);
    await decideAndReport(rob, dossier);
    await rob.goTo(dossier);
    await rob.sees(/Terugkoppeling/i);
    await rob.sees(/Melding opslaan in het kindsysteem/);
  });
});

async function recordDisclosure(jip: Person): Promise<void> {
  await jip.goTo('/zorg');
  await jip.pick('Over welk kind gaat het?', 'Kai Bedacht, Groep 3, Basisschool De Papieren Draak');
  await jip.fill('Wat zag of hoorde u?', 'Kai kwam bij mij zitten en begon te vertellen.');
  await jip.choose('Het kind vertelde het');
  await jip.fill(/Wat zei het kind/, 'Papa doet mama pijn');
  await jip.choose(/uit zichzelf/, /uit zichzelf/);
  await jip.choose('Nee', /direct gevaar/);
  await jip.press('Zorg vastleggen');
  await jip.sees(/Vastgelegd om/);
}

async function openDossier(ina: Person): Promise<string> {
  await ina.follow('Nieuwe signalen');
  await ina.follow(/Kai Bedacht/);
  await ina.sees('Papa doet mama pijn');
  await ina.choose('Een dossier openen');
  await ina.choose('Iemand thuis of in de familie');
  await ina.press('Signaal behandelen');
  const { pathname } = new URL(ina.page.url());
  expect(pathname).toMatch(/^\/d\/[0-9a-f]{32}$/);
  return pathname;
}

async function consult(ina: Person, dossier: string): Promise<void> {
  await ina.goTo(`${dossier}/act/V-2.5`);
  await ina.fill(/^1\. /, 'Kai vertelde zelf wat er thuis gebeurt.');
  await ina.fill(/^13\. /, 'We wegen vandaag.');
  await ina.press('Overleg vastleggen');
  await ina.sees(/vastgelegd/i);
  await ina.goTo(`${dossier}/act/V-2.3`);
  await ina.choose('Directeur');
  await ina.fill('Waarover?', 'Een onthulling in groep 3.');
  await ina.press('Inlichten vastleggen');
  await ina.sees(/vastgelegd/i);
}

/** At question 2 they doubt: Verdi prints no answer for it, so Veilig Thuis is asked and the same question comes again. */
async function weighWithDoubt(ina: Person, dossier: string): Promise<void> {
  await ina.goTo(`${dossier}/weging/begin`);
  await ina.tick(/Jip Fantasie/);
  await ina.choose('Ja', 'Onthulling');
  await ina.choose('Nee', 'Acute onveiligheid');
  await ina.choose('Nee', 'Structurele onveiligheid');
  await ina.press('Naar de eerste vraag');
  await ina.sees(/meld/i);
  await ina.goTo(`${dossier}/weging/q1`);
  await answer(ina, /^Ja/, 'Kai vertelde het zelf.');
  await ina.goTo(`${dossier}/weging/q2`);
  await ina.sees(/Wat weet u over herhaling/);
  await answer(ina, /twijfelen/, 'We weten niet hoe vaak het gebeurt.');
  await ina.goTo(`${dossier}/act/R-2`);
  await ina.choose('Veilig Thuis');
  await ina.choose(/zonder namen/);
  await ina.fill('Wat was het advies?', 'Meld, en spreek eerst met Kai af wanneer ouders het horen.');
  await ina.press('Advies vastleggen');
  await ina.sees(/vastgelegd/i);
  await ina.goTo(`${dossier}/weging/q2`);
  await answer(ina, /^Ja/, 'Na het advies schatten wij in dat het vaker gebeurt.');
}

async function answer(ina: Person, option: RegExp, because: string): Promise<void> {
  await ina.choose(option);
  await ina.fill('Waarom antwoordt u zo?', because);
  await ina.press('Antwoord vastleggen');
}

async function agree(ina: Person, dossier: string): Promise<void> {
  await ina.goTo(`${dossier}/act/V-4.7`);
  await ina.fill('Over wie gaat het?', 'Kai');
  await ina.fill('Wat is afgesproken?', 'Eerst praat de directeur met moeder alleen.');
  await ina.fill('Wie houdt het in het oog?', 'Ina Voorbeeld');
  await ina.press('Afspraken vastleggen');
  await ina.sees(/vastgelegd/i);
}

async function tellParents(rob: Person, dossier: string): Promise<void> {
  await rob.goTo(`${dossier}/act/V-5.3`);
  await rob.tick('Ouder of verzorger');
  await rob.tick('Vertellen dat u wilt melden');
  await rob.fill('Wat is gezien, gehoord of verteld?', 'Kai vertelde dat er thuis geweld is.');
  await rob.fill(/Hoe reageerden zij/, 'Moeder huilde en zei dat ze hulp wil.');
  await rob.choose('Ja', 'Vertelde u dat de school wil melden?');
  await rob.choose(/voor gezien/);
  await rob.press('Gesprek vastleggen');
  await rob.sees(/vastgelegd/i);
  await rob.goTo(`${dossier}/act/V-5.4`);
  await rob.choose('Bestuurder');
  await rob.fill('Waarover?', 'De melding.');
  await rob.press('Inlichten vastleggen');
  await rob.sees(/vastgelegd/i);
}

async function decideAndReport(rob: Person, dossier: string): Promise<void> {
  await rob.goTo(`${dossier}/besluit/melden`);
  await rob.choose('Ja', 'Meldt u bij Veilig Thuis?');
  await rob.fill('Waarom besluit u dit?', 'Kai vertelde het zelf en Veilig Thuis raadt melden aan.');
  await rob.choose('Directeur');
  await rob.press('Besluit over melden vastleggen');
  await rob.sees(/vastgelegd/i);
  await rob.goTo(`${dossier}/melding/vastleggen`);
  await rob.choose('Formulier op de website');
  await rob.choose('Directeur');
  await rob.fill(/Wat sprak u af/, 'Veilig Thuis belt morgen terug.');
  await rob.press('Melding vastleggen');
  await rob.sees(/vastgelegd/i);
}
