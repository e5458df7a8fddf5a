-- The ways in and out of the dossiers: one call, one transaction, the log row with it.
-- Every function takes who asks and at what moment; the rows it may touch follow from that alone.

create function enter(p_board text, p_staff text, p_now timestamptz) returns void language sql
as $$
  select pg_catalog.set_config('app.board', p_board, true),
    pg_catalog.set_config('app.staff', coalesce(p_staff, ''), true),
    pg_catalog.set_config('app.now', p_now::text, true)
$$;

create function iso(p_at timestamptz) returns text language sql immutable
as $$ select to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$;

-- p_log: at, via and, where known, session, strength, role, purpose, accessPoint, trace.
create function note_access(
  p_log jsonb, p_action text, p_object_type text, p_object_ref text, p_subject text, p_outcome text, p_rule text
) returns void language sql
as $$
  insert into access_log (board_id, at, actor, actor_role, session_ref, strength, access_point, action, object_type, object_ref,
    subject_ref, purpose, outcome, rule, via, trace_id)
  values (app_board(), (p_log ->> 'at')::timestamptz, app_staff(), p_log ->> 'role', p_log ->> 'session', p_log ->> 'strength',
    p_log ->> 'accessPoint', p_action, p_object_type, p_object_ref, p_subject, p_log ->> 'purpose', p_outcome, p_rule,
    p_log ->> 'via', p_log ->> 'trace')
$$;

-- Entries from p_after on, as far as p_sight goes: what is not secret as JSON, the payloads one behind the other in the same order.
create function entries_after(p_dossier text, p_after integer, p_sight text, out headers json, out payloads bytea) language sql stable
as $$
  select coalesce(json_agg(json_build_object('seq', e.seq, 'id', e.id, 'type', e.type, 'recordedAt', iso(e.recorded_at),
      'recordedBy', e.recorded_by, 'hash', encode(e.hash, 'hex'), 'size', octet_length(e.payload)) order by e.seq), '[]'::json),
    coalesce(string_agg(e.payload, ''::bytea order by e.seq), ''::bytea)
  from entry e
  where e.board_id = app_board() and e.dossier_id = p_dossier and e.seq > p_after
    and (p_sight = 'all' or p_sight = 'own' and e.recorded_by = app_staff())
$$;

create function read_dossier(
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
  select * into k from dossier_key where board_id = p_board and dossier_id = d.id and recipient_kind = 'tenant'
  order by key_version desc limit 1;
  wrapped := k.wrapped;
  head := json_build_object('id', d.id, 'ref', d.ref, 'location', d.location_id, 'protocol', d.protocol_id, 'status', d.status,
    'step', d.step, 'stepSince', d.step_since, 'openedAt', iso(d.opened_at), 'version', d.version, 'sight', seen, 'openedBy', opened_by,
    'keyVersion', k.key_version, 'headHash', encode(d.head_hash, 'hex'),
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

-- Adds entries behind the last one and chains them: hash = SHA-256(hash before ‖ header ‖ ciphertext).
create function chain_entries(p_dossier text, p_version integer, p_head bytea, p_at timestamptz, p_entries jsonb, p_payloads bytea)
returns bytea language plpgsql as $$
declare
  e jsonb;
  n integer := p_version;
  reached integer := 1;
  payload bytea;
  head bytea := p_head;
begin
  for e in select value from jsonb_array_elements(p_entries) loop
    n := n + 1;
    payload := substring(p_payloads from reached for (e ->> 'size')::integer);
    reached := reached + (e ->> 'size')::integer;
    head := sha256(head || convert_to(concat_ws('|', app_board(), p_dossier, n, e ->> 'id', e ->> 'type', iso(p_at), app_staff()), 'UTF8')
      || payload);
    insert into entry (board_id, dossier_id, seq, id, type, recorded_at, recorded_by, payload, hash)
    values (app_board(), p_dossier, n, e ->> 'id', e ->> 'type', p_at, app_staff(), payload, head);
  end loop;
  return head;
end
$$;

-- p_dossier: id, ref, location, protocol, status, step, stepSince, children, grants [{id, staff, relation, deputyOf, from,
-- until}], excluded [staff]. Answers {outcome: created | replayed, id, ref, version}.
create function create_dossier(
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
  insert into dossier_key (board_id, dossier_id, recipient_kind, recipient, key_version, wrapped)
  values (p_board, new_id, 'tenant', p_board, p_key_version, p_wrapped);
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

-- The wrapped key, for a writer who does not hold it any more. Reads nothing, so leaves no row.
create function dossier_key_of(p_board text, p_staff text, p_now timestamptz, p_dossier text) returns bytea
language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
begin
  perform enter(p_board, p_staff, p_now);
  return (
    select k.wrapped from dossier_key k
    where k.board_id = p_board and k.dossier_id = p_dossier and k.recipient_kind = 'tenant' and reads_dossier(p_dossier)
    order by k.key_version desc limit 1
  );
end
$$;

-- p_heading (null: unchanged): status, step, stepSince, with p_summary. The row of the dossier is locked first, so two writers take turns
-- and the second sees what the first added. outcome: appended | replayed | conflict | not_found.
create function append_entries(
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
  insert into idempotency (board_id, staff_id, key, at, object_type, object_id, first_seq, last_seq)
  values (p_board, p_staff, p_key, (p_log ->> 'at')::timestamptz, 'dossier', p_dossier, d.version + 1,
    d.version + jsonb_array_length(p_entries));
  perform note_access(p_log, 'append', 'dossier', d.ref, null, 'allowed', opened_by);
  outcome := 'appended';
end
$$;

-- The dossiers that stand open for this person, newest first, from a cursor on: one walk along the index of their grants.
create function list_dossiers(
  p_board text, p_staff text, p_now timestamptz, p_before timestamptz, p_before_id text, p_limit integer, p_status text, p_log jsonb
) returns table (head json, wrapped bytea, summary bytea)
language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
begin
  perform enter(p_board, p_staff, p_now);
  perform note_access(p_log, 'list', 'dossier', null, null, 'allowed', null);
  return query
  select json_build_object('id', d.id, 'ref', d.ref, 'location', d.location_id, 'protocol', d.protocol_id, 'status', d.status,
      'step', d.step, 'stepSince', d.step_since, 'openedAt', iso(d.opened_at), 'touchedAt', iso(d.touched_at), 'version', d.version,
      'sight', o.sight, 'summaryVersion', d.summary_version, 'keyVersion', k.key_version),
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
  left join dossier_key k on k.board_id = p_board and k.dossier_id = d.id and k.recipient_kind = 'tenant'
  where o.sight is not null
  order by mine.opened_at desc, mine.dossier_id desc
  limit p_limit;
end
$$;

-- p_signal: id, location, child, type, withheldFrom. Anyone who works at the location hands it in; the answer says nothing of dossiers.
create function record_signal(
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
  insert into signal (board_id, id, location_id, child_id, type, recorded_at, recorded_by, withheld_from, key_version, wrapped_key, payload)
  values (p_board, p_signal ->> 'id', p_signal ->> 'location', p_signal ->> 'child', p_signal ->> 'type',
    (p_log ->> 'at')::timestamptz, p_staff, array(select jsonb_array_elements_text(p_signal -> 'withheldFrom')),
    p_key_version, p_wrapped, p_payload);
  perform note_access(p_log, 'record', 'signal', p_signal ->> 'id', p_signal ->> 'child', 'allowed', null);
  return json_build_object('outcome', 'recorded', 'id', p_signal ->> 'id');
end
$$;

-- p_scope: 'mine' (recorded by the one who asks), 'waiting' (in no dossier yet, where they coordinate), or 'one', with its id in p_id.
-- Every signal read leaves a row.
create function read_signals(p_board text, p_staff text, p_now timestamptz, p_scope text, p_id text, p_limit integer, p_log jsonb)
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
      'recordedBy', s.recorded_by, 'dossier', case when sees_dossier(s.dossier_id) then s.dossier_id end, 'keyVersion', s.key_version);
    wrapped := s.wrapped_key;
    payload := s.payload;
    return next;
  end loop;
end
$$;

-- A signal goes into one dossier, once, by someone who sees both.
create function take_up_signal(p_board text, p_staff text, p_now timestamptz, p_signal text, p_dossier text, p_log jsonb) returns boolean
language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
declare
  taken boolean;
begin
  perform enter(p_board, p_staff, p_now);
  update signal s set dossier_id = p_dossier, taken_up_at = (p_log ->> 'at')::timestamptz
  where s.board_id = p_board and s.id = p_signal and s.dossier_id is null and reads_dossier(p_dossier)
    and sees_signal(s.location_id, s.child_id, s.recorded_by, s.withheld_from, s.dossier_id);
  taken := found;
  perform note_access(p_log, 'take_up', 'signal', p_signal, null, case when taken then 'allowed' else 'denied' end, null);
  return taken;
end
$$;

-- The gate owns what looks past the row policies; it may create nothing else.
grant create on schema pluis to pluis_gate;
do $$
declare
  gated text;
begin
  foreach gated in array array[
    'door(text, text, text)', 'works_here(text)', 'coordinates(text)', 'reads_dossier(text)', 'sees_dossier(text)', 'sees_signal(text, text, text, text[], text)',
    'read_dossier(text, text, timestamptz, text, jsonb)', 'dossier_key_of(text, text, timestamptz, text)',
    'create_dossier(text, text, timestamptz, text, jsonb, integer, bytea, bytea, jsonb, bytea, jsonb)',
    'append_entries(text, text, timestamptz, text, text, integer, jsonb, bytea, jsonb, bytea, jsonb)',
    'list_dossiers(text, text, timestamptz, timestamptz, text, integer, text, jsonb)',
    'record_signal(text, text, timestamptz, text, jsonb, integer, bytea, bytea, jsonb)',
    'read_signals(text, text, timestamptz, text, text, integer, jsonb)', 'take_up_signal(text, text, timestamptz, text, text, jsonb)'
  ] loop
    execute format('alter function %s owner to pluis_gate', gated);
    execute format('grant execute on function %s to pluis_app', gated);
  end loop;
end
$$;
revoke create on schema pluis from pluis_gate;
grant execute on function enter(text, text, timestamptz), iso(timestamptz), note_access(jsonb, text, text, text, text, text, text),
  entries_after(text, integer, text), chain_entries(text, integer, bytea, timestamptz, jsonb, bytea) to pluis_gate;
