import type { Weighed } from '../../core/protocol/weighed.ts';
import { Nothing } from '../../ui/dossier/after-act.tsx';
import { Button, ButtonGroup } from '../../ui/govuk/button.tsx';
import { SummaryList } from '../../ui/govuk/summary-list.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';
import { paths, to } from '../../ui/paths.ts';
import { Fixed } from './fixed.tsx';
import type { Answered } from './answered.ts';
import { Given, sentences } from './outcome.page.tsx';

export type DecisionView = {
  readonly about: string;
  readonly is: string;
  readonly by: string;
  readonly on: string;
  readonly because: string;
};
export type OverviewView = {
  readonly ref: string;
  readonly weighed: Weighed;
  readonly flags: readonly { readonly name: string; readonly is: string }[];
  readonly answers: readonly Answered[];
  readonly dissent: readonly string[];
  readonly decisions: readonly DecisionView[];
  readonly mayWeigh: boolean;
  /** The act with which the weighing begins anew; null where it is not offered now. */
  readonly again: string | null;
};
type Props = { readonly frame: Frame; readonly view: OverviewView };

/** Answers and decisions of one dossier; what a person decided stands apart from what the code says. */
export function OverviewPage({ frame, view }: Props) {
  const { ref, weighed } = view;
  return (
    <Page
      frame={frame}
      heading="Weging en besluiten"
      backLink={{ href: to(paths.dossier, { ref }), label: 'Dossier' }}
      active="caseload"
      wide
    >
      <p class="govuk-body-l">{sentences[weighed.outcome]}</p>
      <p class="govuk-body">
        <a class="govuk-link" href={to(paths.weighingOutcome, { ref })}>
          Hoe de code hier komt
        </a>
      </p>
      {view.mayWeigh && <Buttons view={view} />}
      <h2 class="govuk-heading-m">Hoe veilig is het?</h2>
      {view.flags.length === 0 ? (
        <Nothing says="Hierover is nog geen oordeel vastgelegd." />
      ) : (
        <SummaryList rows={view.flags.map(({ name, is }) => ({ key: name, value: is }))} />
      )}
      <h2 class="govuk-heading-m">De vragen van de weging</h2>
      <Given answers={view.answers} />
      {view.dissent.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {view.dissent.map((one) => (
            <li>{one}</li>
          ))}
        </ul>
      )}
      <h2 class="govuk-heading-m">Besluiten</h2>
      <Decisions decisions={view.decisions} />
      <Fixed frame={frame} dossier={ref} />
    </Page>
  );
}

function Buttons({ view }: { readonly view: OverviewView }) {
  const { ref, weighed, again } = view;
  const begin = view.answers.length === 0 ? 'Weging beginnen' : 'Weging verder voeren';
  return (
    <ButtonGroup>
      <Button href={to(paths.weighingBegin, { ref })}>{begin}</Button>
      <Button href={to(paths.decideReport, { ref })} kind="secondary">
        Besluit over melden
      </Button>
      <Button href={to(paths.decideHelp, { ref })} kind="secondary">
        Besluit over hulp
      </Button>
      {again !== null && weighed.outcome !== 'reweigh' && (
        <Button href={to(paths.act, { ref, act: again })} kind="secondary">
          Opnieuw wegen
        </Button>
      )}
    </ButtonGroup>
  );
}

function Decisions({ decisions }: { readonly decisions: readonly DecisionView[] }) {
  if (decisions.length === 0) return <Nothing says="Er is nog geen besluit vastgelegd." />;
  return (
    <ul class="govuk-list pluis-list">
      {decisions.map(({ about, is, by, on, because }) => (
        <li>
          <strong>
            {about}: {is}
          </strong>
          <br />
          {by}, {on}
          <br />
          {because}
        </li>
      ))}
    </ul>
  );
}
