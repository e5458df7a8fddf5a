import type { Server as NodeServer } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { pino } from 'pino';
import { note } from '../platform/access-log/note.ts';
import { systemClock } from '../platform/clock/clock.ts';
import { proxyList } from '../platform/http/address.ts';
import type { HttpEnv } from '../platform/http/asking.ts';
import type { Log } from '../platform/http/failure.ts';
import { listen } from '../platform/http/listen.ts';
import { shell } from '../platform/http/shell.ts';
import { recogniser } from '../platform/sessions/sessions.ts';
import { isRecoverable } from '../platform/recovery/root-key.ts';
import { boardsOf, reconcile } from '../platform/retention/reconcile.ts';
import { paths } from '../ui/paths.ts';
import { readAssets } from './assets.ts';
import { beginCheckpoints } from './checkpoints.ts';
import { closedApplication } from './closed.tsx';
import type { Config } from './config.ts';
import { loadCodes, type Context } from './context.ts';
import { plainFrame } from './frame.ts';
import { CoverPage } from './cover.tsx';
import { noPages } from './no-pages.tsx';
import { openWhenFit } from './open-when-fit.ts';
import { routes } from './routes.ts';
import { StoppedPage } from './stopped.tsx';

export type Server = {
  readonly port: number;
  /** False while only the emergency page and the guide answer. */
  readonly isOpen: () => boolean;
  readonly close: () => Promise<void>;
};

/** Told after each try why Pluis is closed, in sentences; an empty list when it has opened. */
export type Tell = (because: readonly string[]) => void;

const secondsBetweenTries = 5;

export function application(context: Context, log: Log, proxies: readonly string[] = []): Hono<HttpEnv> {
  const { db, drafts, assets, clock, protocols, trial, frame } = context;
  return shell({
    routes,
    context,
    recognise: recogniser(db),
    noteRefusal: (actor, refused) => note(db, actor, refused),
    drafts,
    asset: assets.find,
    pages: noPages(plainFrame({ assets: assets.manifest, codes: protocols, trial })),
    cover: async (asked, show) => CoverPage({ frame: await frame(asked), show }),
    stopped: async (asked) => StoppedPage({ frame: await frame(asked), asked }),
    signInPath: paths.signIn,
    stepUpPath: paths.stepUp,
    cookie: trial ? { name: 'pluis', secure: false } : { name: '__Host-pluis', secure: true },
    proxies: proxies.length === 0 ? undefined : proxyList(proxies),
    clock,
    log,
  });
}

type Answers = Hono<HttpEnv>['fetch'];

/** What answers at this moment, and how that ends. */
type Answering = { isOpen: boolean; fetch: Answers; stop: () => Promise<void> };

/**
 * Starts the application; resolves when it answers. While the database or the keys cannot be used, only the pages answer
 * that need neither, and it tries again: a child does not wait for a database (security.md, S8). `tell` hears why.
 */
export async function serve(config: Config, log: Log = pino(), tell: Tell = () => undefined): Promise<Server> {
  const now = (await open(config, log, tell)) ?? (await closed(log));
  const fetch: Answers = (request, env, execution) => now.fetch(request, env, execution);
  const server = await listen({ fetch }, config.host, config.port);
  const retrying = now.isOpen ? null : retry(now, () => open(config, log, tell));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : config.port;
  return {
    port,
    isOpen: () => now.isOpen,
    close: async () => {
      await retrying?.stop();
      await closeDoor(server);
      await now.stop();
    },
  };
}

async function open(config: Config, log: Log, tell: Tell): Promise<Answering | null> {
  const tried = await openWhenFit(config, async (context) => {
    await settleKeys(config, context, log);
    const checkpoints = await beginCheckpoints(config, context, log);
    return { context, checkpoints };
  });
  tell(tried.is === 'open' ? [] : tried.because);
  if (tried.is === 'closed') return null;
  const { context, checkpoints } = tried.opened;
  const stop = async () => {
    await checkpoints.stop();
    await context.db.close();
  };
  return { isOpen: true, fetch: application(context, log, config.proxies).fetch, stop };
}

/** Before anyone may sign in. A report is never held up for want of papers: the keeper of a real board is warned at each start. */
async function settleKeys(config: Config, { db, clock, trial }: Context, log: Log): Promise<void> {
  const directory = join(config.dataDir, 'keys');
  await reconcile({ db, directory, now: clock() }, await boardsOf(db));
  if (!trial && !isRecoverable(directory)) log.error({ event: 'no-papers' }, papersMissing);
}

const papersMissing =
  'PAS OP: van de hoofdsleutel zijn nog geen twee papieren teruggelezen. Gaat deze schijf stuk, dan zijn alle dossiers weg. ' +
  'Doe dit eerst: pluis keys recovery make, en daarna twee keer pluis keys rehearse.';

async function closed(log: Log): Promise<Answering> {
  const app = closedApplication({ assets: readAssets(), codes: await loadCodes(), clock: systemClock, log });
  return { isOpen: false, fetch: app.fetch, stop: () => Promise.resolve() };
}

/** Tries until it opens or is told to stop. */
function retry(now: Answering, open: () => Promise<Answering | null>): { readonly stop: () => Promise<void> } {
  const stopping = new AbortController();
  const tries = (async () => {
    while (!now.isOpen) {
      await setTimeout(secondsBetweenTries * 1000, undefined, { signal: stopping.signal });
      Object.assign(now, await open());
    }
  })();
  return {
    stop: () => {
      stopping.abort();
      return tries.catch(() => undefined);
    },
  };
}

async function closeDoor(server: NodeServer): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
