-- Who may only know that a dossier is there sees none of its entries, not even that they once recorded one.
create function sees_own_in(p_dossier text) returns boolean
language plpgsql stable security definer set search_path = pluis, pg_temp as $$
begin
  return exists (
    select from dossier d
    where d.board_id = app_board() and d.id = p_dossier and (door(d.id, d.location_id, d.status)).sight in ('all', 'own')
  );
end
$$;
grant create on schema pluis to pluis_gate;
alter function sees_own_in(text) owner to pluis_gate;
revoke create on schema pluis from pluis_gate;
grant execute on function sees_own_in(text) to pluis_app;

drop policy app_sees on entry;
create policy app_sees on entry for select to pluis_app
  using (reads_dossier(dossier_id) or recorded_by = app_staff() and sees_own_in(dossier_id));
