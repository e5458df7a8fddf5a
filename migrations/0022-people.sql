-- What one person starts and another confirms: an account with a role, a role, a new password, a new second factor. Nobody starts or
-- confirms for themselves, and nobody does both.
create table staff_request (
  board_id text not null,
  id text not null,
  kind text not null check (kind in ('account', 'role', 'password', 'factor')),
  staff_id text not null,
  role text,
  location_id text,
  started_by text not null check (started_by <> staff_id),
  started_at timestamptz not null,
  ends_at timestamptz not null,
  settled_by text,
  settled_at timestamptz,
  outcome text check (outcome in ('confirmed', 'refused')),
  primary key (board_id, id),
  foreign key (board_id, staff_id) references staff,
  foreign key (board_id, started_by) references staff,
  foreign key (board_id, settled_by) references staff,
  foreign key (board_id, location_id) references location,
  check ((kind in ('account', 'role')) = (role is not null)),
  check (num_nulls(settled_by, settled_at, outcome) in (0, 3)),
  check (outcome is distinct from 'confirmed' or (settled_by <> started_by and settled_by <> staff_id))
);
create index staff_request_open on staff_request (board_id, started_at) where settled_at is null;

-- What a code opens: the choice of a password, or the set-up of a new second factor by who knows the password.
alter table invitation add column opens text not null default 'password' check (opens in ('password', 'factor'));

-- When the owner was last told of a change by somebody else: the account page says what happened, without content.
create table account_event (
  board_id text not null,
  staff_id text not null,
  at timestamptz not null,
  id text not null,
  what text not null check (what in ('password_chosen', 'password_changed', 'factor_set_up', 'factor_reset', 'recovery_used',
    'recovery_renewed', 'passkey_added', 'passkey_removed', 'sso_linked', 'guessed_at')),
  primary key (board_id, staff_id, at, id),
  foreign key (board_id, staff_id) references staff
);

call wall_off('staff_request');
call wall_off('account_event');
create policy app_all on staff_request to pluis_app using (true) with check (true);
create policy app_all on account_event to pluis_app using (true) with check (true);
grant select, insert, update (settled_by, settled_at, outcome) on staff_request to pluis_app;
grant select, insert on account_event to pluis_app;
