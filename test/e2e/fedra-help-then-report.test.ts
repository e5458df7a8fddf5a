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
])('Fedra, help with a term, lapsed, weighed again, reported: %s', (_, script) => {
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

  test('from the first signal to a report, every step on the screen', async () => {
    const kim = await as('Kim Fictief');
    await recordSignal(kim);

    const els = await as('Els Voorbeeld');
    const dossier = await openDossier(els);
    await prepareWeighing(els, dossier);
    await weigh(els, dossier);

    const dirk = await as('Dirk Bedacht');
    await decide(dirk, dossier, 'Nee', 'De hulp kan beginnen en moeder werkt mee.');
    await decideHelp(dirk, dossier);
    await planHelp(els, dossier);

    app.letDaysPass(90);
    await els.signIn('Els Voorbeeld');
    await els.goTo(dossier);
    await els.sees(/Te laat/);
    await weighAgain(els, dossier);
    await els.goTo(dossier);
    await els.sees(/moet dit gemeld worden bij Veilig Thuis/);

    await dirk.signIn('Dirk Bedacht');
    await decide(dirk, dossier, 'Ja', 'De hulp gaf niet wat nodig was.');
    await report(els, dossier);
  });
});

async function recordSignal(kim: Person): Promise<void> {
  await kim.follow(/Ik maak me zorgen/);
  await kim.press('Zorg vastleggen');
  await kim.sees('Er is een probleem');
  await kim.pick('Over welk kind gaat het?', 'Lot Nepnaam, Groep 7');
  await kim.fill('Wat zag of hoorde u?', 'Lot had drie dagen dezelfde natte kleren aan.');
  await kim.choose('Ik zag het zelf');
  await kim.choose('Nee', /direct gevaar/);
  await kim.fill(/Hoe leest u dit/, 'Ik vraag me af wie er thuis op let.');
  await kim.press('Zorg vastleggen');
  await kim.sees(/Vastgelegd om/);
  await kim.sees(/Els Voorbeeld/);
}

async function openDossier(els: Person): Promise<string> {
  await els.follow('Nieuwe signalen');
  await els.follow(/Lot Nepnaam/);
  await els.choose('Een dossier openen');
  await els.choose('Iemand thuis of in de familie');
  await els.press('Signaal behandelen');
  await els.sees('Nu te doen');
  await els.sees('Lot Nepnaam');
  const { pathname } = new URL(els.page.url());
  expect(pathname).toMatch(/^\/d\/[0-9a-f]{32}$/);
  return pathname;
}

async function prepareWeighing(els: Person, dossier: string): Promise<void> {
  await els.goTo(`${dossier}/act/F-1.5`);
  await els.fill(/Wat maakt het vermoeden sterker/, 'Lot heeft vaak geen eten mee.');
  await els.fill(/Wat spreekt het vermoeden tegen/, 'Oma brengt haar soms, dan is alles in orde.');
  await els.press('Overzicht vastleggen');
  await els.sees(/vastgelegd/i);

  await els.goTo(`${dossier}/act/F-2.1`);
  await els.fill(/Wat is besproken/, 'De signalen van de laatste weken.');
  await els.press('Overleg vastleggen');
  await els.sees(/vastgelegd/i);

  await els.goTo(`${dossier}/act/F-3.1`);
  await els.tick('Ouder of verzorger');
  await els.fill('Wat is gezien, gehoord of verteld?', 'Lot heeft vaak natte kleren aan.');
  await els.fill(/Hoe reageerden zij/, 'Moeder schrok en vertelde dat het thuis moeilijk is.');
  await els.tick('De zorg delen');
  await els.choose('Nee', 'Vertelde u dat de school wil melden?');
  await els.choose(/voor gezien/);
  await els.press('Gesprek vastleggen');
  await els.sees(/vastgelegd/i);

  await els.goTo(`${dossier}/act/F-4.10`);
  await els.choose('Bestuur');
  await els.fill('Waarover?', 'Een sterk vermoeden.');
  await els.press('Inlichten vastleggen');
  await els.sees(/vastgelegd/i);

  await els.goTo(`${dossier}/act/F-4.4`);
  await els.choose('Veilig Thuis');
  await els.choose(/zonder namen/);
  await els.fill('Wat was het advies?', 'Probeer hulp, en spreek een dag af om terug te kijken.');
  await els.press('Advies vastleggen');
  await els.sees(/vastgelegd/i);
}

async function weigh(els: Person, dossier: string): Promise<void> {
  await els.goTo(`${dossier}/weging/begin`);
  await els.tick(/Kim Fictief/);
  for (const flag of ['Onthulling', 'Acute onveiligheid', 'Structurele onveiligheid']) await els.choose('Nee', flag);
  await els.press('Naar de eerste vraag');
  await answerHere(els, /^B/, 'De signalen blijven komen.');
  await answerHere(els, /^A/, 'Er is geen gevaar en het is niet vaker gebeurd.');
  await answerHere(els, /^B/, 'Schoolmaatschappelijk werk kan beginnen.');
  await els.sees(/C\. /);
  await answerHere(els, /^D/, 'Moeder wil dit graag.');
  await els.sees(/regelt u hulp/);
}

/** The term has passed without a result: a new round, in which help turns out not to be enough. */
async function weighAgain(els: Person, dossier: string): Promise<void> {
  await els.goTo(`${dossier}/act/F-6.3`);
  await els.fill('Waarom weegt u opnieuw?', 'Lot komt nog steeds zonder eten.');
  await els.press('Opnieuw wegen');
  await els.goTo(`${dossier}/weging/q1`);
  await answerHere(els, /^B/, 'Het vermoeden is gebleven.');
  await answerHere(els, /^A/, 'Er is geen direct gevaar.');
  await answerHere(els, /^A/, 'De hulp die wij hebben, is niet genoeg.');
}

async function answerHere(els: Person, option: RegExp, because: string): Promise<void> {
  await els.choose(option);
  await els.fill('Waarom antwoordt u zo?', because);
  await els.press('Antwoord vastleggen');
}

async function decide(dirk: Person, dossier: string, is: 'Ja' | 'Nee', because: string): Promise<void> {
  await dirk.goTo(`${dossier}/besluit/melden`);
  await dirk.choose(is, 'Meldt u bij Veilig Thuis?');
  await dirk.fill('Waarom besluit u dit?', because);
  await dirk.choose('Directeur');
  await dirk.press('Besluit over melden vastleggen');
  await dirk.sees(/vastgelegd/i);
}

async function decideHelp(dirk: Person, dossier: string): Promise<void> {
  await dirk.goTo(`${dossier}/besluit/hulp`);
  await dirk.choose('Ja', /blijvend veilig/);
  await dirk.choose('Ja', /hulp geven of regelen/);
  await dirk.fill('Waarom besluit u dit?', 'Er is hulp en moeder doet mee.');
  await dirk.choose('Directeur');
  await dirk.press('Besluit over hulp vastleggen');
  await dirk.sees(/vastgelegd/i);
}

async function planHelp(els: Person, dossier: string): Promise<void> {
  await els.goTo(`${dossier}/hulp/plan`);
  await els.fill('Wat moet de hulp bereiken?', 'Lot heeft elke dag droge kleren en eten.');
  await els.day('Wanneer kijkt u of het werkt?', new Date(Date.now() + 42 * 86_400_000));
  await els.fill('Waaraan merkt u dan dat het werkt?', 'Zes weken lang elke dag eten mee.');
  await els.fill('Wie is casemanager?', 'Els Voorbeeld');
  await els.fill('Wat?', 'Elke ochtend vragen hoe het gaat.');
  await els.fill('Wie?', 'Kim Fictief');
  await els.press(/vastleggen/i);
  await els.sees(/vastgelegd/i);
}

async function report(els: Person, dossier: string): Promise<void> {
  await els.goTo(`${dossier}/melding/vastleggen`);
  await els.choose('Telefoon');
  await els.choose('Zorgcoördinator');
  await els.fill(/Wie sprak u daar/, 'een medewerker');
  await els.fill(/Wat sprak u af/, 'School blijft Lot volgen.');
  await els.press('Melding vastleggen');
  await els.sees(/vastgelegd/i);
}
