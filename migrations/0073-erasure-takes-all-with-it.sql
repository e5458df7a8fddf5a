-- What hangs on a dossier or on a signal goes with it, also what was only ever added since (0071): the eraser alone may take it away, and
-- nothing that refers to a signal holds up its destruction.
drop trigger informed_read_stays on informed_read;
create trigger informed_read_stays before update or delete on informed_read for each row execute function refuse_entry_change();
drop trigger signal_seen_stays on signal_seen;
create trigger signal_seen_stays before update or delete on signal_seen for each row execute function refuse_entry_change();

create or replace procedure let_erase(hanging regclass) language plpgsql as $$
begin
  if not exists (
    select from pg_catalog.pg_constraint k
    where k.conrelid = hanging and k.contype = 'f' and k.confrelid in ('pluis.dossier'::regclass, 'pluis.signal'::regclass)
  ) then
    return;
  end if;
  execute format('create policy eraser_all on %s to pluis_eraser using (true) with check (true)', hanging);
  execute format('grant select, delete on %s to pluis_eraser', hanging);
end
$$;
call let_erase('signal_seen');

-- As in 0041, and with what hangs on a signal.
create or replace function erase_objects(p_board text, p_dossiers text[], p_signals text[]) returns void
language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
declare
  hanging record;
  signals text[];
begin
  perform set_config('app.board', p_board, true);
  signals := array(select s.id from signal s where s.board_id = p_board and (s.id = any (p_signals) or s.dossier_id = any (p_dossiers)));
  update draft t set payload = null
  from dossier d where d.board_id = p_board and d.id = any (p_dossiers) and t.board_id = p_board and t.form like '/d/' || d.ref || '%';
  delete from key_wrap where board_id = p_board and object_id = any (p_dossiers || p_signals || signals);
  delete from idempotency where board_id = p_board and object_id = any (p_dossiers || p_signals);
  for hanging in
    select k.conrelid::regclass as name, a.attname as column_name,
      case k.confrelid when 'pluis.signal'::regclass then signals else p_dossiers end as ids
    from pg_catalog.pg_constraint k
    join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[2]
    where k.contype = 'f' and k.confrelid in ('pluis.dossier'::regclass, 'pluis.signal'::regclass)
  loop
    execute format('delete from %s where board_id = $1 and %I = any ($2)', hanging.name, hanging.column_name) using p_board, hanging.ids;
  end loop;
  delete from signal where board_id = p_board and id = any (signals);
  delete from dossier where board_id = p_board and id = any (p_dossiers);
end
$$;
