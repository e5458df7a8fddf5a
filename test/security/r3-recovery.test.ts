import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../../src/app/cli/run.ts';
import { toInstant } from '../../src/core/kernel/dates.ts';
import { openKeyring } from '../../src/platform/crypto/keyring.ts';
import { shippedFolder } from '../../src/platform/protocol-files/shipped.ts';
import { isRecoverable } from '../../src/platform/recovery/root-key.ts';

const people = ['A', 'B', 'C'] as const;
type Person = (typeof people)[number];
let folder = '';
const at = (...parts: readonly string[]) => path.join(folder, ...parts);
const identity = (...who: readonly Person[]) => who.map((one) => at(`${one}.txt`)).join(',');
const place = { board: 'noord', dossier: 'd', table: 'dossier_key', row: 'd', column: 'wrapped', rowVersion: 1 };

let calls = 9;
async function pluis(...argv: readonly string[]) {
  const out: string[] = [];
  const exit = await run(argv, {
    out: (text) => void out.push(text),
    say: () => undefined,
    readInput: () => Promise.resolve(''),
    readFile: (file) => Promise.resolve().then(() => readFileSync(file, 'utf8')),
    now: () => toInstant(`2026-11-25T08:${String((calls += 1)).padStart(2, '0')}:00Z`)!,
    protocols: shippedFolder(),
  });
  return { exit, out: out.join('') };
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'pluis-papers-'));
  for (const who of people) {
    const secret = await generateX25519Identity();
    writeFileSync(at(`${who}.txt`), `# van ${who}\n${secret}\n`);
    writeFileSync(at(`${who}.pub`), `${await identityToRecipient(secret)}\n`);
  }
  openKeyring(at('data', 'keys')).newKey(place, '2029-03');
  const made = await pluis(
    'keys',
    'recovery',
    'make',
    '--to',
    people.map((who) => at(`${who}.pub`)).join(','),
    '--out',
    at('papers'),
    '--data',
    at('data'),
  );
  expect(made.exit).toBe(0);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** The installation after its disk broke: everything but the root key came back. */
function withoutRoot(name: string): string {
  cpSync(at('data'), at(name), { recursive: true });
  rmSync(at(name, 'keys', 'root.key'));
  return at(name);
}

describe('R3', () => {
  test.each([
    ['A', 'B'],
    ['A', 'C'],
    ['B', 'C'],
  ] as const)('%s and %s together bring the root key back, and with it every key', async (one, other) => {
    const data = withoutRoot(`broken-${one}${other}`);
    expect(() => openKeyring(path.join(data, 'keys'))).toThrow('hoofdsleutel ontbreekt');
    const paper = at('papers', `pluis-${one}${other}.age`);
    expect(
      (await pluis('keys', 'recovery', 'restore', paper, '--identity', identity(one, other), '--data', data)).exit,
    ).toBe(0);
    const same = ['root.key', 'boards/noord.1.key'].map((file) =>
      readFileSync(path.join(data, 'keys', file)).equals(readFileSync(at('data', 'keys', file))),
    );
    expect(same).toEqual([true, true]);
    expect(openKeyring(path.join(data, 'keys')).newKey(place, '2029-03').wrapped.version).toBe(1);
  });

  test.each(people)('%s alone opens none of the papers', async (who) => {
    const data = withoutRoot(`alone-${who}`);
    for (const paper of readdirSync(at('papers'))) {
      const answer = await pluis(
        'keys',
        'recovery',
        'restore',
        at('papers', paper),
        '--identity',
        identity(who),
        '--data',
        data,
      );
      expect(answer.exit).toBe(1);
      expect(existsSync(path.join(data, 'keys', 'root.key'))).toBe(false);
    }
  });

  test('a paper that one person of it and one of another try does not open', async () => {
    const answer = await pluis(
      'keys',
      'recovery',
      'restore',
      at('papers', 'pluis-AB.age'),
      '--identity',
      identity('A', 'C'),
      '--data',
      withoutRoot('mixed'),
    );
    expect(answer.exit).toBe(1);
  });

  test('the age of the system opens a paper too, so that Pluis is not needed for it', () => {
    const outer = execFileSync('age', ['-d', '-i', at('B.txt'), at('papers', 'pluis-AB.age')]);
    const inner = execFileSync('age', ['-d', '-i', at('A.txt')], { input: outer, encoding: 'utf8' });
    const key = readFileSync(at('data', 'keys', 'root.key')).toString('base64');
    expect(inner).toContain(`pluis-root-key AB 1 ${key} `);
  });

  test('a key that stands there already is never written over by another', async () => {
    const data = withoutRoot('other');
    writeFileSync(path.join(data, 'keys', 'root.key'), Buffer.alloc(32, 7));
    const answer = await pluis(
      'keys',
      'recovery',
      'restore',
      at('papers', 'pluis-AB.age'),
      '--identity',
      identity('A', 'B'),
      '--data',
      data,
    );
    expect(answer.exit).toBe(1);
    expect(readFileSync(path.join(data, 'keys', 'root.key'))).toEqual(Buffer.alloc(32, 7));
  });

  test('the papers are read back once two of them opened everything on a clean folder, and the report tells no key', async () => {
    const keys = at('data', 'keys');
    const answers = [];
    for (const [paper, ...who] of [
      ['AB', 'A', 'B'],
      ['AB', 'B', 'A'],
      ['BC', 'B', 'C'],
    ] as const) {
      const { exit, out } = await pluis(
        'keys',
        'rehearse',
        at('papers', `pluis-${paper}.age`),
        '--identity',
        identity(...who),
        '--data',
        at('data'),
        '--json',
      );
      answers.push([exit, isRecoverable(keys)]);
      expect(JSON.parse(out)).toMatchObject({ paper, opened: 2, closed: 0 });
      expect(out).not.toContain(readFileSync(path.join(keys, 'root.key')).toString('base64'));
    }
    expect(answers).toEqual([
      [0, false],
      [0, false],
      [0, true],
    ]);
    expect((await pluis('keys', 'rotate', '--root', '--data', at('data'))).exit).toBe(0);
    expect(isRecoverable(keys)).toBe(false);
    const old = await pluis(
      'keys',
      'rehearse',
      at('papers', 'pluis-AB.age'),
      '--identity',
      identity('A', 'B'),
      '--data',
      at('data'),
    );
    expect(old.exit).toBe(1);
  });

  test('papers for the same person twice are not made', async () => {
    const to = [at('A.pub'), at('A.pub'), at('B.pub')].join(',');
    expect((await pluis('keys', 'recovery', 'make', '--to', to, '--out', at('none'), '--data', at('data'))).exit).toBe(
      2,
    );
  });

  const march = { kind: 'bucket', board: 'noord', bucket: '2029-03', version: 1, under: 1 };

  test('the inventory shows which keys there are and none of their bytes', async () => {
    const { out } = await pluis('keys', 'list', '--data', at('data'), '--json');
    expect(JSON.parse(out)).toMatchObject({
      recoverable: false,
      destroyed: [],
      keys: [{ kind: 'root' }, { kind: 'board' }, march],
    });
    const text = (await pluis('keys', 'list', '--data', at('data'))).out;
    expect(text).toContain('hoofdsleutel, versie 2');
    for (const file of readdirSync(at('data', 'keys'), { recursive: true, encoding: 'utf8' }).filter((one) =>
      one.endsWith('.key'),
    ))
      for (const form of ['hex', 'base64'] as const)
        expect(out + text).not.toContain(
          readFileSync(at('data', 'keys', file))
            .toString(form)
            .slice(0, 24),
        );
  });
});
