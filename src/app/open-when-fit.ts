import { systemClock } from '../platform/clock/clock.ts';
import { askFacts } from '../platform/start-check/facts.ts';
import { judgeDatabase, refusals } from '../platform/start-check/findings.ts';
import type { Config } from './config.ts';
import { openContext, type Context } from './context.ts';

type Tried<Opened> =
  | { readonly is: 'open'; readonly opened: Opened }
  /** Sentences for the keeper of the server. */
  | { readonly is: 'closed'; readonly because: readonly string[] };

/**
 * Opens everything, and on PostgreSQL only when that may hold dossiers; `then` begins what works beside the requests. The
 * trial has nothing to lose: there a failure is thrown, since nobody keeps that server.
 */
export async function openWhenFit<Opened>(
  config: Config,
  then: (context: Context) => Promise<Opened>,
): Promise<Tried<Opened>> {
  if (config.databaseUrl === undefined) return { is: 'open', opened: await then(await openContext(config)) };
  try {
    const context = await openContext(config);
    return await orClosed(context, then);
  } catch (error) {
    return { is: 'closed', because: [sayWhy(error)] };
  }
}

async function orClosed<Opened>(context: Context, then: (context: Context) => Promise<Opened>): Promise<Tried<Opened>> {
  try {
    const because = refusals(judgeDatabase(await askFacts(context.db, systemClock))).map(({ says }) => says);
    if (because.length === 0) return { is: 'open', opened: await then(context) };
    await context.db.close();
    return { is: 'closed', because };
  } catch (error) {
    await context.db.close();
    throw error;
  }
}

/** A driver's own message can be empty and names no remedy; ours are sentences already. */
export function sayWhy(error: unknown): string {
  if (!(error instanceof Error)) return 'Pluis kan niet open; de oorzaak is niet bekend.';
  if (!('code' in error) || typeof error.code !== 'string') return error.message;
  return `De database in DATABASE_URL is niet te openen (${error.code}). Draait PostgreSQL, en kloppen adres, aanmeldnaam en wachtwoord?`;
}
