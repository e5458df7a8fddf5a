import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { launch, person, type Person } from './person.ts';
import { runApp, type RunningApp } from './running-app.ts';

export type Journey = {
  readonly app: RunningApp;
  /** Somebody of the demo, signed in at a browser of their own. */
  readonly as: (name: string) => Promise<Person>;
};

/** One use case in a browser, with JavaScript and without, each in an application of its own. */
export function journey(title: string, sentence: string, walk: (journey: Journey) => Promise<void>): void {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  describe.each([
    ['with JavaScript', true],
    ['without JavaScript', false],
  ])(`${title}: %s`, (_, script) => {
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

    test(sentence, () => walk({ app, as }));
  });
}

/** The reference of the dossier this person is at, as its address without the host. */
export function addressOf({ page }: Person): string {
  const { pathname } = new URL(page.url());
  if (!/^\/d\/[0-9a-f]{32}$/.test(pathname)) throw new Error(`not at a dossier but at ${pathname}`);
  return pathname;
}

/** Opens a dossier from the signal that waits about this child. */
export async function openDossier(who: Person, child: RegExp, look: () => Promise<unknown> = unseen): Promise<string> {
  await who.follow('Nieuwe signalen');
  await who.follow(child);
  await who.choose('Een dossier openen');
  await who.choose('Iemand thuis of in de familie');
  await look();
  await who.press('Signaal behandelen');
  await who.sees('Nu te doen');
  return addressOf(who);
}

const unseen = () => Promise.resolve();

export async function answer(who: Person, option: RegExp, because: string): Promise<void> {
  await who.choose(option);
  await who.fill('Waarom antwoordt u zo?', because);
  await who.press('Antwoord vastleggen');
}

export async function decideToReport(
  who: Person,
  dossier: string,
  { is, because, look = unseen }: { is: 'Ja' | 'Nee'; because: string; look?: () => Promise<unknown> },
): Promise<void> {
  await who.goTo(`${dossier}/besluit/melden`);
  await who.choose(is, 'Meldt u bij Veilig Thuis?');
  await who.fill('Waarom besluit u dit?', because);
  await who.choose('Directeur');
  await look();
  await who.press('Besluit over melden vastleggen');
  await who.sees(/vastgelegd/i);
}

export async function askAdvice(who: Person, dossier: string, act: string, advice: string): Promise<void> {
  await who.goTo(`${dossier}/act/${act}`);
  await who.choose('Veilig Thuis');
  await who.choose(/zonder namen/);
  await who.fill('Wat was het advies?', advice);
  await who.press('Advies vastleggen');
  await who.sees(/vastgelegd/i);
}

export async function inform(who: Person, dossier: string, act: string, told: string, of: string): Promise<void> {
  await who.goTo(`${dossier}/act/${act}`);
  await who.choose(told);
  await who.fill('Waarover?', of);
  await who.press('Inlichten vastleggen');
  await who.sees(/vastgelegd/i);
}
