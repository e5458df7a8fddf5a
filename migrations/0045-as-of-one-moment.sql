-- A reader sees the dossier as it stood when its row was read: what somebody adds in the same moment comes with the next reading.
-- In plpgsql, since PostgreSQL plans a function in SQL anew at each call.
create function entries_until(p_dossier text, p_version integer, p_sight text, out headers json, out payloads bytea) language plpgsql stable
as $$
begin
  select coalesce(json_agg(json_build_object('seq', e.seq, 'id', e.id, 'type', e.type, 'recordedAt', iso(e.recorded_at),
      'recordedBy', e.recorded_by, 'hash', encode(e.hash, 'hex'), 'size', octet_length(e.payload)) order by e.seq), '[]'::json),
    coalesce(string_agg(e.payload, ''::bytea order by e.seq), ''::bytea)
  into headers, payloads
  from entry e
  where e.board_id = app_board() and e.dossier_id = p_dossier and e.seq <= p_version
    and (p_sight = 'all' or p_sight = 'own' and e.recorded_by = app_staff());
end
$$;
revoke execute on function entries_until(text, integer, text) from public;
grant execute on function entries_until(text, integer, text) to pluis_gate;

create or replace function read_dossier(
  p_board text, p_staff text, p_now timestamptz, p_ref text, p_log jsonb,
  out head json, out wrapped bytea, out headers json, out payloads bytea
) language plpgsql volatile security definer set search_path = pluis, pg_temp as $$
declare
  d dossier%rowtype;
  k dossier_key%rowtype;
  seen text;
  opened_by text;
begin
  perform enter(p_board, p_staff, p_now);
  select * into d from dossier where board_id = p_board and ref = p_ref;
  if found then
    select sight, rule into seen, opened_by from door(d.id, d.location_id, d.status);
  end if;
  perform note_access(p_log, 'read', 'dossier', p_ref, null, case when opened_by is null then 'denied' else 'allowed' end, opened_by);
  if opened_by is null then
    return;
  end if;
  select * into k from dossier_key where board_id = p_board and dossier_id = d.id and recipient_kind <> 'person'
  limit 1;
  wrapped := k.wrapped;
  head := json_build_object('id', d.id, 'ref', d.ref, 'location', d.location_id, 'protocol', d.protocol_id, 'status', d.status,
    'step', d.step, 'stepSince', d.step_since, 'openedAt', iso(d.opened_at), 'version', d.version, 'sight', seen, 'openedBy', opened_by,
    'keyVersion', k.key_version, 'bucket', k.bucket, 'headHash', encode(d.head_hash, 'hex'),
    'children', (select coalesce(json_agg(c.child_id order by c.child_id), '[]'::json) from dossier_child c
      where c.board_id = p_board and c.dossier_id = d.id),
    'grants', (select coalesce(json_agg(json_build_object('id', g.id, 'dossier', g.dossier_id, 'staff', g.staff_id,
        'relation', g.relation, 'deputyOf', g.deputy_of, 'from', iso(g.valid_from), 'until', iso(g.valid_until)) order by g.id), '[]'::json)
      from dossier_grant g where g.board_id = p_board and g.dossier_id = d.id),
    'excluded', (select coalesce(json_agg(x.staff_id order by x.staff_id), '[]'::json) from exclusion x
      where x.board_id = p_board and x.dossier_id = d.id and x.since <= p_now and (x.lifted_at is null or p_now < x.lifted_at)));
  select e.headers, e.payloads into headers, payloads from entries_until(d.id, d.version, seen) e;
end
$$;
