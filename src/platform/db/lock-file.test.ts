import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DirectoryInUse, lockDirectory } from './lock-file.ts';

const between = vi.hoisted(() => ({ calls: 0, at: 0, run: (): void => undefined }));

/** Each call to the file system is a moment at which another process may come in between. */
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  const watched = <Given extends unknown[], Result>(call: (...given: Given) => Result) => {
    return (...given: Given): Result => {
      between.calls += 1;
      if (between.calls === between.at) between.run();
      return call(...given);
    };
  };
  return {
    ...fs,
    linkSync: watched(fs.linkSync),
    renameSync: watched(fs.renameSync),
    rmSync: watched(fs.rmSync),
    readFileSync: watched((...given: Parameters<typeof fs.readFileSync>) => fs.readFileSync(...given)),
    writeFileSync: watched((...given: Parameters<typeof fs.writeFileSync>) => {
      fs.writeFileSync(...given);
    }),
  };
});

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'pluis-lock-'));
  between.at = 0;
});
afterEach(() => {
  between.at = 0;
  rmSync(directory, { recursive: true });
});

const lock = () => path.join(directory, 'lock');
const isTaken = () => {
  try {
    lockDirectory(directory);
    return true;
  } catch (error) {
    if (error instanceof DirectoryInUse) return false;
    throw error;
  }
};
/** No process has an id this high on a system that counts to 2^22. */
const dead = 99_999_999;

test('a directory is for one at a time, and free again once given back', () => {
  const giveBack = lockDirectory(directory);
  expect(() => lockDirectory(directory)).toThrow(DirectoryInUse);
  giveBack();
  expect(isTaken()).toBe(true);
});

test('a second process is refused and told who has it; once killed, its lock is taken over', async () => {
  const script = `const { lockDirectory } = await import(${JSON.stringify(path.join(import.meta.dirname, 'lock-file.ts'))});
    lockDirectory(${JSON.stringify(directory)}); console.log('held'); setInterval(() => {}, 60_000);`;
  const other = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) => other.stdout.once('data', resolve));
  expect(() => lockDirectory(directory)).toThrow(new DirectoryInUse(other.pid ?? 0));
  const gone = new Promise((resolve) => other.once('exit', resolve));
  other.kill('SIGKILL');
  await gone;
  expect(isTaken()).toBe(true);
});

describe('a lock is taken over', () => {
  test.each([
    ['of a process that is gone', `${dead} 1\n`],
    ['of a process whose number is now of another', `${process.pid} 1\n`],
    ['that says nothing, after a power cut', ''],
    ['that says nothing sensible', 'mist\n'],
  ])('%s', (_, content) => {
    writeFileSync(lock(), content);
    expect(isTaken()).toBe(true);
    expect(readFileSync(lock(), 'utf8')).toMatch(new RegExp(`^${process.pid} `));
    expect(readdirSync(directory)).toEqual(['lock']);
  });

  test('also when who was taking it over was gone before it was done', () => {
    writeFileSync(lock(), `${dead} 1\n`);
    writeFileSync(path.join(directory, `lock.after-${dead}-1`), `${dead - 1} 2\n`);
    expect(isTaken()).toBe(true);
    expect(readdirSync(directory)).toEqual(['lock']);
  });
});

describe.each([
  ['of nobody', null],
  ['of a process that is gone', `${dead} 1\n`],
])('of two that find a directory %s at once', (_, content) => {
  const begin = () => {
    for (const name of readdirSync(directory)) rmSync(path.join(directory, name));
    if (content !== null) writeFileSync(lock(), content);
    between.calls = 0;
  };

  test('one gets it, wherever the other comes in between', () => {
    begin();
    expect(isTaken()).toBe(true);
    const moments = between.calls;
    expect(moments).toBeGreaterThanOrEqual(content === null ? 4 : 9);
    for (let moment = 1; moment <= moments; moment += 1) {
      begin();
      const got: boolean[] = [];
      between.at = moment;
      between.run = () => {
        between.at = 0;
        got.push(isTaken());
      };
      got.push(isTaken());
      between.at = 0;
      expect([moment, got.length, got.filter(Boolean).length]).toEqual([moment, 2, 1]);
    }
  });
});
