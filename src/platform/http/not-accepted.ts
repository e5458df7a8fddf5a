import type { Noted, Nobody } from '../access-log/note.ts';
import type { Instant } from '../../core/kernel/kernel.ts';
import type { Recognised } from './gate.ts';

type Asked = { readonly pattern: string; readonly now: Instant; readonly accessPoint: string };
type Row = { readonly who: Nobody; readonly noted: Noted };

/** What the log keeps of a form that was not accepted from who has a session: forged, perhaps. Null where there is no board to keep it. */
export function notAccepted(recognised: Recognised, { pattern, now, accessPoint }: Asked): Row | null {
  if (recognised.is === 'nobody') return null;
  const whose =
    recognised.is === 'active'
      ? { board: recognised.staff.board, staff: recognised.staff.id, session: recognised.session }
      : { board: recognised.board, staff: recognised.staff };
  return {
    who: { ...whose, at: now, via: 'screen', accessPoint },
    noted: {
      action: 'append',
      objectType: 'page',
      objectRef: pattern,
      outcome: 'denied',
      rule: 'form not accepted',
    },
  };
}
