import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import type { Assets } from '../ui/layout/frame.ts';

export type Asset = { readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> };
export type BuiltAssets = { readonly manifest: Assets; readonly find: (name: string) => Asset | null };

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.woff2': 'font/woff2',
};
const manifestSchema = z.object({ css: z.string(), scripts: z.array(z.string()), fonts: z.array(z.string()) });

/** Style sheet, fonts and enhancements, read once: they carry their hash in their name. */
export function readAssets(folder = builtAssets()): BuiltAssets {
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')));
  const files = new Map(
    readdirSync(folder).flatMap((name): [string, Asset][] => {
      const type = types[extname(name)];
      return type === undefined ? [] : [[name, { type, bytes: new Uint8Array(readFileSync(join(folder, name))) }]];
    }),
  );
  return { manifest, find: (name) => files.get(name) ?? null };
}

function builtAssets(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    for (const assets of [join(folder, 'assets'), join(folder, 'dist', 'assets')]) {
      if (existsSync(join(assets, 'manifest.json'))) return assets;
    }
    if (folder === dirname(folder)) throw new Error('The assets are not built yet: run npm run build.');
  }
}
