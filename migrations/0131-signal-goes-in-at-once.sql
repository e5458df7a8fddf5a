-- A signal goes into a dossier in the transaction that opens the dossier or adds its words there: at no moment can somebody from whom it is
-- withheld read the dossier, and no crash leaves one of the two. Two who take up the same signal take turns on its row.

-- Whether the signal waits for the one who asks; if so it is locked until the transaction ends.
create function waits_for(p_signal text) returns boolean language plpgsql volatile
as $$
begin
  perform from signal s
  where s.board_id = app_board() and s.id = p_signal and s.dossier_id is null and coordinates(s.location_id)
    and sees_signal(s.location_id, s.child_id, s.recorded_by, s.withheld_from, s.dossier_id)
  for update;
  return found;
end
$$;

-- As take_up_signal in 0110, by who was let through already. From whom it is withheld is shut out of the dossier: who recorded it said so,
-- and whoever takes it up cannot forget it.
create function put_signal(p_signal text, p_dossier text, p_now timestamptz, p_log jsonb) returns void language plpgsql volatile
as $$
begin
  update signal set dossier_id = p_dossier, taken_up_at = (p_log ->> 'at')::timestamptz
  where board_id = app_board() and id = p_signal;
  insert into exclusion (board_id, dossier_id, staff_id, since, set_by)
  select app_board(), p_dossier, w, p_now, s.recorded_by from signal s cross join unnest(s.withheld_from) w
  where s.board_id = app_board() and s.id = p_signal
    and exists (select from staff p where p.board_id = app_board() and p.id = w)
  on conflict do nothing;
  perform note_access(p_log, 'take_up', 'signal', p_signal, null, 'allowed', null);
end
$$;

create function uses_key(p_key text) returns boolean language plpgsql stable
as $$
begin
  return exists (
    select from idempotency i where i.board_id = app_board() and i.staff_id = app_staff() and i.key = p_key
  );
end
$$;

-- As create_dossier, from a signal; outcome `not_found` when it does not wait for the one who asks.
create function open_from_signal(
  p_board text, p_staff text, p_now timestamptz, p_key text, p_dossier jsonb, p_key_version integer, p_wrapped bytea, p_summary bytea,
  p_entries jsonb, p_payloads bytea, p_log jsonb, p_signal text
) returns json language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
declare
  answer json;
begin
  perform enter(p_board, p_staff, p_now);
  if not waits_for(p_signal) and not uses_key(p_key) then
    perform note_access(p_log, 'take_up', 'signal', p_signal, null, 'denied', null);
    return json_build_object('outcome', 'not_found');
  end if;
  answer := create_dossier(p_board, p_staff, p_now, p_key, p_dossier, p_key_version, p_wrapped, p_summary, p_entries, p_payloads, p_log);
  if answer ->> 'outcome' = 'created' then
    perform put_signal(p_signal, p_dossier ->> 'id', p_now, p_log);
  end if;
  return answer;
end
$$;

-- As append_entries, where the entries are the words of a signal.
create function append_signal(
  p_board text, p_staff text, p_now timestamptz, p_key text, p_dossier text, p_expected integer, p_heading jsonb, p_summary bytea,
  p_entries jsonb, p_payloads bytea, p_log jsonb, p_signal text,
  out outcome text, out first_seq integer, out version integer, out headers json, out payloads bytea
) language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
begin
  perform enter(p_board, p_staff, p_now);
  if not waits_for(p_signal) and not uses_key(p_key) then
    perform note_access(p_log, 'take_up', 'signal', p_signal, null, 'denied', null);
    outcome := 'not_found';
    return;
  end if;
  select a.outcome, a.first_seq, a.version, a.headers, a.payloads into outcome, first_seq, version, headers, payloads
  from append_entries(p_board, p_staff, p_now, p_key, p_dossier, p_expected, p_heading, p_summary, p_entries, p_payloads, p_log) a;
  if outcome = 'appended' then
    perform put_signal(p_signal, p_dossier, p_now, p_log);
  end if;
end
$$;

-- Nothing takes a signal up without its words any more.
drop function take_up_signal(text, text, timestamptz, text, text, jsonb);

grant create on schema pluis to pluis_gate;
do $$
declare
  gated text;
begin
  foreach gated in array array[
    'open_from_signal(text, text, timestamptz, text, jsonb, integer, bytea, bytea, jsonb, bytea, jsonb, text)',
    'append_signal(text, text, timestamptz, text, text, integer, jsonb, bytea, jsonb, bytea, jsonb, text)'
  ] loop
    execute format('alter function %s owner to pluis_gate', gated);
    execute format('revoke execute on function %s from public', gated);
    execute format('grant execute on function %s to pluis_app', gated);
  end loop;
end
$$;
revoke create on schema pluis from pluis_gate;
revoke execute on function waits_for(text), put_signal(text, text, timestamptz, jsonb), uses_key(text) from public;
grant execute on function waits_for(text), put_signal(text, text, timestamptz, jsonb), uses_key(text) to pluis_gate;
