import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../src/app/routes.ts';
import { children, goAway, readWhole, screensFor, signIn, some } from '../builders/screens.ts';
import { launch } from '../e2e/person.ts';
import { runApp, type RunningApp } from '../e2e/running-app.ts';
import { figure } from './figure.ts';

const screenCount = figure({ short: 6, long: 1_000 });
const names = (text: string) => children.filter((name) => text.includes(name));
const titles = ['Pluis', 'Fout: Pluis', 'Tafels oefenen'];

/** An address that is one of ours, in which nothing stands but words of ours and references that mean nothing. */
function isNeutral(address: string): boolean {
  const { pathname, search } = new URL(address);
  const isOurs = routes.some(({ path }) => new RegExp(`^${path.replace(/:\w+/g, '[\\w.-]+')}$`).test(pathname));
  return isOurs && /^(\?(toon=ja|verder=(%2F[\w.-]+)+)(&toon=ja)?)?$/.test(search);
}

async function faultsOf(page: Page): Promise<readonly string[]> {
  const title = await page.evaluate<string>('document.title');
  const icons = await page.locator('link[rel~=icon]').count();
  return [
    ...(titles.includes(title) ? [] : [`title ${title}`]),
    ...(icons === 0 ? [] : ['an icon']),
    ...(isNeutral(page.url()) ? [] : [`address ${page.url()}`]),
  ];
}

describe('B5', () => {
  let app: RunningApp;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let screens: readonly string[];
  beforeAll(async () => {
    [app, browser] = await Promise.all([runApp(), launch()]);
    context = await browser.newContext({ viewport: { width: 1024, height: 700 } });
    page = await context.newPage();
    await signIn(page, app.base, 'Els Voorbeeld');
    const { own } = await screensFor(context, app.base);
    screens = [...new Set(['/dossiers', '/zorg', ...some(own, screenCount)])];
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  const loseFocus = () => page.evaluate("dispatchEvent(new Event('blur'))");
  /** One picture for all screens: whatever is on a screen is not in it. */
  async function picturesOf(see: (screen: string) => Promise<void>) {
    const pictures = new Set<string>();
    const faults: string[] = [];
    for (const screen of screens) {
      await see(screen);
      pictures.add((await page.screenshot()).toString('base64'));
      faults.push(...(await faultsOf(page)).map((fault) => `${screen}: ${fault}`));
    }
    expect(faults).toEqual([]);
    return pictures.size;
  }
  const look = async (screen: string) => {
    await page.goto(app.base + screen);
  };

  test('a screen shows what is on it while it is worked in, under a neutral title, address and icon', async () => {
    let showed = 0;
    const different = await picturesOf(async (screen) => {
      await look(screen);
      if (names(await readWhole(page)).length > 0) showed += 1;
    });
    console.log(`B5: ${screens.length} screens, ${showed} with a child, ${different} different pictures`);
    expect(different).toBeGreaterThan(screens.length / 2);
    expect(showed).toBeGreaterThanOrEqual(Math.floor(screens.length / 5));
  });

  test('a window that lost the focus looks the same on every screen', async () => {
    const different = await picturesOf(async (screen) => {
      await look(screen);
      await loseFocus();
    });
    expect(different).toBe(1);
  });

  test('a window that really loses the focus is covered', async () => {
    await look('/dossiers');
    const direct = await context.newCDPSession(page);
    await direct.send('Emulation.setFocusEmulationEnabled', { enabled: false });
    const other = await context.newPage();
    await other.bringToFront();
    await expect.poll(() => page.locator('.pluis-cover').isVisible()).toBe(true);
    await other.close();
    await direct.send('Emulation.setFocusEmulationEnabled', { enabled: true });
  });

  test('a screen that others look at says nothing of what is on it', async () => {
    await look('/dossiers');
    await page.getByRole('button', { name: 'Presentatiestand aanzetten' }).click();
    await page.waitForLoadState();
    const different = await picturesOf(async (screen) => {
      await look(screen);
      expect(names(await readWhole(page)), screen).toEqual([]);
    });
    expect(different).toBe(1);
    await page.getByRole('button', { name: 'Presentatiestand uitzetten' }).first().click();
    await page.waitForLoadState();
  });

  test('a locked screen says nothing of what was on it', async () => {
    const different = await picturesOf(async (screen) => {
      await signIn(page, app.base, 'Els Voorbeeld');
      await look(screen);
      await goAway(page, app.base, 'locking');
      expect(names(await readWhole(page)), screen).toEqual([]);
    });
    expect(different).toBe(1);
    await signIn(page, app.base, 'Els Voorbeeld');
  });

  describe('would notice', () => {
    test('a cover that does not come', async () => {
      await page.route('**/cover-*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
      const different = await picturesOf(async (screen) => {
        await look(screen);
        await loseFocus();
      });
      expect(different).toBeGreaterThan(screens.length / 2);
      await page.unroute('**/cover-*.js');
    });
    test('a title, an icon or an address that tells', async () => {
      await look('/dossiers');
      await page.evaluate(`document.title = 'Bo Verzonnen'; history.replaceState(null, '', '/dossiers?kind=Bo');
        document.head.append(Object.assign(document.createElement('link'), { rel: 'icon', href: '/kind.svg' }))`);
      expect(await faultsOf(page)).toHaveLength(3);
      expect(isNeutral(`${app.base}/d/bo/verzonnen/kind`)).toBe(false);
    });
  });
});
