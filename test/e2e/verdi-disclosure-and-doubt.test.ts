import { consult, decide, recordDisclosure, report, weighWithDoubt } from './case-of-kai.ts';
import { inform, journey, openDossier } from './journey.ts';
import type { Person } from './person.ts';

journey(
  'Verdi, a disclosure, doubt, the internal form, a report',
  'from the words of a child to a report by the director, every step on the screen',
  async ({ as }) => {
    await recordDisclosure(await as('Jip Fantasie'));

    const ina = await as('Ina Voorbeeld');
    const dossier = await openDossier(ina, /Kai Bedacht/, () => ina.sees('Papa doet mama pijn'));
    await ina.sees(/moet dit gemeld worden bij Veilig Thuis/);
    await consult(ina, dossier);
    await weighWithDoubt(ina, dossier);
    await ina.goTo(dossier);
    await ina.sees(/moet dit gemeld worden bij Veilig Thuis/);

    await agree(ina, dossier);
    const rob = await as('Rob Verzinsel');
    await tellParents(rob, dossier);
    await decide(rob, dossier);
    await report(rob, dossier);
    await rob.goTo(dossier);
    await rob.sees(/Terugkoppeling/i);
    await rob.sees(/Melding opslaan in het kindsysteem/);
  },
);

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
  await inform(rob, dossier, 'V-5.4', 'Bestuurder', 'De melding.');
}
