import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSigner } from '../../src/platform/access-log/checkpoint.ts';
import type { Row } from '../../src/platform/access-log/format.ts';
import { rowLine } from '../../src/platform/access-log/lines.ts';
import { bytesOf, chained, endOf, exported, someActs, verified, type Act } from '../builders/log.ts';
import { SecondVerifier } from '../builders/second-verifier.ts';
import { figure } from './figure.ts';

const rows = 40;
const every = 10;
const cases = figure({ short: 25, long: 1_000 });

type Tampered = {
  readonly lines: readonly string[];
  /** The first row that is not what it was; null where only the witness can tell. */
  readonly row: number | null;
};
type Original = { readonly acts: readonly Act[]; readonly chain: readonly Row[]; readonly lines: readonly string[] };

describe('L2', () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'pluis-l2-'));
  const file = path.join(directory, 'log.ndjson');
  const witnessFile = path.join(directory, 'witness.txt');
  const signer = openSigner(directory);
  let second: SecondVerifier;
  beforeAll(() => {
    second = new SecondVerifier();
  });
  afterAll(async () => {
    await second.close();
    rmSync(directory, { recursive: true, force: true });
  });

  function original(board = 'noord') {
    const acts = someActs(rows);
    const chain = chained(board, acts);
    return { acts, chain, ...exported({ board, signer, rows: chain, every }) };
  }
  async function bySecond(lines: readonly string[], witness: readonly string[]) {
    writeFileSync(file, bytesOf(lines));
    writeFileSync(witnessFile, `Bewaard controlepunt:\n\n${witness.join('\n')}`);
    const [answer] = await second.ask({ export: file, witness: witness.length === 0 ? null : witnessFile });
    return answer;
  }

  const withChain: readonly (readonly [string, (from: Original, at: number) => Tampered])[] = [
    ['a row is left out', ({ lines }, at) => ({ lines: lines.toSpliced(placeOf(lines, at), 1), row: at })],
    ['two rows change places', (from, at) => swapped(from, at)],
    [
      'a row stands there twice',
      ({ lines }, at) => ({ lines: lines.toSpliced(placeOf(lines, at), 0, lineOf(lines, at)), row: at + 1 }),
    ],
    ['a row is put in between', (from, at) => inserted(from, at)],
    ['a row is from another board', (from, at) => foreign(from, at, chained('zuid', from.acts))],
    ['rows after it are chained again, and the checkpoints left as they were', (from, at) => chainedAgain(from, at)],
  ];
  test.each(withChain)('%s: both verifiers name the row', { timeout: 7_200_000 }, async (_, tamper) => {
    for (let number = 0; number < cases; number += 1) {
      const at = 2 + (number % (rows - 3));
      const { lines, row } = tamper(original(), at);
      const ours = verified(lines);
      expect('says' in ours ? ours.row : 'whole').toBe(row);
      expect(await bySecond(lines, [])).toMatchObject({ whole: false, row });
    }
  });

  /** By somebody who holds the signing key as well: nothing in the export itself tells. */
  const withKey: readonly (readonly [string, (from: Original, at: number) => readonly string[]])[] = [
    ['the tail is cut off', ({ chain }, at) => again(chain.slice(0, at))],
    ['all is chained and signed again from a row on', ({ acts }, at) => again(chained('noord', changed(acts, at)))],
    [
      'an old copy was put back and went on from there',
      ({ acts }, at) => again(chained('noord', [...acts.slice(0, at), ...someActs(rows - at)])),
    ],
  ];
  const again = (chain: readonly Row[]) => exported({ board: 'noord', signer, rows: chain, every }).lines;

  test.each(withKey)('%s: both verifiers refuse it with the witness', { timeout: 7_200_000 }, async (_, tamper) => {
    for (let number = 0; number < cases; number += 1) {
      const from = original();
      const witness = from.notes.slice(-1);
      const lines = tamper(from, 1 + (number % (rows - 2)));
      expect(JSON.stringify(verified(lines, witness))).toContain('getuige');
      expect(await bySecond(lines, witness)).toMatchObject({ whole: false });
    }
  });

  test('without the witness those three would pass, and the true log passes with it', async () => {
    const from = original();
    for (const [, tamper] of withKey) {
      const lines = tamper(from, 15);
      expect(verified(lines)).toMatchObject({ board: 'noord' });
      expect(await bySecond(lines, [])).toMatchObject({ whole: true });
    }
    expect(verified(from.lines, from.notes)).toMatchObject({ rows });
    expect(await bySecond(from.lines, from.notes)).toMatchObject({ whole: true });
  });

  test('another key than the one that signed is refused', async () => {
    const from = original();
    const stranger = openSigner(path.join(directory, 'other'));
    const { lines } = exported({ board: 'noord', signer: stranger, rows: from.chain, every });
    expect(JSON.stringify(verified(lines, from.notes))).toContain('andere sleutel');
    expect(await bySecond(lines, from.notes)).toMatchObject({ whole: false });
    const swappedKey = [from.lines[0]!.replace(signer.publicKey, stranger.publicKey), ...from.lines.slice(1)];
    expect(verified(swappedKey)).toMatchObject({ says: 'De handtekening van een controlepunt klopt niet.' });
    expect(await bySecond(swappedKey, [])).toMatchObject({ whole: false });
  });
});

function placeOf(lines: readonly string[], row: number): number {
  return lines.findIndex((line) => line.startsWith(`{"seq":${row},`));
}

function lineOf(lines: readonly string[], row: number): string {
  return lines[placeOf(lines, row)] ?? '';
}

function swapped({ lines }: Original, at: number): Tampered {
  const [one, other] = [placeOf(lines, at), placeOf(lines, at + 1)];
  const changed = lines.with(one, lineOf(lines, at + 1)).with(other, lineOf(lines, at));
  return { lines: changed, row: at };
}

function inserted({ acts, chain, lines }: Original, at: number): Tampered {
  const [extra] = chained('noord', [...acts.slice(0, at - 1), ...someActs(1)]).slice(-1);
  const tail = chain.slice(at - 1).map((row) => ({ ...row, seq: row.seq + 1 }));
  const moved = new Map(tail.map((row) => [lineOf(lines, row.seq - 1), rowLine(row)]));
  const rest = lines.map((line) => moved.get(line) ?? line);
  const where = rest.findIndex((line) => line.startsWith(`{"seq":${at + 1},`));
  return { lines: rest.toSpliced(where, 0, rowLine(extra!)), row: at + 1 };
}

function foreign({ lines }: Original, at: number, other: readonly Row[]): Tampered {
  const row = other[at - 1]!;
  const own = chainRow(lines, at);
  return { lines: lines.with(placeOf(lines, at), rowLine({ ...row, prev: own })), row: at };
}

/** What the row has as the hash before it. */
function chainRow(lines: readonly string[], at: number): string {
  return /"prev":"([0-9a-f]{64})"/.exec(lineOf(lines, at))?.[1] ?? '';
}

function changed(acts: readonly Act[], at: number): Act[] {
  return acts.map((act, index) => (index === at ? { ...act, outcome: 'error' } : act));
}

/** The chain itself is sound again; the first checkpoint after the changed row is not of it. */
function chainedAgain({ acts, lines }: Original, at: number): Tampered {
  const other = chained('noord', changed(acts, at - 1));
  const replaced = lines.map((line) => {
    const seq = Number(/^\{"seq":(\d+),/.exec(line)?.[1] ?? 0);
    return seq === 0 ? line : rowLine(other[seq - 1]!);
  });
  return { lines: [...replaced.slice(0, -1), endOf(other, rows / every)], row: Math.ceil(at / every) * every + 1 };
}
