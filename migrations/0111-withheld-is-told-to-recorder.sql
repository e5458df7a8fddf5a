-- As in 0071, and to who recorded it: from whom it is withheld, so that no page names these as who got it.
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
        from signal_seen v where v.board_id = p_board and v.signal_id = s.id and s.recorded_by = p_staff),
      'withheldFrom', case when s.recorded_by = p_staff then array_to_json(s.withheld_from) else '[]'::json end);
    wrapped := s.wrapped_key;
    payload := s.payload;
    return next;
  end loop;
end
$$;
