import { readFileSync } from 'node:fs';
import path from 'node:path';
import { compile } from 'sass';
import { describe, expect, test } from 'vitest';

const here = (name: string) => path.join(import.meta.dirname, name);
const palette: Readonly<Record<string, string>> = Object.fromEntries(
  [...readFileSync(here('_colours.scss'), 'utf8').matchAll(/\$([a-z-]+): (#[0-9a-f]{6});/g)].map(
    ([, name = '', hex = '']): [string, string] => [name, hex],
  ),
);
const css = compile(here('pluis.scss'), {
  loadPaths: [path.join(import.meta.dirname, '../../../node_modules')],
  quietDeps: true,
}).css;

/** Pairs that meet because one stands on the other without one rule naming both. */
const text: readonly (readonly [string, string])[] = [
  ...['ink', 'ink-soft', 'primary', 'primary-deep', 'visited', 'danger', 'danger-deep', 'success'].flatMap((on) => [
    [on, 'paper'] as const,
    [on, 'surface'] as const,
  ]),
  ...['primary', 'primary-deep', 'danger', 'danger-deep', 'success', 'ink'].map((under) => ['paper', under] as const),
  ['ink', 'marker'],
  ['ink', 'focus'],
];
const graphics: readonly (readonly [string, string])[] = [
  ...['ink', 'ink-soft', 'primary', 'danger', 'success'].flatMap((on) => [
    [on, 'paper'] as const,
    [on, 'surface'] as const,
  ]),
  ['marker', 'ink'],
  ['focus', 'ink'],
];

test.each(text)('text in %s can be read on %s', (on, under) => {
  expect(contrast(named(on), named(under))).toBeGreaterThanOrEqual(4.5);
});

test.each(graphics)('a line or a sign in %s can be seen on %s', (on, under) => {
  expect(contrast(named(on), named(under))).toBeGreaterThanOrEqual(3);
});

describe('in the style sheet as it is sent', () => {
  const rules = [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => ({
    selector: selector.trim(),
    colour: valueOf(body, 'color'),
    background: valueOf(body, 'background-color'),
  }));

  test('each rule that sets a text on a background lets it be read', () => {
    const both = rules.flatMap(({ selector, colour, background }) =>
      colour === null || background === null ? [] : [{ selector, ratio: contrast(colour, background) }],
    );
    expect(both.length).toBeGreaterThan(20);
    expect(both.filter(({ ratio }) => ratio < 4.5)).toEqual([]);
  });

  test('each text that sets no background can be read on the page and on a raised part of it', () => {
    const light = [named('paper'), '#ffffff'];
    const own = rules.flatMap(({ selector, colour, background }) =>
      colour === null || background !== null || light.includes(colour) ? [] : [{ selector, colour }],
    );
    expect(own.length).toBeGreaterThan(50);
    const unread = own.filter(
      ({ colour }) => contrast(colour, named('paper')) < 4.5 || contrast(colour, named('surface')) < 4.5,
    );
    expect(unread).toEqual([]);
  });
});

test('the measure itself knows black on white, and grey that is just too light', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#767676', '#ffffff')).toBeGreaterThan(4.5);
  expect(contrast('#777777', '#ffffff')).toBeLessThan(4.5);
});

function named(name: string): string {
  const hex = palette[name];
  if (hex === undefined) throw new Error(`there is no colour ${name}`);
  return hex;
}

/** The last colour that a rule gives this property, when it is one of six digits; a custom property counts for what it falls back on. */
function valueOf(body: string, property: string): string | null {
  const found = [...body.matchAll(new RegExp(`(?:^|[;\\s])${property}:([^;]+)`, 'g'))].at(-1)?.[1] ?? '';
  return /#[0-9a-f]{6}\b/i.exec(found)?.[0].toLowerCase() ?? null;
}

/** WCAG 2.2: from 1 to 21. */
function contrast(a: string, b: string): number {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
