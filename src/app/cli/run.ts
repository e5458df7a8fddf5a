import { parseArgs } from 'node:util';
import { sayKnown } from '../../core/protocol/nearest.ts';
import { assessCommand } from './assess-command.ts';
import { protocolCheck } from './check-command.ts';
import type { Command, Exit, Given, Io } from './io.ts';
import { refuseInput } from './io.ts';
import { logCommands } from './log-commands.ts';
import { keysCommands } from './keys-commands.ts';
import { protocolDiff, protocolExplain, protocolList } from './protocol-commands.ts';
import { boardCommand, demoCommand, doctorCommand, serveCommand } from './serve-commands.ts';
import { weighCommand } from './weigh-command.ts';

export const commands: readonly Command[] = [
  protocolList,
  protocolCheck,
  protocolExplain,
  protocolDiff,
  weighCommand,
  assessCommand,
  serveCommand,
  ...logCommands,
  demoCommand,
  doctorCommand,
  boardCommand,
  ...keysCommands,
];

/** One command line, from its words to its exit code. */
export async function run(argv: readonly string[], io: Io, known: readonly Command[] = commands): Promise<Exit> {
  const json = argv.includes('--json');
  if (argv.length === 0 || argv.includes('--help') || argv[0] === 'help') {
    io.out(help(known));
    return argv.length === 0 ? 2 : 0;
  }
  const command = known.find(({ words }) => words.every((word, at) => argv[at] === word));
  if (command === undefined) return refuseInput(io, json, [{ path: '', says: sayUnknown(argv, known) }]);
  const given = readGiven(command, argv.slice(command.words.length));
  if (typeof given === 'string')
    return refuseInput(io, json, [{ path: '', says: `${given}\nGebruik: pluis ${command.usage}` }]);
  return command.run(given, io);
}

function sayUnknown(argv: readonly string[], known: readonly Command[]): string {
  const words = argv
    .filter((word) => !word.startsWith('-'))
    .slice(0, 2)
    .join(' ');
  return `De opdracht "${words}" is niet bekend.${sayKnown(
    words,
    known.map((one) => one.words.join(' ')),
  )}`;
}

function readGiven(command: Command, argv: readonly string[]): Given | string {
  const options = { ...command.options, json: { type: 'boolean' as const } };
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true });
    const [least, most] = command.takes;
    if (positionals.length < least) return 'Er ontbreekt iets in deze opdracht.';
    if (positionals.length > most) return `"${positionals[most] ?? ''}" is te veel in deze opdracht.`;
    const valueOf = (option: string): unknown => Object.entries(values).find(([name]) => name === option)?.[1];
    const text = (option: string): string | undefined => {
      const value = valueOf(option);
      return typeof value === 'string' ? value : undefined;
    };
    return { args: positionals, text, flag: (option) => valueOf(option) === true, json: values.json === true };
  } catch (error) {
    return `Deze opdracht kent niet alles wat er staat. ${sayOptions(Object.keys(options), error)}`;
  }
}

function sayOptions(options: readonly string[], error: unknown): string {
  const found = error instanceof Error ? /'(?:-\w, )?--?([\w-]+)/.exec(error.message)?.[1] : undefined;
  return found === undefined
    ? ''
    : `Bij "--${found}" gaat het mis. Bekend zijn: ${options.map((one) => `--${one}`).join(', ')}.`;
}

function help(known: readonly Command[]): string {
  const rows = known.map(({ usage, does }) => `  pluis ${usage.padEnd(66)} ${does}`);
  return [
    'Pluis voert de Meldcode uit volgens de code van uw bestuur.',
    '',
    ...rows,
    '',
    'Antwoord 0: goed. 1: bevindingen of een weigering. 2: verkeerd gebruik.',
    '',
  ].join('\n');
}
