import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { dataFolder } from '../data-folder.ts';
import { demoBoards } from '../../seed/boards.ts';
import { seedDemo } from '../../seed/demo.ts';
import { boardIdOf, locationIdOf, staffIdOf } from '../../seed/ids.ts';
import { openContext, type Context } from '../../src/app/context.ts';
import { application } from '../../src/app/server.ts';
import { staffId } from '../../src/core/kernel/kernel.schema.ts';
import type { BoardId, StaffId } from '../../src/core/kernel/kernel.ts';
import { systemClock, type Clock } from '../../src/platform/clock/clock.ts';
import { csrfOf } from '../../src/platform/http/csrf.ts';
import { begin } from '../../src/platform/sessions/sessions.ts';
import { asAdministrator, rows, type Row } from '../contract/raw.ts';
import { startPostgres } from '../postgres.ts';

export type Person = { readonly board: BoardId; readonly staff: StaffId };
export type Place = { readonly id: string; readonly ref: string; readonly entry: string };
export type Ask = { readonly method: string; readonly path: string; readonly form?: Readonly<Record<string, string>> };

/** The running application over PostgreSQL with the demo boards in it, and ways to let people stand otherwise to a dossier. */
export type Stage = {
  readonly context: Context;
  readonly board: BoardId;
  readonly location: string;
  readonly open: Place;
  readonly closed: Place;
  readonly signal: string;
  readonly logged: readonly unknown[];
  readonly demo: (name: string) => Person;
  /** A new member of staff of the first board with this role there; an end in the past is a role that has ended. */
  readonly hire: (name: string, role: string, until?: string | null) => Promise<Person>;
  /** The same, of another board. */
  readonly hireElsewhere: (name: string, role: string) => Promise<Person>;
  readonly grant: (
    person: Person,
    place: Place,
    relation: string,
    more?: { until?: string; deputyOf?: StaffId },
  ) => Promise<string>;
  readonly exclude: (person: Person, place: Place) => Promise<void>;
  /** Takes away who was hired and did nothing but look, so that the pages that list staff do not grow with each of many. */
  readonly letGo: (person: Person) => Promise<void>;
  readonly sql: (statement: string) => Promise<readonly Row[]>;
  /** A new session with all that is asked. */
  readonly signIn: (person: Person, strength?: 'demo' | 'password' | 'two_factor') => Promise<string>;
  readonly ask: (token: string, ask: Ask) => Promise<Response>;
  /** What the log says came of what was asked in this session. */
  readonly outcomes: (token: string) => Promise<readonly unknown[]>;
  readonly close: () => Promise<void>;
};

const past = '2020-01-01T00:00:00Z';
/** The tables that have a row of somebody who was hired, signed in, was given something and looked around. */
const leftBy = [
  ...['staff_role', 'session', 'challenge', 'account_event', 'draft', 'dossier_grant', 'exclusion'],
  ...['signal_seen', 'informed_read'],
];
const [fedra, verdi] = demoBoards;

export async function openStage(clock: Clock = systemClock): Promise<Stage> {
  if (fedra === undefined || verdi === undefined) throw new Error('the demo has two boards');
  const dataDir = dataFolder('stage');
  const server = await startPostgres();
  const context = await openContext({ host: '127.0.0.1', port: 0, dataDir, databaseUrl: server.url }, clock);
  await seedDemo(context);
  const logged: unknown[] = [];
  const keep = (...about: readonly unknown[]) => void logged.push(about);
  const app = application(context, { info: keep, error: keep });
  const board = boardIdOf(fedra);
  const sqlOf = (of: BoardId, statement: string) =>
    asAdministrator(context.db, async (tx) => {
      await rows(
        tx,
        `select set_config('app.board', '${of}', true), set_config('app.now', '${context.clock()}', true)`,
      );
      return rows(tx, statement);
    });
  const sql = (statement: string) => sqlOf(board, statement);
  const location = locationIdOf(fedra.locations[0]?.id ?? '');
  const places =
    await sql(`select d.id, d.ref, (select e.id from entry e where e.board_id = d.board_id and e.dossier_id = d.id
    order by e.seq desc limit 1) as entry from dossier d where d.board_id = '${board}' order by d.opened_at`);
  const [open, closed] = places.map((row) => ({
    id: String(row['id']),
    ref: String(row['ref']),
    entry: String(row['entry']),
  }));
  if (open === undefined || closed === undefined) throw new Error('the first board has two dossiers');
  await sql(`update dossier set status = 'closed_monitored' where board_id = '${board}' and id = '${closed.id}'`);
  const [signal] = await sql(`select id from signal where board_id = '${board}' and dossier_id is null limit 1`);
  const mayOf = (protocol: string, role: string) => context.protocols.get(protocol)?.protocol.roles[role]?.may ?? [];

  const hireAt = async (
    who: { readonly of: BoardId; readonly at: string; readonly protocol: string },
    name: string,
    role: string,
    until: string | null,
  ) => {
    const staff = staffId.parse(name);
    await sqlOf(who.of, `insert into staff (board_id, id, name) values ('${who.of}', '${staff}', '${name} Verzonnen')`);
    await sqlOf(
      who.of,
      `insert into staff_role (board_id, id, staff_id, location_id, role, may, valid_from, valid_until) values ('${who.of}',
      'rol-${staff}', '${staff}', '${who.at}', '${role}', '{${mayOf(who.protocol, role).join(',')}}', '${past}', ${until === null ? 'null' : `'${until}'`})`,
    );
    return { board: who.of, staff };
  };
  return {
    context,
    board,
    location,
    open,
    closed,
    signal: String(signal?.['id']),
    logged,
    demo: (name) => ({ board, staff: staffIdOf(fedra.people.find((one) => one.name === name)!) }),
    hire: (name, role, until = null) =>
      hireAt({ of: board, at: location, protocol: fedra.protocol }, name, role, until),
    hireElsewhere: (name, role) =>
      hireAt(
        { of: boardIdOf(verdi), at: locationIdOf(verdi.locations[0]?.id ?? ''), protocol: fedra.protocol },
        name,
        role,
        null,
      ),
    grant: async ({ staff }, { id }, relation, { until, deputyOf } = {}) => {
      const grant = `${relation}-${staff}-${id}`;
      await sql(`insert into dossier_grant (board_id, id, dossier_id, staff_id, relation, deputy_of, valid_from, valid_until, opened_at, given_by)
        values ('${board}', '${grant}', '${id}', '${staff}', '${relation}', ${deputyOf === undefined ? 'null' : `'${deputyOf}'`}, '${past}',
        ${until === undefined ? 'null' : `'${until}'`}, '${past}', '${staff}')`);
      return grant;
    },
    exclude: async ({ staff }, { id }) => {
      await sql(
        `insert into exclusion (board_id, dossier_id, staff_id, since, set_by) values ('${board}', '${id}', '${staff}', '${past}', '${staff}')`,
      );
    },
    letGo: ({ staff }) =>
      asAdministrator(context.db, async (tx) => {
        // Some of these rows are only ever added to.
        await rows(tx, 'set local session_replication_role = replica');
        for (const table of leftBy)
          await rows(tx, `delete from ${table} where board_id = '${board}' and staff_id = '${staff}'`);
        await rows(tx, `delete from staff where board_id = '${board}' and id = '${staff}'`);
      }),
    sql,
    signIn: (person, strength = 'two_factor') => begin(context.db, person, strength, context.clock()),
    ask: async (token, { method, path: at, form = {} }) => {
      const headers = new Headers(token === '' ? {} : { cookie: `__Host-pluis=${token}` });
      if (method !== 'POST') return app.request(at, { method, headers });
      headers.set('sec-fetch-site', 'same-origin');
      const body = new URLSearchParams({ ...(token === '' ? {} : { _csrf: csrfOf(token) }), ...form });
      return app.request(at, { method, headers, body });
    },
    outcomes: async (token) => {
      const session = createHash('sha256')
        .update(createHash('sha256').update(token).digest())
        .digest('hex')
        .slice(0, 16);
      const found = await sql(
        `select outcome from access_log where session_ref = '${session}' and action <> 'sign_in'`,
      );
      return found.map(({ outcome }) => outcome);
    },
    close: async () => {
      await context.db.close();
      server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
