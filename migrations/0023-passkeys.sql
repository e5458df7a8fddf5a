-- A key in somebody's own device that signs in by itself, with a finger, a face or a pin. The public half stands here sealed, so that
-- whoever can write in the table cannot put another in its place.
create table passkey (
  board_id text not null,
  credential_id bytea not null check (octet_length(credential_id) between 1 and 1023),
  staff_id text not null,
  sealed_key bytea not null,
  counter bigint not null,
  device_type text not null check (device_type in ('singleDevice', 'multiDevice')),
  backed_up boolean not null,
  transports text[] not null,
  made_at timestamptz not null,
  used_at timestamptz,
  ended_at timestamptz,
  primary key (board_id, credential_id),
  foreign key (board_id, staff_id) references staff
);
create index passkey_by_staff on passkey (board_id, staff_id);

-- What a passkey has to sign, or a sign-in elsewhere has to bring back: good once and for some minutes.
create table challenge (
  board_id text not null references board,
  hash bytea not null check (octet_length(hash) = 32),
  purpose text not null check (purpose in ('sign_in', 'prove', 'register', 'sso')),
  staff_id text,
  ends_at timestamptz not null,
  used_at timestamptz,
  primary key (board_id, hash),
  foreign key (board_id, staff_id) references staff
);

call wall_off('passkey');
call wall_off('challenge');
create policy app_all on passkey to pluis_app using (true) with check (true);
create policy app_all on challenge to pluis_app using (true) with check (true);
grant select, insert, update (counter, backed_up, used_at, ended_at) on passkey to pluis_app;
grant select, insert, update (used_at) on challenge to pluis_app;
