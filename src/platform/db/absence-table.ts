import type { BoardId, Instant, StaffId } from '../../core/kernel/kernel.ts';

/** Who is away; `deputy_id` is null where nobody stands in. */
export type AbsenceTable = {
  board_id: BoardId;
  id: string;
  staff_id: StaffId;
  deputy_id: StaffId | null;
  valid_from: Instant;
  valid_until: Instant;
  set_by: StaffId;
  set_at: Instant;
};
