import { createServer, type Server } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { portOf } from '../builders/port-of.ts';
import { hitsIn } from '../builders/marked.ts';
import { allWays, children, goAway, readWhole, screensFor, signIn, some, type Way } from '../builders/screens.ts';
import { launchIn } from '../e2e/person.ts';
import { runApp, type RunningApp } from '../e2e/running-app.ts';
import { figure } from './figure.ts';

const typed = 'KANARIEzq zat stil in de hoek';
/** What may be left behind nowhere: whatever was typed, and the children of the board. */
const canaries = [typed, ...children];
const told = (text: string) => canaries.filter((canary) => text.includes(canary));
const screenCount = figure({ short: 4, long: 1_000 });
/** With a script and without; the short form takes two screens without. */
const scripts = [
  { script: true, count: screenCount },
  { script: false, count: figure({ short: 1, long: 1_000 }) },
];

/** All that a page can keep in a browser. */
const kept = `(async () => [
  localStorage.length, sessionStorage.length, (await caches.keys()).length, (await indexedDB.databases()).length,
  (await navigator.serviceWorker.getRegistrations()).length,
].join())()`;

async function lookBack(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  for (let back = 0; back < 4; back += 1) {
    const answer = await page.goBack({ timeout: 5_000 }).catch(() => null);
    found.push(...told(await readWhole(page)));
    if (answer === null) break;
  }
  return found;
}

describe('B1', () => {
  let app: RunningApp;
  const folders: string[] = [];
  const newFolder = () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'pluis-b1-'));
    folders.push(folder);
    return folder;
  };
  beforeAll(async () => {
    app = await runApp();
  });
  afterAll(async () => {
    await app.close();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  async function visit(context: BrowserContext, screens: readonly string[], way: Way): Promise<Result> {
    const result: Result = { leaks: [], showed: 0, typedIn: 0 };
    for (const screen of screens) {
      const page = await context.newPage();
      await signIn(page, app.base, 'Els Voorbeeld');
      await page.goto(app.base + screen);
      if (told(await readWhole(page)).length > 0) result.showed += 1;
      await page.evaluate("for (const details of document.querySelectorAll('main details')) details.open = true");
      const text = page.locator('main textarea:not([readonly]):visible').first();
      if ((await text.count()) > 0) {
        await text.fill(typed);
        result.typedIn += 1;
      }
      await goAway(page, app.base, way);
      const leaks = [...told(await readWhole(page)), ...(await lookBack(page))];
      await page.goto(app.base + screen);
      leaks.push(...told(await readWhole(page)));
      const storage = await page.evaluate<string>(kept);
      if (storage !== '0,0,0,0,0') leaks.push(`kept ${storage}`);
      result.leaks.push(...leaks.map((leak) => `${screen}: ${leak}`));
      await page.close();
    }
    return result;
  }
  type Result = { leaks: string[]; showed: number; typedIn: number };

  const cases = scripts.flatMap((one) => allWays.map((way) => ({ ...one, way })));
  const name = 'after $way (script: $script) nothing is left on the way back, in storage or in the profile';
  test.each(cases)(name, async ({ way, script, count }) => {
    const folder = newFolder();
    const context = await launchIn(folder, script);
    await signIn(context.pages()[0]!, app.base, 'Els Voorbeeld');
    const { own } = await screensFor(context, app.base);
    const screens = [...new Set(['/zorg', ...some(own, count)])];
    const { leaks, showed, typedIn } = await visit(context, screens, way);
    const cookies = JSON.stringify(await context.cookies());
    await context.close();
    console.log(
      `B1 ${way}: ${screens.length} of ${own.length} screens, ${showed} showed a child, ${typedIn} were typed in`,
    );
    expect(leaks).toEqual([]);
    expect(told(cookies)).toEqual([]);
    expect(hitsIn(folder, ...canaries)).toEqual([]);
    expect(showed).toBeGreaterThanOrEqual(Math.floor(screens.length / 5));
    expect(typedIn).toBeGreaterThanOrEqual(1);
  });
});

describe('B1 would notice', () => {
  let server: Server;
  let base: string;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'pluis-b1-'));
    server = createServer((request, response) => {
      const isSecret = request.url === '/geheim';
      const says = isSecret ? `${typed} ${'x'.repeat(2_000)}` : 'niets';
      response.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-encoding': 'gzip',
        'cache-control': 'max-age=3600',
      });
      response.end(gzipSync(`<!doctype html><title>${isSecret ? canaries[1] : 'x'}</title><p>${says}</p>`));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${portOf(server)}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('a page that may be kept: on the way back, in the storage, and in the cache and the history on the disk', async () => {
    const context = await launchIn(folder);
    const page = context.pages()[0]!;
    await page.goto(`${base}/geheim`);
    await page.evaluate(`localStorage.setItem('a', ${JSON.stringify(canaries[2])})`);
    expect(await page.evaluate(kept)).toBe('1,0,0,0,0');
    await page.goto(`${base}/weg`);
    expect(await lookBack(page)).toContain(typed);
    await context.close();
    const places = (canary: string) =>
      hitsIn(folder, canary)
        .map((file) => file.replace(folder, ''))
        .join(' ');
    expect(places(typed)).toContain('Cache');
    expect(places(canaries[1]!)).toContain('History');
    expect(places(canaries[2]!)).toContain('Local Storage');
  });
});
