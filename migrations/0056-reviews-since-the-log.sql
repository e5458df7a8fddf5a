-- A month in which there was no log yet asks for no review.
create function log_since(p_board text, p_staff text, p_now timestamptz) returns text
language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
begin
  perform enter(p_board, p_staff, p_now);
  if review_part() is null then
    return null;
  end if;
  return (select to_char(min(l.at) at time zone 'UTC', 'YYYY-MM') from access_log l where l.board_id = p_board);
end
$$;

create or replace function open_log_reviews(p_board text, p_staff text, p_now timestamptz, p_months text[]) returns text[]
language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
declare
  part text;
  since text := log_since(p_board, p_staff, p_now);
begin
  part := review_part();
  return array(
    select m from unnest(p_months) m
    where part is not null and m >= since and not exists (
      select from log_review v where v.board_id = p_board and v.month = m and v.part = review_part())
    order by m);
end
$$;

grant create on schema pluis to pluis_gate;
alter function log_since(text, text, timestamptz) owner to pluis_gate;
revoke create on schema pluis from pluis_gate;
revoke execute on function log_since(text, text, timestamptz) from public;
grant execute on function log_since(text, text, timestamptz) to pluis_app;
