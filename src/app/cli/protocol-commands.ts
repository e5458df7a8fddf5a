import type { Code } from '../../core/protocol/code.ts';
import { diff } from '../../core/protocol/diff.ts';
import { explain } from '../../core/protocol/explain.ts';
import { locationWords } from '../../core/protocol/explain/words-nl.ts';
import { writeProblem } from '../../platform/protocol-files/problem.ts';
import { findCode, shippedIds, type NotFound } from './find-code.ts';
import { refuseInput, writeJson, type Command, type Exit, type Given, type Io } from './io.ts';

export const protocolList: Command = {
  usage: 'protocol list [--json]',
  does: 'de protocollen die bij Pluis horen',
  words: ['protocol', 'list'],
  options: {},
  takes: [0, 0],
  run: listProtocols,
};

export const protocolExplain: Command = {
  usage: 'protocol explain ID',
  does: 'een protocol als leesbare tabellen',
  words: ['protocol', 'explain'],
  options: {},
  takes: [1, 1],
  run: explainProtocol,
};

export const protocolDiff: Command = {
  usage: 'protocol diff A B [--json]',
  does: 'wat er verandert van A naar B',
  words: ['protocol', 'diff'],
  options: {},
  takes: [2, 2],
  run: compareProtocols,
};

async function listProtocols({ json }: Given, io: Io): Promise<Exit> {
  const found = await Promise.all((await shippedIds(io)).map((id) => findCode(io, id)));
  const broken = found.find((one) => !one.ok);
  if (broken !== undefined) return sayNotFound(io, json, broken.error);
  const rows = found.flatMap((one) => (one.ok ? [rowOf(one.value)] : []));
  if (json) writeJson(io, { protocols: rows });
  else
    for (const { id, title, organisation, edition, locations } of rows)
      io.out(
        `${id.padEnd(24)}${title} · ${organisation} · ${edition} · ${locations.map((one) => locationWords[one]).join(' en ')}\n`,
      );
  return 0;
}

function rowOf({ protocol }: Code): Pick<Code['protocol'], 'id' | 'title' | 'organisation' | 'edition' | 'locations'> {
  const { id, title, organisation, edition, locations } = protocol;
  return { id, title, organisation, edition, locations };
}

async function explainProtocol({ args, json }: Given, io: Io): Promise<Exit> {
  const code = await findCode(io, args[0] ?? '');
  if (!code.ok) return sayNotFound(io, json, code.error);
  if (json) writeJson(io, { id: code.value.protocol.id, text: explain(code.value) });
  else io.out(`${explain(code.value)}\n`);
  return 0;
}

async function compareProtocols({ args, json }: Given, io: Io): Promise<Exit> {
  const [from, to] = await Promise.all([findCode(io, args[0] ?? ''), findCode(io, args[1] ?? '')]);
  if (!from.ok) return sayNotFound(io, json, from.error);
  if (!to.ok) return sayNotFound(io, json, to.error);
  const differences = diff(from.value, to.value);
  if (json) writeJson(io, { from: from.value.protocol.id, to: to.value.protocol.id, differences });
  else
    io.out(differences.length === 0 ? 'Er is geen verschil.\n' : differences.map(({ says }) => `${says}\n`).join(''));
  return 0;
}

/** A protocol that cannot be found is wrong use; one that is found but does not hang together gives findings. */
export function sayNotFound(io: Io, json: boolean, why: NotFound): Exit {
  if ('notFound' in why) return refuseInput(io, json, [{ path: '', says: why.notFound }]);
  if (json) writeJson(io, { problems: why.problems });
  for (const problem of why.problems) io.say(writeProblem(problem));
  return 1;
}
