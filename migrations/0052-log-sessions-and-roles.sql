-- A session that goes on under a new token is the second factor proved anew, not a second sign-in; one that somebody else ended says why.
create or replace function log_session() returns trigger language plpgsql security definer set search_path = pluis, pg_temp as $$
begin
  if tg_op = 'UPDATE' and new.ended_because is not distinct from 'renewed' then
    return null;
  end if;
  perform note_access(
    log_known() || jsonb_build_object('strength', new.strength),
    case when tg_op = 'UPDATE' then 'sign_out' when new.started_at < new.seen_at then 'step_up' else 'sign_in' end,
    'session', left(encode(sha256(new.token_hash), 'hex'), 16), null, 'allowed', new.ended_because);
  return null;
end
$$;

-- Who may do what here, by role.
create function log_role() returns trigger language plpgsql security definer set search_path = pluis, pg_temp as $$
begin
  perform note_access(log_known(), case when tg_op = 'INSERT' then 'assign_role' else 'change_role' end, 'staff_role', new.staff_id, null,
    'allowed', new.role || ':' || new.id);
  return null;
end
$$;
create constraint trigger staff_role_logged after insert on staff_role deferrable initially deferred
  for each row execute function log_role();
create constraint trigger staff_role_change_logged after update on staff_role deferrable initially deferred
  for each row when (old.valid_until is distinct from new.valid_until or old.may is distinct from new.may) execute function log_role();

-- A password or a second factor that is new; a code that is used up is not.
create function log_login() returns trigger language plpgsql security definer set search_path = pluis, pg_temp as $$
begin
  perform note_access(log_known(), 'change_login', 'staff_login', new.staff_id, null, 'allowed', null);
  return null;
end
$$;
create constraint trigger staff_login_logged after insert on staff_login deferrable initially deferred
  for each row execute function log_login();
create constraint trigger staff_login_change_logged after update on staff_login deferrable initially deferred
  for each row when (old.password_hash is distinct from new.password_hash or old.totp_secret is distinct from new.totp_secret)
  execute function log_login();

grant create on schema pluis to pluis_gate;
alter function log_role() owner to pluis_gate;
alter function log_login() owner to pluis_gate;
revoke create on schema pluis from pluis_gate;
revoke execute on function log_role(), log_login() from public;
