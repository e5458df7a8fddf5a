import type { StaffAsked } from '../../../platform/http/route.ts';
import type { Whose } from '../accounts.queries.ts';

/** Whose account it is: of who asks. */
export function whoseOf({ staff }: StaffAsked): Whose {
  return { board: staff.board, staff: staff.id };
}
