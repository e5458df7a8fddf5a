import { randomBytes } from 'node:crypto';
import { plainDateOf } from '../../core/kernel/dates.ts';
import { addWorkingDays, veiligThuisCalendar } from '../../core/duties/calendar.ts';
import type {
  BoardId,
  ChildId,
  DossierRef,
  Instant,
  LocationId,
  PlainDate,
  StaffId,
} from '../../core/kernel/kernel.ts';
import { logOf } from '../access-log/log-of.ts';
import { note } from '../access-log/note.ts';
import { mailThatSomethingWaits } from '../account-events/account-events.ts';
import type { Keyring } from '../crypto/keyring.ts';
import type { Db, Statement } from '../db/database.ts';
import type { Actor } from '../dossier-store/dossier-store.ts';
import type { Mail } from '../mail/mail.ts';

export const emergencyGrounds = ['danger', 'nobody_reachable', 'authority', 'other'] as const;
export type EmergencyGround = (typeof emergencyGrounds)[number];
export type Verdict = 'justified' | 'not_justified';

/** Emergency access that runs now; no address means that nothing opened. */
export type Running = {
  readonly id: string;
  readonly child: ChildId;
  readonly endsAt: Instant;
  readonly refs: readonly DossierRef[];
};

export type ToReview = {
  readonly id: string;
  readonly staff: StaffId;
  readonly location: LocationId;
  readonly ground: EmergencyGround;
  readonly reason: string;
  readonly openedAt: Instant;
  readonly endsAt: Instant;
  readonly renewals: number;
  readonly reviewBy: PlainDate;
};

export type Counts = {
  /** Uses that wait for this person's verdict. */
  readonly waiting: number;
  /** For who works for the whole board: uses that nobody looked at in time. */
  readonly overdue: number;
};

export type EmergencyAccess = {
  /** False for who may not ask it for this child. Whether it opened anything, `running` tells. */
  readonly open: (
    actor: Actor,
    asked: { readonly child: ChildId; readonly ground: EmergencyGround; readonly reason: string },
  ) => Promise<boolean>;
  /** An hour more. False when it does not run, or was looked at already. */
  readonly renew: (actor: Actor, id: string) => Promise<boolean>;
  readonly running: (actor: Actor) => Promise<readonly Running[]>;
  readonly toReview: (actor: Actor) => Promise<readonly ToReview[]>;
  /** False when it is not for this person, or somebody else was first. */
  readonly review: (actor: Actor, id: string, verdict: Verdict) => Promise<boolean>;
  readonly counts: (actor: Actor) => Promise<Counts>;
};

const statements = {
  open: { name: 'open_break_glass', text: 'select * from open_break_glass($1, $2, $3, $4, $5, $6, $7, $8, $9)' },
  renew: { name: 'renew_break_glass', text: 'select renew_break_glass($1, $2, $3, $4, $5) as done' },
  running: { name: 'running_break_glass', text: 'select running_break_glass($1, $2, $3) as running' },
  toReview: { name: 'break_glass_to_review', text: 'select * from break_glass_to_review($1, $2, $3)' },
  review: { name: 'review_break_glass', text: 'select review_break_glass($1, $2, $3, $4, $5, $6) as done' },
  counts: { name: 'break_glass_counts', text: 'select * from break_glass_counts($1, $2, $3, $4)' },
} as const satisfies Record<string, Statement>;

const workingDaysToReview = 3;
type Parts = { readonly db: Db; readonly keyring: Keyring; readonly mail: Mail | null };
type OpenedRow = { readonly opened: boolean; readonly overseers: readonly StaffId[] };
type ReviewRow = Omit<ToReview, 'reason' | 'openedAt' | 'endsAt' | 'reviewBy'> & {
  readonly reason: Uint8Array;
  readonly opened_at: Instant;
  readonly ends_at: Instant;
  readonly review_by: PlainDate;
};

/** Reading and adding in a dossier without a place in it: with a reason, for an hour, told at once to two who oversee. */
export function openEmergencyAccess(parts: Parts): EmergencyAccess {
  const { db } = parts;
  const asking = ({ board, staff, at }: Actor) => [board, staff, at] as const;
  const done = async (statement: Statement, values: readonly unknown[]) => {
    const [row] = await db.call<{ readonly done: boolean }>(statement, values);
    return row?.done ?? false;
  };
  return {
    open: (actor, asked) => open(parts, actor, asked),
    renew: (actor, id) => done(statements.renew, [...asking(actor), id, logOf(actor)]),
    running: async (actor) => {
      const [row] = await db.call<{ readonly running: readonly Running[] }>(statements.running, asking(actor));
      return row?.running ?? [];
    },
    toReview: async (actor) => {
      await note(db, actor, { action: 'list', objectType: 'break_glass', outcome: 'allowed' });
      const rows = await db.call<ReviewRow>(statements.toReview, asking(actor));
      return rows.map((row) => toReview(parts, actor.board, row));
    },
    review: (actor, id, verdict) => done(statements.review, [...asking(actor), id, verdict, logOf(actor)]),
    counts: async (actor) => {
      const [row] = await db.call<Counts>(statements.counts, [...asking(actor), plainDateOf(actor.at)]);
      return row ?? { waiting: 0, overdue: 0 };
    },
  };
}

async function open(
  { db, keyring, mail }: Parts,
  actor: Actor,
  { child, ground, reason }: { readonly child: ChildId; readonly ground: EmergencyGround; readonly reason: string },
): Promise<boolean> {
  const { board, staff, at } = actor;
  const id = randomBytes(16).toString('hex');
  const sealed = keyring.sealForBoard(placeOf(board, id), Buffer.from(reason, 'utf8'));
  const reviewBy = addWorkingDays(plainDateOf(at), workingDaysToReview, veiligThuisCalendar());
  const [row] = await db.call<OpenedRow>(statements.open, [
    board,
    staff,
    at,
    id,
    child,
    ground,
    sealed,
    reviewBy,
    logOf(actor),
  ]);
  if (row?.opened !== true) return false;
  await Promise.all(
    row.overseers.map((overseer) => mailThatSomethingWaits({ db, keyring, mail }, { board, staff: overseer }, at)),
  );
  return true;
}

function toReview({ keyring }: Parts, board: BoardId, row: ReviewRow): ToReview {
  const { id, staff, location, ground, renewals } = row;
  const reason = Buffer.from(keyring.openForBoard(placeOf(board, id), row.reason)).toString('utf8');
  return {
    id,
    staff,
    location,
    ground,
    renewals,
    reason,
    openedAt: row.opened_at,
    endsAt: row.ends_at,
    reviewBy: row.review_by,
  };
}

function placeOf(board: BoardId, id: string) {
  return { board, dossier: null, table: 'break_glass', row: id, column: 'reason', rowVersion: 1 };
}
