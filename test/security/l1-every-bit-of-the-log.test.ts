import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSigner } from '../../src/platform/access-log/checkpoint.ts';
import { Verifier } from '../../src/platform/access-log/verify.ts';
import { bytesOf, chained, exported, someActs, takeAll } from '../builders/log.ts';
import { SecondVerifier } from '../builders/second-verifier.ts';
import { figure } from './figure.ts';

const rows = 200;
const atOnce = 10_000;

describe('L1', () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'pluis-l1-'));
  const file = path.join(directory, 'log.ndjson');
  const log = exported({
    board: 'noord',
    signer: openSigner(directory),
    rows: chained('noord', someActs(rows)),
    every: 50,
  });
  const bytes = bytesOf(log.lines);
  const places = rowPlaces(log.lines);
  const flips = wanted(places, figure({ short: 4_000, long: Infinity }));
  let second: SecondVerifier;
  beforeAll(() => {
    writeFileSync(file, bytes);
    second = new SecondVerifier();
  });
  afterAll(async () => {
    await second.close();
    rmSync(directory, { recursive: true, force: true });
  });

  test('nothing is found in the log as it is', async () => {
    expect(takeAll(new Verifier(log.notes), bytes)).toEqual({ board: 'noord', rows, checkpoints: 4, expired: 0 });
    expect(await second.ask({ export: file })).toEqual([{ whole: true }]);
  });

  test(`each of ${flips.length} turned bits is found, in the right row, by the verifier of Pluis`, () => {
    const before = statesBefore(bytes, places);
    const missed = flips.filter(({ bit, row }) => turned(before, bytes, bit, row) !== row);
    expect(missed).toEqual([]);
  });

  test('and by the one in Python', { timeout: 7_200_000 }, async () => {
    const missed: { bit: number; row: number }[] = [];
    for (let from = 0; from < flips.length; from += atOnce) {
      const some = flips.slice(from, from + atOnce);
      const answers = await second.ask({ export: file, flips: some.map(({ bit }) => bit) });
      missed.push(...some.filter(({ row }, at) => answers[at]?.row !== row));
    }
    expect(missed).toEqual([]);
  });

  test('a bit that belongs to no row is found as well, in both', async () => {
    const elsewhere = Array.from({ length: 400 }, (_, at) => at);
    const answers = await second.ask({ export: file, flips: elsewhere });
    expect(answers.filter(({ whole }) => whole)).toEqual([]);
    const ours = elsewhere.filter((bit) => !('says' in takeAll(new Verifier(log.notes), withTurned(bytes, bit))));
    expect(ours).toEqual([]);
  });
});

type Place = { readonly row: number; readonly from: number; readonly to: number };
type Before = ReadonlyMap<number, { readonly verifier: Verifier; readonly from: number; readonly to: number }>;

/** Where the line of each row lies, its end included. */
function rowPlaces(lines: readonly string[]): readonly Place[] {
  let at = 0;
  let row = 0;
  return lines.flatMap((line) => {
    const from = at;
    at += Buffer.byteLength(line) + 1;
    if (!line.startsWith('{"seq"')) return [];
    row += 1;
    return [{ row, from, to: at }];
  });
}

function wanted(places: readonly Place[], most: number): readonly { readonly bit: number; readonly row: number }[] {
  const total = places.reduce((sum, { from, to }) => sum + (to - from) * 8, 0);
  const step = Math.max(1, Math.floor(total / most));
  const found: { bit: number; row: number }[] = [];
  let skipped = Math.floor(Math.random() * step);
  for (const { row, from, to } of places) {
    for (let bit = from * 8; bit < to * 8; bit += 1) {
      skipped += 1;
      if (skipped % step === 0) found.push({ bit, row });
    }
  }
  return found;
}

function statesBefore(bytes: Buffer, places: readonly Place[]): Before {
  const verifier = new Verifier();
  const before = new Map<number, { verifier: Verifier; from: number; to: number }>();
  let from = 0;
  while (from < bytes.length) {
    const to = bytes.indexOf(10, from) + 1;
    const row = places.find((place) => place.from === from)?.row;
    if (row !== undefined) before.set(row, { verifier: verifier.fork(), from, to });
    verifier.take(bytes.subarray(from, to - 1));
    from = to;
  }
  return before;
}

/** The row that is named when this bit is turned; what stands before its line is taken as read. */
function turned(before: Before, bytes: Buffer, bit: number, row: number): number | null {
  const place = before.get(row);
  if (place === undefined) throw new Error('each row has a place');
  const found = takeAll(place.verifier.fork(), withTurned(bytes.subarray(place.from), bit - place.from * 8));
  return 'says' in found ? found.row : null;
}

function withTurned(bytes: Buffer, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  const at = Math.floor(bit / 8);
  copy.writeUInt8(copy.readUInt8(at) ^ (1 << (bit % 8)), at);
  return copy;
}
