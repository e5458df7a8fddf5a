import type { Instant } from '../../core/kernel/kernel.ts';

/** What a command may touch of the world around it. Answers go to `out`, messages to people to `say`. */
export type Io = {
  readonly out: (text: string) => void;
  readonly say: (text: string) => void;
  readonly readInput: () => Promise<string>;
  readonly readFile: (path: string) => Promise<string>;
  readonly now: () => Instant;
  /** The folder with the protocols that come with Pluis. */
  readonly protocols: string;
};

/** 0 good · 1 findings or refusal · 2 wrong use. */
export type Exit = 0 | 1 | 2;

export type Command = {
  /** As in the help: `protocol check FILE… [--json]`. */
  readonly usage: string;
  readonly does: string;
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;
  /** The least and the most arguments after the words. */
  readonly takes: readonly [number, number];
  readonly run: (given: Given, io: Io) => Promise<Exit>;
};

export type Given = {
  readonly args: readonly string[];
  readonly text: (option: string) => string | undefined;
  readonly flag: (option: string) => boolean;
  readonly json: boolean;
};

export function writeJson(io: Io, value: unknown): void {
  io.out(`${JSON.stringify(value, null, 2)}\n`);
}

/** Wrong use or wrong input: with `--json` one document that names every error, else a line for each. */
export function refuseInput(io: Io, json: boolean, errors: readonly { path: string; says: string }[]): Exit {
  if (json) writeJson(io, { errors });
  for (const { path, says } of errors) io.say(path === '' ? says : `${path}: ${says}`);
  return 2;
}
