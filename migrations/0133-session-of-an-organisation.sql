-- At which organisation somebody signed in or confirmed in this session, by its key in the settings: signing out offers to end the session
-- there too. No name, and nothing of the account.
alter table session add column issuer_key text check (issuer_key ~ '^[a-z0-9-]{1,40}$');
