import { expect } from 'vitest';
import { run } from '../../src/app/cli/run.ts';
import { toInstant } from '../../src/core/kernel/dates.ts';
import { shippedFolder } from '../../src/platform/protocol-files/shipped.ts';

export type Answered = {
  readonly exit: number;
  /** What was printed as the answer. */
  readonly out: string;
  /** The messages to people. */
  readonly said: readonly string[];
  /** The answer as JSON; throws when it is none. */
  readonly json: () => unknown;
};

type World = { readonly input?: unknown; readonly files?: Readonly<Record<string, string>>; readonly now?: string };

/** One command line in a world of fakes: `input` stands on the input, as JSON unless it is text. */
export async function pluis(
  line: string,
  { input = '', files = {}, now = '2026-06-01' }: World = {},
): Promise<Answered> {
  const out: string[] = [];
  const said: string[] = [];
  const exit = await run(line.split(' ').filter(Boolean), {
    out: (text) => void out.push(text),
    say: (text) => void said.push(text),
    readInput: () => Promise.resolve(typeof input === 'string' ? input : JSON.stringify(input)),
    readFile: (path) => {
      const text = files[path];
      return text === undefined ? Promise.reject(new Error('no such file')) : Promise.resolve(text);
    },
    now: () => toInstant(`${now}T12:00:00Z`)!,
    protocols: shippedFolder(),
  });
  return { exit, out: out.join(''), said, json: (): unknown => JSON.parse(out.join('')) };
}

/** The errors of wrong input, as the JSON document names them. */
export function errorsOf(answered: Answered): readonly { readonly path: string; readonly says: string }[] {
  const document = answered.json();
  if (typeof document !== 'object' || document === null || !('errors' in document) || !Array.isArray(document.errors))
    throw new Error('no errors were told');
  return document.errors.map((error: { path: string; says: string }) => ({ path: error.path, says: error.says }));
}

/** Matches a list with such a part in it. */
export function among(part: object): unknown {
  return expect.arrayContaining([expect.objectContaining(part)]);
}

/** Matches words with these in them. */
export function saying(words: string): unknown {
  return expect.stringContaining(words);
}
