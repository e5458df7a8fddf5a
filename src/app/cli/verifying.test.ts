import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pluis } from '../../../test/builders/command-line.ts';
import { SecondVerifier } from '../../../test/builders/second-verifier.ts';
import { seedWorld, actor, board } from '../../../test/contract/world.ts';
import { notesIn, openSigner } from '../../platform/access-log/checkpoint.ts';
import { openCheckpointer } from '../../platform/access-log/checkpointer.ts';
import { note } from '../../platform/access-log/note.ts';
import { systemClock } from '../../platform/clock/clock.ts';
import { connect } from '../../platform/db/connect.ts';

const directory = mkdtempSync(path.join(tmpdir(), 'pluis-verify-'));
const data = path.join(directory, 'data');
const checkpoints = path.join(data, 'log', 'checkpoints.ndjson');
const exported = path.join(directory, 'export.ndjson');
const here = (name: string, content?: string | Buffer) => {
  const file = path.join(directory, name);
  if (content !== undefined) writeFileSync(file, content);
  return file;
};

/** A command line that can read what lies in our own directory. */
function commandLine(...words: readonly string[]) {
  const named = words.filter((word) => word.startsWith(directory) && existsSync(word) && word !== data);
  return pluis(words.join(' '), { files: Object.fromEntries(named.map((file) => [file, readFileSync(file, 'utf8')])) });
}

beforeAll(async () => {
  const db = await connect({ dataDir: data });
  await seedWorld(db);
  for (let time = 0; time < 5; time += 1)
    await note(db, actor(), { action: 'search', objectType: 'dossier', outcome: 'allowed' });
  const signer = openSigner(path.join(data, 'keys'));
  await (await openCheckpointer({ db, signer, file: checkpoints, clock: systemClock })).tick();
  await db.close();
});
afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

describe('pluis log export and pluis verify', () => {
  test('write the log of a board, its own taking out the last row, and find it whole, in both verifiers', async () => {
    const made = await commandLine('log', 'export', exported, '--board', board, '--data', data);
    expect(made).toMatchObject({ exit: 0 });
    const [, ...lines] = readFileSync(exported, 'utf8').trimEnd().split('\n');
    expect(lines.at(-2)).toContain('"action":"export"');
    const found = await commandLine('verify', exported);
    expect(found).toMatchObject({ exit: 0, out: `Het logboek van ${board} klopt: 10 rijen, 1 controlepunten.\n` });
    const second = new SecondVerifier();
    expect(await second.ask({ export: exported })).toEqual([{ whole: true }]);
    await second.close();
  });

  test('find the log of the server itself whole, and with the witness too', async () => {
    const witness = here('witness.txt', notesIn(readFileSync(checkpoints, 'utf8'))[0]);
    const found = await commandLine('verify', '--data', data, '--witness', witness, '--json');
    expect(found.exit).toBe(0);
    expect(found.out).toContain('"rows": 11');
    expect(await commandLine('verify', exported, '--witness', witness)).toMatchObject({ exit: 0 });
  });

  test('say that the checkpoints of the server are not those of the witness', async () => {
    const other = openSigner(path.join(directory, 'other'));
    const foreign = other.sign({
      at: '2026-03-09T08:00:00.000Z',
      boards: 1,
      rows: 1,
      root: 'a'.repeat(64),
      before: 'b'.repeat(64),
    });
    const found = await commandLine('verify', '--data', data, '--witness', here('foreign.txt', foreign));
    expect(found).toMatchObject({ exit: 1 });
    expect(found.out).toContain('getuige');
  });

  test('never write over a file, and know the boards', async () => {
    const again = await commandLine('log', 'export', exported, '--board', board, '--data', data);
    expect(again).toMatchObject({ exit: 2 });
    expect(again.said.join()).toContain('bestaat al');
    const unknown = await commandLine('log', 'export', here('new.ndjson'), '--board', 'x', '--data', data);
    expect(unknown).toMatchObject({ exit: 2 });
    expect(unknown.said.join()).toContain('noord, zuid');
    expect(existsSync(path.join(directory, 'new.ndjson'))).toBe(false);
  });

  const whole = () => readFileSync(exported);
  const hostile: readonly (readonly [string, () => Buffer | string, string])[] = [
    ['nothing', () => '', 'houdt hier op'],
    ['half a line', () => whole().subarray(0, 500), 'rij 1'],
    ['a log without its end', () => whole().subarray(0, whole().lastIndexOf('{"end"')), 'einde ontbreekt'],
    ['something behind the end', () => Buffer.concat([whole(), Buffer.from('{}\n')]), 'Na het einde'],
    ['a picture', () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0xff, 0xd8]), 'niet meer heel'],
    ['one line without an end', () => 'x'.repeat(3_000_000), 'niet meer heel'],
    ['deep brackets', () => `${'['.repeat(60_000)}\n`, 'niet meer heel'],
    ['the lines of another program', () => '{"level":30,"msg":"x"}\n', 'De kop ontbreekt'],
    ['a key twice', () => whole().toString().replace('{"seq":2,', '{"seq":2,"seq":2,'), 'rij 2'],
    ['another way of writing', () => whole().toString().replace('{"seq":2,', '{ "seq":2,'), 'rij 2'],
    ['a number with a point', () => whole().toString().replace('{"seq":2,', '{"seq":2.0,'), 'rij 2'],
  ];
  test.each(hostile)('say calmly what is wrong with %s', async (_, content, says) => {
    const file = here('hostile.ndjson', content());
    const found = await commandLine('verify', file);
    expect(found.exit).toBe(1);
    expect(found.out).toContain(says);
    const second = new SecondVerifier();
    expect(await second.ask({ export: file })).toMatchObject([{ whole: false }]);
    await second.close();
  });

  test('say so when a file is not there, or a witness is none', async () => {
    expect(await commandLine('verify', path.join(directory, 'absent'))).toMatchObject({ exit: 2 });
    const none = await commandLine('verify', exported, '--witness', here('none.txt', 'Hallo'));
    expect(none).toMatchObject({ exit: 2 });
    expect(none.said.join()).toContain('geen controlepunt');
  });
});
