import type { Child } from 'hono/jsx';
import type { Instant } from '../../core/kernel/kernel.ts';
import { Duty, Finding, type DutyProps } from '../../ui/dossier/duty.tsx';
import type { WhyProps } from '../../ui/dossier/why.tsx';
import { Tokens } from '../../ui/forms/form.tsx';
import { Button } from '../../ui/govuk/button.tsx';
import { Details } from '../../ui/govuk/details.tsx';
import { InsetText } from '../../ui/govuk/inset-text.tsx';
import { WarningText } from '../../ui/govuk/warning-text.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';
import { paths, to } from '../../ui/paths.ts';
import { Stones, type Stone } from '../../ui/stones.tsx';
import { writtenMoment } from '../../ui/written.ts';
import { Fixed, PartsList, type Parts } from './parts.tsx';

export type FindingView = { readonly says: string; readonly why: WhyProps };
export type DossierView = {
  readonly ref: string;
  readonly who: string;
  readonly about: readonly string[];
  readonly stones: readonly Stone[];
  readonly now: readonly DutyProps[];
  readonly findings: readonly FindingView[];
  /** The outcome of the code in one sentence. */
  readonly says: string;
  readonly reportDue: boolean;
  readonly closed: string | null;
  readonly otherRoute: Child;
  readonly parts: Parts;
};
type Props = { readonly frame: Frame; readonly view: DossierView };

const shownAtOnce = 3;

/** Within five seconds: what must happen now, by whom and why. */
export function DossierPage({ frame, view }: Props) {
  const { ref, who, about, stones, now, findings, closed, otherRoute, parts } = view;
  return (
    <Page frame={frame} heading={who} backLink={{ href: paths.caseload, label: 'Dossiers' }} active="caseload" wide>
      <p class="govuk-body">{about.join(' · ')}</p>
      <Stones stones={stones} />
      {closed !== null && <InsetText>{closed}</InsetText>}
      {otherRoute}
      {view.reportDue && <WarningText>Volgens de code moet dit gemeld worden bij Veilig Thuis.</WarningText>}
      <h2 class="govuk-heading-l">Nu te doen</h2>
      <p class="govuk-body">{view.says}</p>
      {now.slice(0, shownAtOnce).map((duty, place) => (
        <Duty {...duty} first={place === 0} />
      ))}
      {now.length > shownAtOnce && (
        <Details summary={`Ook nog open (${now.length - shownAtOnce})`}>
          {now.slice(shownAtOnce).map((duty) => (
            <Duty {...duty} />
          ))}
        </Details>
      )}
      <Fixed frame={frame} parts={parts} />
      <Findings findings={findings} />
      <PartsList parts={parts} />
      <p class="govuk-body">
        {closed === null ? (
          <a class="govuk-link" href={to(paths.close, { ref })}>
            Dossier sluiten
          </a>
        ) : (
          <a class="govuk-link" href={to(paths.reopen, { ref })}>
            Dossier heropenen
          </a>
        )}
      </p>
    </Page>
  );
}

function Findings({ findings }: { readonly findings: readonly FindingView[] }) {
  if (findings.length === 0) return null;
  return (
    <section aria-label="Let op">
      <h2 class="govuk-heading-m">Let op</h2>
      {findings.slice(0, shownAtOnce).map(({ says, why }) => (
        <Finding why={why}>{says}</Finding>
      ))}
      {findings.length > shownAtOnce && (
        <Details summary={`Meer om op te letten (${findings.length - shownAtOnce})`}>
          {findings.slice(shownAtOnce).map(({ says, why }) => (
            <Finding why={why}>{says}</Finding>
          ))}
        </Details>
      )}
    </section>
  );
}

type StateProps = {
  readonly frame: Frame;
  readonly ref_: string;
  readonly stones: readonly Stone[];
  readonly closed: string | null;
  /** When this person confirmed to have read it. */
  readonly confirmed: Instant | null;
};

/** For who may know where it stands, and nothing of the content. */
export function StatePage({ frame, ref_, stones, closed, confirmed }: StateProps) {
  return (
    <Page frame={frame} heading="Dossier" backLink={{ href: paths.start, label: 'Start' }}>
      <p class="govuk-body">U ziet waar dit dossier staat. De inhoud is niet voor u.</p>
      <Stones stones={stones} />
      {closed !== null && <InsetText>{closed}</InsetText>}
      {confirmed === null ? (
        <form action={to(paths.confirmRead, { ref: ref_ })} method="post">
          <Tokens tokens={frame.tokens} />
          <p class="govuk-body">Bevestig dat u dit hebt gelezen. Wie het dossier coördineert, ziet dat.</p>
          <Button>Ik heb dit gelezen</Button>
        </form>
      ) : (
        <p class="govuk-body">U hebt bevestigd dat u dit las, op {writtenMoment(confirmed)}.</p>
      )}
    </Page>
  );
}
