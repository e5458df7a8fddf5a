import type { Command } from './io.ts';

/** The application and its databases are loaded only by the commands that run them, so that the others start at once. */
export const serveCommand: Command = {
  usage: 'serve [--port 8080] [--data DIR]',
  does: 'start de toepassing; DATABASE_URL kiest PostgreSQL',
  words: ['serve'],
  options: { port: { type: 'string' }, data: { type: 'string' } },
  takes: [0, 0],
  run: async (given, io) => (await import('./serving.ts')).serveApplication(given, io),
};

export const demoCommand: Command = {
  usage: 'demo [--data DIR]',
  does: 'zet verzonnen besturen klaar, één per meegeleverde code',
  words: ['demo'],
  options: { data: { type: 'string' } },
  takes: [0, 0],
  run: async (given, io) => (await import('./serving.ts')).seedInvented(given, io),
};

export const doctorCommand: Command = {
  usage: 'doctor [--data DIR] [--json]',
  does: 'kijkt na of de database veilig is voor dossiers',
  words: ['doctor'],
  options: { data: { type: 'string' } },
  takes: [0, 0],
  run: async (given, io) => (await import('./serving.ts')).examineDatabase(given, io),
};

export const boardCommand: Command = {
  usage: 'board create FILE [--data DIR]',
  does: 'maakt een bestuur met locaties en geeft de codes voor de eerste mensen; vraagt DATABASE_URL',
  words: ['board', 'create'],
  options: { data: { type: 'string' } },
  takes: [1, 1],
  run: async (given, io) => (await import('./boarding.ts')).createFromFile(given, io),
};
