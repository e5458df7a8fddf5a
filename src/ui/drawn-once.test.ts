import { expect, test } from 'vitest';
import { drawnOnce } from './drawn-once.ts';

test('each name has its own picture, drawn the first time only', () => {
  const asked: string[] = [];
  const picture = drawnOnce((name: string) => {
    asked.push(name);
    return `<svg id="${name}"></svg>`;
  });
  const pages = ['a', 'b', 'a', 'a'].map((name) => String(picture(name)));
  expect(pages).toEqual(['a', 'b', 'a', 'a'].map((name) => `<svg id="${name}"></svg>`));
  expect(asked).toEqual(['a', 'b']);
});
