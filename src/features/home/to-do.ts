import { formatDay, plainDateOf } from '../../core/kernel/dates.ts';
import type { Code } from '../../core/protocol/code.ts';
import { plainDate } from '../../core/kernel/kernel.schema.ts';
import type { CaseRow } from '../../platform/cases/cases.ts';
import type { StaffAsked } from '../../platform/http/route.ts';

export type ToDo = {
  readonly ref: string;
  readonly who: string;
  readonly what: string;
  /** Why it is urgent, in words. */
  readonly why: string;
  readonly rank: number;
};

/** What waits for this person over all dossiers: acts of a role that is held there, or of a team in which it has a seat. */
export function toDoFor(asked: StaffAsked, codes: ReadonlyMap<string, Code>, rows: readonly CaseRow[]): ToDo[] {
  const today = plainDateOf(asked.now);
  const all = rows.flatMap((row) => {
    const code = codes.get(row.location.protocol);
    const own = rolesAt(asked, row, code);
    return (row.summary?.todo ?? [])
      .filter(({ by, strength }) => strength === 'must' && own.has(by))
      .map(({ what, due }): ToDo => ({
        ref: row.ref,
        who: row.summary?.child ?? '',
        what,
        ...urgency(row.summary?.reportDuty ?? false, due, today),
      }));
  });
  return all.toSorted((a, b) => b.rank - a.rank);
}

function urgency(reportDue: boolean, due: string | null, today: string): Pick<ToDo, 'why' | 'rank'> {
  if (due !== null && due < today)
    return { why: `had klaar moeten zijn op ${formatDay(plainDate.parse(due))}`, rank: 3 };
  if (reportDue) return { why: 'er is een plicht om te melden', rank: 2 };
  if (due !== null) return { why: `uiterlijk ${formatDay(plainDate.parse(due))}`, rank: 1 };
  return { why: 'moet volgens uw code', rank: 0 };
}

function rolesAt({ staff }: StaffAsked, row: CaseRow, code: Code | undefined): ReadonlySet<string> {
  const held = staff.roles
    .filter(({ location }) => location === null || location === row.location.id)
    .map(({ role }) => role);
  const teams = Object.entries(code?.protocol.teams ?? {})
    .filter(([, team]) => team.seats.some(({ anyOf }) => anyOf.some((role) => held.includes(role))))
    .map(([id]) => id);
  return new Set([...held, ...teams, 'anyone']);
}
