import type { Command } from './io.ts';

/** The database is loaded only when these run. */
export const verifyCommand: Command = {
  usage: 'verify [EXPORT] [--witness FILE] [--data DIR] [--json]',
  does: 'controleer het logboek, of een export ervan',
  words: ['verify'],
  options: { witness: { type: 'string' }, data: { type: 'string' } },
  takes: [0, 1],
  run: async (given, io) => (await import('./verifying.ts')).verify(given, io),
};

export const logExportCommand: Command = {
  usage: 'log export FILE --board ID [--witness FILE] [--data DIR]',
  does: 'schrijf het logboek van een bestuur naar een bestand',
  words: ['log', 'export'],
  options: { board: { type: 'string' }, witness: { type: 'string' }, data: { type: 'string' } },
  takes: [1, 1],
  run: async (given, io) => (await import('./verifying.ts')).exportLog(given, io),
};
