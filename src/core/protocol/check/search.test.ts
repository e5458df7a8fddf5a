import { describe, expect, test } from 'vitest';
import type { Fact } from '../facts.ts';
import { pathTo, search, type Seen, type Space } from './search.ts';

const one: Fact = { act: 'one' };
const double: Fact = { act: 'double' };

/** Numbers that grow by one or double, and stay at 20. */
const numbers = (bad: (state: number) => boolean, more: Partial<Space<number>> = {}): Space<number> => ({
  first: 1,
  facts: () => [one, double],
  after: (state, fact) => Math.min(20, fact === one ? state + 1 : state * 2),
  key: String,
  bad: ({ state }) => bad(state),
  ...more,
});

const wayTo = (bad: Seen<number> | null): readonly Fact[] | null => (bad === null ? null : pathTo(bad));

describe('a search', () => {
  test('without a bad state visits each reachable state once', () => {
    expect(search(numbers(() => false))).toEqual({ bad: null, visited: 20 });
  });

  test('ends where it began when that is bad already, with no way there', () => {
    const { bad, visited } = search(numbers((state) => state === 1));
    expect([wayTo(bad), visited]).toEqual([[], 1]);
  });

  test.each<[number, readonly Fact[], number]>([
    [2, [one], 1],
    [9, [one, double, double, one], 10],
    [12, [one, one, double, double], 8],
  ])('finds %i by a shortest way, after as many states as it needs', (wanted, path, count) => {
    const { bad, visited } = search(numbers((state) => state === wanted));
    expect([wayTo(bad)?.length, wayTo(bad), visited]).toEqual([path.length, path, count]);
  });

  test('visits one of the states that go on alike', () => {
    expect(search(numbers(() => false, { key: (state) => String(state % 2) })).visited).toBe(2);
  });

  test('looks at a state before it is taken for one that was seen', () => {
    const { bad } = search(numbers((state) => state === 3, { key: (state) => String(state % 2) }));
    expect(wayTo(bad)).toEqual([one, one]);
  });

  test('asks the state which facts can follow', () => {
    expect(search(numbers(() => false, { facts: (state) => (state < 4 ? [one] : []) })).visited).toBe(4);
  });

  test('stops at the most it may visit, once the state it looks from is done', () => {
    expect(search(numbers(() => false, { most: 5 }))).toEqual({ bad: null, visited: 5 });
    expect(search(numbers(() => false, { most: 1 }))).toEqual({ bad: null, visited: 1 });
  });
});
