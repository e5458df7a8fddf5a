-- As in 0005. From whom a signal is withheld is shut out of the dossier it goes into: who recorded it said so, and whoever takes it up
-- cannot forget it.
create or replace function take_up_signal(p_board text, p_staff text, p_now timestamptz, p_signal text, p_dossier text, p_log jsonb)
returns boolean language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
declare
  taken boolean;
begin
  perform enter(p_board, p_staff, p_now);
  update signal s set dossier_id = p_dossier, taken_up_at = (p_log ->> 'at')::timestamptz
  where s.board_id = p_board and s.id = p_signal and s.dossier_id is null and reads_dossier(p_dossier)
    and sees_signal(s.location_id, s.child_id, s.recorded_by, s.withheld_from, s.dossier_id);
  taken := found;
  if taken then
    insert into exclusion (board_id, dossier_id, staff_id, since, set_by)
    select p_board, p_dossier, w, p_now, s.recorded_by from signal s cross join unnest(s.withheld_from) w
    where s.board_id = p_board and s.id = p_signal
      and exists (select from staff p where p.board_id = p_board and p.id = w)
    on conflict do nothing;
  end if;
  perform note_access(p_log, 'take_up', 'signal', p_signal, null, case when taken then 'allowed' else 'denied' end, null);
  return taken;
end
$$;
