import { Nothing } from '../../ui/dossier/after-act.tsx';
import { Details } from '../../ui/govuk/details.tsx';
import { Tag } from '../../ui/govuk/tag.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';
import { paths, to } from '../../ui/paths.ts';
import { Stones } from '../../ui/stones.tsx';
import type { CaseView } from './rows.ts';

type Props = {
  readonly frame: Frame;
  readonly open: readonly CaseView[];
  readonly closed: readonly CaseView[];
  readonly coordinates: boolean;
};

/** Per dossier: the child, the path of stones, what waits for whom and since when. */
export function CaseloadPage({ frame, open, closed, coordinates }: Props) {
  return (
    <Page frame={frame} heading="Dossiers" active="caseload" wide>
      {open.length === 0 && (
        <Nothing
          says="U heeft nu geen open dossiers. Een dossier begint bij een signaal."
          action={
            coordinates
              ? { href: paths.inbox, label: 'Nieuwe signalen bekijken' }
              : { href: paths.signal, label: 'Zorg vastleggen' }
          }
        />
      )}
      <Cases views={open} />
      {closed.length > 0 && (
        <Details summary={`Gesloten dossiers (${closed.length})`}>
          <Cases views={closed} />
        </Details>
      )}
    </Page>
  );
}

function Cases({ views }: { readonly views: readonly CaseView[] }) {
  return (
    <ul class="pluis-list">
      {views.map((view) => (
        <li>
          <h2 class="govuk-heading-m">
            <a class="govuk-link" href={to(paths.dossier, { ref: view.ref })}>
              {view.who}
            </a>
          </h2>
          <p class="govuk-body">
            {view.reportDue && (
              <>
                <Tag colour="red">melden moet</Tag>{' '}
              </>
            )}
            {view.isLate && (
              <>
                <Tag colour="yellow">te laat</Tag>{' '}
              </>
            )}
            {view.closed ?? view.waits}
          </p>
          {view.stones.length > 0 && <Stones stones={view.stones} small label="De stappen van dit dossier" />}
          <p class="govuk-body pluis-source">
            {view.place}, laatst aangevuld {view.since}
          </p>
        </li>
      ))}
    </ul>
  );
}
