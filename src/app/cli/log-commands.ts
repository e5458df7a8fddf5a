import type { Command } from './io.ts';

/** The database is loaded only when these run. */
const verifyCommand: Command = {
  usage: 'verify [EXPORT] [--witness FILE] [--data DIR] [--json]',
  does: 'controleer het logboek, of een export ervan',
  words: ['verify'],
  options: { witness: { type: 'string' }, data: { type: 'string' } },
  takes: [0, 1],
  run: async (given, io) => (await import('./verifying.ts')).verify(given, io),
};

const logExportCommand: Command = {
  usage: 'log export FILE --board ID [--witness FILE] [--data DIR]',
  does: 'schrijf het logboek van een bestuur naar een bestand',
  words: ['log', 'export'],
  options: { board: { type: 'string' }, witness: { type: 'string' }, data: { type: 'string' } },
  takes: [1, 1],
  run: async (given, io) => (await import('./verifying.ts')).exportLog(given, io),
};

const logTermCommand: Command = {
  usage: 'log term --board ID [--years N --because TEXT] [--data DIR] [--json]',
  does: 'toont hoe lang het logboek bewaard blijft en waarom, of stelt het in',
  words: ['log', 'term'],
  options: {
    board: { type: 'string' },
    years: { type: 'string' },
    because: { type: 'string' },
    data: { type: 'string' },
  },
  takes: [0, 0],
  run: async (given, io) => (await import('./expiring.ts')).showOrChangeTerm(given, io),
};

const logExpireCommand: Command = {
  usage: 'log expire --board ID [--confirm] [--data DIR] [--json]',
  does: 'telt wat in het logboek is verlopen; met --confirm gaan die gegevens weg',
  words: ['log', 'expire'],
  options: { board: { type: 'string' }, confirm: { type: 'boolean' }, data: { type: 'string' } },
  takes: [0, 0],
  run: async (given, io) => (await import('./expiring.ts')).expire(given, io),
};

export const logCommands: readonly Command[] = [verifyCommand, logExportCommand, logTermCommand, logExpireCommand];
