import { explainWeighed } from '../../core/protocol/explain/say-weighed.ts';
import { parseFacts } from '../../core/protocol/facts.schema.ts';
import { weigh } from '../../core/protocol/weigh.ts';
import { findCode } from './find-code.ts';
import { refuseInput, writeJson, type Command, type Exit, type Given, type Io } from './io.ts';
import { readJson, sayNotLoaded } from './read-input.ts';

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
  if (!code.ok) return refuseInput(io, json, sayNotLoaded(code.error));
  const input = await readJson(io, text('facts'), 'facts');
  if (!input.ok) return refuseInput(io, json, input.error);
  const facts = parseFacts(code.value, input.value);
  if (!facts.ok) return refuseInput(io, json, facts.error);
  const weighed = weigh(code.value, facts.value);
  if (json) writeJson(io, weighed);
  else io.out(`${explainWeighed(code.value, weighed)}\n`);
  return 0;
}
