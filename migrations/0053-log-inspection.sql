-- Reading the log: by the holder of a dossier for that dossier, and in the monthly review. Each reading is a row of the log itself.

-- The month was looked through and found in order or followed up, once by each of two: the lead for child protection and the data
-- protection officer.
create table log_review (
  board_id text not null,
  month text not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  part text not null check (part in ('lead', 'officer')),
  staff_id text not null,
  signed_at timestamptz not null,
  rows_seen integer not null,
  findings_seen integer not null,
  primary key (board_id, month, part),
  foreign key (board_id, staff_id) references staff
);
call wall_off('log_review');
create trigger log_review_stays before update or delete on log_review for each row execute function refuse_change();
create trigger log_review_table_stays before truncate on log_review for each statement execute function refuse_change();
create policy gate_all on log_review to pluis_gate using (true) with check (true);
grant select, insert on log_review to pluis_gate;

-- No query of the application reads the log; only these functions do.
drop policy app_inspects on access_log;
create policy gate_sees on access_log for select to pluis_gate using (true);
grant select on access_log to pluis_gate;

-- Which half of the review this person can do: 'officer' who inspects the whole board and reads no dossier, 'lead' who coordinates.
create function review_part() returns text language plpgsql stable security definer set search_path = pluis, pg_temp as $$
begin
  return (
    select case when bool_or(r.location_id is null and not r.may && array['read', 'manage']) then 'officer'
      when bool_or(r.may @> array['coordinate']) then 'lead' end
    from staff_role r
    where r.board_id = app_board() and r.staff_id = app_staff() and 'inspect_log' = any (r.may)
      and r.valid_from <= app_now() and (r.valid_until is null or app_now() < r.valid_until)
  );
end
$$;

-- Whether this row is for this reviewer: nothing of a dossier they are shut out of; for a lead no dossier of a place they do not lead.
create function review_shows(p_ref text, p_part text) returns boolean
language plpgsql stable security definer set search_path = pluis, pg_temp as $$
begin
  return not exists (
    select from dossier d
    where d.board_id = app_board() and d.ref = p_ref
      and (p_part = 'lead' and not coordinates(d.location_id) or exists (
        select from exclusion x
        where x.board_id = d.board_id and x.dossier_id = d.id and x.staff_id = app_staff()
          and x.since <= app_now() and (x.lifted_at is null or app_now() < x.lifted_at)))
  );
end
$$;

create function seen_as_json(l access_log) returns json language sql stable
as $$
  select json_build_object('id', l.id, 'at', iso(l.at), 'actor', l.actor, 'role', l.actor_role, 'onBehalfOf', l.on_behalf_of,
    'action', l.action, 'objectType', l.object_type, 'objectRef', l.object_ref, 'purpose', l.purpose, 'outcome', l.outcome,
    'rule', l.rule, 'via', l.via)
$$;

-- Latest first, after p_skip of them. Null when the dossier is not there or its log is not for this person.
create function read_dossier_log(
  p_board text, p_staff text, p_now timestamptz, p_ref text, p_skip integer, p_limit integer, p_log jsonb
) returns json language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
declare
  d dossier%rowtype;
  seen text;
  opened_by text;
  mine boolean := false;
begin
  perform enter(p_board, p_staff, p_now);
  select * into d from dossier where board_id = p_board and ref = p_ref;
  if found then
    select sight, rule into seen, opened_by from door(d.id, d.location_id, d.status);
    mine := seen is not distinct from 'all' and exists (
      select from staff_role r
      where r.board_id = p_board and r.staff_id = p_staff and 'inspect_log' = any (r.may)
        and (r.location_id is null or r.location_id = d.location_id)
        and r.valid_from <= p_now and (r.valid_until is null or p_now < r.valid_until));
  end if;
  perform note_access(p_log, 'read', 'log', p_ref, null, case when mine then 'allowed' else 'denied' end,
    case when mine then opened_by end);
  if not mine then
    return null;
  end if;
  return (
    select coalesce(json_agg(seen_as_json(l.a)), '[]'::json)
    from (
      select a from access_log a
      where a.board_id = p_board and a.object_ref = p_ref order by a.at desc, a.id desc offset p_skip limit p_limit
    ) l
  );
end
$$;

-- What happened on dossiers in a month, oldest first, and who signed; null when the review is not for this person.
create function read_log_month(
  p_board text, p_staff text, p_now timestamptz, p_month text, p_from timestamptz, p_until timestamptz, p_limit integer, p_log jsonb
) returns json language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
declare
  part text;
begin
  perform enter(p_board, p_staff, p_now);
  part := review_part();
  perform note_access(p_log, 'review', 'log', p_month, null, case when part is null then 'denied' else 'allowed' end, part);
  if part is null then
    return null;
  end if;
  return json_build_object('part', part,
    'signed', (select coalesce(json_agg(json_build_object('part', v.part, 'staff', v.staff_id, 'at', iso(v.signed_at))), '[]'::json)
      from log_review v where v.board_id = p_board and v.month = p_month),
    'rows', (
      select coalesce(json_agg(seen_as_json(l.a)), '[]'::json)
      from (
        select a from access_log a
        where a.board_id = p_board and a.at >= p_from and a.at < p_until and review_shows(a.object_ref, part)
          and (a.outcome = 'denied' or a.object_type in ('dossier', 'log', 'break_glass') or a.action = 'break_glass')
        order by a.at, a.id limit p_limit
      ) l
    ));
end
$$;

-- Signs for the half of this person, once; answers whether it is signed now.
create function sign_log_review(
  p_board text, p_staff text, p_now timestamptz, p_month text, p_rows integer, p_findings integer, p_log jsonb
) returns boolean language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
declare
  part text;
begin
  perform enter(p_board, p_staff, p_now);
  part := review_part();
  if part is not null then
    insert into log_review (board_id, month, part, staff_id, signed_at, rows_seen, findings_seen)
    values (p_board, p_month, part, p_staff, p_now, p_rows, p_findings) on conflict do nothing;
  end if;
  perform note_access(p_log, 'sign_review', 'log', p_month, null, case when part is null then 'denied' else 'allowed' end, part);
  return part is not null;
end
$$;

-- The months, oldest first, that this person's half was not signed for; reads no row of the log.
create function open_log_reviews(p_board text, p_staff text, p_now timestamptz, p_months text[]) returns text[]
language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
declare
  part text;
begin
  perform enter(p_board, p_staff, p_now);
  part := review_part();
  return array(
    select m from unnest(p_months) m
    where part is not null and not exists (
      select from log_review v where v.board_id = p_board and v.month = m and v.part = review_part())
    order by m);
end
$$;

grant create on schema pluis to pluis_gate;
do $$
declare
  gated text;
begin
  foreach gated in array array['review_part()', 'review_shows(text, text)',
    'read_dossier_log(text, text, timestamptz, text, integer, integer, jsonb)',
    'read_log_month(text, text, timestamptz, text, timestamptz, timestamptz, integer, jsonb)',
    'sign_log_review(text, text, timestamptz, text, integer, integer, jsonb)', 'open_log_reviews(text, text, timestamptz, text[])'] loop
    execute format('alter function %s owner to pluis_gate', gated);
    execute format('revoke execute on function %s from public', gated);
  end loop;
end
$$;
revoke create on schema pluis from pluis_gate;
grant execute on function seen_as_json(access_log) to pluis_gate;
grant execute on function read_dossier_log(text, text, timestamptz, text, integer, integer, jsonb),
  read_log_month(text, text, timestamptz, text, timestamptz, timestamptz, integer, jsonb),
  sign_log_review(text, text, timestamptz, text, integer, integer, jsonb),
  open_log_reviews(text, text, timestamptz, text[]) to pluis_app;
