-- What 0022 leaves to the application, the tables keep to as well: who manages starts, somebody else who gives access confirms, and a role
-- begins only with such a confirmation, in the transaction that confirms it. Nobody in particular (the console, an import) is bound to
-- nothing of this: whoever has that has the server.
create function gives_access() returns boolean language plpgsql stable
as $$
begin
  return exists (
    select from staff_role r
    where r.board_id = app_board() and r.staff_id = app_staff() and 'grant' = any (r.may) and is_now(r.valid_from, r.valid_until)
  );
end
$$;

create function was_confirmed_now(p_staff text, p_role text, p_location text) returns boolean language plpgsql stable
as $$
begin
  return exists (
    select from staff_request q
    where q.board_id = app_board() and q.staff_id = p_staff and q.role = p_role and q.location_id is not distinct from p_location
      and q.outcome = 'confirmed' and q.settled_by = app_staff() and q.settled_at = app_now()
  );
end
$$;
revoke execute on function gives_access(), was_confirmed_now(text, text, text) from public;
grant execute on function gives_access(), was_confirmed_now(text, text, text), manages(text), is_now(timestamptz, timestamptz) to pluis_app;

drop policy app_all on staff_request;
create policy app_sees on staff_request for select to pluis_app using (true);
create policy app_starts on staff_request for insert to pluis_app
  with check (app_staff() is null or started_by = app_staff() and settled_by is null and manages(app_staff()));
create policy app_settles on staff_request for update to pluis_app using (true)
  with check (app_staff() is null or settled_by = app_staff() and started_by <> app_staff() and staff_id <> app_staff() and gives_access());

drop policy app_all on staff_role;
create policy app_sees on staff_role for select to pluis_app using (true);
create policy app_adds on staff_role for insert to pluis_app
  with check (app_staff() is null or was_confirmed_now(staff_id, role, location_id));
-- A role only ends.
create policy app_ends on staff_role for update to pluis_app using (true)
  with check (app_staff() is null or valid_until <= app_now());
revoke update (may) on staff_role from pluis_app;
