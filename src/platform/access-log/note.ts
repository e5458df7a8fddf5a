import { sql, type Transaction } from 'kysely';
import type { BoardId, Instant, StaffId } from '../../core/kernel/kernel.ts';
import type { Db, Statement } from '../db/database.ts';
import type { Tables } from '../db/tables.ts';
import type { Actor } from '../dossier-store/dossier-store.ts';
import { logOf } from './log-of.ts';

/** What happened, in words of a closed list and ids: never a name, a typed text or an address. */
export type Noted = {
  readonly action: string;
  readonly objectType: string;
  readonly objectRef?: string | undefined;
  /** The child it is about, by its pseudonym. */
  readonly subject?: string | undefined;
  readonly outcome: 'allowed' | 'denied' | 'error';
  readonly rule?: string | undefined;
};

/** Somebody of whom no more is known than the board: before signing in, or a command. */
export type Nobody = { readonly board: BoardId; readonly staff: StaffId | null; readonly at: Instant } & Pick<
  Actor,
  'via' | 'session' | 'accessPoint' | 'trace'
>;

const noteAccess: Statement = { name: 'note', text: 'select note($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)' };

/** A row in the log, durable when this resolves; for what reads no more than that it was refused. */
export async function note(db: Db, actor: Actor | Nobody, noted: Noted): Promise<void> {
  await db.call(noteAccess, valuesOf(actor, noted));
}

/** A row in the log that is there if and only if the work of this transaction is. */
export async function noteIn(tx: Transaction<Tables>, actor: Actor | Nobody, noted: Noted): Promise<void> {
  await sql`select note(${sql.join(valuesOf(actor, noted))})`.execute(tx);
}

function valuesOf(actor: Actor | Nobody, noted: Noted): readonly (string | null)[] {
  const { action, objectType, objectRef, subject, outcome, rule } = noted;
  const { board, staff, at } = actor;
  return [
    board,
    staff,
    at,
    logOf(actor),
    action,
    objectType,
    objectRef ?? null,
    subject ?? null,
    outcome,
    rule ?? null,
  ];
}
