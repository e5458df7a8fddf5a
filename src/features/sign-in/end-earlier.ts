import type { PublicAsked } from '../../platform/http/route.ts';
import { end, endHalfway } from '../../platform/sessions/sessions.ts';
import type { Db } from './boards.queries.ts';

/**
 * Ends the session that this browser still had, or what its person had begun with a password alone. Answers with the key of the
 * organisation at which that person signed in or confirmed, null for none.
 */
export async function endEarlier(asked: PublicAsked, db: Db): Promise<string | null> {
  const { staff, halfway, session, now, accessPoint } = asked;
  if (halfway !== null) return endHalfway(db, { board: halfway.board, staff: halfway.id }, now);
  if (staff === null || session === null) return null;
  return end(db, { board: staff.board, staff: staff.id, session, accessPoint }, now);
}
