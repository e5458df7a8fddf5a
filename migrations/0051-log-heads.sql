-- Where the chain of each board stands, and what its hash was at the place where a checkpoint last saw it (null: that place is gone).
create policy gate_sees on log_link for select to pluis_gate using (true);
grant select on log_link to pluis_gate;

create function log_heads(p_boards text[], p_seen bigint[]) returns table (board text, seq bigint, hash text, hash_seen text)
language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
begin
  for i in 1 .. coalesce(array_length(p_boards, 1), 0) loop
    perform set_config('app.board', p_boards[i], true);
    return query
    select h.board_id, h.seq, encode(h.hash, 'hex'),
      (select encode(l.hash, 'hex') from log_link l where l.board_id = h.board_id and l.seq = p_seen[i])
    from log_head h where h.board_id = p_boards[i];
  end loop;
end
$$;

grant create on schema pluis to pluis_gate;
alter function log_heads(text[], bigint[]) owner to pluis_gate;
revoke create on schema pluis from pluis_gate;
revoke execute on function log_heads(text[], bigint[]) from public;
grant execute on function log_heads(text[], bigint[]) to pluis_app;
