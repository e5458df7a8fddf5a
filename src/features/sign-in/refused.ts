import type { BoardId, StaffId } from '../../core/kernel/kernel.ts';
import { note } from '../../platform/access-log/note.ts';
import type { CameBack } from '../../platform/sso/sso.ts';
import type { PublicAsked, StaffAsked } from '../../platform/http/route.ts';
import type { Needs } from './needs.ts';

/** Why somebody did not come in by the organisation. */
export type NotComeIn =
  | Extract<CameBack, { is: 'refused' }>['why']
  /** Nobody went out for this, or it came back before. */
  | 'sso state'
  /** The account is nobody's here. */
  | 'sso unknown'
  /** The account is of another than who went out. */
  | 'sso other'
  /** No two factors were seen. */
  | 'sso proof';

type Tried = {
  readonly board: BoardId;
  /** Null while nobody has shown to know the password: a name that was typed is nobody's yet. */
  readonly staff: StaffId | null;
  readonly action: 'sign_in' | 'step_up' | 'change_login';
  readonly rule: 'too often' | 'password' | 'code' | NotComeIn;
};

/** Who tried to come in and did not is in the log before they are told. */
export async function noteRefused(
  { now, accessPoint }: PublicAsked | StaffAsked,
  { db }: Pick<Needs, 'db'>,
  { board, staff, action, rule }: Tried,
): Promise<void> {
  const who = { board, staff, at: now, via: 'screen', ...(accessPoint === undefined ? {} : { accessPoint }) } as const;
  await note(db, who, { action, objectType: 'session', outcome: 'denied', rule });
}
