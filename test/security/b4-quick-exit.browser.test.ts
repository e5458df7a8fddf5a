import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freezable } from '../builders/frozen.ts';
import { screensFor, signIn, some } from '../builders/screens.ts';
import { launch } from '../e2e/person.ts';
import { runApp, type RunningApp } from '../e2e/running-app.ts';
import { figure } from './figure.ts';

const most = 300;
const screenCount = figure({ short: 5, long: 1_000 });
const sums = /^Tafels oefenen,\/weg,Tafels oefenen\s+Kies een tafel en zeg de sommen hardop\.[\s\S]*10 × 10 = 100$/;

type Seen = { readonly ms: number; readonly page: string };

/** Tells how long after the press the page had become another, with the frame that shows it. */
const stopwatch = `
  const begin = (event) => pressed(performance.timeOrigin + event.timeStamp);
  addEventListener('click', begin, true);
  addEventListener('keyup', begin, true);
  const look = () => requestAnimationFrame(() => setTimeout(() => seen({
    ms: performance.timeOrigin + performance.now(), page: [document.title, location.pathname, document.body.innerText].join()
  })));
  addEventListener('DOMContentLoaded', () => {
    look();
    new MutationObserver(look).observe(document.body, { childList: true });
  });
`;

describe('B4', () => {
  let app: RunningApp;
  let browser: Browser;
  beforeAll(async () => {
    [app, browser] = await Promise.all([runApp(), launch()]);
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  async function screens(): Promise<readonly string[]> {
    const context = await browser.newContext();
    await signIn(await context.newPage(), app.base, 'Els Voorbeeld');
    const { own } = await screensFor(context, app.base);
    await context.close();
    return some(own, screenCount);
  }

  /**
   * Leaves this screen, and answers with what was seen first of the page that comes instead. Ends the context, and only when
   * the server's own page is there: Chromium at times forgets to close what is just going from one page to the next.
   */
  async function leave(context: BrowserContext, screen: string, press: (page: Page) => Promise<void>, hangs: boolean) {
    const server = await freezable(app.base);
    const page = await context.newPage();
    let first: Seen | undefined;
    let began = 0;
    await page.exposeFunction('pressed', (at: number) => {
      began = at;
    });
    await page.exposeFunction('seen', ({ ms, page: shown }: Seen) => {
      if (shown.startsWith('Tafels')) first ??= { ms: ms - began, page: shown };
    });
    await page.addInitScript(stopwatch);
    await signIn(page, server.base, 'Els Voorbeeld');
    await page.goto(server.base + screen);
    const settled = hangs ? Promise.resolve() : page.waitForEvent('load').then(() => undefined);
    if (hangs) server.freeze();
    await press(page);
    await expect.poll(() => first, { timeout: 10_000 }).toBeDefined();
    await settled;
    await context.close();
    await server.close();
    return first!;
  }

  const exit = (page: Page) => page.getByRole('button', { name: 'Verlaat deze site' }).click({ noWaitAfter: true });
  const hide = async (page: Page) => {
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift');
  };

  test.each([
    ['the button', exit, false],
    ['the button, while the server hangs', exit, true],
    ['three times Shift, while the server hangs', hide, true],
  ])('%s leads to a neutral page within 300 ms, from every screen', async (name, press, hangs) => {
    const times: number[] = [];
    for (const screen of await screens()) {
      const { ms, page } = await leave(await browser.newContext(), screen, press, hangs);
      expect(page, screen).toMatch(sums);
      // Once more when it was slow: the browser shares two cores with whatever else runs here.
      times.push(ms <= most ? ms : (await leave(await browser.newContext(), screen, press, hangs)).ms);
    }
    console.log(`B4 ${name}: ${times.length} screens, slowest ${Math.max(...times).toFixed(0)} ms`);
    expect(Math.max(...times)).toBeLessThanOrEqual(most);
  });

  test('a script that takes its time would be noticed', async () => {
    const context = await browser.newContext();
    await context.route('**/leave-*.js', async (route) => {
      const answer = await route.fetch();
      const slow = (await answer.text()).replace('ways[way]();', 'setTimeout(ways[way], 400);');
      await route.fulfill({ response: answer, body: slow });
    });
    const { ms } = await leave(context, '/dossiers', exit, true);
    expect(ms).toBeGreaterThan(most);
  });
});
