import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { textOf } from './files.ts';

const names = z.record(z.string(), z.string()).default({});
const packageFile = z.object({ dependencies: names, devDependencies: names, optionalDependencies: names });
const { dependencies, devDependencies, optionalDependencies } = packageFile.parse(JSON.parse(textOf('package.json')));
const versions = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
const described = new Map(
  [...textOf('docs/dependencies.md').matchAll(/^\| `([^`]+)` +\| (.+?) +\|$/gm)].map(([, name, why]) => [name, why]),
);

describe('a dependency', () => {
  it.each(versions)('%s has an exact version', (_name, version) => {
    expect(version).toMatch(/^(npm:[a-z0-9@/-]+@)?\d+\.\d+\.\d+$/);
  });

  it.each(versions)('%s says in one sentence why it is here', (name) => {
    expect(described.get(name)).toMatch(/\w+ \w+ \w+/);
  });

  it('that left is not described any more', () => {
    const present = new Set(versions.map(([name]) => name));
    expect([...described.keys()].filter((name) => name === undefined || !present.has(name))).toEqual([]);
  });
});
