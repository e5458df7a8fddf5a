import { describe, expect, test } from 'vitest';
import { writePath } from './finding.ts';
import { nearest, sayKnown } from './nearest.ts';

describe('the word a person most likely meant', () => {
  const known = ['acute', 'structural', 'disclosure'];
  test.each([
    ['acut', 'acute'],
    ['Acute', 'acute'],
    ['acutee', 'acute'],
    ['structual', 'structural'],
    ['structxxx', null],
    ['disclosrue', 'disclosure'],
    ['danger', null],
    ['', null],
  ])('%j is %j', (word, meant) => {
    expect(nearest(word, known)).toBe(meant);
  });

  test('is the first of those that come equally near, and lies within a third of its letters', () => {
    expect(nearest('q3', ['q1', 'q2'])).toBe('q1');
    expect(nearest('q34', ['q12'])).toBeNull();
    expect(nearest('abcdef', ['abxxef'])).toBe('abxxef');
    expect(nearest('abcdef', ['axxxef'])).toBeNull();
    expect(nearest('teacher', [])).toBeNull();
  });

  test('counts each letter added, left out or changed', () => {
    expect(nearest('F-5.1', ['F-5.10'])).toBe('F-5.10');
    expect(nearest('F-5.100', ['F-5.10'])).toBe('F-5.10');
    expect(nearest('V-5.10', ['F-5.10'])).toBe('F-5.10');
    expect(nearest('abcdefghi', ['bcdefghij'])).toBe('bcdefghij');
  });
});

test('an error ends with the nearest word and the list, or says that nothing is known', () => {
  expect(sayKnown('acut', ['acute', 'structural'])).toBe(' Bedoelt u "acute"? Bekend zijn: acute, structural.');
  expect(sayKnown('iets', ['acute'])).toBe(' Bekend zijn: acute.');
  expect(sayKnown('iets', [])).toBe(' Hier is niets bekend.');
});

test.each([
  [[], ''],
  [['acts'], 'acts'],
  [['acts', 3, 'by', 0], 'acts[3].by[0]'],
  [[2, 'id'], '[2].id'],
])('the path %j is written %j', (path, written) => {
  expect(writePath(path)).toBe(written);
});
