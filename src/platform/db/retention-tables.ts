import type { Generated } from 'kysely';
import type { BoardId, DossierId, Instant, PlainDate, StaffId } from '../../core/kernel/kernel.ts';

/** Proposed by one person, approved by another; it keeps numbers, never what it was about. */
export type DestructionTable = {
  board_id: BoardId;
  id: string;
  kind: 'month' | 'dossier';
  bucket: string | null;
  dossier_id: DossierId | null;
  ground: 'request' | 'mistake' | 'other' | null;
  proposed_by: StaffId;
  proposed_at: Instant;
  approved_by: StaffId | null;
  approved_at: Instant | null;
  withdrawn_at: Instant | null;
  state: Generated<'proposed' | 'approved' | 'withdrawn' | 'begun' | 'erased' | 'done'>;
  dossiers: Generated<number>;
  signals: Generated<number>;
  postponed: Generated<number>;
  destroyed_on: PlainDate | null;
  final_on: PlainDate | null;
};

/** Why a dossier must stay. */
export type HoldTable = {
  board_id: BoardId;
  id: string;
  dossier_id: DossierId;
  ground: 'report' | 'complaint' | 'court' | 'inspection' | 'other';
  since: Instant;
  set_by: StaffId;
  lifted_at: Instant | null;
  lifted_by: StaffId | null;
};

/** How long the board keeps the rows of its log whole, and why. */
export type LogTermColumns = { log_years: Generated<number>; log_years_because: Generated<string> };
