-- A form carries a key, so that sending it twice records once. The key of one act says nothing of another: opening a dossier is known by the
-- first entry, adding to it by a later one, a signal by its own kind. Whatever comes with a key that served another act records nothing.

-- As in 0040, and `key_used`.
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
    where i.board_id = p_board and i.staff_id = p_staff and i.key = p_key and i.object_type = 'dossier' and i.first_seq = 1;
    if earlier is null then
      perform note_access(p_log, 'create', 'dossier', null, null, 'denied', 'form used before');
      return json_build_object('outcome', 'key_used');
    end if;
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

-- As in 0040, and `key_used`.
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
    select object_id into earlier from idempotency
    where board_id = p_board and staff_id = p_staff and key = p_key and object_type = 'signal';
    if earlier is null then
      perform note_access(p_log, 'record', 'signal', null, null, 'denied', 'form used before');
      return json_build_object('outcome', 'key_used');
    end if;
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

-- As in 0090, and `key_used`.
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
  if seen is distinct from 'all' or not may_add(d.id, d.status, p_heading ->> 'status', p_entries) then
    perform note_access(p_log, 'append', 'dossier', coalesce(d.ref, p_dossier), null, 'denied', null);
    outcome := 'not_found';
    return;
  end if;
  select * into i from idempotency where board_id = p_board and staff_id = p_staff and key = p_key;
  if found then
    if i.object_type <> 'dossier' or i.object_id <> p_dossier or i.first_seq = 1 then
      perform note_access(p_log, 'append', 'dossier', d.ref, null, 'denied', 'form used before');
      outcome := 'key_used';
      return;
    end if;
    outcome := 'replayed';
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
  perform note_access(p_log || behalf(opened_by), 'append', 'dossier', d.ref, null, 'allowed', opened_by);
  outcome := 'appended';
end
$$;

-- Whether this person's key is free, or was that of a signal: asked before a child is added for one.
create function key_takes_signal(p_key text) returns boolean
language plpgsql stable security definer set search_path = pluis, pg_temp as $$
begin
  return not exists (
    select from idempotency i
    where i.board_id = app_board() and i.staff_id = app_staff() and i.key = p_key and i.object_type <> 'signal'
  );
end
$$;
grant create on schema pluis to pluis_gate;
alter function key_takes_signal(text) owner to pluis_gate;
revoke create on schema pluis from pluis_gate;
revoke execute on function key_takes_signal(text) from public;
grant execute on function key_takes_signal(text) to pluis_app;
