import { randomBytes } from 'node:crypto';
import type { Transaction } from 'kysely';
import { staffId } from '../../core/kernel/kernel.schema.ts';
import type { BoardId, Instant, LocationId, StaffId } from '../../core/kernel/kernel.ts';
import type { Code } from '../../core/protocol/code.ts';
import type { Ability } from '../../core/protocol/words.ts';
import type { Tables } from '../db/tables.ts';

export type Tx = Transaction<Tables>;

/** Somebody new on this board, without a role and without an account. */
export async function addPerson(tx: Tx, board: BoardId, name: string): Promise<StaffId> {
  const id = staffId.parse(randomBytes(16).toString('hex'));
  await tx.insertInto('staff').values({ board_id: board, id, name }).execute();
  return id;
}

export type Role = {
  /** Null: at every location of the board. */
  readonly location: LocationId | null;
  readonly role: string;
  readonly may: readonly Ability[];
};

/** From now on this person has this role. */
export async function giveRole(
  tx: Tx,
  { board, staff }: { readonly board: BoardId; readonly staff: StaffId },
  { location, role, may }: Role,
  now: Instant,
): Promise<void> {
  const id = randomBytes(16).toString('hex');
  const held = { board_id: board, id, staff_id: staff, location_id: location, role, may };
  await tx
    .insertInto('staff_role')
    .values({ ...held, valid_from: now, valid_until: null })
    .execute();
}

/** What this code lets a role of its own people do; null for a role it does not have, or that is held per dossier or by outsiders. */
export function abilitiesOf({ protocol }: Code, role: string): readonly Ability[] | null {
  const found = protocol.roles[role];
  if (found === undefined || found.external || found.appointedFrom.length > 0) return null;
  return found.may;
}
