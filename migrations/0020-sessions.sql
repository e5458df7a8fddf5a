-- When the second factor was last proved in this session: a heavy act asks for it anew after five minutes.
alter table session add column proved_at timestamptz;
-- Goes on through a new token in the same session, so that a form that is open in another tab is still accepted. Stands in the token.
alter table session add column form_key bytea check (octet_length(form_key) = 16);
alter table session add column device text not null default 'unknown' check (device in ('computer', 'phone', 'tablet', 'unknown'));
-- Begun with a code of somebody else: only then a first or a new second factor may be set up.
alter table session add column may_enrol boolean not null default false;
-- Why it ended; without a reason, and after signing out, nobody is known by it any more.
alter table session add column ended_because text check (ended_because in ('signed_out', 'renewed', 'replaced', 'revoked'));
grant update (proved_at, may_enrol, ended_because) on session to pluis_app;

-- Whose role changes, or who no longer works here, is signed in nowhere from the next request on.
create function end_sessions_of() returns trigger language plpgsql as $$
declare
  whose text := case tg_table_name when 'staff' then to_jsonb(new) ->> 'id' else to_jsonb(new) ->> 'staff_id' end;
begin
  update pluis.session set ended_at = coalesce(pluis.app_now(), pg_catalog.now()), ended_because = 'revoked'
  where board_id = new.board_id and staff_id = whose and ended_at is null;
  return null;
end
$$;
create trigger staff_role_ends_sessions after insert or update on staff_role for each row execute function end_sessions_of();
create trigger staff_ends_sessions after update of active on staff for each row
  when (old.active is distinct from new.active) execute function end_sessions_of();

-- As in 0010, and: when the second factor was proved, whether one may be set up, and whose session was ended while they were typing.
create or replace function recognise(p_board text, p_token_hash bytea, p_now timestamptz, p_idle_seconds integer, p_ref text) returns json
language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
declare
  s session%rowtype;
  person staff%rowtype;
  lapsed boolean;
begin
  perform enter(p_board, null, p_now);
  select * into s from session where board_id = p_board and token_hash = p_token_hash;
  if not found or (s.ended_at is not null and coalesce(s.ended_because, 'signed_out') = 'signed_out') then
    return json_build_object('is', 'nobody');
  end if;
  select * into person from staff where board_id = p_board and id = s.staff_id and active;
  if not found then
    return json_build_object('is', 'nobody');
  end if;
  lapsed := p_now >= s.ends_at or p_now >= s.seen_at + make_interval(secs => p_idle_seconds);
  if lapsed or s.ended_at is not null then
    return case when s.strength = 'password' then json_build_object('is', 'nobody')
      else json_build_object('is', 'locked', 'staff', s.staff_id, 'board', p_board) end;
  end if;
  if s.strength = 'password' then
    return json_build_object('is', 'halfway', 'staff', s.staff_id, 'board', p_board, 'mayEnrol', s.may_enrol);
  end if;
  if p_now >= s.seen_at + interval '30 seconds' then
    update session set seen_at = p_now where board_id = p_board and token_hash = p_token_hash;
  end if;
  return json_build_object('is', 'active', 'strength', s.strength, 'session', left(encode(sha256(p_token_hash), 'hex'), 16),
    'provedAt', iso(s.proved_at),
    'staff', json_build_object('id', person.id, 'name', person.name, 'board', p_board,
      'boardName', (select b.name from board b where b.board_id = p_board), 'demo', person.demo, 'roles', roles_of(person.id)),
    'dossier', case when p_ref is not null then surroundings(person.id, p_ref) end);
end
$$;
