import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Instant, LocationId, StaffId } from '../../core/kernel/kernel.ts';
import { logOf } from '../access-log/log-of.ts';
import { asStaff } from '../db/as-staff.ts';
import type { Db, Statement } from '../db/database.ts';
import type { Actor } from '../dossier-store/dossier-store.ts';

/** Somebody is away, from the one moment until before the other; in that time the deputy, if any, has what they have. */
export type Away = {
  readonly id: string;
  readonly staff: StaffId;
  readonly deputy: StaffId | null;
  readonly from: Instant;
  readonly until: Instant;
};

/** Who gets what comes in at a place: by a role of their own, or for somebody who is away. */
export type Receiver = {
  readonly staff: StaffId;
  /** The role that receives, of the one who is away where somebody stands in. */
  readonly role: string;
  readonly standsInFor: StaffId | null;
  readonly away: boolean;
};

export type StandIn = { readonly staff: StaffId; readonly away: boolean };

export type Absences = {
  /** That run or are to come: own, those in which this person stands in, and, for who gives access, those of colleagues there. */
  readonly list: (actor: Actor) => Promise<readonly Away[]>;
  /** Who could stand in for this one; nobody when it is not for the actor to ask. */
  readonly standIns: (
    actor: Actor,
    asked: { readonly for: StaffId; readonly from: Instant; readonly until: Instant },
  ) => Promise<readonly StandIn[]>;
  /** Throws where the actor is neither the one who is away nor gives access there, or would be the deputy. */
  readonly set: (actor: Actor, away: Omit<Away, 'id'>) => Promise<void>;
  /** From now on, or before it began; does nothing when it is not for the actor to end. */
  readonly end: (actor: Actor, id: string) => Promise<void>;
  readonly receivers: (actor: Actor, location: LocationId) => Promise<readonly Receiver[]>;
  /** Places this person leads or gives access to, where nobody is there for what comes in. */
  readonly unattended: (actor: Actor) => Promise<readonly LocationId[]>;
};

const statements = {
  standIns: { name: 'stand_ins', text: 'select * from stand_ins($1, $2, $3, $4, $5, $6)' },
  receivers: {
    name: 'receivers',
    text: 'select staff, role, stands_in_for as "standsInFor", away from receivers($1, $2, $3, $4)',
  },
  unattended: { name: 'unattended', text: 'select location from unattended($1, $2, $3)' },
} as const satisfies Record<string, Statement>;

export function openAbsences(db: Db): Absences {
  const asking = ({ board, staff, at }: Actor) => [board, staff, at] as const;
  return {
    list: (actor) => list(db, actor),
    standIns: (actor, { for: whom, from, until }) =>
      db.call<StandIn>(statements.standIns, [...asking(actor), whom, from, until]),
    set: (actor, away) => set(db, actor, away),
    end: (actor, id) => end(db, actor, id),
    receivers: (actor, location) => db.call<Receiver>(statements.receivers, [...asking(actor), location]),
    unattended: async (actor) => {
      const rows = await db.call<{ readonly location: LocationId }>(statements.unattended, asking(actor));
      return rows.map(({ location }) => location);
    },
  };
}

function contextOf(actor: Actor) {
  return { board: actor.board, staff: actor.staff, now: actor.at, log: logOf(actor) };
}

function list(db: Db, actor: Actor): Promise<readonly Away[]> {
  return asStaff(db, contextOf(actor), (tx) =>
    tx
      .selectFrom('absence')
      .select(['id', 'staff_id as staff', 'deputy_id as deputy', 'valid_from as from', 'valid_until as until'])
      .where('board_id', '=', actor.board)
      .where('valid_until', '>', actor.at)
      .whereRef('valid_until', '>', 'valid_from')
      .orderBy('valid_from')
      .orderBy('id')
      .execute(),
  );
}

async function set(db: Db, actor: Actor, { staff, deputy, from, until }: Omit<Away, 'id'>): Promise<void> {
  await asStaff(db, contextOf(actor), (tx) =>
    tx
      .insertInto('absence')
      .values({
        board_id: actor.board,
        id: randomBytes(16).toString('hex'),
        staff_id: staff,
        deputy_id: deputy,
        valid_from: from,
        valid_until: until,
        set_by: actor.staff,
        set_at: actor.at,
      })
      .execute(),
  );
}

async function end(db: Db, actor: Actor, id: string): Promise<void> {
  await asStaff(db, contextOf(actor), (tx) =>
    tx
      .updateTable('absence')
      .set({ valid_until: sql<Instant>`greatest(valid_from, ${actor.at}::timestamptz)` })
      .where('board_id', '=', actor.board)
      .where('id', '=', id)
      .where('valid_until', '>', actor.at)
      .execute(),
  );
}
