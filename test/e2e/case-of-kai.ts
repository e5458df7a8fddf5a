import { answer, askAdvice, decideToReport, inform } from './journey.ts';
import type { Person } from './person.ts';

/** Called at what is worth a picture, by the name it then has. */
export type Keep = (who: Person, name: string) => Promise<void>;
const unseen: Keep = () => Promise.resolve();

/** Kai told a teacher himself what happens at home: the case of Verdi that is walked, and shown in the walk-through. */
export async function recordDisclosure(jip: Person, keep = unseen): Promise<void> {
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

export async function consult(ina: Person, dossier: string, keep = unseen): Promise<void> {
  await ina.goTo(`${dossier}/act/V-2.5`);
  await ina.fill(/^1\. /, 'Kai vertelde zelf wat er thuis gebeurt.');
  await ina.fill(/^13\. /, 'We wegen vandaag.');
  await keep(ina, '06-form');
  await ina.press('Overleg vastleggen');
  await ina.sees(/vastgelegd/i);
  await inform(ina, dossier, 'V-2.3', 'Directeur', 'Een onthulling in groep 3.');
}

/** At question 2 they doubt: Verdi prints no answer for it, so Veilig Thuis is asked and the same question comes again. */
export async function weighWithDoubt(ina: Person, dossier: string, keep = unseen): Promise<void> {
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
  await ina.choose(/twijfelen/);
  await keep(ina, '07-weighing');
  await answer(ina, /twijfelen/, 'We weten niet hoe vaak het gebeurt.');
  await ina.goTo(`${dossier}/weging`);
  await keep(ina, '08-doubt');
  await askAdvice(ina, dossier, 'R-2', 'Meld, en spreek eerst met Kai af wanneer ouders het horen.');
  await ina.goTo(`${dossier}/weging/q2`);
  await answer(ina, /^Ja/, 'Na het advies schatten wij in dat het vaker gebeurt.');
  await ina.goTo(`${dossier}/weging/uitkomst`);
  await keep(ina, '09-outcome');
}

export async function decide(rob: Person, dossier: string, keep = unseen): Promise<void> {
  await decideToReport(rob, dossier, {
    is: 'Ja',
    because: 'Kai vertelde het zelf en Veilig Thuis raadt melden aan.',
    look: () => keep(rob, '10-decision'),
  });
}

export async function report(rob: Person, dossier: string): Promise<void> {
  await rob.goTo(`${dossier}/melding/vastleggen`);
  await rob.choose('Formulier op de website');
  await rob.choose('Directeur');
  await rob.fill(/Wat sprak u af/, 'Veilig Thuis belt morgen terug.');
  await rob.press('Melding vastleggen');
  await rob.sees(/vastgelegd/i);
}
