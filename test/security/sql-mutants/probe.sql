-- What a battery asks of a database, as SQL that leaves nothing behind: every attempt is undone.
create schema probe;

-- Two who are not of Pluis: one who reaches the schema and may nothing, and one whom somebody gave every right on every table.
create role nobody;
create role given_all;
grant usage on schema pluis to nobody, given_all;
grant select, insert, update, delete on all tables in schema pluis to given_all;
grant execute on function pluis.app_board(), pluis.app_staff(), pluis.app_now() to given_all;

-- Carries out one statement as this role for this person, then, as the administrator, asks `p_then`. Answers with the first value, with the
-- number of rows, or with how it was refused: 'denied' (no right on a table), 'walled' (a row policy), 'no call' (no right on a function),
-- else the code of the error and, where a row is not as it should be, its table.
create function probe.attempt(p_role text, p_board text, p_staff text, p_do text, p_then text default null) returns text
language plpgsql as $$
declare
  answer text;
  n integer;
  about text;
begin
  perform set_config('role', p_role, true), set_config('app.board', p_board, true), set_config('app.staff', p_staff, true),
    set_config('app.now', '2026-03-09T08:00:00Z', true), set_config('app.log', '', true);
  if p_do ~ '^(select|with) ' then
    execute p_do into answer;
  else
    execute p_do;
    get diagnostics n = row_count;
    answer := n;
  end if;
  set constraints all immediate;
  if p_then is not null then
    perform set_config('role', 'none', true);
    execute p_then into answer;
  end if;
  raise exception using errcode = 'PLOK0', message = coalesce(answer, 'nothing');
exception when others then
  get stacked diagnostics about = table_name;
  return case
    when sqlstate = 'PLOK0' then sqlerrm
    when sqlstate = '42501' and sqlerrm ~ '^permission denied for (function|procedure)' then 'no call'
    when sqlstate = '42501' and sqlerrm like 'permission denied%' then 'denied'
    when sqlstate = '42501' and sqlerrm like '%row-level security%' then 'walled'
    when sqlstate like '23%' then sqlstate || ' ' || about
    else sqlstate
  end;
end
$$;

create function probe.lets(p_role text, p_do text) returns boolean language plpgsql as $$
begin
  return probe.attempt(p_role, 'noord', 'lead', p_do) <> 'denied';
end
$$;

create function probe.listed(p_word text, p_some text[], p_all integer) returns text language sql as $$
  select case when cardinality(p_some) = 0 then '' when cardinality(p_some) = p_all then ' ' || p_word
    else ' ' || p_word || '(' || array_to_string(p_some, ' ') || ')' end
$$;

-- Which statements on a table the database takes from this role, column by column where it matters.
create function probe.rights(p_table text, p_role text) returns text language plpgsql as $$
declare
  name text;
  total integer := 0;
  reads text[] := '{}';
  changes text[] := '{}';
  answer text := '';
begin
  for name in
    select attname from pg_attribute where attrelid = ('pluis.' || p_table)::regclass and attnum > 0 and not attisdropped order by attnum
  loop
    total := total + 1;
    if probe.lets(p_role, format('select %I from pluis.%I limit 0', name, p_table)) then
      reads := reads || name;
    end if;
    if probe.lets(p_role, format('update pluis.%I set %I = default where false', p_table, name)) then
      changes := changes || name;
    end if;
  end loop;
  answer := probe.listed('read', reads, total);
  if probe.lets(p_role, format('insert into pluis.%I default values', p_table)) then answer := answer || ' add'; end if;
  answer := answer || probe.listed('change', changes, total);
  if probe.lets(p_role, format('delete from pluis.%I where false', p_table)) then answer := answer || ' remove'; end if;
  if probe.lets(p_role, format('truncate pluis.%I', p_table)) then answer := answer || ' empty'; end if;
  if probe.lets(p_role, format('create trigger t before insert on pluis.%I for each row execute function absent.absent()', p_table)) then
    answer := answer || ' trigger';
  end if;
  return ltrim(answer);
end
$$;

-- Who of these may call a function.
create function probe.callers(p_function text, p_roles text[]) returns text language plpgsql as $$
declare
  f record;
  name text;
  answer text[] := '{}';
begin
  select p.proname as name, p.prokind as kind,
    (select coalesce(string_agg('null::' || format_type(t, null), ', ' order by n), '')
     from unnest(p.proargtypes) with ordinality as a (t, n)) as given
  into f from pg_proc p where p.pronamespace = 'pluis'::regnamespace and p.proname = p_function;
  foreach name in array p_roles loop
    if probe.attempt(name, 'noord', 'lead', case when f.kind = 'p' then format('call pluis.%I(%s)', f.name, f.given)
        else format('select pluis.%I(%s) where false', f.name, f.given) end) <> 'no call' then
      answer := answer || replace(name, 'pluis_', '');
    end if;
  end loop;
  return array_to_string(answer, ' ');
end
$$;

-- What a role can make of itself and of the database, when it is who connects.
create function probe.powers(p_role text) returns text language plpgsql as $$
declare
  name text;
  answer text := '';
begin
  for name in select rolname from pg_roles where rolname like 'pluis_%' and rolname <> p_role order by rolname loop
    if probe.connected(p_role, format('set role %I', name)) then
      answer := answer || ' ' || name;
    end if;
  end loop;
  if probe.connected(p_role, 'create table pluis.made()') then answer := answer || ' makes'; end if;
  if probe.connected(p_role, 'create table public.made()') then answer := answer || ' makes-in-public'; end if;
  if probe.connected(p_role, 'create temporary table made()') then answer := answer || ' temporary'; end if;
  if probe.connected(p_role, 'create schema made') then answer := answer || ' schema'; end if;
  if probe.connected(p_role, 'create role made') then answer := answer || ' role'; end if;
  if probe.connected(p_role, 'set session_replication_role = replica') then answer := answer || ' no-triggers'; end if;
  if probe.connected(p_role, 'select pluis.app_now()') then answer := answer || ' enters'; end if;
  return ltrim(answer);
end
$$;

create function probe.connected(p_role text, p_do text) returns boolean language plpgsql as $$
begin
  execute format('set local session authorization %I', p_role);
  execute p_do;
  raise exception using errcode = 'PLOK0';
exception when others then
  return sqlstate = 'PLOK0';
end
$$;

-- The columns that may be empty: each is tried in a row that is right otherwise.
create function probe.nullable(p_table text, p_row jsonb) returns text language plpgsql as $$
declare
  name text;
  answer text[] := '{}';
begin
  for name in
    select attname from pg_attribute
    where attrelid = ('pluis.' || p_table)::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum
  loop
    if probe.adds('none', 'noord', p_table, jsonb_set(p_row, array[name], 'null')) <> '23502 ' || p_table then
      answer := answer || name;
    end if;
  end loop;
  return array_to_string(answer, ' ');
end
$$;

-- Adds one row.
create function probe.adds(p_role text, p_board text, p_table text, p_row jsonb) returns text language plpgsql as $$
begin
  return probe.attempt(p_role, p_board, 'lead', probe.insert_of(p_table, p_row));
end
$$;

create function probe.insert_of(p_table text, p_row jsonb) returns text language plpgsql as $$
declare
  given text := (select string_agg(quote_ident(k), ', ') from jsonb_object_keys(p_row) k);
begin
  return format('insert into pluis.%I (%s) select %s from jsonb_populate_record(null::pluis.%I, %L)', p_table, given, given, p_table, p_row);
end
$$;
