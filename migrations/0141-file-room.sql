-- How much room files have: so many, and so many bytes, in one dossier and by one person in 24 hours. src/core/dossier/file-room.ts says the
-- same to people. docs/decisions/0085.
create index attachment_by_moment on attachment (board_id, attached_at);

-- What a file of this size lacks room in, or null. Who brings files takes turns with themselves, and who brings one to this dossier with all
-- others, until the transaction ends: two at once do not both take the last place.
create function file_lacks_room(p_dossier text, p_bytes integer) returns text language plpgsql volatile
as $$
begin
  perform pg_advisory_xact_lock(hashtext('files'), hashtext(app_board() || ' ' || app_staff()));
  perform from dossier d where d.board_id = app_board() and d.id = p_dossier for update;
  return coalesce(
    (
      select case when count(*) >= 100 then 'dossier_files'
        when coalesce(sum(octet_length(f.content)), 0) + p_bytes > 200 * 1024 * 1024 then 'dossier_bytes' end
      from attachment f where f.board_id = app_board() and f.dossier_id = p_dossier
    ),
    (
      select case when count(*) >= 100 then 'person_files'
        when coalesce(sum(octet_length(f.content)), 0) + p_bytes > 200 * 1024 * 1024 then 'person_bytes' end
      from attachment f join entry e on e.board_id = f.board_id and e.id = f.entry_id
      where f.board_id = app_board() and f.attached_at > app_now() - interval '24 hours' and e.recorded_by = app_staff()
    ));
end
$$;
revoke execute on function file_lacks_room(text, integer) from public;
grant execute on function file_lacks_room(text, integer) to pluis_gate;

-- As in 0076, where there is room; outcome else says what for there is none. A form that is sent again gets the first answer, however full.
create or replace function append_with_file(
  p_board text, p_staff text, p_now timestamptz, p_key text, p_dossier text, p_expected integer, p_heading jsonb, p_summary bytea,
  p_entries jsonb, p_payloads bytea, p_log jsonb, p_file jsonb, p_content bytea,
  out outcome text, out first_seq integer, out version integer, out headers json, out payloads bytea
) language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
begin
  perform enter(p_board, p_staff, p_now);
  if not uses_key(p_key) and reads_dossier(p_dossier) then
    outcome := file_lacks_room(p_dossier, octet_length(p_content));
    if outcome is not null then
      perform note_access(p_log, 'append', 'dossier', d.ref, null, 'denied', outcome)
      from dossier d where d.board_id = p_board and d.id = p_dossier;
      return;
    end if;
  end if;
  select a.outcome, a.first_seq, a.version, a.headers, a.payloads into outcome, first_seq, version, headers, payloads
  from append_entries(p_board, p_staff, p_now, p_key, p_dossier, p_expected, p_heading, p_summary, p_entries, p_payloads, p_log) a;
  if outcome = 'appended' then
    insert into attachment (board_id, dossier_id, id, entry_id, attached_at, scan, content)
    values (p_board, p_dossier, p_file ->> 'id', p_file ->> 'entry', (p_log ->> 'at')::timestamptz, p_file ->> 'scan', p_content);
  end if;
end
$$;
