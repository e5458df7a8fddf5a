import { describe, expect, it } from 'vitest';
import { relations } from '../../src/core/access/words.ts';
import { abilities, circumstances, effects, entryTypes, flagIds } from '../../src/core/protocol/words.ts';
import { textOf } from './files.ts';

const rows = textOf('docs/glossary.md')
  .split('\n')
  .filter((line) => line.startsWith('|') && !/^\|[ -]*-[ -|]*\|$/.test(line))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
const explained = new Map(rows.map((cells) => [cells[0], cells]));

describe('the glossary', () => {
  it.each([
    ...entryTypes.map((word) => ['entry type', word]),
    ...abilities.map((word) => ['ability', word]),
    ...flagIds.map((word) => ['flag', word]),
    ...effects.map((word) => ['effect', word]),
    ...circumstances.map((word) => ['circumstance', word]),
    ...relations.map((word) => ['relation', word]),
  ])('explains the %s %s', (_kind, word) => {
    expect(explained.has(word)).toBe(true);
  });

  it('gives each word a Dutch one, a source and a meaning', () => {
    expect(rows.filter((cells) => cells.length !== 4 || cells.some((cell) => cell === ''))).toEqual([]);
  });
});
