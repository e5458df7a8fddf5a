-- Which account at the organisation is whose. The account stands here only as a hash of what its issuer calls it, and whose it is stands
-- beside that sealed, so that whoever can write in the table cannot put another in its place.
create table staff_identity (
  board_id text not null,
  subject bytea not null check (octet_length(subject) = 32),
  staff_id text not null,
  issuer text not null,
  sealed_staff bytea not null,
  linked_at timestamptz not null,
  ended_at timestamptz,
  primary key (board_id, subject),
  foreign key (board_id, staff_id) references staff
);
create index staff_identity_by_staff on staff_identity (board_id, staff_id);

call wall_off('staff_identity');
create policy app_all on staff_identity to pluis_app using (true) with check (true);
grant select, insert, update (staff_id, issuer, sealed_staff, linked_at, ended_at) on staff_identity to pluis_app;
create policy retention_all on staff_identity to pluis_retention using (true) with check (true);
grant select (board_id, subject, sealed_staff), update (sealed_staff) on staff_identity to pluis_retention;

-- With what somebody signed in, for the log.
alter table session add column way text check (way in ('code', 'passkey', 'organisation'));

alter table account_event drop constraint account_event_what_check;
alter table account_event add constraint account_event_what_check check (what in ('password_chosen', 'password_changed', 'factor_set_up',
  'factor_reset', 'recovery_used', 'recovery_renewed', 'passkey_added', 'passkey_removed', 'sso_linked', 'sso_ended', 'guessed_at',
  'new_browser'));

-- As in 0054, and: with what somebody signed in.
create or replace function log_session() returns trigger language plpgsql security definer set search_path = pluis, pg_temp as $$
begin
  if tg_op = 'UPDATE' and new.ended_because is not distinct from 'renewed' then
    return null;
  end if;
  perform note_access(
    log_known() || jsonb_build_object('strength', new.strength, 'via', 'screen'),
    case when tg_op = 'UPDATE' then 'sign_out' when new.started_at < new.seen_at then 'step_up' else 'sign_in' end,
    'session', left(encode(sha256(new.token_hash), 'hex'), 16), null, 'allowed',
    case when tg_op = 'UPDATE' then new.ended_because else new.way end);
  return null;
end
$$;

-- Which account at the organisation is somebody's is a right to come in.
create function log_identity() returns trigger language plpgsql security definer set search_path = pluis, pg_temp as $$
begin
  perform note_access(log_known(), 'change_login', 'staff_identity', new.staff_id, null, 'allowed',
    case when new.ended_at is null then 'linked' else 'ended' end);
  return null;
end
$$;
create constraint trigger staff_identity_logged after insert on staff_identity deferrable initially deferred
  for each row execute function log_identity();
create constraint trigger staff_identity_change_logged after update on staff_identity deferrable initially deferred
  for each row when (old.staff_id is distinct from new.staff_id or old.ended_at is distinct from new.ended_at)
  execute function log_identity();

grant create on schema pluis to pluis_gate;
alter function log_identity() owner to pluis_gate;
revoke create on schema pluis from pluis_gate;
revoke execute on function log_identity() from public;
