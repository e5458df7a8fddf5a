import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { expect } from 'vitest';

const quiet = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const installed = { executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: quiet };

export function launch(): Promise<Browser> {
  return chromium.launch(installed);
}

/** A browser that keeps its profile in this folder, as one at a desk does. */
export function launchIn(folder: string, script = true): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, { ...installed, javaScriptEnabled: script });
}

export type Person = {
  readonly page: Page;
  readonly signIn: (name: string) => Promise<void>;
  readonly goTo: (path: string) => Promise<void>;
  readonly follow: (link: string | RegExp) => Promise<void>;
  readonly press: (button: string | RegExp) => Promise<void>;
  readonly fill: (label: string | RegExp, text: string) => Promise<void>;
  /** A radio button, of the question named where more than one has this answer. */
  readonly choose: (label: string | RegExp, question?: string | RegExp) => Promise<void>;
  /** A day in the three fields of this question. */
  readonly day: (question: string | RegExp, on: Date) => Promise<void>;
  readonly pick: (label: string | RegExp, option: string) => Promise<void>;
  readonly tick: (label: string | RegExp) => Promise<void>;
  readonly sees: (text: string | RegExp) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Somebody at a browser of their own; with script every page they come to is scanned for accessibility. */
export async function person(browser: Browser, base: string, script: boolean): Promise<Person> {
  const context = await browser.newContext({ javaScriptEnabled: script, viewport: { width: 1280, height: 900 } });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const arrived = async () => {
    await page.waitForLoadState();
    expect(await page.title(), 'the title tells nothing').toMatch(/^((Fout: )?Pluis|Tafels oefenen)$/);
    if (script) expect(await barriersOn(page)).toEqual([]);
  };
  const where = async () => {
    const said = await page.locator('h1, [role=alert]').allInnerTexts();
    return `${page.url().replace(base, '')} ${said.join(' ')}`;
  };
  /** A step that cannot be taken tells where the person is and what the page says. */
  const tried = async (act: Promise<unknown>) => {
    try {
      await act;
    } catch (error) {
      expect.fail(
        `${error instanceof Error ? error.message.split('\n').slice(0, 3).join(' ') : ''} at ${await where()}`,
      );
    }
  };
  const then = async (act: Promise<unknown>) => {
    await tried(act);
    await arrived();
  };
  return {
    page,
    signIn: async (name) => {
      await page.goto(`${base}/aanmelden`);
      await then(page.getByRole('button', { name }).click());
    },
    goTo: (path) => then(page.goto(base + path)),
    follow: (link) =>
      then(
        page
          .getByRole('link', { name: link })
          .or(page.getByRole('button', { name: link }))
          .first()
          .click(),
      ),
    press: (button) => then(page.getByRole('button', { name: button }).first().click()),
    fill: (label, text) => tried(page.getByLabel(label).first().fill(text)),
    choose: (label, question) => {
      const within = question === undefined ? page : page.getByRole('group', { name: question });
      return tried(within.getByRole('radio', { name: label }).first().check({ force: true }));
    },
    day: async (question, on) => {
      const within = page.getByRole('group', { name: question });
      await tried(within.getByLabel('Dag').fill(String(on.getDate())));
      await tried(within.getByLabel('Maand').fill(String(on.getMonth() + 1)));
      await tried(within.getByLabel('Jaar').fill(String(on.getFullYear())));
    },
    pick: async (label, option) => {
      await tried(page.getByLabel(label).first().selectOption({ label: option }));
    },
    tick: (label) => tried(page.getByRole('checkbox', { name: label }).first().check({ force: true })),
    sees: async (text) => {
      if ((await page.getByText(text).count()) > 0) return;
      expect.fail(`${String(text)} is not on ${await where()}`);
    },
    close: () => context.close(),
  };
}

/** What keeps somebody from using this page: WCAG 2.0 to 2.2, A and AA. */
export async function barriersOn(page: Page, leftOut: readonly string[] = []): Promise<readonly string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  const { violations } = await new AxeBuilder({ page })
    .withTags(tags)
    .disableRules([...leftOut])
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
}
