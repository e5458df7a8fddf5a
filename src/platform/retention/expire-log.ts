import { sql } from 'kysely';
import { ok, refuse, type BoardId, type Instant, type Result } from '../../core/kernel/kernel.ts';
import { logGoesBefore } from '../../core/retention/log-term.ts';
import { logOf } from '../access-log/log-of.ts';
import { asRetention, firstRow } from '../db/as-retention.ts';
import type { Db } from '../db/database.ts';
import { hasCode } from './carry-out.ts';
import { logTermOf } from './log-term.ts';

type Parts = { readonly db: Db; readonly board: BoardId; readonly now: Instant };

/** What has outlived the term: rows that may go, and rows that stay because what they are about is still there. */
export type LogDue = { readonly before: Instant; readonly due: number; readonly stays: number };

/** So few in one transaction that nobody waits for it. */
const fewAtOnce = 5_000;

export async function logDue(parts: Parts): Promise<LogDue> {
  const { db, board } = parts;
  const before = await goesBefore(parts);
  const found = await asRetention(db, parts, (tx) =>
    firstRow(
      tx,
      sql<{ due: number; stays: number }>`select due::integer, stays::integer from log_due(${board}, ${before})`,
    ),
  );
  return { before, due: found?.due ?? 0, stays: found?.stays ?? 0 };
}

/** Later than the term allows by the clock of the database, which alone decides. */
type TooEarly = { readonly code: 'TooEarly' };
const laterThanTerm = 'PL003';

/** Takes the data of what has expired out of the log and answers of how many rows; the database keeps to the term by itself. */
export async function expireLog(parts: Parts, atOnce = fewAtOnce): Promise<Result<number, TooEarly>> {
  const before = await goesBefore(parts);
  let all = 0;
  try {
    for (let gone = atOnce; gone === atOnce; all += gone) gone = await expireSome(parts, before, atOnce);
  } catch (error) {
    if (hasCode(error, laterThanTerm)) return refuse({ code: 'TooEarly' });
    throw error;
  }
  return ok(all);
}

async function expireSome({ db, board, now }: Parts, before: Instant, atOnce: number): Promise<number> {
  const log = logOf({ at: now, via: 'cli' });
  const found = await asRetention(db, { board, now }, (tx) =>
    firstRow(tx, sql<{ n: number }>`select expire_log(${board}, ${before}, ${atOnce}, ${log}::jsonb) as n`),
  );
  return found?.n ?? 0;
}

async function goesBefore({ db, board, now }: Parts): Promise<Instant> {
  return logGoesBefore(now, (await logTermOf(db, board)).years);
}
