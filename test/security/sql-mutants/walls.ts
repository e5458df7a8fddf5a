import { attempt, quoted, roleName, roles, type Probe, type Role } from './probe.ts';
import { rights } from './rights.ts';
import { fresh, inNoord } from './rows.ts';

/** What each role that may reads, changes, removes and adds of the rows of one board, and of another. */
export function walls(table: string): readonly Probe[] {
  const row = fresh[table];
  if (row === undefined || inNoord(table, row) === row) return [];
  const wall: Wall = { table, area: `rows of ${table}`, row: { board_id: 'noord', ...row } };
  return [
    ...roles.flatMap((role) => [
      ...read(wall, role),
      ...changed(wall, role),
      ...removed(wall, role),
      ...added(wall, role),
    ]),
    ...unnamed(wall),
  ];
}

type Wall = { readonly table: string; readonly area: string; readonly row: { readonly board_id: unknown } };

const may = (role: Role, table: string) => (role === 'owner' ? 'read' : (rights[table]?.[role] ?? ''));
/** What one person may change here hangs on another: for the wall nobody in particular asks, as the console does. */
const asker = (table: string) => (['staff_request', 'staff_role'].includes(table) ? '' : 'lead');
const boardsIn = (from: string) => `select string_agg(distinct board_id, ' ' order by board_id) from ${from}`;

function read({ table, area }: Wall, role: Role): readonly Probe[] {
  if (!may(role, table).includes('read')) return [];
  const all = boardsIn(`pluis.${table}`);
  const everywhere = table === 'board' && role === 'app' ? 'noord oost zuid' : null;
  return [
    { area, ask: attempt({ role, staff: asker(table) }, all), gives: everywhere ?? boardsFor(role, table) },
    { area, ask: attempt({ role, board: '' }, all), gives: everywhere ?? 'nothing' },
  ];
}

/** The owner reads the log to export it; elsewhere it sees one board at most, as the gate and the eraser that it may become. */
function boardsFor(role: Role, table: string): string {
  if (role !== 'owner' || ['access_log', 'log_link', 'log_head'].includes(table)) return 'noord';
  return may('gate', table).includes('read') || may('eraser', table).includes('read') ? 'noord' : 'nothing';
}

function changed({ table, area }: Wall, role: Role): readonly Probe[] {
  const [, column] = /change\((\w+)/.exec(may(role, table)) ?? [];
  if (column === undefined || (role === 'app' && hangsOnThePerson.includes(table))) return [];
  const change = `with x as (update pluis.${table} set ${column} = ${column} returning board_id) ${boardsIn('x')}`;
  return [{ area, ask: attempt({ role, staff: asker(table) }, change), gives: 'noord' }];
}

/** What a change may make of these is tried in `doors`. */
const hangsOnThePerson = ['absence', 'destruction', 'dossier_hold'];

function removed({ table, area }: Wall, role: Role): readonly Probe[] {
  if (!may(role, table).includes('remove')) return [];
  const removal = `with x as (delete from pluis.${table} ${loose[table] ?? ''} returning board_id) ${boardsIn('x')}`;
  return [{ area, ask: attempt({ role }, removal), gives: 'noord' }];
}

/** A row that nothing hangs on. */
const loose: Readonly<Record<string, string>> = {
  dossier: `where id = 'd3'`,
  signal: `where id = 's2'`,
  bucket_key: `where bucket = '2026-02'`,
};

function added(wall: Wall, role: Role): readonly Probe[] {
  if (!may(role, wall.table).includes('add')) return [];
  return [adds(wall, roleName(role), String(wall.row.board_id), '1'), adds(wall, roleName(role), 'zuid', 'walled')];
}

function adds({ table, area, row }: Wall, role: string, board: string, gives: string): Probe {
  const insert = `probe.insert_of('${table}', ${quoted(JSON.stringify(row))})`;
  return { area, ask: `probe.attempt('${role}', '${board}', '${asker(table)}', ${insert})`, gives };
}

/** A right alone opens nothing: no policy is for whom it does not name. */
function unnamed(wall: Wall): readonly Probe[] {
  const asked = (statement: string) => `probe.attempt('given_all', 'noord', 'lead', ${quoted(statement)})`;
  return [
    { area: wall.area, ask: asked(boardsIn(`pluis.${wall.table}`)), gives: 'nothing' },
    { area: wall.area, ask: asked(`update pluis.${wall.table} set board_id = default`), gives: '0' },
    { area: wall.area, ask: asked(`delete from pluis.${wall.table}`), gives: '0' },
    adds(wall, 'given_all', String(wall.row.board_id), 'walled'),
  ];
}
