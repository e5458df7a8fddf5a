-- The log as a chain per board. Every row of access_log gets a link: hash = SHA-256(hash before ‖ header ‖ commitment), and the
-- commitment is HMAC-SHA-256(salt, payload). The forms are written down byte for byte in docs/log-format.md.
-- The link is made when the transaction commits: the head of the board is the last lock of every transaction, and held the shortest.

create function log_salt() returns bytea language sql volatile
as $$ select uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) $$;
revoke execute on function log_salt() from public;

alter table access_log
  -- How far the database's clock was ahead of the program's, in milliseconds.
  add column clock_offset bigint not null default 0,
  -- Goes with the row when it expires; without it the commitment says nothing.
  add column salt bytea not null default log_salt() check (octet_length(salt) = 32);

-- Many updates of one row per board: room on its page keeps each of them cheap.
create table log_head (
  board_id text primary key,
  seq bigint not null check (seq >= 0),
  hash bytea not null check (octet_length(hash) = 32)
) with (fillfactor = 10);

create table log_link (
  board_id text not null,
  seq bigint not null check (seq >= 1),
  id uuid not null,
  at timestamptz not null,
  action text not null,
  outcome text not null,
  commitment bytea not null check (octet_length(commitment) = 32),
  hash bytea not null check (octet_length(hash) = 32),
  primary key (board_id, seq)
);

-- A text with its length in bytes before it, or a dash for what is absent: no two lists of fields give the same bytes.
create function counted(p_text text) returns text language sql immutable parallel safe
as $$ select coalesce(octet_length(p_text)::text || ':' || p_text || ',', '-,') $$;

create function log_payload(l access_log) returns bytea language sql stable
as $$
  select convert_to(counted(l.clock_offset::text) || counted(l.actor) || counted(l.actor_role) || counted(l.on_behalf_of)
    || counted(l.session_ref) || counted(l.strength) || counted(l.access_point) || counted(l.object_type) || counted(l.object_ref)
    || counted(l.subject_ref) || counted(l.purpose) || counted(l.rule) || counted(l.via) || counted(l.trace_id), 'UTF8')
$$;

create function log_header(p_board text, p_seq bigint, p_id uuid, p_at timestamptz, p_action text, p_outcome text) returns bytea
language sql stable
as $$
  select convert_to(counted(p_board) || counted(p_seq::text) || counted(p_id::text) || counted(iso(p_at)) || counted(p_action)
    || counted(p_outcome), 'UTF8')
$$;

-- HMAC-SHA-256 under a key of 32 bytes, with what PostgreSQL has without extensions: the key is turned over eight bytes at a time.
create function turned(p_key bytea, p_with bigint) returns bytea language sql immutable parallel safe
as $$
  select int8send(('x' || encode(substring(p_key from 1 for 8), 'hex'))::bit(64)::bigint # p_with)
    || int8send(('x' || encode(substring(p_key from 9 for 8), 'hex'))::bit(64)::bigint # p_with)
    || int8send(('x' || encode(substring(p_key from 17 for 8), 'hex'))::bit(64)::bigint # p_with)
    || int8send(('x' || encode(substring(p_key from 25 for 8), 'hex'))::bit(64)::bigint # p_with)
$$;

create function log_commitment(p_salt bytea, p_payload bytea) returns bytea language sql immutable parallel safe
as $$
  select sha256(turned(p_salt, 6655295901103053916) || decode(repeat('5c', 32), 'hex')
    || sha256(turned(p_salt, 3906369333256140342) || decode(repeat('36', 32), 'hex') || p_payload))
$$;

create function chain_log() returns trigger language plpgsql security definer set search_path = pluis, pg_temp as $$
declare
  sealed bytea := log_commitment(new.salt, log_payload(new));
  n bigint;
  linked bytea;
begin
  perform set_config('app.board', new.board_id, true);
  loop
    update log_head h
    set seq = h.seq + 1,
      hash = sha256(h.hash || log_header(h.board_id, h.seq + 1, new.id, new.at, new.action, new.outcome) || sealed)
    where h.board_id = new.board_id
    returning h.seq, h.hash into n, linked;
    exit when found;
    insert into log_head (board_id, seq, hash) values (new.board_id, 0, decode(repeat('00', 32), 'hex')) on conflict do nothing;
  end loop;
  insert into log_link (board_id, seq, id, at, action, outcome, commitment, hash)
  values (new.board_id, n, new.id, new.at, new.action, new.outcome, sealed, linked);
  return null;
end
$$;

-- What was logged before there was a chain comes first in it, in the order of its moments.
alter table access_log no force row level security;
do $$
declare
  l access_log%rowtype;
  sealed bytea;
  n bigint := 0;
  board text;
  head bytea;
begin
  for l in select * from access_log order by board_id, at, id loop
    if l.board_id is distinct from board then
      board := l.board_id;
      n := 0;
      head := decode(repeat('00', 32), 'hex');
    end if;
    n := n + 1;
    sealed := log_commitment(l.salt, log_payload(l));
    head := sha256(head || log_header(board, n, l.id, l.at, l.action, l.outcome) || sealed);
    insert into log_link (board_id, seq, id, at, action, outcome, commitment, hash)
    values (board, n, l.id, l.at, l.action, l.outcome, sealed, head);
    insert into log_head (board_id, seq, hash) values (board, n, head)
    on conflict (board_id) do update set seq = excluded.seq, hash = excluded.hash;
  end loop;
end
$$;
alter table access_log force row level security;

call wall_off('log_head');
call wall_off('log_link');
create trigger log_link_stays before update or delete on log_link for each row execute function refuse_change();
create trigger log_link_table_stays before truncate on log_link for each statement execute function refuse_change();
create constraint trigger access_log_chained after insert on access_log deferrable initially deferred
  for each row execute function chain_log();

create policy gate_all on log_head to pluis_gate using (true) with check (true);
create policy gate_adds on log_link for insert to pluis_gate with check (true);
grant select, insert, update (seq, hash) on log_head to pluis_gate;
grant insert on log_link to pluis_gate;

-- What everybody who exports or verifies reads, as the owner and from outside the application.
create policy owner_reads on access_log for select to pluis_owner using (true);
create policy owner_reads on log_link for select to pluis_owner using (true);
create policy owner_reads on log_head for select to pluis_owner using (true);

-- The application writes its rows through functions alone, and those keep to who asks.
drop policy app_adds on access_log;
revoke insert on access_log from pluis_app;

-- p_log: at, via and, where known, session, strength, role, onBehalfOf, purpose, accessPoint, trace. It stays known until the end of the
-- transaction, for what is logged by a trigger.
create or replace function note_access(
  p_log jsonb, p_action text, p_object_type text, p_object_ref text, p_subject text, p_outcome text, p_rule text
) returns void language plpgsql as $$
begin
  perform set_config('app.log', p_log::text, true);
  insert into access_log (board_id, at, clock_offset, actor, actor_role, on_behalf_of, session_ref, strength, access_point, action,
    object_type, object_ref, subject_ref, purpose, outcome, rule, via, trace_id)
  values (app_board(), (p_log ->> 'at')::timestamptz,
    floor(extract(epoch from clock_timestamp() - (p_log ->> 'at')::timestamptz) * 1000)::bigint, app_staff(), p_log ->> 'role',
    p_log ->> 'onBehalfOf', p_log ->> 'session', p_log ->> 'strength', p_log ->> 'accessPoint', p_action, p_object_type, p_object_ref,
    p_subject, p_log ->> 'purpose', p_outcome, p_rule, p_log ->> 'via', p_log ->> 'trace');
end
$$;

-- The way for what the application does itself: who asks is written down, and no other.
create function note(
  p_board text, p_staff text, p_now timestamptz, p_log jsonb, p_action text, p_object_type text, p_object_ref text, p_subject text,
  p_outcome text, p_rule text
) returns void language plpgsql security definer set search_path = pluis, pg_temp as $$
begin
  perform enter(p_board, p_staff, p_now);
  perform note_access(p_log, p_action, p_object_type, p_object_ref, p_subject, p_outcome, p_rule);
end
$$;

-- What is known of the request when a table tells by itself that something happened.
create function log_known() returns jsonb language sql stable
as $$
  select coalesce(nullif(current_setting('app.log', true), '')::jsonb, jsonb_build_object('at', iso(app_now()), 'via', 'job'))
$$;

-- Who may read a dossier, and who may not, changes by more than one way; each leaves a row, at the end of its transaction.
create function log_place() returns trigger language plpgsql security definer set search_path = pluis, pg_temp as $$
declare
  ended boolean := tg_op = 'UPDATE';
begin
  perform note_access(log_known(), case when ended then 'revoke' else 'grant' end, 'dossier_grant',
    (select d.ref from dossier d where d.board_id = new.board_id and d.id = new.dossier_id), null, 'allowed',
    new.relation || ':' || new.id || ':' || new.staff_id);
  return null;
end
$$;
create constraint trigger dossier_grant_logged after insert on dossier_grant deferrable initially deferred
  for each row execute function log_place();
create constraint trigger dossier_grant_end_logged after update on dossier_grant deferrable initially deferred
  for each row when (old.valid_until is distinct from new.valid_until) execute function log_place();

create function log_exclusion() returns trigger language plpgsql security definer set search_path = pluis, pg_temp as $$
begin
  perform note_access(log_known(), case when new.lifted_at is null then 'exclude' else 'lift' end, 'exclusion',
    (select d.ref from dossier d where d.board_id = new.board_id and d.id = new.dossier_id), null, 'allowed', new.staff_id);
  return null;
end
$$;
create constraint trigger exclusion_logged after insert on exclusion deferrable initially deferred
  for each row execute function log_exclusion();
create constraint trigger exclusion_lift_logged after update on exclusion deferrable initially deferred
  for each row when (old.lifted_at is distinct from new.lifted_at) execute function log_exclusion();

-- A session that begins with less than all that is asked is no sign-in yet.
create function log_session() returns trigger language plpgsql security definer set search_path = pluis, pg_temp as $$
begin
  perform set_config('app.board', new.board_id, true), set_config('app.staff', new.staff_id, true);
  perform note_access(
    log_known() || jsonb_build_object('session', left(encode(sha256(new.token_hash), 'hex'), 16), 'strength', new.strength),
    case when tg_op = 'INSERT' then 'sign_in' else 'sign_out' end, 'session', null, null, 'allowed', null);
  return null;
end
$$;
create constraint trigger session_logged after insert on session deferrable initially deferred
  for each row when (new.strength <> 'password') execute function log_session();
create constraint trigger session_end_logged after update on session deferrable initially deferred
  for each row when (old.ended_at is null and new.ended_at is not null and new.strength <> 'password') execute function log_session();

grant create on schema pluis to pluis_gate;
do $$
declare
  gated text;
begin
  foreach gated in array array['chain_log()', 'log_place()', 'log_exclusion()', 'log_session()',
    'note(text, text, timestamptz, jsonb, text, text, text, text, text, text)'] loop
    execute format('alter function %s owner to pluis_gate', gated);
    execute format('revoke execute on function %s from public', gated);
  end loop;
end
$$;
revoke create on schema pluis from pluis_gate;
grant execute on function note(text, text, timestamptz, jsonb, text, text, text, text, text, text) to pluis_app;
grant execute on function log_salt(), counted(text), log_payload(access_log), turned(bytea, bigint), log_commitment(bytea, bytea),
  log_header(text, bigint, uuid, timestamptz, text, text), log_known() to pluis_gate;
