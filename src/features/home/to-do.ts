import { formatDay, plainDateOf, toPlainDate } from '../../core/kernel/dates.ts';
import type { PlainDate } from '../../core/kernel/kernel.ts';
import type { Code } from '../../core/protocol/code.ts';
import { roleInSentence } from '../../core/protocol/role-name.ts';
import type { Effect, Strength } from '../../core/protocol/words.ts';
import type { CaseRow } from '../../platform/cases/cases.ts';
import type { StaffAsked } from '../../platform/http/route.ts';

export type ToDo = {
  readonly ref: string;
  /** The child, with the group. */
  readonly who: string;
  readonly what: string;
  /** The role or team it waits for, as this code calls it at this location. */
  readonly by: string;
  readonly strength: Strength;
  /** Why it is urgent, in words. */
  readonly why: string;
  /** Higher is more urgent. */
  readonly rank: number;
  readonly due: PlainDate | null;
  readonly isMine: boolean;
  readonly isDecision: boolean;
};

type Summary = NonNullable<CaseRow['summary']>;
type Waiting = Summary['todo'][number];

/** What waits over all dossiers of this person, most urgent first. Nothing of dossiers without content. */
export function toDoIn(asked: StaffAsked, codes: ReadonlyMap<string, Code>, rows: readonly CaseRow[]): ToDo[] {
  const today = plainDateOf(asked.now);
  const all = rows.flatMap((row) => {
    const code = codes.get(row.location.protocol);
    const { summary } = row;
    if (code === undefined || summary === null || row.status !== 'open') return [];
    const own = ownRoles([...asked.staff.roles, ...asked.standsIn], row, code);
    return summary.todo.map((waiting) => toDo(row, summary, code, own, waiting, today));
  });
  return all.toSorted((a, b) => b.rank - a.rank || (a.due ?? '9999').localeCompare(b.due ?? '9999'));
}

function toDo(
  { ref, location }: CaseRow,
  summary: Summary,
  code: Code,
  own: ReadonlySet<string>,
  { act, what, by, strength, due }: Waiting,
  today: PlainDate,
): ToDo {
  const does = code.acts.get(act)?.does;
  const day = due === null ? null : toPlainDate(due);
  return {
    ref,
    who: summary.group === null ? summary.child : `${summary.child}, ${summary.group}`,
    what,
    by: roleInSentence(code, location.kind, by),
    strength,
    due: day,
    isMine: own.has(by),
    isDecision: does === 'decide_report' || does === 'decide_help',
    ...urgency(does === 'decide_report' && summary.reportDuty ? 'report' : does, strength, day, today),
  };
}

const strengthWords: Readonly<Record<Strength, string>> = {
  must: 'moet volgens uw code',
  preferred: 'heeft de voorkeur',
  optional: 'mag',
  exception: 'uitzondering, leg uit waarom',
  info: 'goed om te weten',
};

function urgency(
  does: Effect | undefined,
  strength: Strength,
  due: PlainDate | null,
  today: PlainDate,
): Pick<ToDo, 'why' | 'rank'> {
  if (does === 'emergency') return { why: 'er is direct gevaar genoemd', rank: 5 };
  if (does === 'report') return { why: 'de code vraagt om een melding', rank: 4 };
  if (due !== null && due < today) return { why: `had klaar moeten zijn op ${formatDay(due)}`, rank: 3 };
  if (due !== null) return { why: `uiterlijk ${formatDay(due)}`, rank: 2 };
  return { why: strengthWords[strength], rank: strength === 'must' ? 1 : 0 };
}

/** Roles at this location, held or stood in for, teams with a seat for one of them, and, for who leads it, what is appointed per dossier. */
function ownRoles(roles: StaffAsked['standsIn'], { location }: CaseRow, { protocol }: Code): ReadonlySet<string> {
  const here = roles.filter((held) => held.location === null || held.location === location.id);
  const held = here.map(({ role }) => role);
  const teams = Object.entries(protocol.teams)
    .filter(([, team]) => team.seats.some(({ anyOf }) => anyOf.some((role) => held.includes(role))))
    .map(([id]) => id);
  const leads = here.some(({ may }) => may.includes('coordinate') || may.includes('decide'));
  const appointed = Object.entries(protocol.roles).filter(([, role]) => leads && role.appointedFrom.length > 0);
  return new Set([...held, ...teams, ...appointed.map(([id]) => id), 'anyone']);
}
