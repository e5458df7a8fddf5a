import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import { genesis, type Row } from './format.ts';

type Found = Omit<Row, 'board' | 'prev'>;
const atOnce = 2_000;

/** The whole chain of a board from its first row on, read as the owner of the tables: for whoever keeps the server, never for a screen. */
export async function* rowsOf(db: Db, board: string): AsyncGenerator<Row> {
  let after = 0;
  let prev = genesis;
  for (;;) {
    const found = await page(db, board, after);
    for (const row of found) {
      yield { ...row, board, prev };
      prev = row.hash;
      after = row.seq;
    }
    if (found.length < atOnce) return;
  }
}

async function page(db: Db, board: string, after: number): Promise<readonly Found[]> {
  return db.kysely.transaction().execute(async (tx) => {
    await sql`select set_config('role', 'pluis_owner', true), set_config('app.board', ${board}, true)`.execute(tx);
    const { rows } = await sql<Found>`
      select l.seq, l.id::text as id, iso(l.at) as at, l.action, l.outcome, encode(l.commitment, 'hex') as commitment,
        encode(l.hash, 'hex') as hash, encode(a.salt, 'hex') as salt,
        case when a.salt is not null then array[a.clock_offset::text, a.actor, a.actor_role, a.on_behalf_of, a.session_ref, a.strength,
          a.access_point, a.object_type, a.object_ref, a.subject_ref, a.purpose, a.rule, a.via, a.trace_id] end as payload
      from log_link l left join access_log a on a.board_id = l.board_id and a.at = l.at and a.id = l.id
      where l.board_id = ${board} and l.seq > ${after} order by l.seq limit ${atOnce}`.execute(tx);
    return rows;
  });
}
