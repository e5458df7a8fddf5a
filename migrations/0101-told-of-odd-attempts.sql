-- What is odd about an account waits until its owner has looked.
alter table account_event add column seen_at timestamptz;
alter table account_event drop constraint account_event_what_check;
alter table account_event add constraint account_event_what_check check (what in ('password_chosen', 'password_changed', 'factor_set_up',
  'factor_reset', 'recovery_used', 'recovery_renewed', 'passkey_added', 'passkey_removed', 'sso_linked', 'sso_ended', 'guessed_at',
  'new_browser', 'mail_changed'));
grant update (seen_at) on account_event to pluis_app;

-- Where the owner is mailed that something waits, of their own choice; sealed for this person.
alter table staff_login add column sealed_mail bytea;
grant update (sealed_mail) on staff_login to pluis_app;
grant select (sealed_mail), update (sealed_mail) on staff_login to pluis_retention;
create constraint trigger staff_login_mail_logged after update on staff_login deferrable initially deferred
  for each row when (old.sealed_mail is distinct from new.sealed_mail) execute function log_login();
