import { serve as listen, type ServerType } from '@hono/node-server';
import type { Hono } from 'hono';
import { pino } from 'pino';
import { asStaff } from '../platform/db/as-staff.ts';
import type { Actor } from '../platform/dossier-store/dossier-store.ts';
import type { HttpEnv } from '../platform/http/asking.ts';
import type { Log } from '../platform/http/failure.ts';
import { shell } from '../platform/http/shell.ts';
import { recogniser } from '../platform/sessions/sessions.ts';
import { paths } from '../ui/paths.ts';
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
    noteRefusal: (actor, ref) => noteRefusal(context, actor, ref),
    drafts,
    asset: assets.find,
    pages: noPages(plainFrame({ assets: assets.manifest, codes: protocols, trial })),
    signInPath: paths.signIn,
    cookie: trial ? { name: 'pluis', secure: false } : { name: '__Host-pluis', secure: true },
    clock,
    log,
  });
}

/** A refusal is an act too: it is in the log before the answer leaves. */
async function noteRefusal({ db }: Context, actor: Actor, ref: string): Promise<void> {
  await asStaff(db, { board: actor.board, staff: actor.staff, now: actor.at }, (tx) =>
    tx
      .insertInto('access_log')
      .values({
        board_id: actor.board,
        at: actor.at,
        actor: actor.staff,
        actor_role: actor.role ?? null,
        on_behalf_of: null,
        session_ref: actor.session ?? null,
        strength: actor.strength ?? null,
        access_point: null,
        action: 'read',
        object_type: 'dossier',
        object_ref: ref,
        subject_ref: null,
        purpose: actor.purpose ?? null,
        outcome: 'denied',
        rule: null,
        via: actor.via,
        trace_id: actor.trace ?? null,
      })
      .execute(),
  );
}

/** Starts the application; resolves when it answers. */
export async function serve(config: Config, log: Log = pino()): Promise<Server> {
  const context = await openContext(config);
  const app = application(context, log);
  const server = await new Promise<ServerType>((resolve) => {
    const started = listen({ fetch: app.fetch, hostname: config.host, port: config.port }, () => {
      resolve(started);
    });
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : config.port;
  return { port, close: () => close(server, context) };
}

async function close(server: ServerType, { db }: Context): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
  await db.close();
}
