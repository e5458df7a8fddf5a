import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root, textOf } from './files.ts';

const folders = (within: string) =>
  readdirSync(join(root, within), { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [one.name] : []));

describe('the drawing of the architecture', () => {
  const drawing = textOf('docs/architecture.md').split('```')[1] ?? '';
  const words = new Set(drawing.split(/[^a-z-]+/));

  it.each(['src/features', 'src/platform', 'src/core'])('names each folder of %s', (within) => {
    expect(folders(within).filter((name) => !words.has(name))).toEqual([]);
  });
});

describe('.env.example', () => {
  const settings = [...textOf('src/app/config.ts').matchAll(/^ {2}([A-Z_]+): z/gm)].map(([, name]) => name ?? '');
  const named = new Set([...textOf('.env.example').matchAll(/^(?:# )?([A-Z_]+)=/gm)].map(([, name]) => name));

  it('names each setting that the server reads, and no other', () => {
    expect(settings.length).toBeGreaterThan(0);
    expect(settings.filter((name) => !named.has(name))).toEqual([]);
    expect([...named].filter((name) => name === undefined || !settings.includes(name))).toEqual([]);
  });
});
