-- Two more ways for a session to end: its person locked the screen, or left in a hurry. What was still being typed is kept, as when it lapsed.
alter table session drop constraint session_ended_because_check;
alter table session add constraint session_ended_because_check
  check (ended_because in ('signed_out', 'renewed', 'replaced', 'revoked', 'locked', 'left'));
