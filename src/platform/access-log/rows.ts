import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import { genesis, payloadFields, type Payload, type Row } from './format.ts';

type Found = Omit<Row, 'board' | 'prev' | 'payload'> & {
  readonly [field in (typeof payloadFields)[number]]: string | null;
};
const atOnce = 2_000;

/** The whole chain of a board from its first row on, read as the owner of the tables: for whoever keeps the server, never for a screen. */
export async function* rowsOf(db: Db, board: string): AsyncGenerator<Row> {
  let after = 0;
  let prev = genesis;
  for (;;) {
    const found = await page(db, board, after);
    for (const { salt, ...row } of found) {
      const { seq, id, at, action, outcome, commitment, hash } = row;
      const payload = salt === null ? null : payloadOf(row);
      yield { board, seq, id, at, action, outcome, commitment, prev, hash, salt, payload };
      prev = hash;
      after = seq;
    }
    if (found.length < atOnce) return;
  }
}

function payloadOf(row: Omit<Found, 'salt'>): Payload {
  const { clockOffset, actor, role, onBehalfOf, session, strength, accessPoint } = row;
  const { objectType, objectRef, subjectRef, purpose, rule, via, trace } = row;
  const who = { clockOffset, actor, role, onBehalfOf, session, strength, accessPoint };
  return { ...who, objectType, objectRef, subjectRef, purpose, rule, via, trace };
}

async function page(db: Db, board: string, after: number): Promise<readonly Found[]> {
  return db.kysely.transaction().execute(async (tx) => {
    await sql`select set_config('role', 'pluis_owner', true), set_config('app.board', ${board}, true)`.execute(tx);
    const { rows } = await sql<Found>`
      select l.seq, l.id::text as id, iso(l.at) as at, l.action, l.outcome, encode(l.commitment, 'hex') as commitment,
        encode(l.hash, 'hex') as hash, encode(a.salt, 'hex') as salt, a.clock_offset::text as "clockOffset", a.actor,
        a.actor_role as role, a.on_behalf_of as "onBehalfOf", a.session_ref as session, a.strength, a.access_point as "accessPoint",
        a.object_type as "objectType", a.object_ref as "objectRef", a.subject_ref as "subjectRef", a.purpose, a.rule, a.via,
        a.trace_id as trace
      from log_link l left join access_log a on a.board_id = l.board_id and a.at = l.at and a.id = l.id
      where l.board_id = ${board} and l.seq > ${after} order by l.seq limit ${atOnce}`.execute(tx);
    return rows;
  });
}
