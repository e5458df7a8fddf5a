import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { claimedOfLevel3, levels } from './asvs-levels.ts';
import { root, textOf } from './files.ts';

/** What is open may become less, not more. */
const mostOpen = 1;

const text = z.string().min(3);
const item = z.strictObject({
  id: z.string().regex(/^V\d+\.\d+\.\d+$/),
  level: z.int().min(1).max(3),
  asks: text,
  test: z.strictObject({ file: text, name: z.string().min(8) }).optional(),
  because: text.optional(),
  open: text.optional(),
});
const items = z.array(item).parse(parse(textOf('docs/asvs.yaml')));

const wanted = Object.entries(levels).flatMap(([section, digits]) =>
  Array.from(digits).map((level, at) => ({ id: `${section}.${at + 1}`, level: Number(level) })),
);

describe('docs/asvs.yaml', () => {
  it('has every requirement of level 1 and 2 and those of level 3 that we claim, once, in order', () => {
    const needed = wanted.filter(({ id, level }) => level < 3 || claimedOfLevel3.includes(id));
    expect(needed.length).toBeGreaterThan(300);
    expect(items.map(({ id, level }) => ({ id, level }))).toEqual(needed);
  });

  it('says of each either which test shows it, or why it needs none, or what is open', () => {
    const ways = items.filter((one) => [one.test, one.because, one.open].filter(Boolean).length !== 1);
    expect(ways.map(({ id }) => id)).toEqual([]);
  });

  const tested = items.flatMap(({ id, test }) => (test === undefined ? [] : [{ id, ...test }]));

  it.each(tested)('$id points to a test that is there', ({ file, name }) => {
    expect(existsSync(join(root, file))).toBe(true);
    expect(textOf(file).includes(name)).toBe(true);
  });

  it('points to headings and decisions that are there', () => {
    const headings = new Set(textOf('docs/security.md').match(/(?<=^## ).+$/gm));
    const reasons = items.map(({ because = '' }) => because);
    const parts = reasons.flatMap((because) => [...because.matchAll(/"([A-Z][^"]+)"/g)].map(([, part = '']) => part));
    expect(parts.length).toBeGreaterThan(20);
    expect(parts.filter((part) => !headings.has(part))).toEqual([]);
    const decisions = reasons.flatMap((because) => because.match(/(?<=decisions? )\d{4}/g) ?? []);
    const taken = readdirSync(join(root, 'docs', 'decisions')).map((name) => name.slice(0, 4));
    expect(decisions.filter((number) => !taken.includes(number))).toEqual([]);
  });

  it(`leaves at most ${mostOpen} open`, () => {
    const open = items.filter((one) => one.open !== undefined);
    console.log(`ASVS: ${tested.length} by a test, ${open.length} open of ${items.length}`);
    expect(open.length).toBeLessThanOrEqual(mostOpen);
  });
});

describe('docs/threat-model.md', () => {
  const named = [...textOf('docs/threat-model.md').matchAll(/`([^`]+\.test\.tsx?)`: ([^·|]+?)\s*(?=[·|])/g)];

  it('names a test for each misuse', () => {
    const rows = textOf('docs/threat-model.md').match(/^\| (?:all|B\d).*\|.*\|.*\|.*\|.*\|$/gm) ?? [];
    expect(rows.length).toBeGreaterThan(15);
    expect(rows.filter((row) => !row.includes('.test.ts'))).toEqual([]);
  });

  it.each(named.map(([, file = '', name = '']) => [file, name]))('%s has the test "%s"', (file, name) => {
    expect(textOf(file)).toContain(name);
  });
});
