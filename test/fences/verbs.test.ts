import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { root, textOf } from './files.ts';

const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(textOf('package.json')));
/** A hook that runs these tests must not lend them its own repository. */
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pluis-verbs-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('a verb', () => {
  it.each(Object.entries(scripts))('%s is one file in bin', (verb, script) => {
    const file = `${verb.replace(':', '-')}.mjs`;
    expect(script).toBe(`node bin/${file}`);
    expect(existsSync(join(root, 'bin', file))).toBe(true);
  });

  it.each(['.ci/run', '.githooks/pre-commit', '.githooks/pre-push', 'bin/pluis.mjs'])(
    '%s can be run as it is',
    (path) => {
      const listed = execFileSync('git', ['ls-files', '--stage', path], { cwd: root, env, encoding: 'utf8' });
      expect(listed).toMatch(/^100755 /);
    },
  );
});

describe('the command line on a fresh clone', () => {
  it('installs nothing: it says what to do and ends with 2', () => {
    const clone = join(folder, 'clone');
    cpSync(join(root, 'bin'), join(clone, 'bin'), { recursive: true });
    for (const file of ['package.json', 'package-lock.json']) cpSync(join(root, file), join(clone, file));
    const asked = spawnSync(process.execPath, ['bin/pluis.mjs', 'protocol', 'list'], {
      cwd: clone,
      env,
      encoding: 'utf8',
    });
    expect(asked.status).toBe(2);
    expect(asked.stdout).toBe('');
    expect(asked.stderr).toContain('npm ci && npm run build');
    expect(existsSync(join(clone, 'node_modules'))).toBe(false);
  });
});

describe('the hook before a commit', () => {
  it.each([
    ['a private key', ['-----BEGIN', 'EC PRIVATE KEY-----'].join(' ')],
    ['a cloud key', `key = AKIA${'Q'.repeat(16)}`],
    ['a database password', ['postgres://pluis:', 's'.repeat(12), '@db.example.nl/pluis'].join('')],
  ])('refuses %s', (_what, line) => {
    expect(commitOf(line)).toBe(1);
  });

  it('lets an ordinary line through, and does not need the packages', () => {
    expect(commitOf('# DATABASE_URL=postgres://pluis_app@localhost/pluis')).toBe(0);
  });

  function commitOf(line: string): number | null {
    const repository = mkdtempSync(join(folder, 'repository-'));
    const git = (...args: string[]) => execFileSync('git', args, { cwd: repository, env, stdio: 'ignore' });
    git('init');
    mkdirSync(join(repository, '.githooks'));
    cpSync(join(root, '.githooks', 'pre-commit'), join(repository, '.githooks', 'pre-commit'));
    writeFileSync(join(repository, 'settings.txt'), `${line}\n`);
    git('add', 'settings.txt');
    return spawnSync('bash', ['.githooks/pre-commit'], { cwd: repository, env }).status;
  }
});
