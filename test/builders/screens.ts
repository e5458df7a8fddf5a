import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { demoBoards } from '../../seed/boards.ts';
import { routes } from '../../src/app/routes.ts';
import { fill, whatIsThere } from './whole-house.ts';

/** The children of the first board: whoever reads one of these names knows too much. */
export const children = demoBoards[0]!.children.map(({ name }) => name);

export type Screens = {
  /** Every page of whoever is signed in that is there for them. */
  readonly own: readonly string[];
  /** Every page that needs no sign-in. */
  readonly open: readonly string[];
};

/** The addresses of all screens, from the routes themselves: a new page is in it by itself. */
export async function screensFor(context: BrowserContext, base: string): Promise<Screens> {
  const known = await whatIsThere(async ({ path }) => (await context.request.get(base + path)).text());
  const pages = routes.filter(({ method, path }) => method === 'GET' && !path.endsWith('.pdf'));
  const addresses = (isOpen: boolean) =>
    pages
      .filter(({ needs }) => (needs === 'nothing') === isOpen)
      .map((route) => fill(route.path, route.on === 'dossier' ? known : { ...known, ref: known.signal }));
  const there: string[] = [];
  for (const address of addresses(false)) {
    const response = await context.request.get(base + address, { maxRedirects: 0 });
    if (response.status() !== 404) there.push(address);
  }
  return { own: there, open: addresses(true) };
}

/** A few of many, spread evenly; all of them when so many are asked for. */
export function some<T>(all: readonly T[], count: number): readonly T[] {
  const step = Math.max(1, all.length / count);
  return all.filter((_, at) => at === 0 || Math.floor(at / step) !== Math.floor((at - 1) / step));
}

/** By one click, as a demo person. */
export async function signIn(page: Page, base: string, name: string): Promise<void> {
  await page.goto(`${base}/aanmelden`);
  await page.getByRole('button', { name }).click();
  await page.waitForURL((url) => url.pathname !== '/aanmelden');
}

/** How somebody goes away from a screen; each is over when the server knows it. */
export const ways = {
  'logging out': (page: Page) => page.getByRole('button', { name: 'Afmelden', exact: true }).click(),
  locking: (page: Page) => page.getByRole('button', { name: 'Vergrendelen' }).click(),
  'quick exit': (page: Page) => page.getByRole('button', { name: 'Verlaat deze site' }).click(),
} as const;
export type Way = keyof typeof ways;
export const allWays: readonly Way[] = ['logging out', 'locking', 'quick exit'];

export async function goAway(page: Page, base: string, way: Way): Promise<void> {
  await ways[way](page);
  const answer = async () => {
    const response = await page.context().request.get(`${base}/taken`, { maxRedirects: 0 });
    return response.status();
  };
  await expect.poll(answer, { timeout: 10_000 }).toBe(303);
  await page.waitForURL((url) => ['/afmelden', '/vergrendeld', '/weg'].includes(url.pathname));
  await page.waitForLoadState();
}

/** What a screen shows to somebody who reads all of it, its title and its address. */
export async function readWhole(page: Page): Promise<string> {
  return page.evaluate<string>(
    "[document.title, location.href, document.documentElement.outerHTML, ...[...document.querySelectorAll('input,textarea')].map((field) => field.value)].join('\\n')",
  );
}
