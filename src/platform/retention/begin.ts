import { sql } from 'kysely';
import { ok, refuse, type BoardId, type Instant, type Result } from '../../core/kernel/kernel.ts';
import {
  decideErasure,
  decideMonth,
  type Decided,
  type Kept,
  type NotNow,
  type TooEarly,
} from '../../core/retention/retention.ts';
import { firstRow, type RetentionTx } from '../db/as-retention.ts';

export type Destruction = {
  readonly id: string;
  readonly kind: 'month' | 'dossier';
  /** Null: one dossier, before its time. */
  readonly bucket: string | null;
  readonly state: 'proposed' | 'approved' | 'withdrawn' | 'begun' | 'erased' | 'done';
  readonly dossier: string | null;
};

type Refusal = TooEarly | NotNow | { readonly code: 'NotApproved' };
type Where = { readonly board: BoardId; readonly now: Instant };
type Object = Kept & { readonly kind: 'dossier' | 'signal'; readonly dossier: string | null };

/** Fixes what goes and what stays, once: nobody can put a hold on it from here on. Begun already: answers with where it is. */
export async function beginDestruction(
  tx: RetentionTx,
  where: Where,
  id: string,
): Promise<Result<Destruction, Refusal>> {
  const destruction = await firstRow(
    tx,
    sql<Destruction>`select id, kind, bucket, state, dossier_id as dossier from destruction
      where board_id = ${where.board} and id = ${id} for update`,
  );
  if (destruction === null || destruction.state === 'proposed' || destruction.state === 'withdrawn')
    return refuse({ code: 'NotApproved' });
  if (destruction.state !== 'approved') return ok(destruction);
  const objects = await objectsOf(tx, where.board, destruction);
  const decided = decideFor(destruction, objects, where.now);
  if (!decided.ok) return refuse(decided.error);
  await fix(tx, where.board, id, decided.value, objects);
  return ok({ ...destruction, state: 'begun' });
}

/** Signals that went into a dossier go where it goes. */
function decideFor({ kind, bucket }: Destruction, objects: readonly Object[], now: Instant): Result<Decided, Refusal> {
  const dossiers = objects.filter((one) => one.kind === 'dossier');
  if (kind === 'dossier') {
    const [one] = dossiers;
    const allowed = one === undefined ? ok(null) : decideErasure(one);
    return allowed.ok ? ok(withSignals({ destroy: dossiers.map(({ id }) => id), postpone: [] }, objects)) : allowed;
  }
  const decided = decideMonth(bucket ?? '', dossiers, now);
  if (!decided.ok) return decided;
  const goes = new Set(decided.value.destroy);
  const signals = objects.filter((one) => one.kind === 'signal' && !(one.dossier !== null && goes.has(one.dossier)));
  const ofSignals = decideMonth(bucket ?? '', signals, now);
  if (!ofSignals.ok) return ofSignals;
  const all = {
    destroy: [...decided.value.destroy, ...ofSignals.value.destroy],
    postpone: [...decided.value.postpone, ...ofSignals.value.postpone],
  };
  return ok(withSignals(all, objects));
}

function withSignals({ destroy, postpone }: Decided, objects: readonly Object[]): Decided {
  const goes = new Set(destroy);
  const along = objects.filter(({ kind, dossier }) => kind === 'signal' && dossier !== null && goes.has(dossier));
  return { destroy: [...goes, ...along.map(({ id }) => id).filter((id) => !goes.has(id))], postpone };
}

/** All in the bucket, or the one dossier; with the signals that went into them, wherever their keys are. The rows are locked. */
async function objectsOf(
  tx: RetentionTx,
  board: BoardId,
  { kind, bucket, dossier }: Destruction,
): Promise<readonly Object[]> {
  const which = kind === 'month' ? sql`k.bucket = ${bucket}` : sql`k.dossier_id = ${dossier}`;
  const dossiers = await sql<Omit<Object, 'kind' | 'dossier'>>`
    select d.id, d.status = 'open' as "isOpen",
      exists (select from dossier_hold h where h.board_id = d.board_id and h.dossier_id = d.id and h.lifted_at is null) as "isHeld",
      exists (select from dossier_child dc join child c on c.board_id = dc.board_id and c.id = dc.child_id
        where dc.board_id = d.board_id and dc.dossier_id = d.id and c.active) as "childIsHere"
    from dossier d where d.board_id = ${board} and d.id in (
      select k.dossier_id from dossier_key k where k.board_id = ${board} and ${which}) for update of d`.execute(tx);
  const ids = dossiers.rows.map(({ id }) => id);
  const inBucket = kind === 'month' ? sql`or s.bucket = ${bucket}` : sql``;
  const signals = await sql<Omit<Object, 'kind'>>`
    select s.id, s.dossier_id as dossier, s.dossier_id is not null as "isOpen", false as "isHeld",
      exists (select from child c where c.board_id = s.board_id and c.id = s.child_id and c.active) as "childIsHere"
    from signal s where s.board_id = ${board} and (s.dossier_id = any (${ids}) ${inBucket})`.execute(tx);
  return [
    ...dossiers.rows.map((one) => ({ ...one, kind: 'dossier' as const, dossier: null })),
    ...signals.rows.map((one) => ({ ...one, kind: 'signal' as const })),
  ];
}

async function fix(
  tx: RetentionTx,
  board: BoardId,
  id: string,
  { destroy, postpone }: Decided,
  objects: readonly Object[],
): Promise<void> {
  const goes = new Set(destroy);
  const going = objects.filter((one) => goes.has(one.id));
  const ids = (kind: Object['kind']) => going.filter((one) => one.kind === kind).map((one) => one.id);
  for (const kind of ['dossier', 'signal'] as const)
    await sql`insert into destruction_item (board_id, destruction_id, object_id, kind)
      select ${board}, ${id}, one, ${kind} from unnest(${ids(kind)}::text[]) one`.execute(tx);
  await sql`insert into destruction_stay (board_id, destruction_id, object_id, to_bucket)
    select ${board}, ${id}, s.id, s.to_bucket from unnest(${postpone.map((one) => one.id)}::text[],
      ${postpone.map(({ to }) => to)}::text[]) as s (id, to_bucket)`.execute(tx);
  await sql`update destruction set state = 'begun', dossiers = ${ids('dossier').length}, signals = ${ids('signal').length},
    postponed = ${postpone.length} where board_id = ${board} and id = ${id}`.execute(tx);
}
