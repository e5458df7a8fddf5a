-- Who recorded a signal is told which colleague saw it, and when: of those who coordinate, whose work that is. It says nothing of a dossier.
create table signal_seen (
  board_id text not null,
  signal_id text not null,
  staff_id text not null,
  seen_at timestamptz not null,
  primary key (board_id, signal_id, staff_id),
  foreign key (board_id, signal_id) references signal,
  foreign key (board_id, staff_id) references staff
);

-- Who is told that a dossier is there, and no more, confirms that it was read.
create table informed_read (
  board_id text not null,
  dossier_id text not null,
  staff_id text not null,
  read_at timestamptz not null,
  primary key (board_id, dossier_id, staff_id),
  foreign key (board_id, dossier_id) references dossier,
  foreign key (board_id, staff_id) references staff
);

call wall_off('signal_seen');
call wall_off('informed_read');
create trigger signal_seen_stays before update or delete on signal_seen for each row execute function refuse_change();
create trigger signal_seen_table_stays before truncate on signal_seen for each statement execute function refuse_change();
create trigger informed_read_stays before update or delete on informed_read for each row execute function refuse_change();
create trigger informed_read_table_stays before truncate on informed_read for each statement execute function refuse_change();
create policy gate_all on signal_seen to pluis_gate using (true) with check (true);
create policy gate_all on informed_read to pluis_gate using (true) with check (true);
create policy app_sees on informed_read for select to pluis_app using (staff_id = app_staff() or reads_dossier(dossier_id));
grant select, insert on signal_seen, informed_read to pluis_gate;
grant select on informed_read to pluis_app;

create function see_signal(p_board text, p_staff text, p_now timestamptz, p_signal text) returns void
language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
begin
  perform enter(p_board, p_staff, p_now);
  insert into signal_seen (board_id, signal_id, staff_id, seen_at)
  select s.board_id, s.id, p_staff, p_now from signal s
  where s.board_id = p_board and s.id = p_signal and s.recorded_by <> p_staff and coordinates(s.location_id)
    and sees_signal(s.location_id, s.child_id, s.recorded_by, s.withheld_from, s.dossier_id)
  on conflict do nothing;
end
$$;

-- True when it stands, also from before; false when nothing of this dossier is for this person.
create function confirm_read(p_board text, p_staff text, p_now timestamptz, p_ref text, p_log jsonb) returns boolean
language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
declare
  d dossier%rowtype;
  opened_by text;
begin
  perform enter(p_board, p_staff, p_now);
  select * into d from dossier where board_id = p_board and ref = p_ref;
  if found then
    select rule into opened_by from door(d.id, d.location_id, d.status);
  end if;
  perform note_access(p_log, 'confirm', 'dossier', p_ref, null, case when opened_by is null then 'denied' else 'allowed' end, opened_by);
  if opened_by is null then
    return false;
  end if;
  insert into informed_read (board_id, dossier_id, staff_id, read_at) values (p_board, d.id, p_staff, p_now) on conflict do nothing;
  return true;
end
$$;

-- As in 0070, and to who recorded it: which colleagues saw it.
create or replace function read_signals(p_board text, p_staff text, p_now timestamptz, p_scope text, p_id text, p_limit integer, p_log jsonb)
returns table (head json, wrapped bytea, payload bytea)
language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
declare
  s signal%rowtype;
begin
  perform enter(p_board, p_staff, p_now);
  for s in
    select * from signal c
    where c.board_id = p_board
      and case p_scope
        when 'mine' then c.recorded_by = p_staff
        when 'waiting' then c.dossier_id is null and coordinates(c.location_id)
        else c.id = p_id
      end
      and sees_signal(c.location_id, c.child_id, c.recorded_by, c.withheld_from, c.dossier_id)
    order by c.recorded_at desc, c.id desc limit p_limit
  loop
    perform note_access(p_log, 'read', 'signal', s.id, s.child_id, 'allowed', null);
    head := json_build_object('id', s.id, 'location', s.location_id, 'child', s.child_id, 'type', s.type, 'recordedAt', iso(s.recorded_at),
      'recordedBy', s.recorded_by, 'dossier', case when reads_dossier(s.dossier_id) then s.dossier_id end, 'keyVersion', s.key_version,
      'bucket', s.bucket,
      'seen', (select coalesce(json_agg(json_build_object('staff', v.staff_id, 'at', iso(v.seen_at)) order by v.seen_at), '[]'::json)
        from signal_seen v where v.board_id = p_board and v.signal_id = s.id and s.recorded_by = p_staff));
    wrapped := s.wrapped_key;
    payload := s.payload;
    return next;
  end loop;
end
$$;

grant create on schema pluis to pluis_gate;
alter function see_signal(text, text, timestamptz, text) owner to pluis_gate;
alter function confirm_read(text, text, timestamptz, text, jsonb) owner to pluis_gate;
revoke create on schema pluis from pluis_gate;
revoke execute on function see_signal(text, text, timestamptz, text), confirm_read(text, text, timestamptz, text, jsonb) from public;
grant execute on function see_signal(text, text, timestamptz, text), confirm_read(text, text, timestamptz, text, jsonb) to pluis_app;
