-- Runs as the user who connects; every later file runs as pluis_owner.
-- No one is pluis_owner at run time. pluis_gate owns the few functions that look past the row policies: it may read and add, never
-- change an entry or a log row. pluis_app is what the application is.
do $$
declare
  wanted text;
begin
  foreach wanted in array array['pluis_owner', 'pluis_migrator', 'pluis_gate', 'pluis_app'] loop
    if not exists (select from pg_catalog.pg_roles where rolname = wanted) then
      execute format('create role %I nologin nosuperuser nobypassrls nocreatedb nocreaterole', wanted);
    end if;
  end loop;
  if not pg_catalog.pg_has_role('pluis_owner', 'pluis_gate', 'member') then
    grant pluis_gate to pluis_owner;
  end if;
  if not pg_catalog.pg_has_role('pluis_migrator', 'pluis_owner', 'member') then
    grant pluis_owner to pluis_migrator;
  end if;
  if not pg_catalog.pg_has_role(current_user, 'pluis_owner', 'member') then
    execute format('grant pluis_owner to %I', current_user);
  end if;
  if not pg_catalog.pg_has_role(current_user, 'pluis_app', 'member') then
    execute format('grant pluis_app to %I', current_user);
  end if;
  execute format('revoke temporary on database %I from public', current_database());
end
$$;

create schema if not exists pluis authorization pluis_owner;
revoke all on schema pluis from public;
grant usage on schema pluis to pluis_app, pluis_gate;
