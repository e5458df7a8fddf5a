import type { PublicAsked } from '../../platform/http/route.ts';
import { end, endHalfway } from '../../platform/sessions/sessions.ts';
import type { Db } from './boards.queries.ts';

/** Ends the session that this browser still had, or what its person had begun with a password alone. */
export async function endEarlier({ staff, halfway, session, now, accessPoint }: PublicAsked, db: Db): Promise<void> {
  if (staff !== null && session !== null)
    await end(db, { board: staff.board, staff: staff.id, session, accessPoint }, now);
  if (halfway !== null) await endHalfway(db, { board: halfway.board, staff: halfway.id }, now);
}
