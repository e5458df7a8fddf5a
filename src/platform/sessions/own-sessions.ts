import { sql } from 'kysely';
import type { BoardId, Instant, StaffId } from '../../core/kernel/kernel.ts';
import { asStaff } from '../db/as-staff.ts';
import type { Db } from '../db/database.ts';
import type { DeviceClass } from '../http/route.ts';

export type OwnSession = {
  /** What stands for it in the access log. */
  readonly ref: string;
  readonly device: DeviceClass;
  readonly since: Instant;
  readonly seen: Instant;
};

/** Where this person is signed in, the one used last first; a session that waits locked is among them. */
export function ownSessions(
  db: Db,
  { board, staff }: { readonly board: BoardId; readonly staff: StaffId },
  now: Instant,
): Promise<readonly OwnSession[]> {
  return asStaff(db, { board, staff, now }, (tx) =>
    tx
      .selectFrom('session')
      .select(['device', 'started_at as since', 'seen_at as seen'])
      .select(sql<string>`left(encode(sha256(token_hash), 'hex'), 16)`.as('ref'))
      .where('board_id', '=', board)
      .where('staff_id', '=', staff)
      .where('strength', '!=', 'password')
      .where('ended_at', 'is', null)
      .where('ends_at', '>', now)
      .orderBy('seen_at', 'desc')
      .orderBy('started_at', 'desc')
      .execute(),
  );
}
