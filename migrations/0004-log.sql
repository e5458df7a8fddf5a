-- Who did or saw what, when, by which right. Never content: no name, no text. Ordered by time within a board, so that a new row lands
-- on the newest page.
create table access_log (
  board_id text not null,
  at timestamptz not null,
  id uuid not null default gen_random_uuid(),
  actor text,
  actor_role text,
  on_behalf_of text,
  session_ref text,
  strength text,
  access_point text,
  action text not null,
  object_type text not null,
  object_ref text,
  subject_ref text,
  purpose text,
  outcome text not null check (outcome in ('allowed', 'denied', 'error')),
  rule text,
  via text not null check (via in ('screen', 'export', 'print', 'api', 'job', 'cli')),
  trace_id text,
  primary key (board_id, at, id)
);
create index access_log_by_object on access_log (board_id, object_ref, at);

call wall_off('access_log');
create trigger access_log_stays before update or delete on access_log for each row execute function refuse_change();
create trigger access_log_table_stays before truncate on access_log for each statement execute function refuse_change();

create policy gate_adds on access_log for insert to pluis_gate with check (true);
create policy app_adds on access_log for insert to pluis_app with check (actor is not distinct from app_staff());
create policy app_inspects on access_log for select to pluis_app using (
  exists (
    select from staff_role r
    where r.board_id = app_board() and r.staff_id = app_staff() and 'inspect_log' = any (r.may)
      and r.valid_from <= app_now() and (r.valid_until is null or app_now() < r.valid_until)
  )
);
grant insert on access_log to pluis_gate;
grant select, insert on access_log to pluis_app;
