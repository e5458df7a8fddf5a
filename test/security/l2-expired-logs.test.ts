import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSigner } from '../../src/platform/access-log/checkpoint.ts';
import type { Row } from '../../src/platform/access-log/format.ts';
import { rowLine } from '../../src/platform/access-log/lines.ts';
import { saying } from '../builders/command-line.ts';
import { anExpiry, bytesOf, chained, exported, someActs, verified, withoutData, type Act } from '../builders/log.ts';
import { SecondVerifier } from '../builders/second-verifier.ts';

const rows = 40;
const later = '2031-03-10T04:00:00.000Z';

describe('L2: a log of which rows have expired', () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'pluis-l2-expired-'));
  const file = path.join(directory, 'log.ndjson');
  const signer = openSigner(directory);
  let second: SecondVerifier;
  beforeAll(() => {
    second = new SecondVerifier();
  });
  afterAll(async () => {
    await second.close();
    rmSync(directory, { recursive: true, force: true });
  });

  const acts = someActs(rows);
  /** The moment of row `seq`, and so the one before which the rows up to it expire. */
  const momentOf = (seq: number) => acts[seq - 1]?.at ?? '';
  const linesOf = (all: readonly Row[]) => exported({ board: 'noord', signer, rows: all, every: 10 }).lines;
  /** Those rows of a chain of these acts are without their data. */
  const expired = (all: readonly Act[], gone: (seq: number) => boolean) =>
    chained('noord', all).map((row) => (gone(row.seq) ? withoutData(row) : row));

  /** What both verifiers say: whole with so many expired, or the row that is wrong. */
  async function bothSay(lines: readonly string[]) {
    const ours = verified(lines);
    writeFileSync(file, bytesOf(lines));
    const [theirs] = await second.ask({ export: file });
    expect(theirs).toMatchObject('says' in ours ? { whole: false, row: ours.row, says: ours.says } : { whole: true });
    return 'says' in ours ? { row: ours.row, says: ours.says } : { expired: ours.expired };
  }
  const unsaid = (row: number) => ({ row, says: saying('geen latere regel zegt') });

  test('is whole when the log says that they expired, also where some stayed', async () => {
    const told = [...acts, anExpiry(later, momentOf(21))];
    expect(await bothSay(linesOf(expired(told, (seq) => seq <= 20)))).toEqual({ expired: 20 });
    expect(await bothSay(linesOf(expired(told, (seq) => seq <= 20 && seq % 3 === 0)))).toEqual({ expired: 6 });
    expect(await bothSay(linesOf(expired(told, () => false)))).toEqual({ expired: 0 });
  });

  test('is whole when what said so has expired itself, by what was said later', async () => {
    const told = [
      ...acts,
      anExpiry(later, momentOf(21)),
      anExpiry('2036-06-01T00:00:00.000Z', '2031-06-01T00:00:00.000Z'),
    ];
    expect(await bothSay(linesOf(expired(told, (seq) => seq <= rows + 1)))).toEqual({ expired: rows + 1 });
  });

  const untold: readonly (readonly [string, readonly Act[], (seq: number) => boolean, number])[] = [
    ['nothing says so', acts, (seq) => seq === 7, 7],
    ['one of them is later than what was said', [...acts, anExpiry(later, momentOf(21))], (seq) => seq <= 22, 22],
    ['one of them is of the very moment', [...acts, anExpiry(later, momentOf(21))], (seq) => seq <= 21, 21],
    ['a recent one is among them', [...acts, anExpiry(later, momentOf(21))], (seq) => seq < 9 || seq === 33, 33],
    [
      'it was said before they were written',
      [anExpiry(momentOf(1), '2021-01-01T00:00:00.000Z'), ...acts],
      (seq) => seq === 5,
      5,
    ],
    [
      'what says so has gone too',
      [...acts, anExpiry(later, momentOf(21))],
      (seq) => seq <= 20 || seq === rows + 1,
      rows + 1,
    ],
    [
      'what says so speaks of a moment after itself',
      [...acts, anExpiry(later, '2031-03-10T04:00:00.001Z')],
      (seq) => seq < 3,
      2,
    ],
    ['what says so names no moment', [...acts, anExpiry(later, '2031')], (seq) => seq < 3, 2],
    [
      'another kind of row names the moment',
      [...acts, { ...anExpiry(later, momentOf(21)), action: 'export' }],
      (seq) => seq < 3,
      2,
    ],
    ['what says so is about something else', [...acts, aboutDossiers()], (seq) => seq < 3, 2],
  ];
  function aboutDossiers(): Act {
    const act = anExpiry(later, momentOf(21));
    return { ...act, payload: (act.payload ?? []).map((value) => (value === 'log' ? 'dossier' : value)) };
  }
  test.each(untold)('is not whole when %s: both name the row', async (_, all, gone, row) => {
    expect(await bothSay(linesOf(expired(all, gone)))).toEqual(unsaid(row));
  });

  test('cannot be filled in again, nor lose one half', async () => {
    const chain = expired([...acts, anExpiry(later, momentOf(21))], (seq) => seq <= 20);
    const [act] = acts;
    const changed = (row: Row) => linesOf(chain).map((line) => (line.startsWith('{"seq":5,') ? rowLine(row) : line));
    const veranderd = { row: 5, says: 'De gegevens van deze regel zijn veranderd.' };
    expect(await bothSay(changed({ ...chain[4]!, salt: act!.salt, payload: act!.payload }))).toEqual(veranderd);
    expect(await bothSay(changed({ ...chain[4]!, salt: act!.salt }))).toEqual(veranderd);
    expect(await bothSay(changed({ ...chain[4]!, payload: act!.payload }))).toEqual(veranderd);
  });
});
