-- As in 0053, by the policy itself: a deputy of who may look in the log may too.
-- Latest first, after p_skip of them. Null when the dossier is not there or its log is not for this person.
create or replace function read_dossier_log(
  p_board text, p_staff text, p_now timestamptz, p_ref text, p_skip integer, p_limit integer, p_log jsonb
) returns json language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
declare
  d dossier%rowtype;
  opened_by text;
  mine boolean := false;
begin
  perform enter(p_board, p_staff, p_now);
  select * into d from dossier where board_id = p_board and ref = p_ref;
  if found then
    select rule into opened_by from door(d.id, d.location_id, d.status);
    mine := may_do(d.id, 'inspect_log');
  end if;
  perform note_access(p_log || behalf(opened_by), 'read', 'log', p_ref, null, case when mine then 'allowed' else 'denied' end,
    case when mine then opened_by end);
  if not mine then
    return null;
  end if;
  return (
    select coalesce(json_agg(seen_as_json(l.a)), '[]'::json)
    from (
      select a from access_log a
      where a.board_id = p_board and a.object_ref = p_ref order by a.at desc, a.id desc offset p_skip limit p_limit
    ) l
  );
end
$$;
