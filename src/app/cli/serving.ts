import { seedDemo } from '../../../seed/demo.ts';
import { systemClock } from '../../platform/clock/clock.ts';
import { connect } from '../../platform/db/connect.ts';
import { poolOf } from '../../platform/db/postgres.ts';
import { askFacts } from '../../platform/start-check/facts.ts';
import { judgeDatabase, type Finding } from '../../platform/start-check/findings.ts';
import { readConfig, type Config } from '../config.ts';
import { openContext } from '../context.ts';
import { sayWhy } from '../open-when-fit.ts';
import { serve, type Tell } from '../server.ts';
import { writeJson, type Exit, type Given, type Io } from './io.ts';

/** The application, until it is told to stop. It never seeds. Closed, it still shows whom to call and the guide. */
export async function serveApplication(given: Given, io: Io): Promise<Exit> {
  const settings = settingsOf(given);
  const server = await serve(settings, undefined, stateTo(io));
  const address = `http://${settings.host}:${server.port}`;
  io.say(server.isOpen() ? `Pluis staat klaar op ${address}` : `De noodpagina en de uitleg staan op ${address}`);
  if (settings.databaseUrl === undefined)
    io.say('Dit is een proef op de ingebouwde database: niet voor echte dossiers.');
  await untilStopped();
  await server.close();
  return server.isOpen() ? 0 : 1;
}

/** Says each reason once, however often it is tried again. */
function stateTo(io: Io): Tell {
  let said = '';
  return (because) => {
    const now = because.map((one) => `- ${one}`).join('\n');
    if (now === said) return;
    said = now;
    if (now === '') io.say('Pluis is open: alles is nu in orde.');
    else io.say(`Pluis blijft gesloten, want zo zijn dossiers niet veilig:\n${now}\n${whatNow}`);
  };
}

const whatNow = 'Pluis probeert het steeds opnieuw. "pluis doctor" laat alles zien wat is nagekeken.';

/** Looks whether this database may hold dossiers, changes nothing, and says what is not right. */
export async function examineDatabase(given: Given, io: Io): Promise<Exit> {
  const findings = await findingsOf(settingsOf(given));
  if (given.json) writeJson(io, { findings });
  else for (const { is, says } of findings) io.out(`${words[is].padEnd(12)}${says}\n`);
  return findings.some(({ is }) => is === 'refused') ? 1 : 0;
}

const words = { good: 'goed', warning: 'let op', refused: 'niet veilig' } as const;

async function findingsOf({ databaseUrl, dataDir }: Config): Promise<readonly Finding[]> {
  try {
    const db = databaseUrl === undefined ? await connect({ dataDir }) : poolOf(databaseUrl, 1);
    try {
      const findings = judgeDatabase(await askFacts(db, systemClock));
      return databaseUrl === undefined ? [trial, ...findings] : findings;
    } finally {
      await db.close();
    }
  } catch (error) {
    return [{ about: 'database', is: 'refused', says: sayWhy(error) }];
  }
}

const trial: Finding = {
  about: 'database',
  is: 'warning',
  says: 'Dit is de ingebouwde database: alleen voor een proef, niet voor echte dossiers.',
};

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
