import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { textOf } from './files.ts';

const listed = z.object({
  bomFormat: z.literal('CycloneDX'),
  components: z.array(z.object({ name: z.string(), version: z.string(), purl: z.string() })),
});
const packages = z.object({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
});

describe('the list of what is in the product', () => {
  const { components } = listed.parse(
    JSON.parse(execFileSync(process.execPath, ['bin/sbom.mjs'], { encoding: 'utf8' })),
  );
  const { dependencies, devDependencies } = packages.parse(JSON.parse(textOf('package.json')));

  it('has each package that the product uses, in the version that is used', () => {
    const found = new Map(components.map(({ name, version }) => [name, version]));
    for (const [name, version] of Object.entries(dependencies))
      expect([name, found.get(name)]).toEqual([name, version]);
  });

  it('has nothing that only builds and tests', () => {
    const names = components.map(({ name }) => name);
    expect(Object.keys(devDependencies).filter((name) => names.includes(name))).toEqual([]);
  });

  it('says where each came from', () => {
    expect(components.filter(({ purl }) => !purl.startsWith('pkg:npm/'))).toEqual([]);
  });
});
