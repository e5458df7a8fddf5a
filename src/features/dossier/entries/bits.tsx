import type { Child } from 'hono/jsx';
import type { Participant, Statement as StatementFact } from '../../../core/dossier/parts.schema.ts';
import { formatDay } from '../../../core/kernel/dates.ts';
import type { PlainDate } from '../../../core/kernel/kernel.ts';
import { Statement } from '../../../ui/dossier/statement.tsx';

/** How the words of the board are found: its names for roles, acts and questions. */
export type Naming = {
  readonly role: (id: string) => string;
  /** As it stands within a sentence: zorgcoördinator, but IB’er. */
  readonly roleInSentence: (id: string) => string;
  readonly question: (id: string) => string;
  readonly act: (id: string) => string;
  readonly staff: (id: string) => string;
};

/** One line of an entry; nothing when it was left empty. */
export function Line({ label, children }: { readonly label: string; readonly children?: Child }) {
  if (children === undefined || children === null || children === '') return null;
  return (
    <p class="govuk-body">
      <strong>{label}:</strong> {children}
    </p>
  );
}

export function Lines({ label, items }: { readonly label: string; readonly items: readonly string[] }) {
  if (items.length === 0) return null;
  return (
    <>
      <p class="govuk-body">
        <strong>{label}:</strong>
      </p>
      <ul class="govuk-list govuk-list--bullet">
        {items.map((item) => (
          <li>{item}</li>
        ))}
      </ul>
    </>
  );
}

export function Facts({ statements, on }: { readonly statements: readonly StatementFact[]; readonly on: PlainDate }) {
  return (
    <>
      {statements.map((statement) => (
        <Statement
          kind={statement.kind === 'told' ? 'told' : 'seen'}
          by={statement.source.who}
          when={formatDay(statement.on ?? on)}
          where={statement.where}
          points={statement.contradicting ? 'elsewhere' : undefined}
        >
          {statement.what}
        </Statement>
      ))}
    </>
  );
}

export function Reading({ says, by }: { readonly says: string | undefined; readonly by: string }) {
  if (says === undefined) return null;
  return (
    <Statement kind="thought" by={by}>
      {says}
    </Statement>
  );
}

export function Company({
  participants,
  naming,
}: {
  readonly participants: readonly Participant[];
  readonly naming: Naming;
}) {
  if (participants.length === 0) return null;
  return <Line label="Aanwezig">{participants.map((one) => personOf(one, naming)).join(', ')}</Line>;
}

function personOf({ role, staff, name, relation }: Participant, naming: Naming): string {
  const who = staff === undefined ? name : naming.staff(staff);
  const as = naming.roleInSentence(role);
  const known = who === undefined ? as : `${who} (${as})`;
  return relation === undefined ? known : `${known}, ${relation}`;
}

export const answerWords = { yes: 'ja', no: 'nee', doubt: 'twijfel' } as const;
