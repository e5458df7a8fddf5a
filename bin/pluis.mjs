#!/usr/bin/env node
// The command line. Installs nothing and builds nothing; says so when that was not done.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { enter, isInstalled, leave, root } from './toolchain.mjs';

const entry = join(root, 'dist', 'src', 'app', 'cli.js');
if (!isInstalled() || !existsSync(entry)) {
  const missing = isInstalled() ? 'Pluis is not built yet' : 'The packages of Pluis are not installed';
  leave(2, `${missing}. Run this once in the folder of Pluis: npm ci && npm run build`);
}
await enter(import.meta.url, { installs: false });
process.argv[1] = entry;
await import(entry);
