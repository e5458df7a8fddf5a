import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { goAway, screensFor, signIn, some } from '../builders/screens.ts';
import { launch } from '../e2e/person.ts';
import { runApp, type RunningApp } from '../e2e/running-app.ts';
import { figure } from './figure.ts';

const formCount = figure({ short: 3, long: 1_000 });
const minutes = 1 / (24 * 60);
const fields = 'main form[data-draft] :is(textarea, input[type=text]:not([list]), input:not([type]))';

let times = 0;

/** Fills every field of text on this page, each with a text that was nowhere before. */
async function type(page: Page): Promise<readonly string[]> {
  const texts: string[] = [];
  for (const field of await page.locator(fields).all()) {
    if (!(await field.isVisible())) continue;
    const isShort = (await field.getAttribute('inputmode')) === 'numeric';
    times += 1;
    const text = isShort ? String(times % 10) : `Getypt ${times}: hij zei "thuis" & keek weg.`;
    await field.fill(text);
    texts.push(text);
  }
  return texts;
}

async function typedIn(page: Page): Promise<readonly string[]> {
  const texts: string[] = [];
  for (const field of await page.locator(fields).all())
    if (await field.isVisible()) texts.push(await field.inputValue());
  return texts.filter((text) => text !== '');
}

describe('B2', () => {
  let app: RunningApp;
  let browser: Browser;
  let forms: readonly string[];
  beforeAll(async () => {
    [app, browser] = await Promise.all([runApp(), launch()]);
    const { page } = await atDesk(true);
    forms = await formsAmong(page);
    await page.context().close();
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  async function atDesk(script: boolean): Promise<{ readonly page: Page }> {
    const context = await browser.newContext({ javaScriptEnabled: script });
    const page = await context.newPage();
    if (script) await page.clock.install();
    await signIn(page, app.base, 'Els Voorbeeld');
    return { page };
  }

  async function formsAmong(page: Page): Promise<readonly string[]> {
    const found: string[] = [];
    const { own } = await screensFor(page.context(), app.base);
    for (const screen of own) {
      await page.goto(app.base + screen);
      if ((await page.locator(fields).count()) > 0) found.push(new URL(page.url()).pathname);
    }
    return some([...new Set(found)], formCount);
  }

  /** Types, lets ten minutes pass for everybody, and looks at what the screen has become. */
  async function typeAndWait(page: Page, form: string): Promise<readonly string[]> {
    await page.goto(app.base + form);
    const texts = await type(page);
    await page.clock.runFor(2_000);
    await page.locator('.pluis-draft', { hasText: 'Concept bewaard' }).first().waitFor();
    app.letDaysPass(11 * minutes);
    await page.clock.runFor(11 * 60_000);
    await page.waitForURL('**/vergrendeld?**');
    return texts;
  }

  async function comeBack(page: Page, form: string): Promise<readonly string[]> {
    await page.getByRole('button', { name: 'Weer aanmelden' }).click();
    await page.getByRole('button', { name: 'Els Voorbeeld' }).click();
    await page.waitForURL(app.base + form);
    return typedIn(page);
  }

  test('after ten minutes without anybody every form is locked away, and comes back with all that was typed', async () => {
    const { page } = await atDesk(true);
    const lost: string[] = [];
    let count = 0;
    for (const form of forms) {
      const texts = await typeAndWait(page, form);
      expect(await page.locator('body').innerText()).not.toContain('Getypt');
      const back = await comeBack(page, form);
      if (back.join('|') !== texts.join('|')) lost.push(form);
      count += texts.length;
    }
    expect(lost).toEqual([]);
    console.log(`B2: ${forms.length} forms, ${count} of ${count} fields came back`);
    expect(count).toBeGreaterThanOrEqual(forms.length);
    await page.context().close();
  });

  test('without a script a form that is sent too late comes back with all that was typed', async () => {
    const { page } = await atDesk(false);
    const lost: string[] = [];
    for (const form of forms) {
      await page.goto(app.base + form);
      const texts = await type(page);
      app.letDaysPass(11 * minutes);
      await page.locator('main form[data-draft] button').first().click();
      await page.waitForURL('**/aanmelden?**');
      await page.getByRole('button', { name: 'Els Voorbeeld' }).click();
      await page.waitForURL(app.base + form);
      if ((await typedIn(page)).join('|') !== texts.join('|')) lost.push(form);
    }
    expect(lost).toEqual([]);
    await page.context().close();
  });

  test('nine minutes are not ten, and a screen that somebody sits at stays', async () => {
    const { page } = await atDesk(true);
    await page.goto(`${app.base}/zorg`);
    await page.clock.runFor(9 * 60_000);
    await page.mouse.move(50, 50);
    await page.clock.runFor(9 * 60_000);
    expect(new URL(page.url()).pathname).toBe('/zorg');
    await page.context().close();
  });

  test('what another tab was typing is kept when the first one locks', async () => {
    const { page } = await atDesk(true);
    const other = await page.context().newPage();
    await other.goto(`${app.base}/zorg`);
    const texts = await type(other);
    await page.goto(`${app.base}/taken`);
    await goAway(page, app.base, 'locking');
    await other.waitForURL('**/vergrendeld?**');
    expect(await comeBack(other, '/zorg')).toEqual(texts);
    await page.context().close();
  });

  test('a draft that comes back otherwise would be noticed', async () => {
    const [form] = forms;
    const [{ page }, { page: other }] = [await atDesk(true), await atDesk(true)];
    const texts = await typeAndWait(page, form!);
    await signIn(other, app.base, 'Els Voorbeeld');
    await other.goto(app.base + form!);
    const others = await type(other);
    await other.clock.runFor(2_000);
    await other.locator('.pluis-draft', { hasText: 'Concept bewaard' }).first().waitFor();
    expect(await comeBack(page, form!)).toEqual(others);
    expect(others).not.toEqual(texts);
    await Promise.all([page.context().close(), other.context().close()]);
  });
});
