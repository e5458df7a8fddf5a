import type { HttpContext } from './asking.ts';

/** The word in an address with which somebody who presents asks to see this one page. */
const shown = { name: 'toon', value: 'ja' } as const;

/** Whether a page stays covered: reading one does, sending a form from a page that was shown does not. */
export function staysCovered(c: HttpContext): boolean {
  return c.req.method !== 'POST' && c.req.query(shown.name) !== shown.value;
}

/** The same address, with that word. */
export function addressToShow(c: HttpContext): string {
  const { pathname, searchParams } = new URL(c.req.url);
  searchParams.set(shown.name, shown.value);
  return `${pathname}?${searchParams.toString()}`;
}
