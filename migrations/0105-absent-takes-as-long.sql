-- Where there is no dossier with this reference, the same work is done for the next one, so that the time an answer takes does not tell
-- whether there is one. What was found beside it goes by another name and opens nothing.
create or replace function surroundings(p_staff text, p_ref text) returns json language plpgsql stable
as $$
declare
  d dossier%rowtype;
begin
  select o.* into d from (
    (select * from dossier where board_id = app_board() and ref >= p_ref order by ref limit 1)
    union all
    (select * from dossier where board_id = app_board() order by ref limit 1)
  ) o
  limit 1;
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
      from exclusion x where x.board_id = d.board_id and x.dossier_id = d.id and is_now(x.since, x.lifted_at)),
    'breakGlass', (select coalesce(json_agg(json_build_object('id', b.id, 'dossier', p.dossier_id, 'staff', b.staff_id,
        'from', iso(b.opened_at), 'until', iso(b.ends_at))), '[]'::json)
      from break_glass_dossier p join break_glass b on b.board_id = p.board_id and b.id = p.break_glass_id
      where p.board_id = d.board_id and p.dossier_id = d.id and b.staff_id = p_staff),
    'deputised', (select coalesce(json_agg(json_build_object('staff', r.staff_id, 'location', r.location_id, 'role', r.role, 'may', r.may,
        'from', iso(r.valid_from), 'until', iso(r.valid_until))), '[]'::json)
      from staff_role r where r.board_id = d.board_id and r.staff_id in (
        select g.deputy_of from dossier_grant g where g.board_id = d.board_id and g.dossier_id = d.id and g.staff_id = p_staff)));
end
$$;

-- As in 0090, with what was found beside.
create or replace function recognise(p_board text, p_token_hash bytea, p_now timestamptz, p_idle_seconds integer, p_ref text) returns json
language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
declare
  s session%rowtype;
  person staff%rowtype;
  lapsed boolean;
  near json;
begin
  perform enter(p_board, null, p_now);
  select * into s from session where board_id = p_board and token_hash = p_token_hash;
  if not found or (s.ended_at is not null and coalesce(s.ended_because, 'signed_out') = 'signed_out') then
    return json_build_object('is', 'nobody');
  end if;
  select * into person from staff where board_id = p_board and id = s.staff_id and active;
  if not found then
    return json_build_object('is', 'nobody');
  end if;
  lapsed := p_now >= s.ends_at or p_now >= s.seen_at + make_interval(secs => p_idle_seconds);
  if lapsed or s.ended_at is not null then
    return case when s.strength = 'password' then json_build_object('is', 'nobody')
      else json_build_object('is', 'locked', 'staff', s.staff_id, 'board', p_board) end;
  end if;
  if s.strength = 'password' then
    return json_build_object('is', 'halfway', 'staff', s.staff_id, 'board', p_board, 'mayEnrol', s.may_enrol);
  end if;
  if p_now >= s.seen_at + interval '30 seconds' then
    update session set seen_at = p_now where board_id = p_board and token_hash = p_token_hash;
  end if;
  near := case when p_ref is not null then surroundings(person.id, p_ref) end;
  return json_build_object('is', 'active', 'strength', s.strength, 'session', left(encode(sha256(p_token_hash), 'hex'), 16),
    'provedAt', iso(s.proved_at),
    'staff', json_build_object('id', person.id, 'name', person.name, 'board', p_board,
      'boardName', (select b.name from board b where b.board_id = p_board), 'demo', person.demo, 'roles', roles_of(person.id)),
    'standsIn', stands_in(person.id), 'dossier', case when near -> 'place' ->> 'ref' = p_ref then near end,
    'beside', case when near -> 'place' ->> 'ref' <> p_ref then near end);
end
$$;
