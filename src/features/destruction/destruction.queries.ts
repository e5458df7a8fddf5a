import { randomBytes } from 'node:crypto';
import type { Selectable } from 'kysely';
import { plainDateOf } from '../../core/kernel/dates.ts';
import type { DossierId } from '../../core/kernel/kernel.ts';
import { monthOf } from '../../core/retention/retention.ts';
import { noteIn } from '../../platform/access-log/note.ts';
import { asStaff } from '../../platform/db/as-staff.ts';
import type { Db } from '../../platform/db/database.ts';
import type { Tables } from '../../platform/db/tables.ts';
import type { Actor } from '../../platform/dossier-store/dossier-store.ts';

export type { Db };

export type Destruction = Omit<Selectable<Tables['destruction']>, 'board_id'> & {
  /** Of one dossier: its reference, for who reads it. */
  readonly ref: string | null;
};
export type Due = { readonly bucket: string; readonly dossiers: number; readonly signals: number };
export type Ground = NonNullable<Destruction['ground']>;
type What = { readonly bucket: string } | { readonly dossier: DossierId; readonly ground: Ground };

const mostListed = 50;
const running = ['proposed', 'approved', 'begun', 'erased'] as const;

/** Months that are over and of which something is kept, oldest first: numbers alone. */
export async function monthsDue(db: Db, { board, staff, at }: Actor): Promise<readonly Due[]> {
  const rows = await db.call<Due>(
    { name: 'buckets_due', text: 'select bucket, dossiers, signals from buckets_due($1, $2, $3)' },
    [board, staff, at],
  );
  const now = monthOf(plainDateOf(at));
  return rows.filter(({ bucket, dossiers, signals }) => bucket < now && dossiers + signals > 0);
}

/** The newest first. */
export function destructions(db: Db, actor: Actor): Promise<readonly Destruction[]> {
  const { board, staff, at } = actor;
  return asStaff(db, { board, staff, now: at }, (tx) =>
    tx
      .selectFrom('destruction as v')
      .leftJoin('dossier as d', (on) => on.onRef('d.board_id', '=', 'v.board_id').onRef('d.id', '=', 'v.dossier_id'))
      .select(['v.id', 'v.kind', 'v.bucket', 'v.dossier_id', 'v.ground', 'v.state', 'd.ref'])
      .select(['v.proposed_by', 'v.proposed_at', 'v.approved_by', 'v.approved_at', 'v.withdrawn_at'])
      .select(['v.dossiers', 'v.signals', 'v.postponed', 'v.destroyed_on', 'v.final_on'])
      .where('v.board_id', '=', board)
      .orderBy('v.proposed_at', 'desc')
      .limit(mostListed)
      .execute(),
  );
}

/** False when the same was proposed already and is not done or withdrawn. */
export async function propose(db: Db, actor: Actor, what: What): Promise<boolean> {
  const { board, staff, at } = actor;
  const id = randomBytes(16).toString('hex');
  const of =
    'bucket' in what
      ? { kind: 'month' as const, bucket: what.bucket, dossier_id: null, ground: null }
      : { kind: 'dossier' as const, bucket: null, dossier_id: what.dossier, ground: what.ground };
  return asStaff(db, { board, staff, now: at }, async (tx) => {
    const same = await tx
      .selectFrom('destruction')
      .select('id')
      .where('board_id', '=', board)
      .where('state', 'in', running)
      .where('bucket', 'is not distinct from', of.bucket)
      .where('dossier_id', 'is not distinct from', of.dossier_id)
      .executeTakeFirst();
    if (same !== undefined) return false;
    await tx
      .insertInto('destruction')
      .values({
        ...of,
        board_id: board,
        id,
        proposed_by: staff,
        proposed_at: at,
        approved_by: null,
        approved_at: null,
        withdrawn_at: null,
        destroyed_on: null,
        final_on: null,
      })
      .execute();
    await noteIn(tx, actor, { action: 'propose', objectType: 'destruction', objectRef: id, outcome: 'allowed' });
    return true;
  });
}

/** False when it is no longer a proposal. */
export function withdraw(db: Db, actor: Actor, id: string): Promise<boolean> {
  return settle(db, actor, id, { state: 'withdrawn', withdrawn_at: actor.at });
}

/** False when it is no longer a proposal, or one of this person. */
export function approve(db: Db, actor: Actor, id: string): Promise<boolean> {
  return settle(db, actor, id, { state: 'approved', approved_by: actor.staff, approved_at: actor.at });
}

type Settled = Partial<Pick<Destruction, 'withdrawn_at' | 'approved_by' | 'approved_at'>> & {
  readonly state: 'withdrawn' | 'approved';
};

function settle(db: Db, actor: Actor, id: string, settled: Settled): Promise<boolean> {
  const { board, staff, at } = actor;
  return asStaff(db, { board, staff, now: at }, async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('destruction')
      .set(settled)
      .where('board_id', '=', board)
      .where('id', '=', id)
      .where('state', '=', 'proposed')
      .where((of) => (settled.state === 'approved' ? of('proposed_by', '!=', staff) : of.lit(true)))
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    const action = settled.state === 'approved' ? 'approve' : 'withdraw';
    await noteIn(tx, actor, { action, objectType: 'destruction', objectRef: id, outcome: 'allowed' });
    return true;
  });
}
