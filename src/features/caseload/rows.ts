import { formatShortDay, plainDateOf } from '../../core/kernel/dates.ts';
import type { Instant } from '../../core/kernel/kernel.ts';
import type { Code } from '../../core/protocol/code.ts';
import { roleInSentence } from '../../core/protocol/role-name.ts';
import type { CaseRow } from '../../platform/cases/cases.ts';
import type { Stone } from '../../ui/stones.tsx';
import { howLongAgo } from '../../ui/written.ts';

export type CaseView = {
  readonly ref: string;
  readonly who: string;
  readonly place: string;
  readonly stones: readonly Stone[];
  /** What waits, for whom. */
  readonly waits: string;
  readonly since: string;
  readonly reportDue: boolean;
  readonly isLate: boolean;
  readonly closed: string | null;
};

/** A dossier as one row; without content where this person may not read it. */
export function caseView(codes: ReadonlyMap<string, Code>, row: CaseRow, now: Instant): CaseView {
  const { summary, location, ref, status, touchedAt } = row;
  const plain = { ref, place: location.name, since: howLongAgo(touchedAt, now), closed: closedSays(status) };
  if (summary === null) {
    const nothing = { stones: [], waits: 'De inhoud is niet voor u.', reportDue: false, isLate: false };
    return { ...plain, ...nothing, who: `Dossier van ${formatShortDay(plainDateOf(row.openedAt))}` };
  }
  const code = codes.get(location.protocol);
  const today = plainDateOf(now);
  return {
    ...plain,
    who: nameOf(summary.child, summary.group),
    stones: summary.steps.map(({ id, state }) => ({ name: stepName(code, id), state })),
    waits: waitsFor(code, row, summary),
    reportDue: summary.reportDuty,
    isLate: summary.todo.some(({ due }) => due !== null && due < today),
  };
}

function stepName(code: Code | undefined, id: string): string {
  return code?.protocol.steps.find((step) => step.id === id)?.title ?? id;
}

function waitsFor(code: Code | undefined, row: CaseRow, { todo }: NonNullable<CaseRow['summary']>): string {
  const [first] = todo;
  return first === undefined ? 'Er wacht nu niets.' : `${first.what}, door ${roleOf(code, row, first.by)}`;
}

function nameOf(child: string, group: string | null): string {
  return group === null ? child : `${child}, ${group}`;
}

function roleOf(code: Code | undefined, { location }: CaseRow, id: string): string {
  return code === undefined ? 'wie het kan' : roleInSentence(code, location.kind, id);
}

function closedSays(status: CaseRow['status']): string | null {
  if (status === 'open') return null;
  return status === 'closed_monitored' ? 'gesloten, veiligheid wordt gevolgd' : 'gesloten, geen actie nodig';
}
