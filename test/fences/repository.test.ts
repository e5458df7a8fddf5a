import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { filesOfTheProject, linesThatMatch, root, textOf } from './files.ts';
import { personalWordsInLogCalls } from './log-calls.ts';

const files = filesOfTheProject();
const within = (folder: string) => files.filter((path) => path.startsWith(`${folder}/`));
const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);
const written = files.filter((path) => path !== 'package-lock.json' && path !== 'LICENSE');

describe('the repository', () => {
  it('holds no unfinished business without an issue number', () => {
    const marks = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', 'HA' + 'CK'].join('|')})\\b(?!.*#\\d+)`);
    const prose = /^(CONTRIBUTING\.md|test\/fences\/)/;
    expect(written.filter((path) => !prose.test(path)).flatMap((path) => linesThatMatch(path, marks))).toEqual([]);
  });

  it('names no folder of a machine', () => {
    const machine = new RegExp(`(^|[\\s'"\`(=:])/(${['work', 'home', 'root', 'Users'].join('|')})/`);
    expect(written.flatMap((path) => linesThatMatch(path, machine))).toEqual([]);
  });

  it('names no package registry', () => {
    const registry = new RegExp(['regi' + 'stry\\.', 'np' + 'mjs\\.', '_auth' + 'Token'].join('|'));
    expect(files.flatMap((path) => linesThatMatch(path, registry))).toEqual([]);
  });

  it('has generated documents that say what the code says', () => {
    const { status, stderr } = spawnSync(process.execPath, ['bin/docs.mjs', '--check'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('has a page in docs/use-cases for each browser walk, by the same name', () => {
    const walks = within('test/e2e').filter((path) => path.endsWith('.test.ts'));
    const pages = new Set(within('docs/use-cases').map((path) => nameOf(path).replace(/\.md$/, '')));
    expect(walks.map((path) => nameOf(path).replace(/\.test\.ts$/, '')).filter((name) => !pages.has(name))).toEqual([]);
  });

  it('cites in its use cases only rules that a shipped protocol has', () => {
    const rules = within('protocols').map(textOf).join('\n');
    const cited = within('docs/use-cases').flatMap((path) => textOf(path).match(/\b[A-Z]-(E\.)?\d+(\.\d+)?\b/g) ?? []);
    expect([...new Set(cited)].filter((rule) => !rules.includes(`id: ${rule}\n`))).toEqual([]);
  });

  it('gives each decision a number of its own and what would change our mind', () => {
    const decisions = within('docs/decisions');
    expect(new Set(decisions.map((path) => nameOf(path).slice(0, 5))).size).toBe(decisions.length);
    const parts = ['## Context', '## Decision', '## Consequences', '## What would change our mind'];
    expect(decisions.filter((path) => parts.some((part) => !textOf(path).includes(part)))).toEqual([]);
  });
});

describe('the migrations', () => {
  const migrations = within('migrations');

  it('each have a number of their own and go forward only', () => {
    expect(migrations.filter((path) => !/^\d{4}-[a-z0-9]+(-[a-z0-9]+)*\.sql$/.test(nameOf(path)))).toEqual([]);
    expect(new Set(migrations.map((path) => nameOf(path).slice(0, 4))).size).toBe(migrations.length);
    expect(migrations.filter((path) => /(^|-)(down|undo|rollback|revert)(-|\.)/.test(nameOf(path)))).toEqual([]);
  });

  it('never throw a table or a column away', () => {
    const loses = /\bdrop\s+(table|column|schema)\b|\btruncate\s+(table\s+)?[a-z_.]+\s*;/i;
    expect(migrations.flatMap((path) => linesThatMatch(path, loses))).toEqual([]);
  });
});

describe('a log call', () => {
  it('has no personal field in it', () => {
    const sources = within('src').filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path));
    expect(sources.flatMap((path) => personalWordsInLogCalls(textOf(path)).map((word) => `${path}: ${word}`))).toEqual(
      [],
    );
  });

  it('with a name, a text or a child in it would be found, however it is written', () => {
    expect(personalWordsInLogCalls("log.info({ name: staff.name }, 'signed in')")).toEqual(['name', 'name']);
    expect(personalWordsInLogCalls("logger.warn({\n  ref,\n  entry: { because } },\n 'x (y)')")).toEqual(['because']);
    expect(personalWordsInLogCalls('context.log.error(`failed for ${child}`)')).toEqual(['child']);
  });

  it('that speaks about names without giving one is left alone', () => {
    expect(personalWordsInLogCalls("log.info({ ref, status }, 'no name was given'); const { name } = child;")).toEqual(
      [],
    );
  });
});
