import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { root } from './files.ts';

/** Each rule with a small house that breaks it: path → text. */
const planted: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'core-is-pure': { 'src/core/pure/reads.ts': "import 'node:fs';" },
  'only-schemas-know-zod': { 'src/core/pure/in.schema.ts': "import 'kysely';" },
  'no-sideways-features': {
    'src/features/one/routes.ts': "import '../two/two.ts';",
    'src/features/two/two.ts': 'export const two = 2;',
  },
  'pages-are-views': {
    'src/features/one/one.page.tsx': "import '../../platform/mail.ts';",
    'src/platform/mail.ts': 'export const mail = 1;',
  },
  'sql-only-in-queries': {
    'src/features/one/save.ts': "import '../../platform/db/db.ts';",
    'src/platform/db/db.ts': 'export const db = 1;',
  },
  'ui-is-vocabulary': {
    'src/ui/field.ts': "import '../core/dossier/dossier.ts';",
    'src/core/dossier/dossier.ts': 'export const dossier = 1;',
  },
  'platform-knows-no-feature': {
    'src/platform/web.ts': "import '../features/one/routes.ts';",
    'src/features/one/routes.ts': 'export const routes = 1;',
  },
  'app-is-the-top': {
    'src/features/one/routes.ts': "import '../../app/context.ts';",
    'src/app/context.ts': 'export const context = 1;',
  },
  'features-expose-routes': {
    'src/app/server.ts': "import '../features/one/save.ts';",
    'src/features/one/save.ts': 'export const save = 1;',
  },
  'no-barrels': { 'src/ui/all.ts': "import './parts/index.ts';", 'src/ui/parts/index.ts': 'export const part = 1;' },
  'no-cycles': {
    'src/core/a.ts': "import type { B } from './b.ts'; export type A = B;",
    'src/core/b.ts': "import type { A } from './a.ts'; export type B = A;",
  },
  'no-orphans': { 'src/core/alone.ts': 'export const alone = 1;' },
  'no-dev-deps-in-src': { 'src/platform/tool.ts': "import 'fast-check';" },
};

const report = z.object({
  summary: z.object({ violations: z.array(z.object({ rule: z.object({ name: z.string() }) })) }),
});

let house = '';

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'pluis-fences-'));
});

afterAll(() => {
  rmSync(house, { recursive: true });
});

describe('the fences between the folders', () => {
  it.each(Object.entries(planted))('%s is kept: breaking it is found', (rule, files) => {
    expect(rulesBrokenBy(join(house, rule), files)).toContain(rule);
  });

  it('let through what is allowed', () => {
    const allowed = {
      'src/app/server.ts': "import '../features/one/routes.ts'; import '../platform/db/db.ts';",
      'src/features/one/routes.ts': "import './one.queries.ts'; import '../../core/kernel/kernel.ts';",
      'src/features/one/one.queries.ts': "import '../../platform/db/db.ts';",
      'src/platform/db/db.ts': "import 'node:fs'; import '../../core/kernel/in.schema.ts';",
      'src/core/kernel/in.schema.ts': "import 'zod'; import './kernel.ts';",
      'src/core/kernel/kernel.ts': 'export const kernel = 1;',
    };
    expect(rulesBrokenBy(join(house, 'allowed'), allowed)).toEqual([]);
  });
});

function rulesBrokenBy(folder: string, files: Readonly<Record<string, string>>): readonly string[] {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), `${text}\n`);
  }
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json']) {
    cpSync(join(root, file), join(folder, file));
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const cruiser = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
  const args = [cruiser, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src'];
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  return report.parse(JSON.parse(stdout)).summary.violations.map(({ rule }) => rule.name);
}
