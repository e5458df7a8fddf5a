-- What can unwrap the keys of dossiers and signals: a bucket is all of a board that is destroyed in the same month (`open`: no month yet).
-- Its keys lie in the keyring, outside this database; here stands only which versions there are, so that a key can be retired for certain:
-- no row can name a version that is gone, and none can go while a row names it.
-- pluis_retention moves keys from one bucket to another and starts a destruction; pluis_eraser owns the one function that deletes.
set local role none;
do $$
declare
  wanted text;
begin
  foreach wanted in array array['pluis_retention', 'pluis_eraser'] loop
    if not exists (select from pg_catalog.pg_roles where rolname = wanted) then
      execute format('create role %I nologin nosuperuser nobypassrls nocreatedb nocreaterole', wanted);
    end if;
  end loop;
  if not pg_catalog.pg_has_role('pluis_owner', 'pluis_eraser', 'member') then
    grant pluis_eraser to pluis_owner;
  end if;
  if not pg_catalog.pg_has_role(current_user, 'pluis_retention', 'member') then
    execute format('grant pluis_retention to %I', current_user);
  end if;
end
$$;
set local role pluis_owner;
grant usage on schema pluis to pluis_retention, pluis_eraser;

create table bucket_key (
  board_id text not null references board,
  bucket text not null check (bucket = 'open' or bucket ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  key_version integer not null check (key_version >= 1),
  primary key (board_id, bucket, key_version)
);

-- `confirmed`: the keyring has destroyed it too. A confirmed key that is in the keyring again came from an old copy.
create table destroyed_key (
  board_id text not null references board,
  bucket text not null,
  key_version integer not null,
  destroyed_at timestamptz not null,
  confirmed boolean not null default false,
  primary key (board_id, bucket, key_version)
);

-- Every version that ever wrapped the key of a dossier or signal: all of them must be gone before a back-up gives nothing back.
-- An empty bucket is the key of the board itself, as it was before there were buckets.
create table key_wrap (
  board_id text not null,
  object_id text not null,
  bucket text not null,
  key_version integer not null,
  primary key (board_id, object_id, bucket, key_version)
);

alter table dossier_key add column bucket text generated always as (case when recipient_kind = 'bucket' then recipient end) stored,
  add foreign key (board_id, bucket, key_version) references bucket_key;
create index dossier_key_by_bucket on dossier_key (board_id, bucket, key_version);
alter table signal add column bucket text, add foreign key (board_id, bucket, key_version) references bucket_key;
create index signal_by_bucket on signal (board_id, bucket, key_version);

-- Something that must stay: a report, a complaint, a court case or a request for inspection is running.
create table dossier_hold (
  board_id text not null,
  id text not null,
  dossier_id text not null,
  ground text not null check (ground in ('report', 'complaint', 'court', 'inspection', 'other')),
  since timestamptz not null,
  set_by text not null,
  lifted_at timestamptz,
  lifted_by text,
  primary key (board_id, id),
  foreign key (board_id, dossier_id) references dossier,
  foreign key (board_id, set_by) references staff,
  foreign key (board_id, lifted_by) references staff
);
create index dossier_hold_by_dossier on dossier_hold (board_id, dossier_id);

-- A destruction: proposed by one person, approved by another, then begun (what goes is fixed), erased (rows gone) and done (keys gone).
-- It keeps numbers, never what it was about.
create table destruction (
  board_id text not null,
  id text not null,
  kind text not null check (kind in ('month', 'dossier')),
  bucket text,
  -- Emptied once the dossier is gone.
  dossier_id text,
  proposed_by text not null,
  proposed_at timestamptz not null,
  approved_by text check (approved_by <> proposed_by),
  approved_at timestamptz,
  withdrawn_at timestamptz,
  state text not null default 'proposed' check (state in ('proposed', 'approved', 'withdrawn', 'begun', 'erased', 'done')),
  dossiers integer not null default 0,
  signals integer not null default 0,
  postponed integer not null default 0,
  destroyed_on date,
  final_on date,
  primary key (board_id, id),
  foreign key (board_id, proposed_by) references staff,
  foreign key (board_id, approved_by) references staff,
  check ((kind = 'month') = (bucket is not null)),
  check ((state in ('proposed', 'withdrawn')) or approved_by is not null)
);

create table destruction_item (
  board_id text not null,
  destruction_id text not null,
  object_id text not null,
  kind text not null check (kind in ('dossier', 'signal')),
  primary key (board_id, destruction_id, object_id),
  foreign key (board_id, destruction_id) references destruction
);

call wall_off('bucket_key');
call wall_off('destroyed_key');
call wall_off('key_wrap');
call wall_off('dossier_hold');
call wall_off('destruction');
call wall_off('destruction_item');

insert into key_wrap (board_id, object_id, bucket, key_version)
select board_id, dossier_id, '', key_version from dossier_key union select board_id, id, '', key_version from signal;

create policy gate_all on bucket_key to pluis_gate using (true) with check (true);
create policy gate_all on destroyed_key to pluis_gate using (true) with check (true);
create policy gate_all on key_wrap to pluis_gate using (true) with check (true);
create policy gate_all on dossier_hold to pluis_gate using (true) with check (true);
create policy gate_all on destruction to pluis_gate using (true) with check (true);
create policy gate_all on destruction_item to pluis_gate using (true) with check (true);
grant select, insert on bucket_key, key_wrap to pluis_gate;
grant select on destroyed_key to pluis_gate;
grant update (recipient_kind, recipient, key_version, wrapped) on dossier_key to pluis_gate;

-- Which version wraps the key of this dossier or signal from now on. Refused (PL001) when that version was destroyed in the meantime.
-- The row is added before the look at what was destroyed: an insert waits for whoever is taking the row away.
create function note_wrap(p_object text, p_bucket text, p_version integer) returns void language plpgsql as $$
begin
  insert into bucket_key (board_id, bucket, key_version) values (app_board(), p_bucket, p_version)
  on conflict (board_id, bucket, key_version) do nothing;
  if exists (select from destroyed_key k where k.board_id = app_board() and k.bucket = p_bucket and k.key_version = p_version) then
    raise exception 'the key of this bucket was destroyed' using errcode = 'PL001';
  end if;
  insert into key_wrap (board_id, object_id, bucket, key_version) values (app_board(), p_object, p_bucket, p_version)
  on conflict (board_id, object_id, bucket, key_version) do nothing;
end
$$;
grant execute on function note_wrap(text, text, integer) to pluis_gate, pluis_retention;

-- As in 0005, with the bucket of the key in p_dossier.
create or replace function create_dossier(
  p_board text, p_staff text, p_now timestamptz, p_key text, p_dossier jsonb, p_key_version integer, p_wrapped bytea, p_summary bytea,
  p_entries jsonb, p_payloads bytea, p_log jsonb
) returns json language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
declare
  new_id text := p_dossier ->> 'id';
  at timestamptz := (p_log ->> 'at')::timestamptz;
  n integer := jsonb_array_length(p_entries);
  head bytea := decode(repeat('00', 32), 'hex');
  earlier json;
begin
  perform enter(p_board, p_staff, p_now);
  insert into idempotency (board_id, staff_id, key, at, object_type, object_id, first_seq, last_seq)
  values (p_board, p_staff, p_key, at, 'dossier', new_id, 1, n)
  on conflict (board_id, staff_id, key) do nothing;
  if not found then
    select json_build_object('outcome', 'replayed', 'id', d.id, 'ref', d.ref, 'version', i.last_seq) into earlier
    from idempotency i join dossier d on d.board_id = i.board_id and d.id = i.object_id
    where i.board_id = p_board and i.staff_id = p_staff and i.key = p_key;
    return earlier;
  end if;
  insert into dossier (board_id, id, ref, location_id, protocol_id, status, step, step_since, opened_at, created_by, version, head_hash,
    summary, summary_version, touched_at)
  values (p_board, new_id, p_dossier ->> 'ref', p_dossier ->> 'location', p_dossier ->> 'protocol', p_dossier ->> 'status',
    p_dossier ->> 'step', (p_dossier ->> 'stepSince')::date, at, p_staff, n, head, p_summary, n, at);
  perform note_wrap(new_id, p_dossier ->> 'bucket', p_key_version);
  insert into dossier_key (board_id, dossier_id, recipient_kind, recipient, key_version, wrapped)
  values (p_board, new_id, 'bucket', p_dossier ->> 'bucket', p_key_version, p_wrapped);
  insert into dossier_child (board_id, dossier_id, child_id)
  select p_board, new_id, c from jsonb_array_elements_text(p_dossier -> 'children') c;
  insert into dossier_grant (board_id, id, dossier_id, staff_id, relation, deputy_of, valid_from, valid_until, opened_at, given_by)
  select p_board, g ->> 'id', new_id, g ->> 'staff', g ->> 'relation', g ->> 'deputyOf', (g ->> 'from')::timestamptz,
    (g ->> 'until')::timestamptz, at, p_staff
  from jsonb_array_elements(p_dossier -> 'grants') g;
  insert into exclusion (board_id, dossier_id, staff_id, since, set_by)
  select p_board, new_id, x, p_now, p_staff from jsonb_array_elements_text(p_dossier -> 'excluded') x;
  head := chain_entries(new_id, 0, head, at, p_entries, p_payloads);
  update dossier set head_hash = head where board_id = p_board and id = new_id;
  perform note_access(p_log, 'create', 'dossier', p_dossier ->> 'ref', null, 'allowed', null);
  return json_build_object('outcome', 'created', 'id', new_id, 'ref', p_dossier ->> 'ref', 'version', n);
end
$$;

-- As in 0005, with the bucket of the key in head.
create or replace function read_dossier(
  p_board text, p_staff text, p_now timestamptz, p_ref text, p_log jsonb,
  out head json, out wrapped bytea, out headers json, out payloads bytea
) language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
declare
  d dossier%rowtype;
  k dossier_key%rowtype;
  seen text;
  opened_by text;
begin
  perform enter(p_board, p_staff, p_now);
  select * into d from dossier where board_id = p_board and ref = p_ref;
  if found then
    select sight, rule into seen, opened_by from door(d.id, d.location_id, d.status);
  end if;
  perform note_access(p_log, 'read', 'dossier', p_ref, null, case when opened_by is null then 'denied' else 'allowed' end, opened_by);
  if opened_by is null then
    return;
  end if;
  select * into k from dossier_key where board_id = p_board and dossier_id = d.id and recipient_kind <> 'person'
  limit 1;
  wrapped := k.wrapped;
  head := json_build_object('id', d.id, 'ref', d.ref, 'location', d.location_id, 'protocol', d.protocol_id, 'status', d.status,
    'step', d.step, 'stepSince', d.step_since, 'openedAt', iso(d.opened_at), 'version', d.version, 'sight', seen, 'openedBy', opened_by,
    'keyVersion', k.key_version, 'bucket', k.bucket, 'headHash', encode(d.head_hash, 'hex'),
    'children', (select coalesce(json_agg(c.child_id order by c.child_id), '[]'::json) from dossier_child c
      where c.board_id = p_board and c.dossier_id = d.id),
    'grants', (select coalesce(json_agg(json_build_object('id', g.id, 'dossier', g.dossier_id, 'staff', g.staff_id,
        'relation', g.relation, 'deputyOf', g.deputy_of, 'from', iso(g.valid_from), 'until', iso(g.valid_until)) order by g.id), '[]'::json)
      from dossier_grant g where g.board_id = p_board and g.dossier_id = d.id),
    'excluded', (select coalesce(json_agg(x.staff_id order by x.staff_id), '[]'::json) from exclusion x
      where x.board_id = p_board and x.dossier_id = d.id and x.since <= p_now and (x.lifted_at is null or p_now < x.lifted_at)));
  select e.headers, e.payloads into headers, payloads from entries_after(d.id, 0, seen) e;
end
$$;

create or replace function list_dossiers(
  p_board text, p_staff text, p_now timestamptz, p_before timestamptz, p_before_id text, p_limit integer, p_status text, p_log jsonb
) returns table (head json, wrapped bytea, summary bytea)
language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
begin
  perform enter(p_board, p_staff, p_now);
  perform note_access(p_log, 'list', 'dossier', null, null, 'allowed', null);
  return query
  select json_build_object('id', d.id, 'ref', d.ref, 'location', d.location_id, 'protocol', d.protocol_id, 'status', d.status,
      'step', d.step, 'stepSince', d.step_since, 'openedAt', iso(d.opened_at), 'touchedAt', iso(d.touched_at), 'version', d.version,
      'sight', o.sight, 'summaryVersion', d.summary_version, 'keyVersion', k.key_version, 'bucket', k.bucket),
    case when o.sight = 'all' then k.wrapped end, case when o.sight = 'all' then d.summary end
  from (
    select g.dossier_id, g.opened_at from dossier_grant g
    where g.board_id = p_board and g.staff_id = p_staff and (g.opened_at, g.dossier_id) < (p_before, p_before_id)
      and g.valid_from <= p_now and (g.valid_until is null or p_now < g.valid_until)
      and not exists (
        select from dossier_grant twin
        where twin.board_id = p_board and twin.dossier_id = g.dossier_id and twin.staff_id = p_staff and twin.id < g.id
          and twin.valid_from <= p_now and (twin.valid_until is null or p_now < twin.valid_until)
      )
    order by g.opened_at desc, g.dossier_id desc
  ) mine
  join dossier d on d.board_id = p_board and d.id = mine.dossier_id and (p_status is null or d.status = p_status)
  cross join lateral door(d.id, d.location_id, d.status) o
  left join dossier_key k on k.board_id = p_board and k.dossier_id = d.id and k.recipient_kind <> 'person'
  where o.sight is not null
  order by mine.opened_at desc, mine.dossier_id desc
  limit p_limit;
end
$$;

-- Puts the key of a dossier into another bucket: its month when it is closed, `open` when it is opened again.
create function move_dossier_key(p_dossier text, p_bucket text, p_version integer, p_wrapped bytea) returns void language plpgsql as $$
begin
  if exists (
    select from dossier_key k
    where k.board_id = app_board() and k.dossier_id = p_dossier and k.recipient_kind = 'bucket' and k.recipient = p_bucket
  ) then
    return;
  end if;
  perform note_wrap(p_dossier, p_bucket, p_version);
  update dossier_key set recipient_kind = 'bucket', recipient = p_bucket, key_version = p_version, wrapped = p_wrapped
  where board_id = app_board() and dossier_id = p_dossier and recipient_kind <> 'person';
end
$$;
grant execute on function move_dossier_key(text, text, integer, bytea) to pluis_gate;

-- As in 0005; p_heading has, where the bucket may be another, bucket, keyVersion and wrapped (hexadecimal).
create or replace function append_entries(
  p_board text, p_staff text, p_now timestamptz, p_key text, p_dossier text, p_expected integer, p_heading jsonb, p_summary bytea,
  p_entries jsonb, p_payloads bytea, p_log jsonb,
  out outcome text, out first_seq integer, out version integer, out headers json, out payloads bytea
) language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
#variable_conflict use_column
declare
  d dossier%rowtype;
  i idempotency%rowtype;
  seen text;
  opened_by text;
  head bytea;
begin
  perform enter(p_board, p_staff, p_now);
  select * into d from dossier where board_id = p_board and id = p_dossier for update;
  if found then
    select sight, rule into seen, opened_by from door(d.id, d.location_id, d.status);
  end if;
  if seen is distinct from 'all' then
    perform note_access(p_log, 'append', 'dossier', coalesce(d.ref, p_dossier), null, 'denied', null);
    outcome := 'not_found';
    return;
  end if;
  select * into i from idempotency where board_id = p_board and staff_id = p_staff and key = p_key;
  if found then
    outcome := case when i.object_id = p_dossier then 'replayed' else 'not_found' end;
    first_seq := i.first_seq;
    version := i.last_seq;
    return;
  end if;
  if d.version <> p_expected then
    perform note_access(p_log, 'read', 'dossier', d.ref, null, 'allowed', opened_by);
    outcome := 'conflict';
    version := d.version;
    select e.headers, e.payloads into headers, payloads from entries_after(p_dossier, p_expected, 'all') e;
    return;
  end if;
  first_seq := d.version + 1;
  version := d.version + jsonb_array_length(p_entries);
  head := chain_entries(p_dossier, d.version, d.head_hash, (p_log ->> 'at')::timestamptz, p_entries, p_payloads);
  update dossier set version = d.version + jsonb_array_length(p_entries), head_hash = head,
    touched_at = greatest(d.touched_at, (p_log ->> 'at')::timestamptz),
    status = coalesce(p_heading ->> 'status', d.status),
    step = case when p_heading is null then d.step else p_heading ->> 'step' end,
    step_since = case when p_heading is null then d.step_since else (p_heading ->> 'stepSince')::date end,
    summary = case when p_heading is null then d.summary else p_summary end,
    summary_version = case when p_heading is null then d.summary_version else d.version + jsonb_array_length(p_entries) end
  where board_id = p_board and id = p_dossier;
  if p_heading ->> 'wrapped' is not null then
    perform move_dossier_key(p_dossier, p_heading ->> 'bucket', (p_heading ->> 'keyVersion')::integer,
      decode(p_heading ->> 'wrapped', 'hex'));
  end if;
  insert into idempotency (board_id, staff_id, key, at, object_type, object_id, first_seq, last_seq)
  values (p_board, p_staff, p_key, (p_log ->> 'at')::timestamptz, 'dossier', p_dossier, d.version + 1,
    d.version + jsonb_array_length(p_entries));
  perform note_access(p_log, 'append', 'dossier', d.ref, null, 'allowed', opened_by);
  outcome := 'appended';
end
$$;

-- As in 0005, with the bucket of the key in p_signal.
create or replace function record_signal(
  p_board text, p_staff text, p_now timestamptz, p_key text, p_signal jsonb, p_key_version integer, p_wrapped bytea, p_payload bytea,
  p_log jsonb
) returns json language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
declare
  earlier text;
begin
  perform enter(p_board, p_staff, p_now);
  insert into idempotency (board_id, staff_id, key, at, object_type, object_id)
  values (p_board, p_staff, p_key, (p_log ->> 'at')::timestamptz, 'signal', p_signal ->> 'id')
  on conflict (board_id, staff_id, key) do nothing;
  if not found then
    select object_id into earlier from idempotency where board_id = p_board and staff_id = p_staff and key = p_key;
    return json_build_object('outcome', 'replayed', 'id', earlier);
  end if;
  perform note_wrap(p_signal ->> 'id', p_signal ->> 'bucket', p_key_version);
  insert into signal (board_id, id, location_id, child_id, type, recorded_at, recorded_by, withheld_from, bucket, key_version,
    wrapped_key, payload)
  values (p_board, p_signal ->> 'id', p_signal ->> 'location', p_signal ->> 'child', p_signal ->> 'type',
    (p_log ->> 'at')::timestamptz, p_staff, array(select jsonb_array_elements_text(p_signal -> 'withheldFrom')),
    p_signal ->> 'bucket', p_key_version, p_wrapped, p_payload);
  perform note_access(p_log, 'record', 'signal', p_signal ->> 'id', p_signal ->> 'child', 'allowed', null);
  return json_build_object('outcome', 'recorded', 'id', p_signal ->> 'id');
end
$$;

create or replace function read_signals(p_board text, p_staff text, p_now timestamptz, p_scope text, p_id text, p_limit integer, p_log jsonb)
returns table (head json, wrapped bytea, payload bytea)
language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
declare
  s signal%rowtype;
begin
  perform enter(p_board, p_staff, p_now);
  for s in
    select * from signal c
    where c.board_id = p_board
      and case p_scope
        when 'mine' then c.recorded_by = p_staff
        when 'waiting' then c.dossier_id is null and coordinates(c.location_id)
        else c.id = p_id
      end
      and sees_signal(c.location_id, c.child_id, c.recorded_by, c.withheld_from, c.dossier_id)
    order by c.recorded_at desc, c.id desc limit p_limit
  loop
    perform note_access(p_log, 'read', 'signal', s.id, s.child_id, 'allowed', null);
    head := json_build_object('id', s.id, 'location', s.location_id, 'child', s.child_id, 'type', s.type, 'recordedAt', iso(s.recorded_at),
      'recordedBy', s.recorded_by, 'dossier', case when sees_dossier(s.dossier_id) then s.dossier_id end, 'keyVersion', s.key_version, 'bucket', s.bucket);
    wrapped := s.wrapped_key;
    payload := s.payload;
    return next;
  end loop;
end
$$;

drop function dossier_key_of(text, text, timestamptz, text);
-- The wrapped key, for a writer who does not hold it any more. Reads nothing, so leaves no row.
create function dossier_key_of(
  p_board text, p_staff text, p_now timestamptz, p_dossier text, out bucket text, out key_version integer, out wrapped bytea
) language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
begin
  perform enter(p_board, p_staff, p_now);
  select k.bucket, k.key_version, k.wrapped into bucket, key_version, wrapped from dossier_key k
  where k.board_id = p_board and k.dossier_id = p_dossier and k.recipient_kind <> 'person' and reads_dossier(p_dossier)
  limit 1;
end
$$;
grant create on schema pluis to pluis_gate;
alter function dossier_key_of(text, text, timestamptz, text) owner to pluis_gate;
revoke create on schema pluis from pluis_gate;
grant execute on function dossier_key_of(text, text, timestamptz, text) to pluis_app;
