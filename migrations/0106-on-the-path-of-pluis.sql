-- A policy means the same whatever search path the connection has: what it calls, and what that calls, looks in this schema alone.
alter function gives_access() set search_path = pluis, pg_temp;
alter function was_confirmed_now(text, text, text) set search_path = pluis, pg_temp;
alter function manages(text) set search_path = pluis, pg_temp;
