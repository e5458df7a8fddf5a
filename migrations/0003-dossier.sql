create table dossier (
  board_id text not null,
  id text not null,
  ref text not null check (ref ~ '^[0-9a-f]{32}$'),
  location_id text not null,
  protocol_id text not null,
  status text not null check (status in ('open', 'closed_no_action', 'closed_monitored')),
  step text,
  step_since date,
  opened_at timestamptz not null,
  created_by text not null,
  -- The number of entries, and the hash of the last one: a cut-off tail shows.
  version integer not null,
  head_hash bytea not null check (octet_length(head_hash) = 32),
  -- What a list shows of this dossier, encrypted under its key; sealed at entry `summary_version`.
  summary bytea,
  summary_version integer not null default 0,
  touched_at timestamptz not null,
  primary key (board_id, id),
  unique (board_id, ref),
  foreign key (board_id, location_id) references location,
  foreign key (board_id, created_by) references staff
);
create index dossier_by_location on dossier (board_id, location_id, opened_at desc, id);

create table dossier_child (
  board_id text not null,
  dossier_id text not null,
  child_id text not null,
  primary key (board_id, dossier_id, child_id),
  foreign key (board_id, dossier_id) references dossier,
  foreign key (board_id, child_id) references child
);
create index dossier_child_by_child on dossier_child (board_id, child_id);

create table dossier_key (
  board_id text not null,
  dossier_id text not null,
  recipient_kind text not null check (recipient_kind in ('tenant', 'bucket', 'person')),
  recipient text not null,
  key_version integer not null,
  wrapped bytea not null,
  primary key (board_id, dossier_id, recipient_kind, recipient, key_version),
  foreign key (board_id, dossier_id) references dossier
);

create table entry (
  board_id text not null,
  dossier_id text not null,
  seq integer not null check (seq >= 1),
  id text not null,
  type text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  payload bytea not null,
  hash bytea not null check (octet_length(hash) = 32),
  primary key (board_id, dossier_id, seq),
  unique (board_id, id),
  foreign key (board_id, dossier_id) references dossier,
  foreign key (board_id, recorded_by) references staff
);

-- How a person stands to a dossier. `opened_at` is the dossier's, repeated here so that a person's list is one walk along an index.
create table dossier_grant (
  board_id text not null,
  id text not null,
  dossier_id text not null,
  staff_id text not null,
  relation text not null check (relation in ('recorder', 'team', 'coordinator', 'decider', 'informed', 'deputy')),
  deputy_of text check ((deputy_of is not null) = (relation = 'deputy')),
  valid_from timestamptz not null,
  valid_until timestamptz check (valid_until >= valid_from),
  opened_at timestamptz not null,
  given_by text not null,
  primary key (board_id, id),
  foreign key (board_id, dossier_id) references dossier,
  foreign key (board_id, staff_id) references staff,
  foreign key (board_id, deputy_of) references staff
);
create index dossier_grant_by_dossier on dossier_grant (board_id, dossier_id, staff_id);
create index dossier_grant_in_list_order on dossier_grant (board_id, staff_id, opened_at desc, dossier_id desc, id);

-- Someone who is under suspicion in a dossier, or tied to the family: no grant or role opens it for them.
create table exclusion (
  board_id text not null,
  dossier_id text not null,
  staff_id text not null,
  since timestamptz not null,
  lifted_at timestamptz,
  set_by text not null,
  primary key (board_id, dossier_id, staff_id),
  foreign key (board_id, dossier_id) references dossier,
  foreign key (board_id, staff_id) references staff
);

-- What anyone may hand in about a child without a look into any dossier: a signal, an emergency contact, a report.
-- It has a key of its own; a coordinator takes it into a dossier later. `withheld_from` are those whom it concerns.
create table signal (
  board_id text not null,
  id text not null,
  location_id text not null,
  child_id text not null,
  type text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  withheld_from text[] not null default '{}',
  key_version integer not null,
  wrapped_key bytea not null,
  payload bytea not null,
  dossier_id text,
  taken_up_at timestamptz,
  primary key (board_id, id),
  foreign key (board_id, location_id) references location,
  foreign key (board_id, child_id) references child,
  foreign key (board_id, recorded_by) references staff
);
create index signal_by_recorder on signal (board_id, recorded_by, recorded_at desc);
create index signal_by_location on signal (board_id, location_id, recorded_at desc);

-- The first answer to a changing request, so that a repeated one gets the same.
create table idempotency (
  board_id text not null,
  staff_id text not null,
  key text not null,
  at timestamptz not null,
  object_type text not null,
  object_id text not null,
  first_seq integer,
  last_seq integer,
  primary key (board_id, staff_id, key)
);

call wall_off('dossier');
call wall_off('dossier_child');
call wall_off('dossier_key');
call wall_off('entry');
call wall_off('dossier_grant');
call wall_off('exclusion');
call wall_off('signal');
call wall_off('idempotency');

create trigger entry_stays before update or delete on entry for each row execute function refuse_change();
create trigger entry_table_stays before truncate on entry for each statement execute function refuse_change();

create policy gate_all on dossier to pluis_gate using (true) with check (true);
create policy gate_all on dossier_child to pluis_gate using (true) with check (true);
create policy gate_all on dossier_key to pluis_gate using (true) with check (true);
create policy gate_all on entry to pluis_gate using (true) with check (true);
create policy gate_all on dossier_grant to pluis_gate using (true) with check (true);
create policy gate_all on exclusion to pluis_gate using (true) with check (true);
create policy gate_all on signal to pluis_gate using (true) with check (true);
create policy gate_all on idempotency to pluis_gate using (true) with check (true);
grant select, insert on dossier, dossier_child, dossier_key, entry, dossier_grant, exclusion, signal, idempotency to pluis_gate;
grant update (status, step, step_since, version, head_hash, summary, summary_version, touched_at) on dossier to pluis_gate;
grant update (dossier_id, taken_up_at) on signal to pluis_gate;

-- What of this dossier stands open for the one who asks: `sight` all, own (what they recorded) or state, and the rule for the log; no row
-- when nothing does. The same policy as src/core/access, written a second time on purpose: the suites hold the two against each other.
create function door(p_dossier text, p_location text, p_status text, out sight text, out rule text)
language plpgsql stable security definer set search_path = pluis, pg_temp as $$
begin
  if exists (
    select from exclusion x
    where x.board_id = app_board() and x.dossier_id = p_dossier and x.staff_id = app_staff()
      and x.since <= app_now() and (x.lifted_at is null or app_now() < x.lifted_at)
  ) then
    return;
  end if;
  select case
      when e.relation <> 'recorder' and 'read' = any (r.may)
        and (e.relation in ('coordinator', 'decider') or e.relation = 'team' and p_status = 'open') then 'all'
      when e.relation = 'informed' then 'state'
      else 'own'
    end, g.relation || ':' || g.id || ':' || r.role
  into sight, rule
  from dossier_grant g
  cross join lateral (
    select g.relation, g.staff_id as holder where g.relation <> 'deputy'
    union all
    select o.relation, o.staff_id from dossier_grant o
    where o.board_id = app_board() and o.dossier_id = p_dossier and o.staff_id = g.deputy_of and g.relation = 'deputy'
      and o.relation not in ('deputy', 'recorder') and o.valid_from <= app_now() and (o.valid_until is null or app_now() < o.valid_until)
  ) e
  join staff_role r on r.board_id = app_board() and r.staff_id = e.holder
    and r.valid_from <= app_now() and (r.valid_until is null or app_now() < r.valid_until)
    and (e.relation = 'recorder' or r.location_id is null or r.location_id = p_location)
    and not (r.may = array['manage'])
  where g.board_id = app_board() and g.dossier_id = p_dossier and g.staff_id = app_staff()
    and g.valid_from <= app_now() and (g.valid_until is null or app_now() < g.valid_until)
    and (g.relation <> 'deputy' or works_here(p_location))
  order by case
      when e.relation <> 'recorder' and 'read' = any (r.may)
        and (e.relation in ('coordinator', 'decider') or e.relation = 'team' and p_status = 'open') then 1
      when e.relation = 'informed' then 3
      else 2
    end, g.id, r.role
  limit 1;
end
$$;

-- Holds a role at the location that is more than managing the system.
create function works_here(p_location text) returns boolean
language plpgsql stable security definer set search_path = pluis, pg_temp as $$
begin
  return exists (
    select from staff_role r
    where r.board_id = app_board() and r.staff_id = app_staff() and (r.location_id is null or r.location_id = p_location)
      and r.valid_from <= app_now() and (r.valid_until is null or app_now() < r.valid_until) and not (r.may = array['manage'])
  );
end
$$;

create function sees_dossier(p_dossier text) returns boolean
language plpgsql stable security definer set search_path = pluis, pg_temp as $$
begin
  return exists (
    select from dossier d
    where d.board_id = app_board() and d.id = p_dossier and (door(d.id, d.location_id, d.status)).sight is not null
  );
end
$$;

create function reads_dossier(p_dossier text) returns boolean
language plpgsql stable security definer set search_path = pluis, pg_temp as $$
begin
  return exists (
    select from dossier d
    where d.board_id = app_board() and d.id = p_dossier and (door(d.id, d.location_id, d.status)).sight = 'all'
  );
end
$$;

create function coordinates(p_location text) returns boolean
language plpgsql stable security definer set search_path = pluis, pg_temp as $$
begin
  return exists (
    select from staff_role r
    where r.board_id = app_board() and r.staff_id = app_staff() and (r.location_id is null or r.location_id = p_location)
      and r.may @> array['read', 'coordinate']
      and r.valid_from <= app_now() and (r.valid_until is null or app_now() < r.valid_until)
  );
end
$$;

create function sees_signal(p_location text, p_child text, p_recorded_by text, p_withheld_from text[], p_dossier text) returns boolean
language plpgsql stable security definer set search_path = pluis, pg_temp as $$
begin
  if app_staff() = any (p_withheld_from) or exists (
    select from dossier_child c
    join exclusion x on x.board_id = c.board_id and x.dossier_id = c.dossier_id
    where c.board_id = app_board() and c.child_id = p_child and x.staff_id = app_staff()
      and x.since <= app_now() and (x.lifted_at is null or app_now() < x.lifted_at)
  ) then
    return false;
  end if;
  return p_recorded_by = app_staff()
    or (p_dossier is not null and reads_dossier(p_dossier))
    or coordinates(p_location);
end
$$;

create policy app_sees on dossier for select to pluis_app using ((door(id, location_id, status)).sight is not null);
create policy app_sees on dossier_child for select to pluis_app using (sees_dossier(dossier_id));
create policy app_adds on dossier_child for insert to pluis_app with check (reads_dossier(dossier_id));
create policy app_sees on entry for select to pluis_app
  using (reads_dossier(dossier_id) or recorded_by = app_staff() and sees_dossier(dossier_id));
create policy app_sees on dossier_grant for select to pluis_app using (sees_dossier(dossier_id));
create policy app_adds on dossier_grant for insert to pluis_app with check (reads_dossier(dossier_id));
create policy app_ends on dossier_grant for update to pluis_app using (reads_dossier(dossier_id));
create policy app_sees on exclusion for select to pluis_app using (reads_dossier(dossier_id));
create policy app_adds on exclusion for insert to pluis_app with check (reads_dossier(dossier_id));
create policy app_lifts on exclusion for update to pluis_app using (reads_dossier(dossier_id));
create policy app_sees on signal for select to pluis_app
  using (sees_signal(location_id, child_id, recorded_by, withheld_from, dossier_id));

-- Keys and payloads of entries leave only through the functions of 0005, which write the log row with the reading.
grant select on dossier, dossier_child, dossier_grant, exclusion to pluis_app;
grant select (board_id, dossier_id, seq, id, type, recorded_at, recorded_by, hash) on entry to pluis_app;
grant select (board_id, id, location_id, child_id, type, recorded_at, recorded_by, dossier_id, taken_up_at) on signal to pluis_app;
grant insert on dossier_child, dossier_grant, exclusion to pluis_app;
grant update (valid_until) on dossier_grant to pluis_app;
grant update (lifted_at) on exclusion to pluis_app;
