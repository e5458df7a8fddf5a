alter default privileges in schema pluis revoke execute on functions from public;

-- Who asks, for whom, and when. Set per transaction; unset is null, and null sees nothing.
create function app_board() returns text language sql stable parallel safe
  as $$ select nullif(pg_catalog.current_setting('app.board', true), '') $$;
create function app_staff() returns text language sql stable parallel safe
  as $$ select nullif(pg_catalog.current_setting('app.staff', true), '') $$;
create function app_now() returns timestamptz language sql stable parallel safe
  as $$ select nullif(pg_catalog.current_setting('app.now', true), '')::timestamptz $$;
grant execute on function app_board(), app_staff(), app_now() to pluis_app, pluis_gate;

-- Forces row security on a table of one board's data and puts the restrictive wall between boards on top of whatever else is allowed.
create procedure wall_off(walled regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', walled);
  execute format('alter table %s force row level security', walled);
  execute format('create policy board_wall on %s as restrictive using (board_id = app_board()) with check (board_id = app_board())', walled);
end
$$;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are only ever added', tg_table_name using errcode = '42501';
end
$$;

create table board (
  board_id text primary key check (board_id ~ '^[A-Za-z0-9_-]{1,64}$'),
  name text not null,
  slug text not null check (slug ~ '^[a-z0-9-]{1,60}$'),
  -- A trial board alone has demo persons who sign in with one click.
  trial boolean not null default false
);

create table location (
  board_id text not null references board,
  id text not null,
  name text not null,
  kind text not null check (kind in ('school', 'childcare')),
  brin text,
  lrk text,
  protocol_id text not null,
  primary key (board_id, id)
);

create table staff (
  board_id text not null references board,
  id text not null,
  name text not null,
  active boolean not null default true,
  demo boolean not null default false,
  primary key (board_id, id)
);

-- `may` holds the abilities that the location's protocol gave this role when it was assigned, so that the wall needs no protocol.
-- Without a location the role holds at each location of the board.
create table staff_role (
  board_id text not null,
  id text not null,
  staff_id text not null,
  location_id text,
  role text not null,
  may text[] not null,
  valid_from timestamptz not null,
  valid_until timestamptz check (valid_until >= valid_from),
  primary key (board_id, id),
  foreign key (board_id, staff_id) references staff,
  foreign key (board_id, location_id) references location
);
create index staff_role_by_staff on staff_role (board_id, staff_id);
create index staff_role_by_location on staff_role (board_id, location_id, role);

create table staff_login (
  board_id text not null,
  staff_id text not null,
  name text not null,
  password_hash text not null,
  totp_secret bytea,
  -- The last time step a code was accepted for: a code works once.
  totp_step bigint not null default 0,
  recovery_hashes text[] not null default '{}',
  changed_at timestamptz not null,
  primary key (board_id, staff_id),
  unique (board_id, name),
  foreign key (board_id, staff_id) references staff
);

create table session (
  board_id text not null,
  token_hash bytea not null check (octet_length(token_hash) = 32),
  staff_id text not null,
  strength text not null check (strength in ('demo', 'password', 'two_factor')),
  started_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  primary key (board_id, token_hash),
  foreign key (board_id, staff_id) references staff
);
create index session_by_staff on session (board_id, staff_id, started_at);

create table child_group (
  board_id text not null,
  id text not null,
  location_id text not null,
  name text not null,
  primary key (board_id, id),
  foreign key (board_id, location_id) references location
);

-- Name and birth day are in `payload`, encrypted under the board's key.
create table child (
  board_id text not null,
  id text not null,
  location_id text not null,
  group_id text,
  payload bytea not null,
  row_version integer not null default 1,
  active boolean not null default true,
  primary key (board_id, id),
  foreign key (board_id, location_id) references location,
  foreign key (board_id, group_id) references child_group
);
create index child_by_location on child (board_id, location_id, group_id);

-- What someone was typing when the session lapsed: encrypted, for that person and that form alone. Emptied, never deleted.
create table draft (
  board_id text not null,
  staff_id text not null,
  form text not null,
  payload bytea,
  row_version integer not null default 1,
  saved_at timestamptz not null,
  primary key (board_id, staff_id, form),
  foreign key (board_id, staff_id) references staff
);

call wall_off('location');
call wall_off('staff');
call wall_off('staff_role');
call wall_off('staff_login');
call wall_off('session');
call wall_off('child_group');
call wall_off('child');
call wall_off('draft');

-- A person signs in before a board is chosen: the list of boards is no secret, changing it needs the board's own context.
alter table board enable row level security;
alter table board force row level security;
create policy board_wall on board as restrictive for insert with check (board_id = app_board());
create policy board_change on board as restrictive for update using (board_id = app_board());
create policy app_all on board to pluis_app using (true) with check (true);

create function works_at(p_location text) returns boolean language sql stable
as $$
  select exists (
    select from pluis.staff_role r
    where r.board_id = pluis.app_board() and r.staff_id = pluis.app_staff() and (r.location_id is null or r.location_id = p_location)
      and r.valid_from <= pluis.app_now() and (r.valid_until is null or pluis.app_now() < r.valid_until)
  )
$$;
grant execute on function works_at(text) to pluis_app;

create policy app_all on location to pluis_app using (true) with check (true);
create policy app_all on staff to pluis_app using (true) with check (true);
create policy app_all on staff_role to pluis_app using (true) with check (true);
create policy app_all on staff_login to pluis_app using (true) with check (true);
create policy app_all on session to pluis_app using (true) with check (true);
create policy app_all on child_group to pluis_app using (true) with check (true);
create policy app_sees on child for select to pluis_app using (works_at(location_id));
create policy app_adds on child for insert to pluis_app with check (true);
create policy app_changes on child for update to pluis_app using (works_at(location_id));
create policy app_own on draft to pluis_app using (staff_id = app_staff()) with check (staff_id = app_staff());
create policy gate_sees on staff_role for select to pluis_gate using (true);

grant select, insert on board, location, staff, staff_role, staff_login, session, child_group, child, draft to pluis_app;
grant update (name) on board to pluis_app;
grant update (name, brin, lrk, protocol_id) on location to pluis_app;
grant update (name, active) on staff to pluis_app;
grant update (may, valid_until) on staff_role to pluis_app;
grant update (name, password_hash, totp_secret, totp_step, recovery_hashes, changed_at) on staff_login to pluis_app;
grant update (strength, seen_at, ends_at, ended_at) on session to pluis_app;
grant update (name) on child_group to pluis_app;
grant update (group_id, payload, row_version, active) on child to pluis_app;
grant update (payload, row_version, saved_at) on draft to pluis_app;
grant select on staff_role to pluis_gate;
