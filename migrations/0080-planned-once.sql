-- PostgreSQL plans a function in SQL anew at each call, unless it can put it in the place of its call. What every request calls is in
-- plpgsql, which plans once per connection; what is one expression says no more of itself than its parts do, so that it can be put in place.

create or replace function iso(p_at timestamptz) returns text language sql stable
as $$ select to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$;

create or replace function enter(p_board text, p_staff text, p_now timestamptz) returns void language plpgsql
as $$
begin
  perform pg_catalog.set_config('app.board', p_board, true),
    pg_catalog.set_config('app.staff', coalesce(p_staff, ''), true),
    pg_catalog.set_config('app.now', p_now::text, true);
end
$$;

-- As in 0010.
create or replace function roles_of(p_staff text) returns json language plpgsql stable
as $$
begin
  return (
    select coalesce(json_agg(json_build_object('location', r.location_id, 'locationName', l.name, 'locationKind', l.kind,
      'protocol', l.protocol_id, 'role', r.role, 'may', r.may) order by l.name, r.role), '[]'::json)
    from staff_role r left join location l on l.board_id = r.board_id and l.id = r.location_id
    where r.board_id = app_board() and r.staff_id = p_staff
      and r.valid_from <= app_now() and (r.valid_until is null or app_now() < r.valid_until)
  );
end
$$;

-- As in 0010.
create or replace function surroundings(p_staff text, p_ref text) returns json language plpgsql stable
as $$
declare
  d dossier%rowtype;
begin
  select * into d from dossier where board_id = app_board() and ref = p_ref;
  if not found then
    return null;
  end if;
  return json_build_object(
    'place', json_build_object('id', d.id, 'ref', d.ref, 'board', d.board_id, 'location', d.location_id,
      'state', case d.status when 'open' then 'open' else 'closed' end),
    'grants', (select coalesce(json_agg(json_build_object('id', g.id, 'dossier', g.dossier_id, 'staff', g.staff_id, 'relation', g.relation,
        'deputyOf', g.deputy_of, 'from', iso(g.valid_from), 'until', iso(g.valid_until))), '[]'::json)
      from dossier_grant g where g.board_id = d.board_id and g.dossier_id = d.id),
    'exclusions', (select coalesce(json_agg(json_build_object('dossier', x.dossier_id, 'staff', x.staff_id)), '[]'::json)
      from exclusion x where x.board_id = d.board_id and x.dossier_id = d.id
        and x.since <= app_now() and (x.lifted_at is null or app_now() < x.lifted_at)),
    'deputised', (select coalesce(json_agg(json_build_object('staff', r.staff_id, 'location', r.location_id, 'role', r.role, 'may', r.may,
        'from', iso(r.valid_from), 'until', iso(r.valid_until))), '[]'::json)
      from staff_role r where r.board_id = d.board_id and r.staff_id in (
        select g.deputy_of from dossier_grant g where g.board_id = d.board_id and g.dossier_id = d.id and g.staff_id = p_staff)));
end
$$;
