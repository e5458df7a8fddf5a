import { rmSync } from 'node:fs';
import type { Hono } from 'hono';
import { dataFolder } from '../data-folder.ts';
import { demoBoards, type DemoPerson } from '../../seed/boards.ts';
import { seedDemo } from '../../seed/demo.ts';
import { boardIdOf, staffIdOf } from '../../seed/ids.ts';
import type { Config } from '../../src/app/config.ts';
import { openContext, type Context } from '../../src/app/context.ts';
import { routes } from '../../src/app/routes.ts';
import { application } from '../../src/app/server.ts';
import { instantOf } from '../../src/platform/clock/clock.ts';
import type { HttpEnv } from '../../src/platform/http/asking.ts';
import { csrfOf } from '../../src/platform/http/csrf.ts';
import type { Log } from '../../src/platform/http/failure.ts';
import type { Route } from '../../src/platform/http/route.ts';
import { begin, type Strength } from '../../src/platform/sessions/sessions.ts';

export type Visitor = { readonly who: string; readonly token: string };
export type Ask = {
  readonly method: string;
  readonly path: string;
  readonly form?: string;
  readonly genuine?: boolean;
};

/** The whole application with the demo boards, asked without a socket; what it logs and every kind of visitor at hand. */
export type WholeHouse = {
  readonly routes: readonly Route<Context>[];
  readonly logged: readonly object[];
  /** Somebody of each role, signed in. */
  readonly people: readonly Visitor[];
  readonly others: readonly Visitor[];
  /** An address of this route where something is, for the first board. */
  readonly there: (route: Route<Context>) => string;
  readonly ask: (visitor: Visitor, ask: Ask) => Promise<Response>;
  /** What answers behind a server. */
  readonly fetch: Hono<HttpEnv>['fetch'];
  readonly context: Context;
  /** Anything at all, as it comes from outside. */
  readonly request: (path: string, init: RequestInit) => Promise<Response>;
  /** The same person in a session that was begun now. */
  readonly again: (visitor: Visitor) => Promise<Visitor>;
  readonly wait: (minutes: number) => void;
  readonly close: () => Promise<void>;
};

export const nobody: Visitor = { who: 'nobody', token: '' };
export const absent = '0'.repeat(32);

export async function openWholeHouse(secure: boolean, settings: Partial<Config> = {}): Promise<WholeHouse> {
  const dataDir = dataFolder('whole');
  let passed = 0;
  const clock = () => instantOf(new Date(Date.now() + passed));
  const logged: object[] = [];
  const keep = (about: object) => void logged.push(about);
  const log: Log = { info: keep, error: keep };
  const context = await openContext(
    { host: '127.0.0.1', port: 0, dataDir, databaseUrl: undefined, ...settings },
    clock,
  );
  await seedDemo(context);
  const app = application({ ...context, trial: !secure }, log);
  const cookie = secure ? '__Host-pluis' : 'pluis';
  const ask = async ({ token }: Visitor, { method, path: at, form, genuine = true }: Ask) => {
    const headers = new Headers(token === '' ? {} : { cookie: `${cookie}=${token}` });
    if (method !== 'POST') return app.request(at, { method, headers });
    headers.set('content-type', 'application/x-www-form-urlencoded');
    headers.set('sec-fetch-site', genuine ? 'same-origin' : 'cross-site');
    const body = `_csrf=${token === '' ? '' : csrfOf(token)}${form === undefined ? '' : `&${form}`}`;
    return app.request(at, { method, headers, body });
  };
  const people = await Promise.all(oneOfEachRole().map(async (one) => signIn(context, one, 'two_factor')));
  const [first] = people;
  if (first === undefined) throw new Error('the demo has people');
  const others = await Promise.all([signIn(context, elsOf(), 'password'), signIn(context, elsOf(), 'demo')]);
  const known = await whatIsThere(async (at) => (await ask(named(people, 'Els Voorbeeld'), at)).text());
  return {
    routes,
    logged,
    people,
    others: [
      nobody,
      { who: 'an invented session', token: `proef-fedra.${'a'.repeat(43)}.${'a'.repeat(22)}` },
      ...others,
    ],
    there: (route) => fill(route.path, route.on === 'dossier' ? known : { ...known, ref: known.signal }),
    ask,
    fetch: app.fetch,
    context,
    request: async (at, init) => app.request(at, init),
    again: async ({ who }) => {
      const one = oneOfEachRole().find(({ person }) => who.startsWith(`${person.name}, `));
      if (one === undefined) throw new Error(`${who} is nobody of the demo`);
      return signIn(context, one, 'two_factor');
    },
    wait: (minutes) => {
      passed += minutes * 60_000;
    },
    close: async () => {
      await context.db.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export function named(people: readonly Visitor[], name: string): Visitor {
  const found = people.find(({ who }) => who.startsWith(name));
  if (found === undefined) throw new Error(`${name} is not in the demo`);
  return found;
}

/** The pattern with these values in it; whatever is not known is an address where nothing is. */
export function fill(pattern: string, values: Readonly<Record<string, string>>): string {
  return pattern.replace(/:(\w+)/g, (_, name: string) => values[name] ?? absent);
}

const [firstBoard] = demoBoards;

function elsOf() {
  return oneOfEachRole().find(({ person }) => person.name === 'Els Voorbeeld')!;
}

/** Of the first board everybody; of the others the roles that it lacks. */
function oneOfEachRole(): readonly { readonly board: (typeof demoBoards)[number]; readonly person: DemoPerson }[] {
  const all = demoBoards.flatMap((board) => board.people.map((person) => ({ board, person })));
  return all.filter(
    ({ board, person }, at) =>
      board === firstBoard || all.findIndex((other) => other.person.role === person.role) === at,
  );
}

async function signIn(
  { db, clock }: Context,
  { board, person }: ReturnType<typeof elsOf>,
  strength: Strength,
): Promise<Visitor> {
  const whose = { board: boardIdOf(board), staff: staffIdOf(person) };
  return { who: `${person.name}, ${person.role}, ${strength}`, token: await begin(db, whose, strength, clock()) };
}

/** Values for the addresses of the first board, as a coordinator finds them. */
export async function whatIsThere(read: (ask: Ask) => Promise<string>) {
  const found = async (at: string, link: RegExp) => {
    const [, value] = link.exec(await read({ method: 'GET', path: at })) ?? [];
    if (value === undefined) throw new Error(`${at} leads nowhere`);
    return value;
  };
  const ref = await found('/dossiers', /href="\/d\/([\w-]+)"/);
  const signal = await found('/signalen', /href="\/signalen\/([\w-]+)"/);
  const entry = await found(`/d/${ref}/tijdlijn`, /\/regel\/([\w-]+)\//);
  return { ref, signal, entry, act: 'F-2.1', question: 'q1', protocol: 'fedra-2019' };
}
