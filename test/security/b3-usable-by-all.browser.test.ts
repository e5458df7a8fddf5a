import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Page, Response } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { screensFor, signIn, some } from '../builders/screens.ts';
import { barriersOn, launch } from '../e2e/person.ts';
import { runApp, type RunningApp } from '../e2e/running-app.ts';
import { figure } from './figure.ts';

const screenCount = figure({ short: 5, long: 1_000 });
const people =
  figure({ short: 1, long: 5 }) === 1
    ? ['Els Voorbeeld']
    : ['Els Voorbeeld', 'Kim Fictief', 'Dirk Bedacht', 'Bas Bestuurloos', 'Fien Nietecht', 'Theo Toetsenbord'];
/**
 * The one theme there is, and the colours that somebody chose for the whole system. The latter's contrast is theirs, and axe
 * computes it from the colours that they replaced.
 */
const colours = ['none', 'active'] as const;
const leftOut = { none: [], active: ['color-contrast'] } as const;
const checker = path.join('node_modules', 'vnu-jar', 'build', 'dist', 'vnu.jar');

/** What the checker tells, as far as it is read here. */
const told = z.object({
  messages: z.array(z.object({ message: z.string(), url: z.string(), extract: z.string().optional() })),
});

/** What the Nu checker calls an error in these pages. */
function notHtml(pages: ReadonlyMap<string, string>): readonly string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'pluis-nu-'));
  const files = [...pages].map(([name, html], at) => {
    const file = path.join(folder, `${at}.html`);
    writeFileSync(file, html);
    return [file, name] as const;
  });
  const args = ['-jar', checker, '--format', 'json', '--errors-only', ...files.map(([file]) => file)];
  const { stderr, status } = spawnSync('java', args, { encoding: 'utf8', maxBuffer: 1e9 });
  rmSync(folder, { recursive: true });
  if (!stderr.startsWith('{')) throw new Error(`the checker did not run (${status ?? 'no status'}): ${stderr}`);
  const { messages } = told.parse(JSON.parse(stderr));
  const nameOf = (url: string) => files.find(([file]) => url.endsWith(path.basename(file)))?.[1] ?? url;
  return messages.map(({ url, message, extract = '' }) => `${nameOf(url)}: ${message} ${extract}`);
}

describe('B3', () => {
  let app: RunningApp;
  let browser: Browser;
  const markup = new Map<string, string>();
  beforeAll(async () => {
    [app, browser] = await Promise.all([runApp(), launch()]);
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  async function comeIn(name: string, forcedColors: 'none' | 'active' = 'none') {
    const context = await browser.newContext({ forcedColors, viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    await signIn(page, app.base, name);
    return { context, page };
  }

  /** Each screen as it is, its form sent with nothing in it, and covered while others look. */
  async function eachState(context: BrowserContext, page: Page, see: (state: string) => Promise<void>) {
    const { own, open } = await screensFor(context, app.base);
    const screens = [...some(own, screenCount), ...some(open, screenCount)];
    for (const screen of screens) {
      await page.goto(app.base + screen);
      await see(screen);
      const send = page.locator('main form[data-draft] button[type=submit], main form[data-draft] button:not([type])');
      if ((await send.count()) === 0) continue;
      await send.first().click();
      await page.waitForLoadState();
      await see(`${screen}, sent empty`);
    }
    await page.goto(app.base);
    await page.getByRole('button', { name: 'Presentatiestand aanzetten' }).click();
    await page.waitForLoadState();
    await see('covered');
    await page.getByRole('button', { name: 'Presentatiestand uitzetten' }).first().click();
    await page.waitForLoadState();
    return screens.length;
  }

  const cases = people.flatMap((name) => colours.map((colour) => ({ name, colour })));
  test.each(cases)('nothing stands in the way of anybody, for $name, forced colours $colour', async (one) => {
    const { context, page } = await comeIn(one.name, one.colour);
    const barriers: string[] = [];
    let states = 0;
    let last: Response | undefined;
    page.on('response', (answer) => {
      if (answer.request().isNavigationRequest()) last = answer;
    });
    await eachState(context, page, async (state) => {
      states += 1;
      barriers.push(...(await barriersOn(page, leftOut[one.colour])).map((barrier) => `${state}: ${barrier}`));
      if (one.colour === 'none') markup.set(`${one.name} ${state}`, (await last?.text()) ?? '');
    });
    console.log(`B3 ${one.name}, forced colours ${one.colour}: ${states} states, ${barriers.length} barriers`);
    expect(barriers).toEqual([]);
    await context.close();
  });

  test('everything that was sent is HTML to the Nu checker', () => {
    const errors = notHtml(markup);
    console.log(`B3: ${markup.size} pages through the Nu checker, ${errors.length} errors`);
    expect(markup.size).toBeGreaterThanOrEqual(screenCount === 5 ? 8 : 50);
    expect(errors).toEqual([]);
  });

  test('at 320 pixels, and at 200 %, no screen scrolls sideways', async () => {
    const { context, page } = await comeIn('Els Voorbeeld');
    const wide: string[] = [];
    await eachState(context, page, async (state) => {
      for (const width of [320, 640]) {
        await page.setViewportSize({ width, height: 450 });
        const needed = await page.evaluate<number>('document.documentElement.scrollWidth');
        if (needed > width) wide.push(`${state}: ${needed} at ${width}`);
      }
    });
    expect(wide).toEqual([]);
    await context.close();
  });

  test('with the keyboard alone somebody records what worries them', async () => {
    const { context, page } = await comeIn('Kim Fictief');
    await page.goto(`${app.base}/zorg`);
    expect(await tabTo(page, 'Naar de inhoud')).toBe(true);
    await page.keyboard.press('Enter');
    for (const [field, text] of [
      ['Over welk kind gaat het?', 'Lot'],
      ['Wat zag of hoorde u?', 'Zij kwam voor de derde keer zonder jas.'],
      ['Dag', '1'],
      ['Maand', '9'],
      ['Jaar', '2026'],
    ] as const) {
      expect(await tabTo(page, field), field).toBe(true);
      await page.keyboard.type(text);
    }
    for (const answer of ['Ik zag het zelf', 'Nee']) {
      expect(await tabTo(page, answer), answer).toBe(true);
      await page.keyboard.press('Space');
    }
    expect(await tabTo(page, 'Zorg vastleggen', 'BUTTON')).toBe(true);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/zorg/klaar/**');
    await context.close();
  });

  describe('would notice', () => {
    test('a picture without words, a page that is too wide, a field that the keyboard does not reach, and no HTML', async () => {
      const { context, page } = await comeIn('Kim Fictief');
      await page.goto(`${app.base}/zorg`);
      await page.evaluate(`document.querySelector('main').append(document.createElement('img'));
        document.querySelector('textarea').tabIndex = -1;
        document.querySelector('main').style.minWidth = '900px'`);
      expect((await barriersOn(page)).join()).toContain('image-alt');
      await page.setViewportSize({ width: 320, height: 450 });
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeGreaterThan(320);
      expect(await tabTo(page, 'Wat zag of hoorde u?')).toBe(false);
      const wrong = '<!DOCTYPE html><html lang="nl"><head><title>x</title></head><body><p><ul></p></body></html>';
      expect(notHtml(new Map([['/mis', wrong]])).join()).toContain('/mis');
      await context.close();
    });
  });
});

/** Presses Tab until what has the focus carries this label, and it can be seen that it has. */
async function tabTo(page: Page, label: string, tag = ''): Promise<boolean> {
  for (let press = 0; press < 60; press += 1) {
    await page.keyboard.press('Tab');
    const [name, kind, visible] = await page.evaluate<readonly [string, string, boolean]>(`(() => {
      const at = document.activeElement;
      const labels = [...(at.labels ?? [])].map((one) => one.innerText.trim());
      return [labels[0] ?? at.innerText?.trim() ?? '', at.tagName, at.matches(':focus-visible')];
    })()`);
    if (name === label && (tag === '' || kind === tag)) return visible;
  }
  return false;
}
