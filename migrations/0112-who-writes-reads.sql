-- Whoever writes in a dossier has it before them: for these abilities the same role must also read.
create function asks_reading(p_ability text) returns boolean language sql immutable parallel safe
as $$ select p_ability = any (array['record', 'amend', 'weigh', 'decide', 'coordinate', 'grant']) $$;
grant execute on function asks_reading(text) to pluis_gate;

-- As in 0090, with that.
create or replace function opened(p_dossier text, p_ability text) returns table (relation text, grant_id text, role text, sight text)
language plpgsql stable security definer set search_path = pluis, pg_temp as $$
begin
  return query
  select distinct w.named, w.id, case when asked_of_role(p_ability) is not null then w.role end,
    sight_by(w.relation, p_ability, d.status)
  from dossier d
  cross join lateral ways(d.id, d.location_id) w
  where d.board_id = app_board() and d.id = p_dossier and not is_excluded(d.id, app_staff())
    and sight_by(w.relation, p_ability, d.status) is not null
    and (asked_of_role(p_ability) is null or asked_of_role(p_ability) = any (w.may))
    and (not asks_reading(p_ability) or 'read' = any (w.may));
end
$$;
