-- PostgreSQL lets everybody execute a new function, and only a default without a schema takes that away: the one in 0002 names a schema
-- and takes nothing. Who may execute what is granted function by function.
alter default privileges revoke execute on functions from public;
revoke execute on all routines in schema pluis from public;
