-- All that the policy looks at around one dossier, about everybody and not only the one who asks, so that the page that says who may read
-- it answers by the policy itself. For who reads all of the dossier; null for everybody else.
create function around_dossier(p_board text, p_staff text, p_now timestamptz, p_dossier text) returns json
language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
declare
  d dossier%rowtype;
  people text[];
begin
  perform enter(p_board, p_staff, p_now);
  if not reads_dossier(p_dossier) then
    return null;
  end if;
  select * into d from dossier where board_id = p_board and id = p_dossier;
  people := array(
    select g.staff_id from dossier_grant g where g.board_id = p_board and g.dossier_id = d.id
    union select g.deputy_of from dossier_grant g where g.board_id = p_board and g.dossier_id = d.id and g.deputy_of is not null
    union select a.deputy_id from absence a
      join dossier_grant g on g.board_id = p_board and g.dossier_id = d.id and g.staff_id = a.staff_id
      where a.board_id = p_board and is_now(a.valid_from, a.valid_until)
    union select b.staff_id from break_glass_dossier p
      join break_glass b on b.board_id = p_board and b.id = p.break_glass_id and is_now(b.opened_at, b.ends_at)
      where p.board_id = p_board and p.dossier_id = d.id);
  return json_build_object(
    'staff', (select coalesce(json_agg(json_build_object('id', s.id, 'board', s.board_id)), '[]'::json)
      from staff s where s.board_id = p_board and s.id = any (people)),
    'roles', (select coalesce(json_agg(json_build_object('staff', r.staff_id, 'location', r.location_id, 'role', r.role, 'may', r.may,
        'from', iso(r.valid_from), 'until', iso(r.valid_until))), '[]'::json)
      from staff_role r where r.board_id = p_board and r.staff_id = any (people) and is_now(r.valid_from, r.valid_until)),
    'dossiers', json_build_array(json_build_object('id', d.id, 'ref', d.ref, 'board', d.board_id, 'location', d.location_id,
      'state', case d.status when 'open' then 'open' else 'closed' end)),
    'grants', (select coalesce(json_agg(json_build_object('id', g.id, 'dossier', g.dossier_id, 'staff', g.staff_id, 'relation', g.relation,
        'deputyOf', g.deputy_of, 'from', iso(g.valid_from), 'until', iso(g.valid_until))), '[]'::json)
      from dossier_grant g where g.board_id = p_board and g.dossier_id = d.id),
    'exclusions', (select coalesce(json_agg(json_build_object('dossier', x.dossier_id, 'staff', x.staff_id)), '[]'::json)
      from exclusion x where x.board_id = p_board and x.dossier_id = d.id and is_now(x.since, x.lifted_at)),
    'absences', (select coalesce(json_agg(json_build_object('id', a.id, 'staff', a.staff_id, 'deputy', a.deputy_id,
        'from', iso(a.valid_from), 'until', iso(a.valid_until))), '[]'::json)
      from absence a where a.board_id = p_board and is_now(a.valid_from, a.valid_until)
        and a.staff_id in (select g.staff_id from dossier_grant g where g.board_id = p_board and g.dossier_id = d.id)),
    'breakGlass', (select coalesce(json_agg(json_build_object('id', b.id, 'dossier', p.dossier_id, 'staff', b.staff_id,
        'from', iso(b.opened_at), 'until', iso(b.ends_at))), '[]'::json)
      from break_glass_dossier p join break_glass b on b.board_id = p_board and b.id = p.break_glass_id
      where p.board_id = p_board and p.dossier_id = d.id and is_now(b.opened_at, b.ends_at)));
end
$$;
grant create on schema pluis to pluis_gate;
alter function around_dossier(text, text, timestamptz, text) owner to pluis_gate;
revoke create on schema pluis from pluis_gate;
revoke execute on function around_dossier(text, text, timestamptz, text) from public;
grant execute on function around_dossier(text, text, timestamptz, text) to pluis_app;
