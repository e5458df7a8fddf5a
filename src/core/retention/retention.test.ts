import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toInstant, toPlainDate } from '../kernel/dates.ts';
import {
  bucketOfSignal,
  bucketWhenClosed,
  decideErasure,
  decideMonth,
  finalFrom,
  monthOf,
  monthsLater,
  openBucket,
  type Kept,
} from './retention.ts';

const day = (text: string) => toPlainDate(text)!;
const at = (text: string) => toInstant(text)!;
const gone: Kept = { id: 'a', isHeld: false, isOpen: false, childIsHere: false };
const anyDay = fc
  .date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2060-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => day(date.toISOString().slice(0, 10)));

describe('the month of destruction', () => {
  it.each([
    ['two years after the summer in which the child must have left', '2026-11-25', ['2018-04-12'], 2, '2033-07'],
    ['counted from the youngest child in it', '2026-11-25', ['2018-04-12', '2023-01-01'], 2, '2038-07'],
    ['counted from the closing when that is later', '2034-10-01', ['2018-04-12'], 2, '2036-10'],
    ['after the longest stay when no birth is known', '2026-11-25', [null], 2, '2041-11'],
    ['the very month of leaving under a term of nothing', '2026-11-25', ['2018-04-12'], 0, '2031-07'],
    ['the last of February after a leap day', '2032-02-29', ['2001-01-01'], 2, '2034-02'],
  ])('is %s', (_why, closed, births, yearsAfterLeaving, month) => {
    const given = { closedOn: day(closed), births: births.map((one) => (one === null ? null : day(one))) };
    expect(bucketWhenClosed({ ...given, yearsAfterLeaving })).toBe(month);
  });

  it('is never before the term is over, whoever the children are', () => {
    const births = fc.array(fc.option(anyDay), { maxLength: 4 });
    fc.assert(
      fc.property(anyDay, births, fc.integer({ min: 0, max: 20 }), (closedOn, all, yearsAfterLeaving) => {
        const month = bucketWhenClosed({ closedOn, births: all, yearsAfterLeaving });
        expect(Number(month.slice(0, 4)) - yearsAfterLeaving).toBeGreaterThanOrEqual(Number(closedOn.slice(0, 4)));
        expect(month >= monthsLater(monthOf(closedOn), 12 * yearsAfterLeaving)).toBe(true);
      }),
    );
  });

  it('of a signal that nobody takes up follows the term, and is never within a year', () => {
    expect(bucketOfSignal(day('2026-11-25'), 2)).toBe('2028-11');
    expect(bucketOfSignal(day('2026-11-25'), 0)).toBe('2027-11');
  });

  it('goes on past the end of a year', () => {
    expect([monthsLater('2026-12', 1), monthsLater('2026-01', -1), monthsLater('2026-05', 24)]).toEqual([
      '2027-01',
      '2025-12',
      '2028-05',
    ]);
  });
});

describe('a bucket is destroyed', () => {
  it('only once its month is over, by the date on the wall', () => {
    expect(decideMonth('2029-03', [gone], at('2029-03-31T21:59:59Z'))).toEqual({
      ok: false,
      error: { code: 'TooEarly' },
    });
    expect(decideMonth('2029-03', [gone], at('2029-03-31T22:00:00Z'))).toMatchObject({ ok: true });
  });

  it('never while it is the one of what is open, or no month at all', () => {
    for (const bucket of [openBucket, '2029-13', '2029', ''])
      expect(decideMonth(bucket, [gone], at('2099-01-01T00:00:00Z')).ok).toBe(false);
  });

  it('without what is held, open again or about a child who is still there', () => {
    const kept: readonly Kept[] = [
      gone,
      { ...gone, id: 'held', isHeld: true },
      { ...gone, id: 'held and open', isHeld: true, isOpen: true },
      { ...gone, id: 'open', isOpen: true },
      { ...gone, id: 'here', childIsHere: true },
    ];
    expect(decideMonth('2029-03', kept, at('2029-05-02T08:00:00Z'))).toEqual({
      ok: true,
      value: {
        destroy: ['a'],
        postpone: [
          { id: 'held', to: '2029-06' },
          { id: 'held and open', to: '2029-06' },
          { id: 'open', to: 'open' },
          { id: 'here', to: '2030-05' },
        ],
      },
    });
  });

  it('so that everything in it goes or stays, a hold always wins, and what stays moves to a month that is not over', () => {
    const aThing = fc.record({ isHeld: fc.boolean(), isOpen: fc.boolean(), childIsHere: fc.boolean() });
    fc.assert(
      fc.property(fc.array(aThing), anyDay, fc.integer({ min: -40, max: 40 }), (things, today, ahead) => {
        const kept = things.map((one, n) => ({ ...one, id: `${n}` }));
        const now = at(`${today}T12:00:00Z`);
        const decided = decideMonth(monthsLater(monthOf(today), ahead), kept, now);
        expect(decided.ok).toBe(ahead < 0);
        if (!decided.ok) return;
        const { destroy, postpone } = decided.value;
        expect([...destroy, ...postpone.map(({ id }) => id)].sort()).toEqual(kept.map(({ id }) => id).sort());
        for (const { id, isHeld } of kept) if (isHeld) expect(destroy).not.toContain(id);
        for (const { to } of postpone) expect(to > monthOf(today)).toBe(true);
      }),
    );
  });
});

describe('one dossier is erased before its time', () => {
  it('when it is closed and nothing holds it', () => {
    expect(decideErasure(gone)).toEqual({ ok: true, value: null });
    expect(decideErasure({ ...gone, childIsHere: true })).toEqual({ ok: true, value: null });
    expect(decideErasure({ ...gone, isHeld: true, isOpen: true })).toEqual({ ok: false, error: { code: 'Held' } });
    expect(decideErasure({ ...gone, isOpen: true })).toEqual({ ok: false, error: { code: 'Open' } });
  });
});

describe('a certificate', () => {
  it('is final 35 days after the destruction', () => {
    expect(finalFrom(day('2029-04-01'))).toBe('2029-05-06');
  });
});
