-- The log expires: what is personal in a row (payload and salt) goes when it is older than the term of its board and what it was about is
-- gone. Its link stays, so the chain still verifies. docs/decisions/0086.
alter table board
  -- At most five: no row outlives its dossier by more than that.
  add column log_years integer not null default 5 constraint board_log_years_in_range check (log_years between 1 and 5),
  add column log_years_because text not null
    default 'Pluis stelt vijf jaar voor, zoals gebruikelijk voor wie in een zorgdossier keek. Het bestuur kan een andere termijn kiezen.'
    constraint board_log_years_has_reason check (log_years_because ~ '\S');
create policy owner_sets on board for update to pluis_owner using (true) with check (true);

create function log_term() returns trigger language plpgsql security definer set search_path = pluis, pg_temp as $$
begin
  perform note_access(log_known(), 'change_term', 'log', null, null, 'allowed', old.log_years || ':' || new.log_years);
  return null;
end
$$;
create constraint trigger board_log_term_logged after update on board deferrable initially deferred
  for each row when (old.log_years is distinct from new.log_years or old.log_years_because is distinct from new.log_years_because)
  execute function log_term();

-- The first moment of the day of p_now in the Netherlands, so many years ago.
create function years_before(p_now timestamptz, p_years integer) returns timestamptz language sql stable
as $$ select ((p_now at time zone 'Europe/Amsterdam')::date - make_interval(years => p_years)) at time zone 'Europe/Amsterdam' $$;

-- The moment before which a row has outlived the term of its board, by the clock of the database.
create function log_goes_before() returns timestamptz language sql stable
as $$ select pluis.years_before(clock_timestamp(), b.log_years) from pluis.board b where b.board_id = pluis.app_board() $$;

-- Whether this reference names a dossier or signal that is there, or an emergency access or a destruction of a dossier that is there.
create function log_tells_of_living(p_ref text) returns boolean language sql stable
as $$
  select exists (select from pluis.dossier d where d.board_id = pluis.app_board() and d.ref = p_ref)
    or exists (select from pluis.dossier d where d.board_id = pluis.app_board() and d.id = p_ref)
    or exists (select from pluis.signal s where s.board_id = pluis.app_board() and s.id = p_ref)
    or exists (select from pluis.break_glass_dossier g where g.board_id = pluis.app_board() and g.break_glass_id = p_ref)
    or exists (
      select from pluis.destruction x where x.board_id = pluis.app_board() and x.id = p_ref and x.dossier_id is not null)
$$;

-- The eraser alone takes a row away, and the wall lets it take none that is younger or still about something. The later of the two clocks
-- counts: a row that was written by a clock that was behind is as young as it is.
drop trigger access_log_stays on access_log;
create trigger access_log_stays before update or delete on access_log for each row execute function refuse_entry_change();
create policy eraser_sees on access_log for select to pluis_eraser using (true);
create policy eraser_expires on access_log for delete to pluis_eraser using (
  greatest(at, at + clock_offset * interval '1 millisecond') < (select log_goes_before()) and not log_tells_of_living(object_ref)
);
create policy eraser_sees on board for select to pluis_eraser using (board_id = app_board());
create policy eraser_sees on destruction for select to pluis_eraser using (true);
grant select (board_id, at, id, clock_offset, object_ref), delete on access_log to pluis_eraser;
grant select (board_id, log_years) on board to pluis_eraser;
grant select (board_id, id, dossier_id) on destruction to pluis_eraser;
grant execute on function log_goes_before(), years_before(timestamptz, integer) to pluis_eraser, pluis_gate;
grant execute on function log_tells_of_living(text) to pluis_eraser;

-- However rows go, the log says until which moment and how many.
create function log_expiry() returns trigger language plpgsql security definer set search_path = pluis, pg_temp as $$
declare
  n bigint;
begin
  select count(*) into n from gone;
  if n > 0 then
    perform note_access(log_known(), 'expire', 'log', iso(log_goes_before()), null, 'allowed',
      (select b.log_years from board b where b.board_id = app_board()) || ':' || n);
  end if;
  return null;
end
$$;
create trigger access_log_expiry_logged after delete on access_log referencing old table as gone
  for each statement execute function log_expiry();

-- How many rows of before a moment may go, and how many stay because what they are about is there.
create function log_due(p_board text, p_before timestamptz, out due bigint, out stays bigint)
language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
begin
  perform set_config('app.board', p_board, true);
  select count(*) filter (where not l.living), count(*) filter (where l.living) into due, stays
  from (
    select log_tells_of_living(a.object_ref) as living from access_log a
    where a.board_id = p_board and a.at < p_before and greatest(a.at, a.at + a.clock_offset * interval '1 millisecond') < p_before
  ) l;
end
$$;

-- Takes away at most p_limit rows that have expired, oldest first; answers how many. Refuses (PL003) when p_before is later than the term allows.
create function expire_log(p_board text, p_before timestamptz, p_limit integer, p_log jsonb) returns integer
language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
declare
  n integer;
begin
  perform set_config('app.board', p_board, true), set_config('app.staff', '', true), set_config('app.log', p_log::text, true);
  if p_before > log_goes_before() then
    raise exception 'this is later than the term of the log allows' using errcode = 'PL003';
  end if;
  delete from access_log a
  where a.board_id = p_board and (a.at, a.id) in (
    select o.at, o.id from access_log o
    where o.board_id = p_board and o.at < p_before
      and greatest(o.at, o.at + o.clock_offset * interval '1 millisecond') < p_before and not log_tells_of_living(o.object_ref)
    order by o.at, o.id limit p_limit);
  get diagnostics n = row_count;
  return n;
end
$$;

grant create on schema pluis to pluis_eraser, pluis_gate;
alter function log_term() owner to pluis_gate;
alter function log_expiry() owner to pluis_gate;
alter function log_due(text, timestamptz) owner to pluis_eraser;
alter function expire_log(text, timestamptz, integer, jsonb) owner to pluis_eraser;
revoke create on schema pluis from pluis_eraser, pluis_gate;
revoke execute on function log_term(), log_expiry(), log_goes_before(), years_before(timestamptz, integer), log_tells_of_living(text), log_due(text, timestamptz),
  expire_log(text, timestamptz, integer, jsonb) from public;
grant execute on function log_due(text, timestamptz), expire_log(text, timestamptz, integer, jsonb) to pluis_retention;
