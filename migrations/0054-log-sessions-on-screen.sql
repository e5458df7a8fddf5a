-- As in 0052; and a session begins, goes on and ends on a screen, also where no more is known of the request.
create or replace function log_session() returns trigger language plpgsql security definer set search_path = pluis, pg_temp as $$
begin
  if tg_op = 'UPDATE' and new.ended_because is not distinct from 'renewed' then
    return null;
  end if;
  perform note_access(
    log_known() || jsonb_build_object('strength', new.strength, 'via', 'screen'),
    case when tg_op = 'UPDATE' then 'sign_out' when new.started_at < new.seen_at then 'step_up' else 'sign_in' end,
    'session', left(encode(sha256(new.token_hash), 'hex'), 16), null, 'allowed', new.ended_because);
  return null;
end
$$;
