import { one } from '../../platform/http/form.ts';
import type { PublicAsked, Reply, Route, StaffAsked } from '../../platform/http/route.ts';
import { end } from '../../platform/sessions/sessions.ts';
import { paths } from '../../ui/paths.ts';
import { backTo } from './back-to.ts';
import { LockedPage } from './locked.page.tsx';
import type { Needs } from './needs.ts';

/** What somebody can do when others come near the screen. Leaving and locking answer everybody alike, also who had lapsed. */
export const routes: readonly Route<Needs>[] = [
  { method: 'POST', path: paths.leave, needs: 'nothing', logsAs: null, answer: leave },
  { method: 'POST', path: paths.lock, needs: 'nothing', logsAs: null, answer: lock },
  { method: 'GET', path: paths.locked, needs: 'nothing', logsAs: null, answer: showLocked },
  { method: 'POST', path: paths.present, needs: 'signed-in', logsAs: null, answer: present },
];

async function leave(asked: PublicAsked, { db }: Needs): Promise<Reply> {
  await endThis(asked, db, 'left');
  return { redirect: paths.away, session: { is: 'ended' } };
}

/** The cookie stays, good for nothing but keeping what another tab was still typing. */
async function lock(asked: PublicAsked, { db }: Needs): Promise<Reply> {
  await endThis(asked, db, 'locked');
  const further = new URLSearchParams({ verder: backTo(one(asked.form, 'verder')) });
  return { redirect: `${paths.locked}?${further.toString()}`, session: { is: 'locked' } };
}

async function showLocked(asked: PublicAsked, { frame }: Needs): Promise<Reply> {
  const without = await frame({ ...asked, staff: null, csrf: '' });
  return { page: <LockedPage frame={without} further={backTo(one(asked.query, 'verder'))} /> };
}

function present({ form }: StaffAsked): Reply {
  return { redirect: backTo(one(form, 'verder')), presenting: one(form, 'aan') === 'ja' };
}

async function endThis({ staff, session, now }: PublicAsked, db: Needs['db'], because: 'left' | 'locked') {
  if (staff !== null && session !== null) await end(db, { board: staff.board, staff: staff.id, session }, now, because);
}
