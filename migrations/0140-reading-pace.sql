-- One dossier after the other: who opened twenty different ones in ten minutes is asked why before the next opens, and who oversees is told.
-- The rule of src/core/access/pace.ts, written a second time on purpose: test/security/u2-bulk-reading.test.ts holds the two against each other.
-- What was opened is counted in the log itself. docs/decisions/0084.
create index access_log_by_reader on access_log (board_id, actor, at)
  where action = 'read' and object_type = 'dossier' and outcome = 'allowed';

create table reading_stop (
  board_id text not null,
  id text not null,
  staff_id text not null,
  -- Of the dossier that stayed shut; which one it was stands in the log alone.
  location_id text not null,
  stopped_at timestamptz not null,
  -- Why this person reads on, under the key of the board; until then nothing.
  reason bytea,
  went_on_at timestamptz,
  seen_by text check (seen_by <> staff_id),
  seen_at timestamptz,
  primary key (board_id, id),
  foreign key (board_id, staff_id) references staff,
  foreign key (board_id, location_id) references location,
  foreign key (board_id, seen_by) references staff,
  check (num_nulls(reason, went_on_at) in (0, 2)),
  check (num_nulls(seen_by, seen_at) in (0, 2))
);
create index reading_stop_by_staff on reading_stop (board_id, staff_id, stopped_at);

create table reading_stop_overseer (
  board_id text not null,
  stop_id text not null,
  staff_id text not null,
  told_at timestamptz not null,
  primary key (board_id, stop_id, staff_id),
  foreign key (board_id, stop_id) references reading_stop,
  foreign key (board_id, staff_id) references staff
);
create index reading_stop_overseer_by_staff on reading_stop_overseer (board_id, staff_id);

call wall_off('reading_stop');
call wall_off('reading_stop_overseer');
create policy gate_all on reading_stop to pluis_gate using (true) with check (true);
create policy gate_all on reading_stop_overseer to pluis_gate using (true) with check (true);
grant select, insert, update (reason, went_on_at, seen_by, seen_at) on reading_stop to pluis_gate;
grant select, insert on reading_stop_overseer to pluis_gate;
-- The reason is sealed anew when the key of the board is rotated.
create policy retention_all on reading_stop to pluis_retention using (true) with check (true);
grant select (board_id, id, reason), update (reason) on reading_stop to pluis_retention;

-- Whether the one who asks must say why before this dossier opens. p_pace: 'free' for what nothing holds up, 'form' for a form whose page was
-- opened earlier in a day's work. The first opening of a dossier takes turns with others of the same person, so that many at once are counted.
-- Moments are written out and no variables, so that PostgreSQL keeps its plans.
create function stops_reading(p_ref text, p_pace text) returns boolean language plpgsql volatile
as $$
begin
  if p_pace is not distinct from 'free' or exists (
    select from access_log l
    where l.board_id = app_board() and l.object_ref = p_ref and l.at >= app_now() - interval '10 minutes'
      and l.actor = app_staff() and l.action = 'read' and l.object_type = 'dossier' and l.outcome = 'allowed'
  ) then
    return false;
  end if;
  perform pg_advisory_xact_lock(hashtext('reading'), hashtext(app_board() || ' ' || app_staff()));
  return 20 <= (
    select count(*)
    from (
      select from access_log l
      where l.board_id = app_board() and l.actor = app_staff() and l.at >= app_now() - interval '10 minutes'
        and l.action = 'read' and l.object_type = 'dossier' and l.outcome = 'allowed' and l.rule not like 'informed:%'
      group by l.object_ref
      having min(l.at) > coalesce((
        select max(s.went_on_at) from reading_stop s
        where s.board_id = app_board() and s.staff_id = app_staff() and s.went_on_at <= app_now()), '-infinity')
    ) fresh
  ) and not (p_pace is not distinct from 'form' and exists (
    select from access_log l
    where l.board_id = app_board() and l.object_ref = p_ref and l.at >= app_now() - interval '8 hours'
      and l.actor = app_staff() and l.action = 'read' and l.object_type = 'dossier' and l.outcome = 'allowed'
  ));
end
$$;

-- Keeps that somebody was stopped and tells who oversees: once until they say why, and again after ten minutes.
create function stop_reading(p_location text, p_log jsonb) returns text[] language plpgsql volatile
as $$
declare
  new_id text := replace(gen_random_uuid()::text, '-', '');
  told text[];
begin
  if exists (
    select from reading_stop s
    where s.board_id = app_board() and s.staff_id = app_staff() and s.went_on_at is null
      and s.stopped_at > app_now() - interval '10 minutes'
  ) then
    return '{}';
  end if;
  insert into reading_stop (board_id, id, staff_id, location_id, stopped_at)
  values (app_board(), new_id, app_staff(), p_location, app_now());
  told := array(select overseers_of(new_id, p_location));
  insert into reading_stop_overseer (board_id, stop_id, staff_id, told_at)
  select app_board(), new_id, o, app_now() from unnest(told) o;
  perform note_access(p_log, 'stop', 'reading_stop', new_id, null, 'allowed', null);
  return told;
end
$$;

-- As in 0090, and not one after the other without end: `head` is then no more than who was told.
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
  -- Whoever is let in for an emergency was told of already, and is in a hurry.
  if seen = 'all' and opened_by not like 'break_glass:%' and stops_reading(p_ref, p_log ->> 'pace') then
    perform note_access(p_log || behalf(opened_by), 'read', 'dossier', p_ref, null, 'denied', 'pace');
    head := json_build_object('told', to_json(stop_reading(d.location_id, p_log)));
    return;
  end if;
  perform note_access(p_log || behalf(opened_by), 'read', 'dossier', p_ref, null, case when opened_by is null then 'denied' else 'allowed' end, opened_by);
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
  select e.headers, e.payloads into headers, payloads from entries_until(d.id, d.version, seen) e;
end
$$;

-- The last stop of this person for which they did not say why yet; null when there is none.
create function open_reading_stop(p_board text, p_staff text, p_now timestamptz, p_log jsonb) returns text
language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
begin
  perform enter(p_board, p_staff, p_now);
  perform note_access(p_log, 'list', 'reading_stop', null, null, 'allowed', null);
  return (
    select s.id from reading_stop s
    where s.board_id = p_board and s.staff_id = p_staff and s.went_on_at is null
    order by s.stopped_at desc, s.id limit 1
  );
end
$$;

-- Says why, and goes on; whoever looked at it before there was a reason looks again.
create function read_on(p_board text, p_staff text, p_now timestamptz, p_id text, p_reason bytea, p_log jsonb) returns boolean
language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
declare
  goes_on boolean;
begin
  perform enter(p_board, p_staff, p_now);
  update reading_stop s set reason = p_reason, went_on_at = p_now, seen_by = null, seen_at = null
  where s.board_id = p_board and s.id = p_id and s.staff_id = p_staff and s.went_on_at is null;
  goes_on := found;
  perform note_access(p_log, 'read_on', 'reading_stop', p_id, null, case when goes_on then 'allowed' else 'denied' end, null);
  return goes_on;
end
$$;

-- What this person was told of and nobody has looked at yet, oldest first.
create function reading_stops_to_see(p_board text, p_staff text, p_now timestamptz)
returns table (id text, staff text, location text, stopped_at timestamptz, reason bytea, went_on_at timestamptz)
language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
begin
  perform enter(p_board, p_staff, p_now);
  return query
  select s.id, s.staff_id, s.location_id, s.stopped_at, s.reason, s.went_on_at
  from reading_stop_overseer o join reading_stop s on s.board_id = o.board_id and s.id = o.stop_id
  where o.board_id = p_board and o.staff_id = p_staff and s.seen_at is null
  order by s.stopped_at, s.id;
end
$$;

create function see_reading_stop(p_board text, p_staff text, p_now timestamptz, p_id text, p_log jsonb) returns boolean
language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
declare
  seen boolean;
begin
  perform enter(p_board, p_staff, p_now);
  update reading_stop s set seen_by = p_staff, seen_at = p_now
  where s.board_id = p_board and s.id = p_id and s.seen_at is null and s.staff_id <> p_staff and exists (
    select from reading_stop_overseer o where o.board_id = s.board_id and o.stop_id = s.id and o.staff_id = p_staff);
  seen := found;
  perform note_access(p_log, 'see', 'reading_stop', p_id, null, case when seen then 'allowed' else 'denied' end, null);
  return seen;
end
$$;

create function reading_stops_waiting(p_board text, p_staff text, p_now timestamptz) returns integer
language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
begin
  perform enter(p_board, p_staff, p_now);
  return (
    select count(*)::integer from reading_stop_overseer o
    join reading_stop s on s.board_id = o.board_id and s.id = o.stop_id and s.seen_at is null
    where o.board_id = p_board and o.staff_id = p_staff
  );
end
$$;

-- As in 0053, and who was stopped.
create or replace function read_log_month(
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
          and (a.outcome = 'denied' or a.object_type in ('dossier', 'log', 'break_glass', 'reading_stop') or a.action = 'break_glass')
        order by a.at, a.id limit p_limit
      ) l
    ));
end
$$;

grant create on schema pluis to pluis_gate;
do $$
declare
  gated text;
begin
  foreach gated in array array[
    'open_reading_stop(text, text, timestamptz, jsonb)', 'read_on(text, text, timestamptz, text, bytea, jsonb)',
    'reading_stops_to_see(text, text, timestamptz)', 'see_reading_stop(text, text, timestamptz, text, jsonb)',
    'reading_stops_waiting(text, text, timestamptz)'
  ] loop
    execute format('alter function %s owner to pluis_gate', gated);
    execute format('revoke execute on function %s from public', gated);
    execute format('grant execute on function %s to pluis_app', gated);
  end loop;
end
$$;
revoke create on schema pluis from pluis_gate;
revoke execute on function stops_reading(text, text), stop_reading(text, jsonb) from public;
grant execute on function stops_reading(text, text), stop_reading(text, jsonb) to pluis_gate;
