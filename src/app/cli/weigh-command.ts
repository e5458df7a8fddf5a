import { explainWeighed } from '../../core/protocol/explain/say-weighed.ts';
import type { FactError } from '../../core/protocol/facts/wrong.ts';
import { parseFacts } from '../../core/protocol/facts.schema.ts';
import { ok, refuse, type Result } from '../../core/kernel/kernel.ts';
import { weigh } from '../../core/protocol/weigh.ts';
import { findCode } from './find-code.ts';
import { refuseInput, writeJson, type Command, type Exit, type Given, type Io } from './io.ts';

export const weighCommand: Command = {
  usage: 'weigh PROTOCOL --facts FILE|- [--json]',
  does: 'wat een code zegt van een reeks feiten; bewaart niets',
  words: ['weigh'],
  options: { facts: { type: 'string' } },
  takes: [1, 1],
  run: weighFacts,
};

async function weighFacts({ args, text, json }: Given, io: Io): Promise<Exit> {
  const code = await findCode(io, args[0] ?? '');
  if (!code.ok)
    return refuseInput(
      io,
      json,
      'notFound' in code.error
        ? [notKnown(code.error.notFound)]
        : code.error.problems.map(({ file, line, says }) => ({ path: `${file}:${line}`, says })),
    );
  const input = await readJson(io, text('facts'), 'facts');
  if (!input.ok) return refuseInput(io, json, input.error);
  const facts = parseFacts(code.value, input.value);
  if (!facts.ok) return refuseInput(io, json, facts.error);
  const weighed = weigh(code.value, facts.value);
  if (json) writeJson(io, weighed);
  else io.out(`${explainWeighed(code.value, weighed)}\n`);
  return 0;
}

function notKnown(says: string): FactError {
  return { path: 'protocol', says };
}

/** The JSON in a file, or on the input when the file is `-`. */
export async function readJson(
  io: Io,
  file: string | undefined,
  option: string,
): Promise<Result<unknown, readonly FactError[]>> {
  if (file === undefined)
    return refuse([{ path: '', says: `--${option} ontbreekt: noem een bestand, of - voor de invoer.` }]);
  const text = await (file === '-' ? io.readInput() : io.readFile(file)).catch(() => null);
  if (text === null) return refuse([{ path: '', says: `Het bestand "${file}" kan niet worden gelezen.` }]);
  try {
    const value: unknown = JSON.parse(text);
    return ok(value);
  } catch {
    return refuse([{ path: '', says: 'Dit is geen geldige JSON.' }]);
  }
}
