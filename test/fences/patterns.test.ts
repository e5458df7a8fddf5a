import { checkSync } from 'recheck';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { filesOfTheProject, textOf } from './files.ts';

const sources = filesOfTheProject().filter((path) => /^src\/.*\.(tsx?|js)$/.test(path) && !/\.test\.tsx?$/.test(path));

/** Each regular expression that stands in a source as such, with where. */
function patternsIn(path: string): readonly { readonly where: string; readonly pattern: string }[] {
  const source = ts.createSourceFile(path, textOf(path), ts.ScriptTarget.Latest, true);
  const found: { where: string; pattern: string }[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      found.push({ where: `${path}:${line + 1}`, pattern: node.text });
    }
    node.forEachChild(look);
  };
  look(source);
  return found;
}

/** 'safe', 'vulnerable' or 'unknown', by a checker that builds the automaton and searches for a text that takes for ever. */
function judge(pattern: string): string {
  const end = pattern.lastIndexOf('/');
  return checkSync(pattern.slice(1, end), pattern.slice(end + 1).replace('v', 'u')).status;
}

describe('regular expressions', () => {
  const patterns = sources.flatMap(patternsIn);

  it('are found', () => {
    expect(patterns.length).toBeGreaterThan(50);
  });

  it('answer within moments whatever is typed', { timeout: 120_000 }, () => {
    expect(patterns.filter(({ pattern }) => judge(pattern) !== 'safe')).toEqual([]);
  });

  it('that run away would be noticed', () => {
    expect(judge('/^(a+)+$/')).toBe('vulnerable');
  });
});

describe('the product', () => {
  const lines = sources.flatMap((path) =>
    textOf(path)
      .split('\n')
      .map((text) => ({ path, text })),
  );
  const withWords = (words: RegExp) => lines.filter(({ text }) => words.test(text)).map(({ path }) => path);

  it('takes nothing secret from a random that can be guessed', () => {
    expect(withWords(/Math\.random|pseudoRandomBytes/)).toEqual([]);
  });

  it('checks every certificate', () => {
    expect(withWords(/rejectUnauthorized:\s*false|NODE_TLS_REJECT_UNAUTHORIZED|checkServerIdentity/)).toEqual([]);
  });

  it('starts no process and runs no text as a program', () => {
    expect(withWords(/child_process|\beval\(|new Function\(|node:vm/)).toEqual([]);
  });
});
