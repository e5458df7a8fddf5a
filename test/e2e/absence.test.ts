import { expect } from 'vitest';
import { journey, openDossier } from './journey.ts';

journey(
  'A coordinator who is away',
  'a signal reaches who stands in, and no longer once the coordinator is back',
  async ({ as }) => {
    const els = await as('Els Voorbeeld');
    await els.follow('Afwezigheid doorgeven');
    await els.follow('Afwezigheid doorgeven');
    await els.press('Bevestigen');
    await els.press('Doorgeven');
    await els.sees('Kies wie vervangt');
    await els.day('Tot en met welke dag?', new Date(Date.now() + 7 * 86_400_000));
    await els.pick('Wie vervangt u?', 'Noor Denkbeeld');
    await els.press('Doorgeven');
    await els.sees('Noor Denkbeeld vervangt u.');

    const kim = await as('Kim Fictief');
    await kim.goTo('/zorg');
    await kim.pick('Over welk kind gaat het?', 'Lot Nepnaam, Groep 7');
    await kim.fill('Wat zag of hoorde u?', 'Lot had geen eten bij zich.');
    await kim.choose('Ik zag het zelf');
    await kim.choose('Nee', /direct gevaar/);
    await kim.press('Zorg vastleggen');
    await kim.sees('Noor Denkbeeld (vervangt Els Voorbeeld) krijgt bericht.');

    const noor = await as('Noor Denkbeeld');
    await noor.sees(/U vervangt Els Voorbeeld tot en met/);
    const dossier = await openDossier(noor, /Lot Nepnaam/);

    await els.goTo('/start');
    await els.press('Ik ben er weer');
    await els.sees('Nieuwe signalen');
    const answer = await noor.page.goto(new URL('/signalen', noor.page.url()).href);
    expect(answer?.status()).toBe(404);
    expect(dossier).toMatch(/^\/d\//);
  },
);
