import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

let directory = '';
let notes: readonly string[] = [];
beforeAll(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'pluis-syncs-'));
  const file = path.join(directory, 'syncs');
  const here = (name: string) => path.join(import.meta.dirname, name);
  execFileSync(process.execPath, ['--import', here('note-syncs.ts'), here('commit-some.ts'), directory], {
    env: { ...process.env, SYNCS: file },
  });
  notes = readFileSync(file, 'utf8').trim().split('\n');
});
afterAll(() => {
  rmSync(directory, { recursive: true });
});

test('the embedded database answers for an entry, and for a reading with its log row, after its log is on the disk', () => {
  const work = notes.slice(notes.indexOf('begun') + 1);
  const answers = work.flatMap((said, at) => (said === 'appended' || said === 'read' ? [at] : []));
  expect(answers).toHaveLength(20);
  const unsynced = answers.filter((at, n) => {
    const since = work.slice((answers[n - 1] ?? -1) + 1, at);
    return !since.some((said) => /^synced .*\/pg_wal\/[0-9A-F]{24}$/.test(said));
  });
  expect(unsynced).toEqual([]);
});

test('a directory is synced when a file in it comes, goes or is renamed', () => {
  const synced = new Set(notes.filter((said) => said.startsWith('synced ')).map((said) => path.basename(said)));
  expect([...synced]).toEqual(expect.arrayContaining(['db', 'pg_wal', 'global', 'base']));
});

test('the keys are on the disk before anything is sealed with them', () => {
  const begun = notes.indexOf('begun');
  for (const place of ['/keys/root.key.', '/keys/boards/noord.1.key.', '/keys', '/keys/boards']) {
    const at = notes.findIndex((said) => said.startsWith('synced ') && (said.includes(place) || said.endsWith(place)));
    expect([place, at >= 0 && at < begun]).toEqual([place, true]);
  }
});
