import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launch } from './person.ts';
import { servePracticePage, type PracticePage } from './practice-page.tsx';

const soon = { timeout: 10_000 };
let browser: Browser;
let served: PracticePage;
let context: BrowserContext;
let page: Page;
let complaints: string[] = [];
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());
beforeEach(async () => {
  served = await servePracticePage();
  complaints = [];
  context = await browser.newContext();
  page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('/concept')) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.clock.install();
  await page.goto(`${served.base}/oefenen`);
});
afterEach(async () => {
  expect(complaints.filter((text) => !/status of (401|500)/.test(text))).toEqual([]);
  await context.close();
  await served.close();
});

describe('hiding the screen', () => {
  const title = () => page.evaluate<string>('document.title');
  const away = async () => {
    await page.waitForURL('**/weg');
    await expect.poll(title, soon).toBe('Tafels oefenen');
  };
  test('leaves the page at the press of its button', async () => {
    await page.getByRole('link', { name: 'Verberg scherm' }).click();
    await away();
  });
  test('leaves the page at three times Shift', async () => {
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift');
    await away();
  });
  test('leaves no trace of the page in the history', async () => {
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift');
    await away();
    await page.goBack();
    expect(page.url()).not.toContain('/oefenen');
  });
  test('shows the same page of sums though the server does not answer', async () => {
    const real = await context.newPage();
    await real.goto(`${served.base}/weg`);
    const sums = await real.locator('body').innerText();
    let shown: string | null = null;
    await page.exposeFunction('shows', (text: string) => {
      shown = text;
    });
    const seen = '[document.title, location.pathname, document.body.innerText].join()';
    await page.evaluate(`new MutationObserver(() => shows(${seen})).observe(document.body, { childList: true })`);
    await page.route('**/weg', () => undefined);
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift');
    await expect.poll(() => shown, soon).toBe(`Tafels oefenen,/weg,${sums}`);
  });
  test('does not take capital letters for it', async () => {
    await page.getByLabel('Wie was erbij?').focus();
    for (const letter of ['A', 'B', 'C', 'D']) await page.keyboard.press(`Shift+${letter}`);
    expect(await page.getByLabel('Wie was erbij?').inputValue()).toBe('ABCD');
    expect(page.url()).toContain('/oefenen');
  });
  test('does not take three presses in a long while for it', async () => {
    for (let press = 0; press < 3; press += 1) {
      await page.keyboard.press('Shift');
      await page.clock.runFor(1_500);
    }
    expect(page.url()).toContain('/oefenen');
  });
});

describe('leaving, and locking', () => {
  const arrivedAt = async (address: string) => {
    await page.waitForURL(`**${address}`);
    await expect.poll(() => served.left.length, soon).toBe(1);
  };
  test('at the press of the button ends the session and leaves the page, with what was typed kept', async () => {
    await page.getByLabel('Wat zag u?').pressSequentially('half');
    await page.getByRole('button', { name: 'Verlaat deze site' }).click();
    await arrivedAt('/weg');
    expect(served.left[0]).toEqual(['/verlaten', 'csrf-token']);
    expect(served.drafts.map((draft) => draft.get('what'))).toEqual(['half']);
  });
  test('at one key locks, and says where to go on', async () => {
    await page.keyboard.press('F8');
    await arrivedAt('/vergrendeld?verder=%2Foefenen');
    expect(served.left[0]).toEqual(['/vergrendelen', 'csrf-token']);
  });
  test('after ten minutes without anybody locks, and every sign of life counts', async () => {
    await page.clock.runFor(9 * 60_000);
    await page.mouse.move(100, 100);
    await page.clock.runFor(9 * 60_000);
    expect(served.left).toEqual([]);
    await page.clock.runFor(2 * 60_000);
    await arrivedAt('/vergrendeld?verder=%2Foefenen');
  });
  test('in one tab does it in the others, which send nothing themselves', async () => {
    const other = await context.newPage();
    await other.goto(`${served.base}/oefenen`);
    // Its address changes before it is there, and a browser that is closed on the way does not close.
    const isThere = other.waitForEvent('load');
    await page.getByRole('button', { name: 'Verlaat deze site' }).click();
    await Promise.all([arrivedAt('/weg'), isThere]);
    expect(other.url()).toBe(`${served.base}/weg`);
    expect(served.left).toHaveLength(1);
  });
});

describe('a window that is not worked in', () => {
  const cover = () => page.locator('.pluis-cover');
  test('shows nothing of its page, and the next key shows it with the cursor where it was', async () => {
    await page.getByLabel('Wie was erbij?').focus();
    await page.evaluate("dispatchEvent(new Event('blur'))");
    expect(await cover().isVisible()).toBe(true);
    await page.keyboard.type('Els');
    expect(await cover().isVisible()).toBe(false);
    expect(await page.getByLabel('Wie was erbij?').inputValue()).toBe('Els');
  });
  test('is shown by a click that presses nothing under it', async () => {
    await page.evaluate("dispatchEvent(new Event('blur'))");
    const under = await page.getByRole('button', { name: 'Verlaat deze site' }).boundingBox();
    await page.mouse.click((under?.x ?? 0) + 5, (under?.y ?? 0) + 5);
    expect(await cover().isVisible()).toBe(false);
    expect(served.left).toEqual([]);
  });
});

describe('what is being typed', () => {
  const type = (text: string) => page.getByLabel('Wat zag u?').pressSequentially(text);
  test('is sent once, after a pause, with the token and the address of the page', async () => {
    await type('blauwe plek');
    expect(served.drafts).toEqual([]);
    await page.clock.runFor(2_000);
    await expect.poll(() => page.locator('.pluis-draft').innerText(), soon).toBe('Concept bewaard om 14:05');
    expect(served.drafts.map((draft) => Object.fromEntries(draft))).toEqual([
      { _csrf: 'csrf-token', _key: 'form-key', _draft: 'ja', what: 'blauwe plek', who: '', path: '/oefenen' },
    ]);
  });
  test('is sent when the page is left before the pause', async () => {
    await type('net op tijd');
    await page.getByRole('link', { name: 'Uitleg van de vijf stappen' }).click();
    await expect.poll(() => served.drafts.map((draft) => draft.get('what')), soon).toEqual(['net op tijd']);
  });
  test('is not sent any more once the form itself is', async () => {
    await type('klaar');
    await page.getByRole('button', { name: 'Vastleggen' }).click();
    await page.waitForURL('**/d/1/nieuw');
    expect(served.drafts).toEqual([]);
  });
  test('is told to be kept when the session has lapsed', async () => {
    served.answerDraftsWith(303);
    await type('te laat');
    await page.clock.runFor(2_000);
    await expect.poll(() => page.locator('.pluis-draft').innerText(), soon).toContain('U bent afgemeld');
  });
  test('is told not to be kept when the server fails, and stays in the field', async () => {
    served.answerDraftsWith(500);
    await type('blijft staan');
    await page.clock.runFor(2_000);
    await expect.poll(() => page.locator('.pluis-draft').innerText(), soon).toContain('niet bewaard');
    expect(await page.getByLabel('Wat zag u?').inputValue()).toBe('blijft staan');
  });
  test('is nowhere in the browser', async () => {
    await type('alleen op de server');
    await page.clock.runFor(2_000);
    await expect.poll(() => served.drafts.length, soon).toBe(1);
    const stored = await page.evaluate('localStorage.length + sessionStorage.length + document.cookie.length');
    expect(stored).toBe(0);
  });
});

describe('the writing aid', () => {
  const asks = async (text: string) => {
    await page.getByLabel('Wat zag u?').fill(text);
    await page.clock.runFor(800);
    return page.locator('.pluis-aid').innerText();
  };
  test('asks what was seen when a word judges', async () => {
    expect(await asks('Hij was agressief en lui.')).toBe('U schrijft “agressief”, “lui”. Wat zag of hoorde u precies?');
  });
  test.each(['Hij sloeg twee keer met zijn vuist op tafel.', 'De luier was nat.', 'Het domein van Luik', ''])(
    'says nothing of %j',
    async (text) => {
      expect(await asks(text)).toBe('');
    },
  );
  test('goes away with the word, and says it politely to who listens', async () => {
    await asks('verwaarloosd');
    expect(await page.locator('.pluis-aid').getAttribute('aria-live')).toBe('polite');
    expect(await asks('kleren met gaten')).toBe('');
  });
  test('takes what was typed for text only', async () => {
    expect(await asks('<img src=x onerror=alert(1)> lui')).toBe('U schrijft “lui”. Wat zag of hoorde u precies?');
  });
});

test('a number can be copied where it cannot be called', async () => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Kopieer 0800 2000' }).click();
  await expect
    .poll(() => page.getByRole('button').allInnerTexts(), soon)
    .toContainEqual(expect.stringContaining('Gekopieerd'));
});
