-- The key of a passkey lies under the key of the board as well, so it is sealed anew when that key is rotated.
create policy retention_all on passkey to pluis_retention using (true) with check (true);
grant select (board_id, staff_id, credential_id, sealed_key), update (sealed_key) on passkey to pluis_retention;
