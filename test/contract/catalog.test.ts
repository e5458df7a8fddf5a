import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databases, type Opened } from './databases.ts';
import { asAdministrator, rows, type Row } from './raw.ts';

/** These belong to no board: the list of boards holds each board's own row, and the migrations are the same for all. */
const ofNobody = ['migration'];
/** The slug of a board is one of a list that everybody may read (decision 0035). */
const keysOverAllBoards = ['board_slug'];
/** Choosing a board comes before signing in, so the list of boards has its wall around changes alone. */
const listOfBoards = 'board';
const runTimeRoles = ['pluis_app', 'pluis_gate', 'pluis_owner', 'pluis_migrator', 'pluis_retention', 'pluis_eraser'];

describe.each(databases)('in the catalog of $name', ({ open }) => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.close());
  const ask = (query: string): Promise<readonly Row[]> => asAdministrator(opened.db, (tx) => rows(tx, query));
  const names = async (query: string) => (await ask(query)).map(({ name }) => String(name));
  const tables = `select c.oid, c.relname as name, c.relrowsecurity, c.relforcerowsecurity from pg_class c
    join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'pluis' and c.relkind in ('r', 'p')`;
  const tenant = `select * from (${tables}) t where t.name <> all ('{${ofNobody.join(',')}}')`;

  test('the tables of the boards are there', async () => {
    const found = await names(`${tenant} order by name`);
    expect(found.length).toBeGreaterThanOrEqual(18);
    expect(found).toEqual(expect.arrayContaining(['entry', 'dossier', 'access_log', 'draft', 'session']));
  });

  test('the board is the first column of each primary key, unique constraint and index', async () => {
    const first = `select x.relname as name, a.attname from pg_index i join (${tenant}) t on t.oid = i.indrelid
      join pg_class x on x.oid = i.indexrelid join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]`;
    const found = await ask(first);
    expect(found.length).toBeGreaterThan(25);
    const others = found.filter(({ attname }) => attname !== 'board_id');
    expect(others.map(({ name }) => name)).toEqual(keysOverAllBoards);
    const keyless = `select t.name from (${tenant}) t
      where not exists (select from pg_constraint k where k.conrelid = t.oid and k.contype = 'p')`;
    expect(await names(keyless)).toEqual([]);
  });

  test('the board is never left out of a row', async () => {
    const nullable = `select t.name from (${tenant}) t left join pg_attribute a on a.attrelid = t.oid and a.attname = 'board_id'
      where a.attnotnull is distinct from true`;
    expect(await names(nullable)).toEqual([]);
  });

  test('no foreign key leads from one board to another', async () => {
    const crossing = `select k.conname as name from pg_constraint k join (${tenant}) t on t.oid = k.conrelid
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
      join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[1]
      where k.contype = 'f' and (a.attname <> 'board_id' or b.attname <> 'board_id')`;
    expect(await names(crossing)).toEqual([]);
  });

  test('row security is on and forced on each table of a board', async () => {
    expect(await names(`select * from (${tenant}) t where not (relrowsecurity and relforcerowsecurity)`)).toEqual([]);
  });

  test('the wall between boards is restrictive, for every command, in reading and in writing', async () => {
    const wall = '(board_id = pluis.app_board())';
    const walled = `select t.name from (${tenant}) t join pg_policy p on p.polrelid = t.oid and p.polname = 'board_wall'
      where not p.polpermissive and p.polcmd = '*' and p.polroles = '{0}'
        and replace(pg_get_expr(p.polqual, t.oid), 'pluis.', '') = replace('${wall}', 'pluis.', '')
        and replace(pg_get_expr(p.polwithcheck, t.oid), 'pluis.', '') = replace('${wall}', 'pluis.', '')`;
    const all = await names(`${tenant} order by name`);
    expect((await names(walled)).sort()).toEqual(all.filter((name) => name !== listOfBoards));
    const changes = `select p.polcmd::text as name from pg_policy p where p.polrelid = 'pluis.board'::regclass and not p.polpermissive order by 1`;
    expect(await names(changes)).toEqual(['a', 'w']);
  });

  test('no number is counted across boards', async () => {
    const counted = `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'pluis' and c.relkind = 'S'`;
    expect(await names(counted)).toEqual([]);
  });

  test('entries and the log carry the triggers that refuse a change, for every row and for the table', async () => {
    const triggers = `select g.tgrelid::regclass::text || ' ' || g.tgname || ' ' || g.tgtype || ' ' || g.tgenabled::text as name
      from pg_trigger g join pg_proc p on p.oid = g.tgfoid where p.proname in ('refuse_change', 'refuse_entry_change')`;
    const [row, before, deleting, updating, truncating] = [1, 2, 8, 16, 32];
    const changes = row + before + deleting + updating;
    expect((await names(triggers)).map((name) => name.replace('pluis.', '')).sort()).toEqual([
      `access_log access_log_stays ${changes} O`,
      `access_log access_log_table_stays ${before + truncating} O`,
      `attachment attachment_stays ${changes} O`,
      `attachment attachment_table_stays ${before + truncating} O`,
      `entry entry_stays ${changes} O`,
      `entry entry_table_stays ${before + truncating} O`,
      `informed_read informed_read_stays ${changes} O`,
      `informed_read informed_read_table_stays ${before + truncating} O`,
      `log_link log_link_stays ${changes} O`,
      `log_link log_link_table_stays ${before + truncating} O`,
      `log_review log_review_stays ${changes} O`,
      `log_review log_review_table_stays ${before + truncating} O`,
      `signal_seen signal_seen_stays ${changes} O`,
      `signal_seen signal_seen_table_stays ${before + truncating} O`,
    ]);
  });

  test('the application may nowhere delete or empty, and changes no entry, no key and no log row', async () => {
    const granted = (privilege: string) => `select t.name from (${tables}) t
      where has_table_privilege('pluis_app', t.oid, '${privilege}') order by t.name`;
    expect(await names(granted('delete'))).toEqual([]);
    expect(await names(granted('truncate'))).toEqual([]);
    expect(await names(granted('references'))).toEqual([]);
    const changed = `select t.name from (${tables}) t where has_any_column_privilege('pluis_app', t.oid, 'update') order by t.name`;
    const untouched = [
      'entry',
      'attachment',
      'access_log',
      'log_head',
      'log_link',
      'dossier',
      'dossier_key',
      'idempotency',
      'signal',
      'migration',
    ];
    expect((await names(changed)).filter((name) => untouched.includes(name))).toEqual([]);
  });

  test('the gate removes nothing and changes no entry and no log row', async () => {
    const may = `select t.name from (${tables}) t where has_table_privilege('pluis_gate', t.oid, 'delete, truncate')
      or t.name in ('entry', 'access_log', 'log_link', 'key_wrap', 'destroyed_key') and has_any_column_privilege('pluis_gate', t.oid, 'update')`;
    expect(await names(may)).toEqual([]);
  });

  test('none of the roles can sign in, pass row security or make roles', async () => {
    const strong = `select rolname as name from pg_roles where rolname like 'pluis\\_%'
      and (rolcanlogin or rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)`;
    expect(await names(strong)).toEqual([]);
    const all = `select rolname as name from pg_roles where rolname like 'pluis\\_%'`;
    expect((await names(all)).sort()).toEqual([...runTimeRoles].sort());
  });

  test('the application owns nothing and may make nothing', async () => {
    const owned = `select relname as name from pg_class where relowner = 'pluis_app'::regrole
      union all select proname from pg_proc where proowner = 'pluis_app'::regrole`;
    expect(await names(owned)).toEqual([]);
    const [may] = await ask(`select has_schema_privilege('pluis_app', 'pluis', 'create') as schema,
      has_database_privilege('pluis_app', current_database(), 'temporary') as temporary`);
    expect(may).toEqual({ schema: false, temporary: false });
  });

  test('each function that looks past the policies belongs to the gate, or to the eraser what takes away, and keeps to its own schema', async () => {
    const looking = `select p.proname as name, p.proowner::regrole::text as owner, p.proconfig::text as config from pg_proc p
      join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'pluis' and p.prosecdef`;
    const found = await ask(looking);
    expect(found.length).toBeGreaterThanOrEqual(14);
    const erasing: readonly unknown[] = ['erase_objects', 'expire_log', 'log_due'];
    const ownerOf = (name: unknown) => (erasing.includes(name) ? 'pluis_eraser' : 'pluis_gate');
    const tame = '{"search_path=pluis, pg_temp"}';
    expect(found).toEqual(found.map(({ name }) => ({ name, owner: ownerOf(name), config: tame })));
  });

  test('one function alone takes dossiers away, and only the role for destruction may call it', async () => {
    const may = `select t.name from (${tables}) t where has_table_privilege('pluis_eraser', t.oid, 'delete') order by t.name`;
    expect(await names(may)).toEqual(expect.arrayContaining(['dossier', 'entry', 'dossier_key', 'signal']));
    const elsewhere = `select t.name from (${tables}) t cross join unnest(array['pluis_app', 'pluis_gate', 'pluis_retention']) r
      where t.name <> 'bucket_key' and has_table_privilege(r, t.oid, 'delete')`;
    expect(await names(elsewhere)).toEqual([]);
    const callers = `select r.rolname as name from pg_roles r where r.rolname like 'pluis\\_%'
      and has_function_privilege(r.rolname, 'pluis.erase_objects(text, text[], text[])', 'execute') order by 1`;
    expect(await names(callers)).toEqual(['pluis_eraser', 'pluis_migrator', 'pluis_owner', 'pluis_retention']);
    const hanging = `select distinct k.conrelid::regclass::text as name from pg_constraint k
      where k.contype = 'f' and k.confrelid = 'pluis.dossier'::regclass and not has_table_privilege('pluis_eraser', k.conrelid, 'delete')`;
    expect(await names(hanging)).toEqual([]);
  });

  test('no function is for everybody', async () => {
    const forAll = `select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname = 'pluis' and has_function_privilege('public', p.oid, 'execute')`;
    expect(await names(forAll)).toEqual([]);
  });
});
