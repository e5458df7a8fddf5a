-- A file that somebody attached: sealed, and added in the transaction of the entry that names it with its hash. Only whether a scanner
-- looked at it can change; it goes with its dossier.
create table attachment (
  board_id text not null,
  dossier_id text not null,
  id text not null,
  entry_id text not null,
  attached_at timestamptz not null,
  scan text not null check (scan in ('not_scanned', 'clean', 'infected')),
  content bytea not null,
  primary key (board_id, dossier_id, id),
  foreign key (board_id, dossier_id) references dossier
);
alter table attachment alter column content set storage external;

call wall_off('attachment');
create trigger attachment_stays before update of board_id, dossier_id, id, entry_id, attached_at, content or delete on attachment
  for each row execute function refuse_entry_change();
create trigger attachment_table_stays before truncate on attachment for each statement execute function refuse_change();
create policy gate_all on attachment to pluis_gate using (true) with check (true);
grant select, insert, update (scan) on attachment to pluis_gate;

-- As append_entries, and with it the file: both or neither. p_file: id, entry, scan.
create function append_with_file(
  p_board text, p_staff text, p_now timestamptz, p_key text, p_dossier text, p_expected integer, p_heading jsonb, p_summary bytea,
  p_entries jsonb, p_payloads bytea, p_log jsonb, p_file jsonb, p_content bytea,
  out outcome text, out first_seq integer, out version integer, out headers json, out payloads bytea
) language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
begin
  select a.outcome, a.first_seq, a.version, a.headers, a.payloads into outcome, first_seq, version, headers, payloads
  from append_entries(p_board, p_staff, p_now, p_key, p_dossier, p_expected, p_heading, p_summary, p_entries, p_payloads, p_log) a;
  if outcome = 'appended' then
    insert into attachment (board_id, dossier_id, id, entry_id, attached_at, scan, content)
    values (p_board, p_dossier, p_file ->> 'id', p_file ->> 'entry', (p_log ->> 'at')::timestamptz, p_file ->> 'scan', p_content);
  end if;
end
$$;

-- For who reads the whole dossier; to everybody else it is not there. p_whole: with its content, else only what is known of it.
create function read_attachment(
  p_board text, p_staff text, p_now timestamptz, p_ref text, p_id text, p_whole boolean, p_log jsonb,
  out head json, out wrapped bytea, out content bytea
) language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
declare
  d dossier%rowtype;
  k dossier_key%rowtype;
  seen text;
  opened_by text;
  scanned text;
begin
  perform enter(p_board, p_staff, p_now);
  select * into d from dossier where board_id = p_board and ref = p_ref;
  if found then
    select sight, rule into seen, opened_by from door(d.id, d.location_id, d.status);
  end if;
  if seen = 'all' then
    select f.scan, case when p_whole then f.content end into scanned, content
    from attachment f where f.board_id = p_board and f.dossier_id = d.id and f.id = p_id;
  end if;
  perform note_access(p_log, 'read', 'dossier', p_ref, null, case when scanned is null then 'denied' else 'allowed' end,
    case when scanned is null then null else opened_by end);
  if scanned is null then
    return;
  end if;
  select * into k from dossier_key where board_id = p_board and dossier_id = d.id and recipient_kind <> 'person' limit 1;
  wrapped := k.wrapped;
  head := json_build_object('dossier', d.id, 'scan', scanned, 'keyVersion', k.key_version, 'bucket', k.bucket);
end
$$;

-- What the scanner said of a file that nobody had looked at; a verdict is never taken back.
create function note_scan(p_board text, p_staff text, p_now timestamptz, p_ref text, p_id text, p_scan text, p_log jsonb) returns void
language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
begin
  perform enter(p_board, p_staff, p_now);
  update attachment f set scan = p_scan
  from dossier d
  where d.board_id = p_board and d.ref = p_ref and reads_dossier(d.id)
    and f.board_id = p_board and f.dossier_id = d.id and f.id = p_id and f.scan = 'not_scanned';
  perform note_access(p_log, 'scan', 'dossier', p_ref, null, case when found then 'allowed' else 'denied' end, null);
end
$$;

grant create on schema pluis to pluis_gate;
do $$
declare
  gated text;
begin
  foreach gated in array array[
    'append_with_file(text, text, timestamptz, text, text, integer, jsonb, bytea, jsonb, bytea, jsonb, jsonb, bytea)',
    'read_attachment(text, text, timestamptz, text, text, boolean, jsonb)',
    'note_scan(text, text, timestamptz, text, text, text, jsonb)'
  ] loop
    execute format('alter function %s owner to pluis_gate', gated);
    execute format('revoke execute on function %s from public', gated);
    execute format('grant execute on function %s to pluis_app', gated);
  end loop;
end
$$;
revoke create on schema pluis from pluis_gate;
