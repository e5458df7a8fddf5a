-- Wrong tries, per account and address together: whoever guesses from elsewhere does not shut out the owner. The account and the
-- address stand here only as one hash.
create table sign_in_try (
  board_id text not null references board,
  subject bytea not null check (octet_length(subject) = 32),
  failures integer not null,
  last_at timestamptz not null,
  primary key (board_id, subject)
);

-- A code that lets one person choose a password, once.
create table invitation (
  board_id text not null,
  code_hash bytea not null check (octet_length(code_hash) = 32),
  staff_id text not null,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  used_at timestamptz,
  primary key (board_id, code_hash),
  foreign key (board_id, staff_id) references staff
);

call wall_off('sign_in_try');
call wall_off('invitation');
create policy app_all on sign_in_try to pluis_app using (true) with check (true);
create policy app_all on invitation to pluis_app using (true) with check (true);
grant select, insert, update (failures, last_at) on sign_in_try to pluis_app;
grant select, insert, update (used_at) on invitation to pluis_app;

create policy gate_sees on board for select to pluis_gate using (board_id = app_board());
create policy gate_sees on location for select to pluis_gate using (true);
create policy gate_sees on staff for select to pluis_gate using (true);
create policy gate_all on session to pluis_gate using (true) with check (true);
grant select on board, location, staff, session to pluis_gate;
grant update (seen_at) on session to pluis_gate;

-- A person's roles of this moment, as the policy in src/core/access wants them.
create function roles_of(p_staff text) returns json language sql stable
as $$
  select coalesce(json_agg(json_build_object('location', r.location_id, 'locationName', l.name, 'locationKind', l.kind,
    'protocol', l.protocol_id, 'role', r.role, 'may', r.may) order by l.name, r.role), '[]'::json)
  from staff_role r left join location l on l.board_id = r.board_id and l.id = r.location_id
  where r.board_id = app_board() and r.staff_id = p_staff
    and r.valid_from <= app_now() and (r.valid_until is null or app_now() < r.valid_until)
$$;

-- What the policy needs to know of the dossier in the address to answer for this one person.
create function surroundings(p_staff text, p_ref text) returns json language sql stable
as $$
  select json_build_object(
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
        select g.deputy_of from dossier_grant g where g.board_id = d.board_id and g.dossier_id = d.id and g.staff_id = p_staff)))
  from dossier d where d.board_id = app_board() and d.ref = p_ref
$$;

-- Who this session belongs to, and all that is needed to judge about the dossier in the address, in one trip. A sign of life is
-- written down at most twice a minute.
create function recognise(p_board text, p_token_hash bytea, p_now timestamptz, p_idle_seconds integer, p_ref text) returns json
language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
declare
  s session%rowtype;
  person staff%rowtype;
begin
  perform enter(p_board, null, p_now);
  select * into s from session where board_id = p_board and token_hash = p_token_hash and ended_at is null;
  if not found then
    return json_build_object('is', 'nobody');
  end if;
  select * into person from staff where board_id = p_board and id = s.staff_id and active;
  if not found then
    return json_build_object('is', 'nobody');
  end if;
  if p_now >= s.ends_at or p_now >= s.seen_at + make_interval(secs => p_idle_seconds) then
    return case when s.strength = 'password' then json_build_object('is', 'nobody')
      else json_build_object('is', 'locked', 'staff', s.staff_id, 'board', p_board) end;
  end if;
  if s.strength = 'password' then
    return json_build_object('is', 'halfway', 'staff', s.staff_id, 'board', p_board);
  end if;
  if p_now >= s.seen_at + interval '30 seconds' then
    update session set seen_at = p_now where board_id = p_board and token_hash = p_token_hash;
  end if;
  return json_build_object('is', 'active', 'strength', s.strength, 'session', left(encode(sha256(p_token_hash), 'hex'), 16),
    'staff', json_build_object('id', person.id, 'name', person.name, 'board', p_board,
      'boardName', (select b.name from board b where b.board_id = p_board), 'demo', person.demo, 'roles', roles_of(person.id)),
    'dossier', case when p_ref is not null then surroundings(person.id, p_ref) end);
end
$$;

grant create on schema pluis to pluis_gate;
alter function recognise(text, bytea, timestamptz, integer, text) owner to pluis_gate;
revoke create on schema pluis from pluis_gate;
grant execute on function recognise(text, bytea, timestamptz, integer, text) to pluis_app;
grant execute on function roles_of(text), surroundings(text, text) to pluis_gate;
