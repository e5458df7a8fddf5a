import { readConfig } from '../config.ts';
import { openContext } from '../context.ts';
import { serve } from '../server.ts';
import { seedDemo } from '../../../seed/demo.ts';
import type { Command, Given, Io } from './io.ts';

function config(given: Given) {
  return readConfig(process.env, { port: given.text('port'), data: given.text('data') });
}

/** `pluis serve`: the application, until it is told to stop. It never seeds. */
export const serveCommand: Command = {
  usage: 'serve [--port 8080] [--data DIR]',
  does: 'start de toepassing; DATABASE_URL kiest PostgreSQL',
  words: ['serve'],
  options: { port: { type: 'string' }, data: { type: 'string' } },
  takes: [0, 0],
  run: async (given, io) => {
    const settings = config(given);
    const server = await serve(settings);
    io.say(`Pluis staat klaar op http://${settings.host}:${server.port}`);
    if (settings.databaseUrl === undefined)
      io.say('Dit is een proef op de ingebouwde database: niet voor echte dossiers.');
    await untilStopped();
    await server.close();
    return 0;
  },
};

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        resolve();
      });
    }
  });
}

/** `pluis demo`: seeds the invented boards and ends; can be repeated. */
export const demoCommand: Command = {
  usage: 'demo [--data DIR]',
  does: 'zet verzonnen besturen klaar, één per meegeleverde code',
  words: ['demo'],
  options: { data: { type: 'string' } },
  takes: [0, 0],
  run: async (given, io: Io) => {
    const context = await openContext(config(given));
    try {
      const added = await seedDemo(context);
      io.say(added === 0 ? 'De verzonnen besturen staan er al.' : `${added} verzonnen besturen klaargezet.`);
    } finally {
      await context.db.close();
    }
    return 0;
  },
};
