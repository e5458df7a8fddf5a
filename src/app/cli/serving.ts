import { seedDemo } from '../../../seed/demo.ts';
import { readConfig, type Config } from '../config.ts';
import { openContext } from '../context.ts';
import { serve } from '../server.ts';
import type { Exit, Given, Io } from './io.ts';

/** The application, until it is told to stop. It never seeds. */
export async function serveApplication(given: Given, io: Io): Promise<Exit> {
  const settings = settingsOf(given);
  const server = await serve(settings);
  io.say(`Pluis staat klaar op http://${settings.host}:${server.port}`);
  if (settings.databaseUrl === undefined)
    io.say('Dit is een proef op de ingebouwde database: niet voor echte dossiers.');
  await untilStopped();
  await server.close();
  return 0;
}

/** Seeds the invented boards and ends; can be repeated. */
export async function seedInvented(given: Given, io: Io): Promise<Exit> {
  const context = await openContext(settingsOf(given));
  try {
    const added = await seedDemo(context);
    io.say(added === 0 ? 'De verzonnen besturen staan er al.' : `${added} verzonnen besturen klaargezet.`);
  } finally {
    await context.db.close();
  }
  return 0;
}

function settingsOf(given: Given): Config {
  return readConfig(process.env, { port: given.text('port'), data: given.text('data') });
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        resolve();
      });
    }
  });
}
