-- The whole policy of src/core/access in SQL: relation to the dossier, roles, absence, emergency access, exclusion. Written a second time
-- on purpose: test/security/a1-worlds.test.ts holds the two against each other.

-- Who is away, and who has in that time what they have. Set by themselves, or by somebody who may give access and is not the deputy.
create table absence (
  board_id text not null,
  id text not null,
  staff_id text not null,
  deputy_id text not null check (deputy_id <> staff_id),
  valid_from timestamptz not null,
  valid_until timestamptz not null check (valid_until >= valid_from),
  set_by text not null check (set_by <> deputy_id),
  set_at timestamptz not null,
  primary key (board_id, id),
  foreign key (board_id, staff_id) references staff,
  foreign key (board_id, deputy_id) references staff,
  foreign key (board_id, set_by) references staff
);
create index absence_by_deputy on absence (board_id, deputy_id, valid_until);
create index absence_by_staff on absence (board_id, staff_id, valid_until);

-- Emergency access: asked for a child, with a ground and a reason (encrypted under the key of the board).
create table break_glass (
  board_id text not null,
  id text not null,
  staff_id text not null,
  location_id text not null,
  child_id text not null,
  ground text not null check (ground in ('danger', 'nobody_reachable', 'authority', 'other')),
  reason bytea not null,
  opened_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > opened_at),
  renewals integer not null default 0 check (renewals >= 0),
  -- The day by which somebody else has looked at it.
  review_by date not null,
  reviewed_by text check (reviewed_by <> staff_id),
  reviewed_at timestamptz,
  verdict text check (verdict in ('justified', 'not_justified')),
  primary key (board_id, id),
  foreign key (board_id, staff_id) references staff,
  foreign key (board_id, location_id) references location,
  foreign key (board_id, child_id) references child,
  foreign key (board_id, reviewed_by) references staff,
  check (num_nulls(reviewed_by, reviewed_at, verdict) in (0, 3))
);
create index break_glass_by_staff on break_glass (board_id, staff_id, ends_at);
create index break_glass_to_review on break_glass (board_id, review_by) where reviewed_at is null;

-- What it opened; nothing where there was no dossier.
create table break_glass_dossier (
  board_id text not null,
  break_glass_id text not null,
  dossier_id text not null,
  primary key (board_id, break_glass_id, dossier_id),
  foreign key (board_id, break_glass_id) references break_glass,
  foreign key (board_id, dossier_id) references dossier
);
create index break_glass_dossier_by_dossier on break_glass_dossier (board_id, dossier_id);

call wall_off('absence');
call wall_off('break_glass');
call wall_off('break_glass_dossier');
create policy gate_all on absence to pluis_gate using (true) with check (true);
create policy gate_all on break_glass to pluis_gate using (true) with check (true);
create policy gate_all on break_glass_dossier to pluis_gate using (true) with check (true);
grant select on absence to pluis_gate;
grant select, insert, update (ends_at, renewals, reviewed_by, reviewed_at, verdict) on break_glass to pluis_gate;
grant select, insert on break_glass_dossier to pluis_gate;

-- How much a relation shows somebody who wants to do this; null means no.
create function sight_by(p_relation text, p_ability text, p_status text) returns text language sql immutable parallel safe
as $$
  select case
    when p_relation = 'recorder' then case when p_ability = 'see_own' then 'own' end
    when p_relation = 'informed' then case when p_ability = 'see_state' then 'state' end
    when p_relation = 'team' and p_status <> 'open' then
      case p_ability when 'see_own' then 'own' when 'see_state' then 'state' when 'report' then 'state' end
    when p_ability in ('read', 'see_own', 'see_state') and p_relation in ('team', 'coordinator', 'decider', 'break_glass') then 'all'
    when p_relation = 'break_glass' then case when p_ability = 'record' and p_status = 'open' then 'all' end
    when p_ability in ('record', 'amend', 'export', 'weigh', 'report') and p_relation in ('team', 'coordinator', 'decider') then 'all'
    when p_ability in ('coordinate', 'grant') and p_relation = 'coordinator' then 'all'
    when p_ability = 'decide' and p_relation = 'decider' then 'all'
    when p_ability = 'inspect_log' and p_relation in ('coordinator', 'decider') then 'all'
  end
$$;

-- The ability that a role must give for this; null where the relation is enough.
create function asked_of_role(p_ability text) returns text language sql immutable parallel safe
as $$
  select case when p_ability in ('see_own', 'see_state', 'report') then null
    when p_ability = 'export' then 'read' when p_ability = 'amend' then 'record' else p_ability end
$$;

-- A role that may only manage the system does no work with dossiers.
create function works(p_may text[]) returns boolean language sql immutable parallel safe
as $$ select p_may = '{}' or not p_may <@ array['manage'] $$;

create function is_now(p_from timestamptz, p_until timestamptz) returns boolean language sql stable
as $$ select p_from <= app_now() and (p_until is null or app_now() < p_until) $$;

-- In plpgsql, as all that follows that asks a table and stands by itself: PostgreSQL plans a function in SQL anew at each call.
create function is_excluded(p_dossier text, p_staff text) returns boolean language plpgsql stable
as $$
begin
  return exists (
    select from exclusion x
    where x.board_id = app_board() and x.dossier_id = p_dossier and x.staff_id = p_staff and is_now(x.since, x.lifted_at)
  );
end
$$;

-- Holds a role at the location that is more than managing the system. Asked of a column, so that it is asked only where a row is found.
create function works_there(p_staff text, p_location text) returns boolean language plpgsql stable
as $$
begin
  return exists (
    select from staff_role r
    where r.board_id = app_board() and r.staff_id = p_staff and (r.location_id is null or r.location_id = p_location)
      and is_now(r.valid_from, r.valid_until) and works(r.may)
  );
end
$$;

create function manages(p_staff text) returns boolean language plpgsql stable
as $$
begin
  return exists (
    select from staff_role r
    where r.board_id = app_board() and r.staff_id = p_staff and 'manage' = any (r.may) and is_now(r.valid_from, r.valid_until)
  );
end
$$;

-- Every way of the one who asks to this dossier, exclusion not yet looked at: under which name it stands in the log, what it opens by, and
-- with which role. A deputy has the relations of the one they stand in for, by a grant on this dossier or by an absence.
create function ways(p_dossier text, p_location text) returns table (named text, id text, relation text, role text, may text[])
language sql stable
as $$
  select g.relation, g.id, g.relation, r.role, r.may
  from dossier_grant g
  join staff_role r on r.board_id = app_board() and r.staff_id = app_staff() and is_now(r.valid_from, r.valid_until) and works(r.may)
    and (g.relation = 'recorder' or r.location_id is null or r.location_id = p_location)
  where g.board_id = app_board() and g.dossier_id = p_dossier and g.staff_id = app_staff() and g.relation <> 'deputy'
    and is_now(g.valid_from, g.valid_until)
  union all
  select 'deputy', s.id, o.relation, r.role, r.may
  from (
    select g.id, g.deputy_of as holder from dossier_grant g
    where g.board_id = app_board() and g.dossier_id = p_dossier and g.staff_id = app_staff() and g.relation = 'deputy'
      and is_now(g.valid_from, g.valid_until) and works_there(g.staff_id, p_location)
    union all
    select a.id, a.staff_id from absence a
    where a.board_id = app_board() and a.deputy_id = app_staff() and is_now(a.valid_from, a.valid_until)
      and works_there(a.deputy_id, p_location) and not is_excluded(p_dossier, a.staff_id)
  ) s
  join dossier_grant o on o.board_id = app_board() and o.dossier_id = p_dossier and o.staff_id = s.holder
    and o.relation not in ('deputy', 'recorder') and is_now(o.valid_from, o.valid_until)
  join staff_role r on r.board_id = app_board() and r.staff_id = s.holder and is_now(r.valid_from, r.valid_until) and works(r.may)
    and (r.location_id is null or r.location_id = p_location)
  union all
  select 'break_glass', b.id, 'break_glass', r.role, r.may
  from break_glass b
  join break_glass_dossier p on p.board_id = app_board() and p.break_glass_id = b.id and p.dossier_id = p_dossier
  join staff_role r on r.board_id = app_board() and r.staff_id = app_staff() and is_now(r.valid_from, r.valid_until)
    and 'read' = any (r.may) and (r.location_id is null or r.location_id = p_location)
  where b.board_id = app_board() and b.staff_id = app_staff() and is_now(b.opened_at, b.ends_at) and not manages(b.staff_id)
$$;

-- What of this dossier stands open for the one who asks: `sight` all, own (what they recorded) or state, and the rule for the log; no row
-- when nothing does.
create or replace function door(p_dossier text, p_location text, p_status text, out sight text, out rule text)
language plpgsql stable security definer set search_path = pluis, pg_temp as $$
begin
  if is_excluded(p_dossier, app_staff()) then
    return;
  end if;
  select (array['all', 'own', 'state'])[o.rank], w.named || ':' || w.id || ':' || w.role
  into sight, rule
  from ways(p_dossier, p_location) w
  cross join lateral (
    select case
      when 'read' = any (w.may) and sight_by(w.relation, 'read', p_status) is not null then 1
      when sight_by(w.relation, 'see_own', p_status) is not null then 2
      when sight_by(w.relation, 'see_state', p_status) is not null then 3
    end as rank
  ) o
  where o.rank is not null
  order by o.rank, w.id, w.role
  limit 1;
end
$$;

-- Everything that opens the dossier for this ability, as src/core/access answers it.
create function opened(p_dossier text, p_ability text) returns table (relation text, grant_id text, role text, sight text)
language plpgsql stable security definer set search_path = pluis, pg_temp as $$
begin
  return query
  select distinct w.named, w.id, case when asked_of_role(p_ability) is not null then w.role end,
    sight_by(w.relation, p_ability, d.status)
  from dossier d
  cross join lateral ways(d.id, d.location_id) w
  where d.board_id = app_board() and d.id = p_dossier and not is_excluded(d.id, app_staff())
    and sight_by(w.relation, p_ability, d.status) is not null
    and (asked_of_role(p_ability) is null or asked_of_role(p_ability) = any (w.may));
end
$$;

create function may_do(p_dossier text, p_ability text) returns boolean
language plpgsql stable security definer set search_path = pluis, pg_temp as $$
begin
  return exists (select from opened(p_dossier, p_ability));
end
$$;

-- What comes in reaches somebody who is there: also a deputy of who coordinates here, while that one is away.
create or replace function coordinates(p_location text) returns boolean
language plpgsql stable security definer set search_path = pluis, pg_temp as $$
begin
  return exists (
    select from staff_role r
    where r.board_id = app_board() and r.staff_id = app_staff() and (r.location_id is null or r.location_id = p_location)
      and r.may @> array['read', 'coordinate'] and is_now(r.valid_from, r.valid_until)
  ) or exists (
    select from absence a
    join staff_role r on r.board_id = a.board_id and r.staff_id = a.staff_id and (r.location_id is null or r.location_id = p_location)
    where a.board_id = app_board() and a.deputy_id = app_staff() and is_now(a.valid_from, a.valid_until)
      and r.may @> array['read', 'coordinate'] and is_now(r.valid_from, r.valid_until) and works_there(a.deputy_id, p_location)
  );
end
$$;

-- Reading opens no writing: each change asks for the ability that it is.
drop policy app_adds on dossier_child;
create policy app_adds on dossier_child for insert to pluis_app with check (may_do(dossier_id, 'coordinate'));
drop policy app_adds on dossier_grant;
create policy app_adds on dossier_grant for insert to pluis_app
  with check (given_by = app_staff() and staff_id <> app_staff() and may_do(dossier_id, 'grant'));
drop policy app_ends on dossier_grant;
create policy app_ends on dossier_grant for update to pluis_app using (may_do(dossier_id, 'grant'));
drop policy app_adds on exclusion;
create policy app_adds on exclusion for insert to pluis_app
  with check (set_by = app_staff() and staff_id <> app_staff() and may_do(dossier_id, 'grant'));
drop policy app_lifts on exclusion;
create policy app_lifts on exclusion for update to pluis_app using (may_do(dossier_id, 'grant'));
drop policy app_sets on dossier_hold;
create policy app_sets on dossier_hold for insert to pluis_app
  with check (set_by = app_staff() and (may_do(dossier_id, 'coordinate') or may_do(dossier_id, 'decide')));
drop policy app_lifts on dossier_hold;
create policy app_lifts on dossier_hold for update to pluis_app
  using (may_do(dossier_id, 'coordinate') or may_do(dossier_id, 'decide')) with check (lifted_by = app_staff());

-- A person sees their own absences and those in which they stand in; who gives access sees and sets them for whoever works at their place.
create function gives_access_to(p_staff text) returns boolean
language plpgsql stable security definer set search_path = pluis, pg_temp as $$
begin
  return exists (
    select from staff_role mine
    join staff_role theirs on theirs.board_id = mine.board_id and theirs.staff_id = p_staff
      and is_now(theirs.valid_from, theirs.valid_until)
      and (mine.location_id is null or theirs.location_id is null or theirs.location_id = mine.location_id)
    where mine.board_id = app_board() and mine.staff_id = app_staff() and 'grant' = any (mine.may)
      and is_now(mine.valid_from, mine.valid_until)
  );
end
$$;
create policy app_sees on absence for select to pluis_app
  using (app_staff() in (staff_id, deputy_id) or gives_access_to(staff_id));
create policy app_adds on absence for insert to pluis_app
  with check (set_by = app_staff() and (staff_id = app_staff() or gives_access_to(staff_id)));
create policy app_ends on absence for update to pluis_app using (staff_id = app_staff() or gives_access_to(staff_id));
grant select, insert, update (valid_until) on absence to pluis_app;

-- What the policy needs beside the roles: whom this person stands in for now, and their roles.
create function stands_in(p_staff text) returns json language plpgsql stable
as $$
begin
  if not exists (select from absence a where a.board_id = app_board() and a.deputy_id = p_staff and is_now(a.valid_from, a.valid_until)) then
    return '{"absences": [], "roles": []}'::json;
  end if;
  return json_build_object(
    'absences', (select coalesce(json_agg(json_build_object('id', a.id, 'staff', a.staff_id, 'deputy', a.deputy_id,
        'from', iso(a.valid_from), 'until', iso(a.valid_until))), '[]'::json)
      from absence a where a.board_id = app_board() and a.deputy_id = p_staff and is_now(a.valid_from, a.valid_until)),
    'roles', (select coalesce(json_agg(json_build_object('staff', r.staff_id, 'location', r.location_id, 'role', r.role, 'may', r.may,
        'from', iso(r.valid_from), 'until', iso(r.valid_until))), '[]'::json)
      from staff_role r where r.board_id = app_board() and r.staff_id in (
        select a.staff_id from absence a
        where a.board_id = app_board() and a.deputy_id = p_staff and is_now(a.valid_from, a.valid_until))));
end
$$;

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

-- As in 0020, and whom this person stands in for.
create or replace function recognise(p_board text, p_token_hash bytea, p_now timestamptz, p_idle_seconds integer, p_ref text) returns json
language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
declare
  s session%rowtype;
  person staff%rowtype;
  lapsed boolean;
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
  return json_build_object('is', 'active', 'strength', s.strength, 'session', left(encode(sha256(p_token_hash), 'hex'), 16),
    'provedAt', iso(s.proved_at),
    'staff', json_build_object('id', person.id, 'name', person.name, 'board', p_board,
      'boardName', (select b.name from board b where b.board_id = p_board), 'demo', person.demo, 'roles', roles_of(person.id)),
    'standsIn', stands_in(person.id), 'dossier', case when p_ref is not null then surroundings(person.id, p_ref) end);
end
$$;

-- Whether these entries may be added by whoever can read: each kind asks for its own ability, and so does closing or opening again.
create function may_add(p_dossier text, p_status text, p_to text, p_entries jsonb) returns boolean language plpgsql stable
as $$
begin
  return (p_to is null or (p_to = 'open') = (p_status = 'open') or may_do(p_dossier, 'coordinate')) and not exists (
    select from jsonb_array_elements(p_entries) e
    where not case
      when e ->> 'type' in ('DossierClosed', 'DossierReopened', 'ProtocolChanged') then may_do(p_dossier, 'coordinate')
      when e ->> 'type' in ('EntryWithdrawn', 'EntryCorrected') then may_do(p_dossier, 'amend')
      when e ->> 'type' in ('QuestionWeighed', 'DecisionTaken') then may_do(p_dossier, 'weigh')
      else may_do(p_dossier, 'record') or may_do(p_dossier, 'weigh') or may_do(p_dossier, 'report')
    end);
end
$$;

-- For the log: whom a deputy stood in for.
create function behalf(p_rule text) returns jsonb language plpgsql stable
as $$
begin
  if p_rule is null or p_rule not like 'deputy:%' then
    return '{}'::jsonb;
  end if;
  return coalesce((
    select jsonb_build_object('onBehalfOf', s.holder)
    from (
      select g.deputy_of as holder from dossier_grant g where g.board_id = app_board() and g.id = split_part(p_rule, ':', 2)
      union all
      select a.staff_id from absence a where a.board_id = app_board() and a.id = split_part(p_rule, ':', 2)
    ) s
    limit 1), '{}'::jsonb);
end
$$;

-- As in 0045, and for whom a deputy reads.
create or replace function read_dossier(
  p_board text, p_staff text, p_now timestamptz, p_ref text, p_log jsonb,
  out head json, out wrapped bytea, out headers json, out payloads bytea
) language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
declare
  d dossier%rowtype;
  k dossier_key%rowtype;
  seen text;
  opened_by text;
begin
  perform enter(p_board, p_staff, p_now);
  select * into d from dossier where board_id = p_board and ref = p_ref;
  if found then
    select sight, rule into seen, opened_by from door(d.id, d.location_id, d.status);
  end if;
  perform note_access(p_log || behalf(opened_by), 'read', 'dossier', p_ref, null, case when opened_by is null then 'denied' else 'allowed' end, opened_by);
  if opened_by is null then
    return;
  end if;
  select * into k from dossier_key where board_id = p_board and dossier_id = d.id and recipient_kind <> 'person'
  limit 1;
  wrapped := k.wrapped;
  head := json_build_object('id', d.id, 'ref', d.ref, 'location', d.location_id, 'protocol', d.protocol_id, 'status', d.status,
    'step', d.step, 'stepSince', d.step_since, 'openedAt', iso(d.opened_at), 'version', d.version, 'sight', seen, 'openedBy', opened_by,
    'keyVersion', k.key_version, 'bucket', k.bucket, 'headHash', encode(d.head_hash, 'hex'),
    'children', (select coalesce(json_agg(c.child_id order by c.child_id), '[]'::json) from dossier_child c
      where c.board_id = p_board and c.dossier_id = d.id),
    'grants', (select coalesce(json_agg(json_build_object('id', g.id, 'dossier', g.dossier_id, 'staff', g.staff_id,
        'relation', g.relation, 'deputyOf', g.deputy_of, 'from', iso(g.valid_from), 'until', iso(g.valid_until)) order by g.id), '[]'::json)
      from dossier_grant g where g.board_id = p_board and g.dossier_id = d.id),
    'excluded', (select coalesce(json_agg(x.staff_id order by x.staff_id), '[]'::json) from exclusion x
      where x.board_id = p_board and x.dossier_id = d.id and x.since <= p_now and (x.lifted_at is null or p_now < x.lifted_at)));
  select e.headers, e.payloads into headers, payloads from entries_until(d.id, d.version, seen) e;
end
$$;

-- As in 0040, where reading is enough for nothing but reading.
create or replace function append_entries(
  p_board text, p_staff text, p_now timestamptz, p_key text, p_dossier text, p_expected integer, p_heading jsonb, p_summary bytea,
  p_entries jsonb, p_payloads bytea, p_log jsonb,
  out outcome text, out first_seq integer, out version integer, out headers json, out payloads bytea
) language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
#variable_conflict use_column
declare
  d dossier%rowtype;
  i idempotency%rowtype;
  seen text;
  opened_by text;
  head bytea;
begin
  perform enter(p_board, p_staff, p_now);
  select * into d from dossier where board_id = p_board and id = p_dossier for update;
  if found then
    select sight, rule into seen, opened_by from door(d.id, d.location_id, d.status);
  end if;
  if seen is distinct from 'all' or not may_add(d.id, d.status, p_heading ->> 'status', p_entries) then
    perform note_access(p_log, 'append', 'dossier', coalesce(d.ref, p_dossier), null, 'denied', null);
    outcome := 'not_found';
    return;
  end if;
  select * into i from idempotency where board_id = p_board and staff_id = p_staff and key = p_key;
  if found then
    outcome := case when i.object_id = p_dossier then 'replayed' else 'not_found' end;
    first_seq := i.first_seq;
    version := i.last_seq;
    return;
  end if;
  if d.version <> p_expected then
    perform note_access(p_log, 'read', 'dossier', d.ref, null, 'allowed', opened_by);
    outcome := 'conflict';
    version := d.version;
    select e.headers, e.payloads into headers, payloads from entries_after(p_dossier, p_expected, 'all') e;
    return;
  end if;
  first_seq := d.version + 1;
  version := d.version + jsonb_array_length(p_entries);
  head := chain_entries(p_dossier, d.version, d.head_hash, (p_log ->> 'at')::timestamptz, p_entries, p_payloads);
  update dossier set version = d.version + jsonb_array_length(p_entries), head_hash = head,
    touched_at = greatest(d.touched_at, (p_log ->> 'at')::timestamptz),
    status = coalesce(p_heading ->> 'status', d.status),
    step = case when p_heading is null then d.step else p_heading ->> 'step' end,
    step_since = case when p_heading is null then d.step_since else (p_heading ->> 'stepSince')::date end,
    summary = case when p_heading is null then d.summary else p_summary end,
    summary_version = case when p_heading is null then d.summary_version else d.version + jsonb_array_length(p_entries) end
  where board_id = p_board and id = p_dossier;
  if p_heading ->> 'wrapped' is not null then
    perform move_dossier_key(p_dossier, p_heading ->> 'bucket', (p_heading ->> 'keyVersion')::integer,
      decode(p_heading ->> 'wrapped', 'hex'));
  end if;
  insert into idempotency (board_id, staff_id, key, at, object_type, object_id, first_seq, last_seq)
  values (p_board, p_staff, p_key, (p_log ->> 'at')::timestamptz, 'dossier', p_dossier, d.version + 1,
    d.version + jsonb_array_length(p_entries));
  perform note_access(p_log || behalf(opened_by), 'append', 'dossier', d.ref, null, 'allowed', opened_by);
  outcome := 'appended';
end
$$;

-- As in 0040, with what an absence or an emergency opens.
create or replace function list_dossiers(
  p_board text, p_staff text, p_now timestamptz, p_before timestamptz, p_before_id text, p_limit integer, p_status text, p_log jsonb
) returns table (head json, wrapped bytea, summary bytea)
language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
declare
  holders text[];
begin
  perform enter(p_board, p_staff, p_now);
  perform note_access(p_log, 'list', 'dossier', null, null, 'allowed', null);
  holders := array(
    select p_staff union
    select a.staff_id from absence a where a.board_id = p_board and a.deputy_id = p_staff and is_now(a.valid_from, a.valid_until));
  if cardinality(holders) = 1 and not exists (
    select from break_glass b where b.board_id = p_board and b.staff_id = p_staff and is_now(b.opened_at, b.ends_at)
  ) then
    return query
    select json_build_object('id', d.id, 'ref', d.ref, 'location', d.location_id, 'protocol', d.protocol_id, 'status', d.status,
        'step', d.step, 'stepSince', d.step_since, 'openedAt', iso(d.opened_at), 'touchedAt', iso(d.touched_at), 'version', d.version,
        'sight', o.sight, 'summaryVersion', d.summary_version, 'keyVersion', k.key_version, 'bucket', k.bucket),
      case when o.sight = 'all' then k.wrapped end, case when o.sight = 'all' then d.summary end
    from (
      select g.dossier_id, g.opened_at from dossier_grant g
      where g.board_id = p_board and g.staff_id = p_staff and (g.opened_at, g.dossier_id) < (p_before, p_before_id)
        and g.valid_from <= p_now and (g.valid_until is null or p_now < g.valid_until)
        and not exists (
          select from dossier_grant twin
          where twin.board_id = p_board and twin.dossier_id = g.dossier_id and twin.staff_id = p_staff and twin.id < g.id
            and twin.valid_from <= p_now and (twin.valid_until is null or p_now < twin.valid_until)
        )
      order by g.opened_at desc, g.dossier_id desc
    ) mine
    join dossier d on d.board_id = p_board and d.id = mine.dossier_id and (p_status is null or d.status = p_status)
    cross join lateral door(d.id, d.location_id, d.status) o
    left join dossier_key k on k.board_id = p_board and k.dossier_id = d.id and k.recipient_kind <> 'person'
    where o.sight is not null
    order by mine.opened_at desc, mine.dossier_id desc
    limit p_limit;
  else
    return query
    select json_build_object('id', d.id, 'ref', d.ref, 'location', d.location_id, 'protocol', d.protocol_id, 'status', d.status,
        'step', d.step, 'stepSince', d.step_since, 'openedAt', iso(d.opened_at), 'touchedAt', iso(d.touched_at), 'version', d.version,
        'sight', o.sight, 'summaryVersion', d.summary_version, 'keyVersion', k.key_version, 'bucket', k.bucket),
      case when o.sight = 'all' then k.wrapped end, case when o.sight = 'all' then d.summary end
    from (
      select g.dossier_id, g.opened_at from dossier_grant g
      where g.board_id = p_board and g.staff_id = any (holders) and is_now(g.valid_from, g.valid_until)
      union
      select o.id, o.opened_at from break_glass b
      join break_glass_dossier p on p.board_id = p_board and p.break_glass_id = b.id
      join dossier o on o.board_id = p_board and o.id = p.dossier_id
      where b.board_id = p_board and b.staff_id = p_staff and is_now(b.opened_at, b.ends_at)
    ) mine
    join dossier d on d.board_id = p_board and d.id = mine.dossier_id and (p_status is null or d.status = p_status)
    cross join lateral door(d.id, d.location_id, d.status) o
    left join dossier_key k on k.board_id = p_board and k.dossier_id = d.id and k.recipient_kind <> 'person'
    where o.sight is not null and (mine.opened_at, mine.dossier_id) < (p_before, p_before_id)
    order by mine.opened_at desc, mine.dossier_id desc
    limit p_limit;
  end if;
end
$$;

grant create on schema pluis to pluis_gate;
do $$
declare
  gated text;
begin
  foreach gated in array array['opened(text, text)', 'may_do(text, text)', 'gives_access_to(text)'] loop
    execute format('alter function %s owner to pluis_gate', gated);
    execute format('revoke execute on function %s from public', gated);
    execute format('grant execute on function %s to pluis_app', gated);
  end loop;
end
$$;
revoke create on schema pluis from pluis_gate;
drop function works_here(text);
grant execute on function sight_by(text, text, text), asked_of_role(text), works(text[]), is_now(timestamptz, timestamptz),
  is_excluded(text, text), works_there(text, text), manages(text), ways(text, text), stands_in(text), may_add(text, text, text, jsonb), behalf(text) to pluis_gate;
