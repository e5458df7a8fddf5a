-- Destruction: pluis_retention sees which keys there are and moves them; erase_objects alone deletes, for pluis_retention alone.

-- What was in the month and stays, and where it goes.
create table destruction_stay (
  board_id text not null,
  destruction_id text not null,
  object_id text not null,
  to_bucket text not null,
  primary key (board_id, destruction_id, object_id),
  foreign key (board_id, destruction_id) references destruction
);
call wall_off('destruction_stay');
create policy retention_all on destruction_stay to pluis_retention using (true) with check (true);
grant select, insert on destruction_stay to pluis_retention;

create policy retention_all on bucket_key to pluis_retention using (true) with check (true);
create policy retention_all on destroyed_key to pluis_retention using (true) with check (true);
create policy retention_all on key_wrap to pluis_retention using (true) with check (true);
create policy retention_all on destruction to pluis_retention using (true) with check (true);
create policy retention_all on destruction_item to pluis_retention using (true) with check (true);
create policy retention_all on dossier_key to pluis_retention using (true) with check (true);
create policy retention_all on signal to pluis_retention using (true) with check (true);
create policy retention_sees on dossier to pluis_retention using (true);
create policy retention_sees on dossier_child to pluis_retention using (true);
create policy retention_sees on dossier_hold to pluis_retention using (true);
create policy retention_sees on board for select to pluis_retention using (board_id = app_board());
create policy retention_all on child to pluis_retention using (true) with check (true);
create policy retention_all on draft to pluis_retention using (true) with check (true);
create policy retention_all on staff_login to pluis_retention using (true) with check (true);

grant select, insert, delete on bucket_key to pluis_retention;
grant select, insert, update (confirmed) on destroyed_key to pluis_retention;
grant select, insert on key_wrap to pluis_retention;
grant select, update (state, dossiers, signals, postponed, dossier_id, destroyed_on, final_on) on destruction to pluis_retention;
grant select, insert on destruction_item to pluis_retention;
grant select, update (recipient_kind, recipient, key_version, wrapped) on dossier_key to pluis_retention;
grant select (board_id, id, child_id, dossier_id, recorded_at, bucket, key_version, wrapped_key), update (bucket, key_version, wrapped_key)
  on signal to pluis_retention;
grant select (board_id, id, status, touched_at), update (touched_at) on dossier to pluis_retention;
grant select on dossier_child, dossier_hold to pluis_retention;
grant select (board_id) on board to pluis_retention;
grant select (board_id, id, active, payload, row_version), update (payload) on child to pluis_retention;
grant select (board_id, staff_id, form, payload), update (payload) on draft to pluis_retention;
grant select (board_id, staff_id, totp_secret), update (totp_secret) on staff_login to pluis_retention;
grant execute on function app_board(), app_staff(), app_now() to pluis_retention, pluis_eraser;

-- The people who propose and approve see the destructions of their board; the roles they need are asked again here.
create function may_destroy() returns boolean language sql stable
as $$
  select exists (
    select from pluis.staff_role r
    where r.board_id = pluis.app_board() and r.staff_id = pluis.app_staff() and r.may && array['inspect_log', 'decide']
      and r.valid_from <= pluis.app_now() and (r.valid_until is null or pluis.app_now() < r.valid_until)
  )
$$;
create policy app_sees on destruction for select to pluis_app using (may_destroy());
create policy app_proposes on destruction for insert to pluis_app
  with check (may_destroy() and proposed_by = app_staff() and state = 'proposed');
create policy app_decides on destruction for update to pluis_app using (may_destroy() and state = 'proposed') with check (
  may_destroy() and (state = 'withdrawn' or state = 'approved' and approved_by = app_staff() and proposed_by <> app_staff())
);
grant select, insert on destruction to pluis_app;
grant update (state, approved_by, approved_at, withdrawn_at) on destruction to pluis_app;
grant execute on function may_destroy() to pluis_app;

-- Numbers alone: which months have come, and how many dossiers and signals are in each.
create function buckets_due(p_board text, p_staff text, p_now timestamptz) returns table (bucket text, dossiers bigint, signals bigint)
language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
begin
  perform enter(p_board, p_staff, p_now);
  if not may_destroy() then
    return;
  end if;
  return query
  select b.bucket, (select count(*) from dossier_key k where k.board_id = p_board and k.bucket = b.bucket),
    (select count(*) from signal s where s.board_id = p_board and s.bucket = b.bucket)
  from bucket_key b where b.board_id = p_board and b.bucket <> 'open' group by b.bucket order by b.bucket;
end
$$;

create policy app_sees on dossier_hold for select to pluis_app using (reads_dossier(dossier_id));
create policy app_sets on dossier_hold for insert to pluis_app with check (set_by = app_staff() and reads_dossier(dossier_id));
create policy app_lifts on dossier_hold for update to pluis_app
  using (reads_dossier(dossier_id)) with check (lifted_by = app_staff());
grant select, insert on dossier_hold to pluis_app;
grant update (lifted_at, lifted_by) on dossier_hold to pluis_app;

-- What a destruction has begun with stays fixed: from then on nothing is held any more. Both lock the row of the dossier.
create function refuse_late_hold() returns trigger language plpgsql security definer set search_path = pluis, pg_temp as $$
begin
  perform 1 from dossier d where d.board_id = new.board_id and d.id = new.dossier_id for update;
  if exists (select from destruction_item i where i.board_id = new.board_id and i.object_id = new.dossier_id) then
    raise exception 'the destruction of this dossier has begun' using errcode = 'PL002';
  end if;
  return new;
end
$$;
create trigger dossier_hold_in_time before insert on dossier_hold for each row execute function refuse_late_hold();
grant select on dossier_hold, destruction_item, destruction to pluis_gate;

-- Every table of a board that hangs on a dossier lets the eraser delete in it, also those that come later.
create or replace procedure wall_off(walled regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', walled);
  execute format('alter table %s force row level security', walled);
  execute format('create policy board_wall on %s as restrictive using (board_id = app_board()) with check (board_id = app_board())', walled);
  call let_erase(walled);
end
$$;
create procedure let_erase(hanging regclass) language plpgsql as $$
begin
  if not exists (
    select from pg_catalog.pg_constraint k
    where k.conrelid = hanging and k.contype = 'f' and k.confrelid = 'pluis.dossier'::regclass
  ) then
    return;
  end if;
  execute format('create policy eraser_all on %s to pluis_eraser using (true) with check (true)', hanging);
  execute format('grant select, delete on %s to pluis_eraser', hanging);
end
$$;
do $$
declare
  walled regclass;
begin
  for walled in
    select distinct k.conrelid::regclass from pg_catalog.pg_constraint k where k.contype = 'f' and k.confrelid = 'pluis.dossier'::regclass
  loop
    call let_erase(walled);
  end loop;
end
$$;
create policy eraser_all on dossier to pluis_eraser using (true) with check (true);
create policy eraser_all on signal to pluis_eraser using (true) with check (true);
create policy eraser_all on key_wrap to pluis_eraser using (true) with check (true);
create policy eraser_all on idempotency to pluis_eraser using (true) with check (true);
create policy eraser_all on draft to pluis_eraser using (true) with check (true);
grant select, delete on dossier, signal, key_wrap, idempotency to pluis_eraser;
grant select, update (payload) on draft to pluis_eraser;

-- An entry is only ever added; the eraser alone takes whole dossiers away.
create function refuse_entry_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_user = 'pluis_eraser' then
    return old;
  end if;
  raise exception 'rows of % are only ever added', tg_table_name using errcode = '42501';
end
$$;
drop trigger entry_stays on entry;
create trigger entry_stays before update or delete on entry for each row execute function refuse_entry_change();

-- Deletes dossiers with all that hangs on them, signals, and what was being typed about them.
create function erase_objects(p_board text, p_dossiers text[], p_signals text[]) returns void
language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
declare
  hanging record;
begin
  perform set_config('app.board', p_board, true);
  update draft t set payload = null
  from dossier d where d.board_id = p_board and d.id = any (p_dossiers) and t.board_id = p_board and t.form like '/d/' || d.ref || '%';
  delete from key_wrap where board_id = p_board and (object_id = any (p_dossiers || p_signals)
    or object_id in (select s.id from signal s where s.board_id = p_board and s.dossier_id = any (p_dossiers)));
  delete from idempotency where board_id = p_board and object_id = any (p_dossiers || p_signals);
  delete from signal where board_id = p_board and (id = any (p_signals) or dossier_id = any (p_dossiers));
  for hanging in
    select k.conrelid::regclass as name, a.attname as column_name from pg_catalog.pg_constraint k
    join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[2]
    where k.contype = 'f' and k.confrelid = 'pluis.dossier'::regclass
  loop
    execute format('delete from %s where board_id = $1 and %I = any ($2)', hanging.name, hanging.column_name) using p_board, p_dossiers;
  end loop;
  delete from dossier where board_id = p_board and id = any (p_dossiers);
end
$$;

grant create on schema pluis to pluis_eraser, pluis_gate;
alter function erase_objects(text, text[], text[]) owner to pluis_eraser;
alter function refuse_late_hold() owner to pluis_gate;
alter function buckets_due(text, text, timestamptz) owner to pluis_gate;
revoke create on schema pluis from pluis_eraser, pluis_gate;
revoke execute on function erase_objects(text, text[], text[]), refuse_entry_change(), refuse_late_hold(), may_destroy(),
  buckets_due(text, text, timestamptz) from public;
grant execute on function erase_objects(text, text[], text[]) to pluis_retention;
grant execute on function buckets_due(text, text, timestamptz) to pluis_app;
grant execute on function may_destroy() to pluis_gate, pluis_app;
revoke execute on procedure let_erase(regclass), wall_off(regclass) from public;
