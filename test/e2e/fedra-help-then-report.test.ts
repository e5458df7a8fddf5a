import { expect } from 'vitest';
import { answer, askAdvice, decideToReport, inform, journey, openDossier } from './journey.ts';
import type { Person } from './person.ts';

journey(
  'Fedra, help with a term, lapsed, weighed again, reported',
  'from the first signal to a report, every step on the screen',
  async ({ app, as }) => {
    await recordSignal(await as('Kim Fictief'));

    const els = await as('Els Voorbeeld');
    const dossier = await openDossier(els, /Lot Nepnaam/);
    await els.sees('Lot Nepnaam');
    await prepareWeighing(els, dossier);
    await weigh(els, dossier);

    const dirk = await as('Dirk Bedacht');
    await decideToReport(dirk, dossier, { is: 'Nee', because: 'De hulp kan beginnen en moeder werkt mee.' });
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
    await decideToReport(dirk, dossier, { is: 'Ja', because: 'De hulp gaf niet wat nodig was.' });
    await appointReporter(els, dossier);
    await tellParents(els, dossier);
    await takePreparation(els, dossier);
    await report(els, dossier);
  },
);

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

  await inform(els, dossier, 'F-4.10', 'Bestuur', 'Een sterk vermoeden.');
  await askAdvice(els, dossier, 'F-4.4', 'Probeer hulp, en spreek een dag af om terug te kijken.');
}

async function weigh(els: Person, dossier: string): Promise<void> {
  await els.goTo(`${dossier}/weging/begin`);
  await els.tick(/Kim Fictief/);
  for (const flag of ['Onthulling', 'Acute onveiligheid', 'Structurele onveiligheid']) await els.choose('Nee', flag);
  await els.press('Naar de eerste vraag');
  await answer(els, /^B/, 'De signalen blijven komen.');
  await answer(els, /^A/, 'Er is geen gevaar en het is niet vaker gebeurd.');
  await answer(els, /^B/, 'Schoolmaatschappelijk werk kan beginnen.');
  await els.sees(/C\. /);
  await answer(els, /^D/, 'Moeder wil dit graag.');
  await els.sees(/regelt u hulp/);
}

/** The term has passed without a result: a new round, in which help turns out not to be enough. */
async function weighAgain(els: Person, dossier: string): Promise<void> {
  await els.goTo(`${dossier}/act/F-6.3`);
  await els.fill('Waarom weegt u opnieuw?', 'Lot komt nog steeds zonder eten.');
  await els.press('Opnieuw wegen');
  await els.goTo(`${dossier}/weging/q1`);
  await answer(els, /^B/, 'Het vermoeden is gebleven.');
  await answer(els, /^A/, 'Er is geen direct gevaar.');
  await answer(els, /^A/, 'De hulp die wij hebben, is niet genoeg.');
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

/** F-5.6: the team says who reports. */
async function appointReporter(els: Person, dossier: string): Promise<void> {
  await els.goTo(dossier);
  await els.sees('Melder aanwijzen');
  await els.goTo(`${dossier}/act/F-5.6`);
  await els.choose(/Melder/);
  await els.pick('Wie doet dit?', 'Els Voorbeeld (Zorgcoördinator)');
  await els.press('Afspraak vastleggen');
  await els.sees(/vastgelegd/i);
}

/** F-5.7: parents hear what will be reported and why, before it is. */
async function tellParents(els: Person, dossier: string): Promise<void> {
  await els.goTo(`${dossier}/act/F-5.7`);
  await els.tick('Ouder of verzorger');
  await els.tick('Vertellen dat u wilt melden');
  await els.fill('Wat is gezien, gehoord of verteld?', 'Lot komt nog steeds zonder eten.');
  await els.fill(/Hoe reageerden zij/, 'Moeder vindt het moeilijk en begrijpt het.');
  await els.choose('Ja', 'Vertelde u dat de school wil melden?');
  await els.choose(/voor gezien/);
  await els.press('Gesprek vastleggen');
  await els.sees(/vastgelegd/i);
}

/** The preparation as a PDF, from the link on the page of the report. */
async function takePreparation({ page, goTo, press }: Person, dossier: string): Promise<void> {
  await goTo(`${dossier}/melding`);
  await press('Voorbereiding als PDF');
  await press('Bevestigen');
  const pdf = await page.getByRole('button', { name: 'Voorbereiding als PDF' }).first().getAttribute('href');
  const got = await page.context().request.get(new URL(pdf ?? '', page.url()).href);
  expect(got.headers()['content-type']).toBe('application/pdf');
  expect((await got.body()).subarray(0, 5).toString()).toBe('%PDF-');
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
