import { serve as listen, type ServerType } from '@hono/node-server';
import type { Hono } from 'hono';
import { pino } from 'pino';
import { note } from '../platform/access-log/note.ts';
import type { HttpEnv } from '../platform/http/asking.ts';
import type { Log } from '../platform/http/failure.ts';
import { shell } from '../platform/http/shell.ts';
import { recogniser } from '../platform/sessions/sessions.ts';
import { paths } from '../ui/paths.ts';
import { beginCheckpoints, type Checkpoints } from './checkpoints.ts';
import type { Config } from './config.ts';
import { openContext, type Context } from './context.ts';
import { plainFrame } from './frame.ts';
import { noPages } from './no-pages.tsx';
import { routes } from './routes.ts';

export type Server = { readonly port: number; readonly close: () => Promise<void> };

export function application(context: Context, log: Log): Hono<HttpEnv> {
  const { db, drafts, assets, clock, protocols, trial } = context;
  return shell({
    routes,
    context,
    recognise: recogniser(db),
    noteRefusal: (actor, refused) => note(db, actor, refused),
    drafts,
    asset: assets.find,
    pages: noPages(plainFrame({ assets: assets.manifest, codes: protocols, trial })),
    signInPath: paths.signIn,
    stepUpPath: paths.stepUp,
    cookie: trial ? { name: 'pluis', secure: false } : { name: '__Host-pluis', secure: true },
    clock,
    log,
  });
}

/** Starts the application; resolves when it answers. */
export async function serve(config: Config, log: Log = pino()): Promise<Server> {
  const context = await openContext(config);
  const app = application(context, log);
  const checkpoints = await beginCheckpoints(config, context, log);
  const server = await new Promise<ServerType>((resolve) => {
    const started = listen({ fetch: app.fetch, hostname: config.host, port: config.port }, () => {
      resolve(started);
    });
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : config.port;
  return { port, close: () => close(server, context, checkpoints) };
}

async function close(server: ServerType, { db }: Context, checkpoints: Checkpoints): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
  await checkpoints.stop();
  await db.close();
}
