import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { screensFor, signIn, some } from '../builders/screens.ts';
import { launch } from '../e2e/person.ts';
import { runApp, type RunningApp } from '../e2e/running-app.ts';
import { figure } from './figure.ts';

const screenCount = figure({ short: 12, long: 1_000 });

describe('N2 in the browser', () => {
  let app: RunningApp;
  let browser: Browser;
  beforeAll(async () => {
    [app, browser] = await Promise.all([runApp(), launch()]);
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  function listen(context: BrowserContext) {
    const elsewhere: string[] = [];
    const seen = { own: 0, elsewhere };
    context.on('request', (request) => {
      if (new URL(request.url()).origin === app.base) seen.own += 1;
      else seen.elsewhere.push(request.url());
    });
    return seen;
  }

  test('no screen asks anything of another site', async () => {
    const context = await browser.newContext();
    const seen = listen(context);
    const page = await context.newPage();
    await signIn(page, app.base, 'Els Voorbeeld');
    const { own, open } = await screensFor(context, app.base);
    const screens = [...some(own, screenCount), ...some(open, screenCount)];
    for (const screen of screens) await page.goto(app.base + screen, { waitUntil: 'networkidle' });
    console.log(`N2: ${seen.own} requests on ${screens.length} screens, ${seen.elsewhere.length} elsewhere`);
    expect(seen.elsewhere).toEqual([]);
    expect(seen.own).toBeGreaterThan(screens.length);
    await context.close();
  });

  test('a picture from another site would be noticed, and our own pages refuse it', async () => {
    const context = await browser.newContext();
    const seen = listen(context);
    const page = await context.newPage();
    const picture = '<img src="http://127.0.0.1:9/elders.png">';
    await page.route('**/uitleg', (route) => route.fulfill({ contentType: 'text/html', body: picture }));
    await page.goto(`${app.base}/uitleg`);
    expect(seen.elsewhere).toEqual(['http://127.0.0.1:9/elders.png']);
    await page.unroute('**/uitleg');
    await page.goto(`${app.base}/uitleg`);
    const refused = page.waitForEvent('requestfailed');
    await page.evaluate("document.body.append(Object.assign(new Image(), { src: 'http://127.0.0.1:9/nog-een.png' }))");
    expect((await refused).failure()?.errorText).toMatch(/csp/i);
    await context.close();
  });
});
