-- The moments of the wrong guesses of the last hour, per account, per address and per board; what they are about stands here only as a
-- hash. Beside sign_in_try, which makes one address wait ever longer for one account.
create table sign_in_guess (
  board_id text not null references board,
  subject bytea not null check (octet_length(subject) = 32),
  recent timestamptz[] not null,
  primary key (board_id, subject)
);

-- A browser in which this person signed in with all that is asked. Guesses made elsewhere do not keep it out.
create table known_device (
  board_id text not null,
  token_hash bytea not null check (octet_length(token_hash) = 32),
  staff_id text not null,
  known_at timestamptz not null,
  ended_at timestamptz,
  primary key (board_id, token_hash, staff_id),
  foreign key (board_id, staff_id) references staff
);

call wall_off('sign_in_guess');
call wall_off('known_device');
create policy app_all on sign_in_guess to pluis_app using (true) with check (true);
create policy app_all on known_device to pluis_app using (true) with check (true);
grant select, insert, update (recent) on sign_in_guess to pluis_app;
grant select, insert, update (known_at, ended_at) on known_device to pluis_app;
