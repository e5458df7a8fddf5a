-- Emergency access: asked for a child with a reason, for an hour, told at once to two who oversee, and looked at afterwards by one of them.
create table break_glass_overseer (
  board_id text not null,
  break_glass_id text not null,
  staff_id text not null,
  told_at timestamptz not null,
  primary key (board_id, break_glass_id, staff_id),
  foreign key (board_id, break_glass_id) references break_glass,
  foreign key (board_id, staff_id) references staff
);
create index break_glass_overseer_by_staff on break_glass_overseer (board_id, staff_id);
call wall_off('break_glass_overseer');
create policy gate_all on break_glass_overseer to pluis_gate using (true) with check (true);
grant select, insert on break_glass_overseer to pluis_gate;
-- The reason lies under the key of the board, so it is sealed anew when that key is rotated.
create policy retention_all on break_glass to pluis_retention using (true) with check (true);
grant select (board_id, id, reason), update (reason) on break_glass to pluis_retention;

-- Who reads here by their role, and does not manage the system.
create function may_break_glass(p_location text) returns boolean language plpgsql stable
as $$
begin
  return not manages(app_staff()) and exists (
    select from staff_role r
    where r.board_id = app_board() and r.staff_id = app_staff() and (r.location_id is null or r.location_id = p_location)
      and 'read' = any (r.may) and is_now(r.valid_from, r.valid_until)
  );
end
$$;

-- Two who oversee: who leads here, who inspects the log of the whole board, who decides here; one of each kind first. Never the one who
-- asks, nobody who is away, and nobody who is shut out of one of these dossiers.
create function overseers_of(p_break_glass text, p_location text) returns setof text language plpgsql stable
as $$
begin
  return query
  select k.staff_id from (
    select c.staff_id, c.kind, row_number() over (partition by c.kind order by c.staff_id) as turn from (
      select r.staff_id, min(case when r.may @> array['coordinate', 'inspect_log'] then 1 when 'inspect_log' = any (r.may) then 2 else 3 end) as kind
      from staff_role r join staff s on s.board_id = r.board_id and s.id = r.staff_id and s.active
      where r.board_id = app_board() and is_now(r.valid_from, r.valid_until) and r.staff_id <> app_staff()
        and (r.location_id is null or r.location_id = p_location) and r.may && array['inspect_log', 'decide']
        and not exists (select from absence a where a.board_id = r.board_id and a.staff_id = r.staff_id and is_now(a.valid_from, a.valid_until))
        and not exists (
          select from break_glass_dossier p
          where p.board_id = app_board() and p.break_glass_id = p_break_glass and is_excluded(p.dossier_id, r.staff_id))
      group by r.staff_id
    ) c
  ) k
  order by k.turn, k.kind, k.staff_id limit 2;
end
$$;

-- `opened` is false for who may not ask it for this child. What it opens, and whether it opens anything, is not told here: who is shut out of
-- the only dossier and who asks about a child without one get the same.
create function open_break_glass(
  p_board text, p_staff text, p_now timestamptz, p_id text, p_child text, p_ground text, p_reason bytea, p_review_by date, p_log jsonb,
  out opened boolean, out overseers text[]
) language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
declare
  place text;
begin
  opened := false;
  perform enter(p_board, p_staff, p_now);
  select c.location_id into place from child c where c.board_id = p_board and c.id = p_child;
  if place is null or not may_break_glass(place) then
    perform note_access(p_log, 'break_glass', 'break_glass', null, null, 'denied', null);
    return;
  end if;
  insert into break_glass (board_id, id, staff_id, location_id, child_id, ground, reason, opened_at, ends_at, review_by)
  values (p_board, p_id, p_staff, place, p_child, p_ground, p_reason, p_now, p_now + interval '60 minutes', p_review_by);
  insert into break_glass_dossier (board_id, break_glass_id, dossier_id)
  select p_board, p_id, d.id from dossier_child c join dossier d on d.board_id = c.board_id and d.id = c.dossier_id
  where c.board_id = p_board and c.child_id = p_child and may_break_glass(d.location_id) and not is_excluded(d.id, p_staff);
  overseers := array(select overseers_of(p_id, place));
  insert into break_glass_overseer (board_id, break_glass_id, staff_id, told_at) select p_board, p_id, o, p_now from unnest(overseers) o;
  perform note_access(p_log, 'break_glass', 'break_glass', p_id, p_child, 'allowed', p_ground);
  opened := true;
end
$$;

-- One hour more, while it runs and nobody has looked at it yet.
create function renew_break_glass(p_board text, p_staff text, p_now timestamptz, p_id text, p_log jsonb) returns boolean
language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
declare
  renewed boolean;
begin
  perform enter(p_board, p_staff, p_now);
  update break_glass b set ends_at = p_now + interval '60 minutes', renewals = b.renewals + 1
  where b.board_id = p_board and b.id = p_id and b.staff_id = p_staff and is_now(b.opened_at, b.ends_at) and b.reviewed_at is null
    and may_break_glass(b.location_id);
  renewed := found;
  perform note_access(p_log, 'break_glass_renewed', 'break_glass', p_id, null, case when renewed then 'allowed' else 'denied' end, null);
  return renewed;
end
$$;

-- What runs for this person now, with the dossiers that stand open by it.
create function running_break_glass(p_board text, p_staff text, p_now timestamptz) returns json
language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
begin
  perform enter(p_board, p_staff, p_now);
  return (
    select coalesce(json_agg(json_build_object('id', b.id, 'child', b.child_id, 'endsAt', iso(b.ends_at),
      'refs', (select coalesce(json_agg(d.ref order by d.opened_at), '[]'::json) from break_glass_dossier p
        join dossier d on d.board_id = p.board_id and d.id = p.dossier_id
        where p.board_id = b.board_id and p.break_glass_id = b.id and may_do(d.id, 'read'))) order by b.opened_at), '[]'::json)
    from break_glass b where b.board_id = p_board and b.staff_id = p_staff and is_now(b.opened_at, b.ends_at)
  );
end
$$;

-- What this person oversees and nobody has looked at yet, oldest first. It cannot be put aside: it goes when a verdict is given.
create function break_glass_to_review(p_board text, p_staff text, p_now timestamptz)
returns table (id text, staff text, location text, ground text, reason bytea, opened_at timestamptz, ends_at timestamptz, renewals integer, review_by text)
language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
begin
  perform enter(p_board, p_staff, p_now);
  return query
  select b.id, b.staff_id, b.location_id, b.ground, b.reason, b.opened_at, b.ends_at, b.renewals, b.review_by::text
  from break_glass_overseer o join break_glass b on b.board_id = o.board_id and b.id = o.break_glass_id
  where o.board_id = p_board and o.staff_id = p_staff and b.reviewed_at is null
  order by b.opened_at;
end
$$;

create function review_break_glass(p_board text, p_staff text, p_now timestamptz, p_id text, p_verdict text, p_log jsonb) returns boolean
language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
declare
  reviewed boolean;
begin
  perform enter(p_board, p_staff, p_now);
  update break_glass b set reviewed_by = p_staff, reviewed_at = p_now, verdict = p_verdict
  where b.board_id = p_board and b.id = p_id and b.reviewed_at is null and b.staff_id <> p_staff and exists (
    select from break_glass_overseer o where o.board_id = b.board_id and o.break_glass_id = b.id and o.staff_id = p_staff);
  reviewed := found;
  perform note_access(p_log, 'break_glass_reviewed', 'break_glass', p_id, null, case when reviewed then 'allowed' else 'denied' end,
    case when reviewed then p_verdict end);
  return reviewed;
end
$$;

-- How many wait for this person, and, for who works for the whole board, how many nobody looked at in time: numbers alone.
create function break_glass_counts(p_board text, p_staff text, p_now timestamptz, p_today date, out waiting integer, out overdue integer)
language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
begin
  perform enter(p_board, p_staff, p_now);
  select count(*) into waiting from break_glass_overseer o
  join break_glass b on b.board_id = o.board_id and b.id = o.break_glass_id and b.reviewed_at is null
  where o.board_id = p_board and o.staff_id = p_staff;
  overdue := 0;
  if exists (
    select from staff_role r
    where r.board_id = p_board and r.staff_id = p_staff and r.location_id is null and works(r.may) and is_now(r.valid_from, r.valid_until)
  ) then
    select count(*) into overdue from break_glass b where b.board_id = p_board and b.reviewed_at is null and b.review_by < p_today;
  end if;
end
$$;

grant create on schema pluis to pluis_gate;
do $$
declare
  gated text;
begin
  foreach gated in array array[
    'open_break_glass(text, text, timestamptz, text, text, text, bytea, date, jsonb)', 'renew_break_glass(text, text, timestamptz, text, jsonb)',
    'running_break_glass(text, text, timestamptz)', 'break_glass_to_review(text, text, timestamptz)',
    'review_break_glass(text, text, timestamptz, text, text, jsonb)', 'break_glass_counts(text, text, timestamptz, date)'
  ] loop
    execute format('alter function %s owner to pluis_gate', gated);
    execute format('revoke execute on function %s from public', gated);
    execute format('grant execute on function %s to pluis_app', gated);
  end loop;
end
$$;
revoke create on schema pluis from pluis_gate;
revoke execute on function may_break_glass(text), overseers_of(text, text) from public;
grant execute on function may_break_glass(text), overseers_of(text, text) to pluis_gate;
create policy gate_sees on child for select to pluis_gate using (true);
grant select (board_id, id, location_id) on child to pluis_gate;
