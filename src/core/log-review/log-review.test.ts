import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toInstant } from '../kernel/dates.ts';
import { findingsIn, isInWorkingHours, sampleOf, type Seen } from './log-review.ts';

const moment = (text: string) => toInstant(text)!;
const monday = Date.parse('2026-03-09T08:00:00Z');
const minutesLater = (minutes: number) => moment(new Date(monday + minutes * 60_000).toISOString());

const aRow: fc.Arbitrary<Omit<Seen, 'id'>> = fc.record({
  at: fc.integer({ min: 0, max: 60 * 24 * 7 }).map(minutesLater),
  actor: fc.constantFrom('kim', 'els', null),
  action: fc.constantFrom('read', 'append', 'list', 'break_glass'),
  objectType: fc.constantFrom('dossier', 'log'),
  objectRef: fc.option(fc.integer({ min: 0, max: 40 }).map(String), { nil: null }),
  outcome: fc.constantFrom('allowed', 'denied'),
  rule: fc.constantFrom('coordinator:p1:rol', 'informed:p2:rol', null),
});
const someRows = fc
  .array(aRow, { maxLength: 200, size: 'max' })
  .map((rows) => rows.map((row, at) => ({ ...row, id: String(at) })));
/** Somebody who reads one dossier after the other. */
const aRun = fc
  .array(fc.record({ minute: fc.integer({ min: 0, max: 40 }), ref: fc.integer({ min: 0, max: 60 }) }), {
    maxLength: 120,
    size: 'max',
  })
  .map((reads) => reads.map(({ minute, ref }, at) => read(String(at), minute, String(ref))));

function read(id: string, minute: number, objectRef: string): Seen {
  return {
    id,
    at: minutesLater(minute),
    actor: 'kim',
    action: 'read',
    objectType: 'dossier',
    objectRef,
    outcome: 'allowed',
    rule: 'coordinator:p1:rol',
  };
}

/** By looking from each reading back over ten minutes, without any cleverness. */
function tooMany(rows: readonly Seen[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { at } of rows) {
    const within = rows.filter((row) => row.at <= at && Date.parse(at) - Date.parse(row.at) <= 600_000);
    if (new Set(within.map(({ objectRef }) => objectRef)).size > 20) for (const { id } of within) found.add(id);
  }
  return found;
}

describe('what stands out', () => {
  test('reading more than twenty different dossiers in ten minutes, exactly', () => {
    fc.assert(
      fc.property(aRun, (rows) => {
        const found = findingsIn(rows).filter(({ kind }) => kind === 'many_dossiers');
        expect(new Set(found.flatMap((one) => one.rows))).toEqual(tooMany(rows));
        expect(new Set(found.flatMap((one) => one.rows)).size).toBe(found.flatMap((one) => one.rows).length);
      }),
    );
  });

  test.each([
    [20, 0],
    [21, 1],
  ])('%i dossiers in ten minutes give %i findings', (dossiers, findings) => {
    const rows = Array.from({ length: dossiers }, (_, at) => read(String(at), at % 10, String(at)));
    expect(findingsIn(rows)).toHaveLength(findings);
  });

  test('the same dossier over and over is no finding', () => {
    expect(findingsIn(Array.from({ length: 200 }, (_, at) => read(String(at), 1, '1')))).toEqual([]);
  });

  test('each refusal, each emergency access and each reading outside working hours, once', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const found = findingsIn(rows);
        const of = (kind: string) => found.flatMap((one) => (one.kind === kind ? one.rows : [])).toSorted();
        const ids = (which: (row: Seen) => boolean) =>
          rows
            .filter(which)
            .map(({ id }) => id)
            .toSorted();
        expect(of('refused')).toEqual(ids(({ outcome }) => outcome === 'denied'));
        expect(of('break_glass')).toEqual(ids(({ action }) => action === 'break_glass'));
        const reads = ids(
          ({ at, action, objectType, outcome }) =>
            action === 'read' && objectType === 'dossier' && outcome === 'allowed' && !isInWorkingHours(at),
        );
        expect(of('outside_hours')).toEqual(reads);
      }),
    );
  });

  test('does not depend on the order in which the rows come', () => {
    fc.assert(
      fc.property(someRows, fc.nat({ max: 200 }), (rows, cut) => {
        const other = [...rows.slice(cut).toReversed(), ...rows.slice(0, cut)];
        expect(findingsIn(other)).toEqual(findingsIn(rows));
        expect(sampleOf(other, '2026-03')).toEqual(sampleOf(rows, '2026-03'));
      }),
    );
  });

  test.each([
    ['2026-03-09T06:00:00Z', true, 'seven on a Monday in winter'],
    ['2026-03-09T05:59:00Z', false, 'a minute before'],
    ['2026-03-09T17:59:00Z', true, 'a minute before seven in the evening'],
    ['2026-03-09T18:00:00Z', false, 'seven in the evening'],
    ['2026-07-06T05:00:00Z', true, 'seven on a Monday in summer'],
    ['2026-03-14T10:00:00Z', false, 'a Saturday'],
    ['2026-03-15T10:00:00Z', false, 'a Sunday'],
  ])('%s is within working hours: %s, %s', (at, is) => {
    expect(isInWorkingHours(moment(at))).toBe(is);
  });
});

describe('the sample', () => {
  test('is twenty readings or all there are, each once, in the order of time', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const readings = rows.filter(
          ({ action, objectType, outcome }) => action === 'read' && objectType === 'dossier' && outcome === 'allowed',
        );
        const sample = sampleOf(rows, '2026-03');
        expect(sample.length).toBe(Math.min(20, readings.length));
        expect(new Set(sample.map(({ id }) => id)).size).toBe(sample.length);
        expect(sample.every((row) => readings.includes(row))).toBe(true);
        expect(sample.map(({ at }) => at)).toEqual(sample.map(({ at }) => at).toSorted());
      }),
    );
  });

  test('is another one in another month, and gives every reading its turn', () => {
    const rows = Array.from({ length: 60 }, (_, at) => read(`row-${at}`, at, '1'));
    const months = Array.from({ length: 40 }, (_, at) => `20${at + 10}-01`);
    const drawn = months.map((month) => sampleOf(rows, month).map(({ id }) => id));
    expect(new Set(drawn.map(String)).size).toBeGreaterThan(30);
    expect(new Set(drawn.flat()).size).toBe(60);
  });
});
