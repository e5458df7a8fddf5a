import type { Instant } from '../../core/kernel/kernel.ts';
import { Nothing } from '../../ui/dossier/after-act.tsx';
import { Tag } from '../../ui/govuk/tag.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';
import { paths, to } from '../../ui/paths.ts';
import { howLongAgo } from '../../ui/written.ts';

export type InboxRow = {
  readonly id: string;
  readonly child: string;
  readonly group: string | null;
  readonly location: string;
  readonly recorder: string;
  readonly recordedAt: Instant;
  readonly danger: boolean;
};
type Props = { readonly frame: Frame; readonly now: Instant; readonly rows: readonly InboxRow[] };

export function InboxPage({ frame, now, rows }: Props) {
  return (
    <Page frame={frame} heading="Nieuwe signalen" active="inbox" wide>
      {rows.length === 0 && (
        <Nothing says="Er wacht nu niets op u." action={{ href: paths.caseload, label: 'Naar de dossiers' }} />
      )}
      <ul class="pluis-list">
        {rows.map((row) => (
          <li>
            <h2 class="govuk-heading-m">
              <a class="govuk-link" href={to(paths.inboxSignal, { ref: row.id })}>
                {row.child}
                {row.group !== null && `, ${row.group}`}
              </a>
            </h2>
            <p class="govuk-body">
              {row.danger && (
                <>
                  <Tag colour="red">direct gevaar genoemd</Tag>{' '}
                </>
              )}
              Van {row.recorder}, {row.location}, {howLongAgo(row.recordedAt, now)}
            </p>
          </li>
        ))}
      </ul>
    </Page>
  );
}
