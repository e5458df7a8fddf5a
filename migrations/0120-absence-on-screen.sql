-- Somebody can be away without a deputy: then others are there, or nobody is, and it must be seen which.
alter table absence alter column deputy_id drop not null;

-- An absence only ends, and no later than was said.
drop policy app_ends on absence;
create policy app_ends on absence for update to pluis_app
  using (staff_id = app_staff() or gives_access_to(staff_id)) with check (valid_until <= greatest(valid_from, app_now()));

create function log_absence() returns trigger language plpgsql security definer set search_path = pluis, pg_temp as $$
begin
  perform note_access(log_known(), case when tg_op = 'INSERT' then 'set_absence' else 'end_absence' end, 'absence', new.staff_id, null,
    'allowed', coalesce(new.deputy_id, 'nobody') || ':' || new.id);
  return null;
end
$$;
create constraint trigger absence_logged after insert on absence deferrable initially deferred
  for each row execute function log_absence();
create constraint trigger absence_end_logged after update on absence deferrable initially deferred
  for each row when (old.valid_until is distinct from new.valid_until) execute function log_absence();

create function is_away(p_staff text, p_from timestamptz, p_until timestamptz) returns boolean language plpgsql stable
as $$
begin
  return exists (
    select from absence a
    where a.board_id = app_board() and a.staff_id = p_staff and a.valid_from < p_until and a.valid_until > p_from
      and a.valid_until > a.valid_from
  );
end
$$;

-- Who gets what comes in at a place: who coordinates there, and who stands in for them; each with whether they are away now.
create function who_receives(p_location text) returns table (staff text, role text, stands_in_for text, away boolean)
language plpgsql stable as $$
begin
  return query
  with coordinating as (
    select distinct on (r.staff_id) r.staff_id, r.role
    from staff_role r join staff s on s.board_id = r.board_id and s.id = r.staff_id and s.active
    where r.board_id = app_board() and (r.location_id is null or r.location_id = p_location)
      and r.may @> array['read', 'coordinate'] and is_now(r.valid_from, r.valid_until)
    order by r.staff_id, r.role
  ), found as (
    select c.staff_id, c.role, null::text as for_whom from coordinating c
    union
    select a.deputy_id, c.role, c.staff_id
    from coordinating c
    join absence a on a.board_id = app_board() and a.staff_id = c.staff_id and is_now(a.valid_from, a.valid_until)
    join staff d on d.board_id = a.board_id and d.id = a.deputy_id and d.active
    where works_there(a.deputy_id, p_location) and a.deputy_id not in (select staff_id from coordinating)
  )
  select f.staff_id, f.role, f.for_whom, is_away(f.staff_id, app_now(), app_now() + interval '1 microsecond')
  from found f order by f.for_whom nulls first, f.staff_id;
end
$$;

-- Every member of staff may know who is there for what they hand in; it tells nothing of a child.
create function receivers(p_board text, p_staff text, p_now timestamptz, p_location text)
returns table (staff text, role text, stands_in_for text, away boolean)
language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
begin
  perform enter(p_board, p_staff, p_now);
  return query select * from who_receives(p_location);
end
$$;

-- Places this person leads or gives access to, where nobody is there for what comes in.
create function unattended(p_board text, p_staff text, p_now timestamptz) returns table (location text)
language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
begin
  perform enter(p_board, p_staff, p_now);
  return query
  select l.id from location l
  where l.board_id = p_board
    and exists (
      select from staff_role r
      where r.board_id = p_board and r.staff_id = p_staff and (r.location_id is null or r.location_id = l.id)
        and r.may && array['decide', 'grant'] and is_now(r.valid_from, r.valid_until))
    and not exists (select from who_receives(l.id) w where not w.away)
  order by l.name;
end
$$;

-- Colleagues who could stand in for this one, since they work at a place of theirs, with whether they are away themselves in that time.
-- Asked by the person themselves, or by who gives access there: those do not choose themselves.
create function stand_ins(p_board text, p_staff text, p_now timestamptz, p_for text, p_from timestamptz, p_until timestamptz)
returns table (staff text, away boolean)
language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
begin
  perform enter(p_board, p_staff, p_now);
  if p_for <> p_staff and not gives_access_to(p_for) then
    return;
  end if;
  return query
  select s.id, is_away(s.id, p_from, p_until) from staff s
  where s.board_id = p_board and s.active and s.id not in (p_for, p_staff)
    and exists (
      select from staff_role mine
      join staff_role theirs on theirs.board_id = p_board and theirs.staff_id = p_for and is_now(theirs.valid_from, theirs.valid_until)
        and (mine.location_id is null or theirs.location_id is null or mine.location_id = theirs.location_id)
      where mine.board_id = p_board and mine.staff_id = s.id and is_now(mine.valid_from, mine.valid_until) and works(mine.may))
  order by s.id;
end
$$;

grant create on schema pluis to pluis_gate;
do $$
declare
  gated text;
begin
  foreach gated in array array['receivers(text, text, timestamptz, text)', 'unattended(text, text, timestamptz)',
    'stand_ins(text, text, timestamptz, text, timestamptz, timestamptz)'] loop
    execute format('alter function %s owner to pluis_gate', gated);
    execute format('revoke execute on function %s from public', gated);
    execute format('grant execute on function %s to pluis_app', gated);
  end loop;
end
$$;
alter function log_absence() owner to pluis_gate;
revoke execute on function log_absence(), is_away(text, timestamptz, timestamptz), who_receives(text) from public;
revoke create on schema pluis from pluis_gate;
grant execute on function is_away(text, timestamptz, timestamptz), who_receives(text) to pluis_gate;
